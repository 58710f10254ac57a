import { holds } from '../../../core/caller.ts';
import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { receiveUpload } from '../../../core/files/upload.ts';
import { NotFound } from '../../../platform/errors.ts';
import type { Typed } from '../../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import type { Storage } from '../../../platform/storage/local.ts';
import { file, returnFiling } from '../actions/filing.ts';
import { FilingPage } from '../pages/filing.tsx';
import { getFiling, getPlan } from '../queries.ts';
import { filingForm, returnForm } from '../rules/forms.ts';
import { filingKinds } from '../rules.ts';
import { workplanCrumb } from './import.tsx';
import { idOf } from './plans.tsx';

const done: Record<string, string> = { filed: '已报送。', returned: '已退回，单位会看到您的意见。' };

/** What one unit owes by the plan's last paragraph. */
export function filingDoors(app: StaffApp, storage: Storage): void {
  app.get('/staff/workplan/filings/:id{[0-9]+}', (c) => showFiling(c));

  app.post('/staff/workplan/filings/:id{[0-9]+}', async (c) => {
    // Before the bytes are taken: nobody uploads for another unit.
    const filing = await getFiling(c.var.staff, idOf(c));
    if (!holds(c.var.who, 'drafter', filing.unit)) throw new NotFound();
    const { fields, files, refused } = await receiveUpload(c.req.raw, storage, c.var.by, { files: 1 });
    const read = filingForm.read(fields);
    const errors = { ...read.errors, ...(refused[0] ? { file: refused[0].error } : {}) };
    if (!read.values || refused.length > 0) return showFiling(c, fields, errors);
    const { title, words } = read.values;
    await file(c.var.by(keyOf(fields)), { filing: filing.id, title, words, file: files[0]?.id ?? null });
    return c.redirect(`/staff/workplan/filings/${filing.id}?done=filed`, 303);
  });

  app.post('/staff/workplan/filings/:id{[0-9]+}/return', async (c) => {
    const typed = await readFields(c);
    const read = returnForm.read(typed);
    if (!read.values) return showFiling(c, typed, read.errors);
    await returnFiling(c.var.by(keyOf(typed)), { filing: idOf(c), why: read.values.why });
    return c.redirect(`/staff/workplan/filings/${idOf(c)}?done=returned`, 303);
  });
}

async function showFiling(c: StaffContext, typed: Typed = {}, errors?: Record<string, string>): Promise<Response> {
  const { staff, who, today } = c.var;
  const filing = await getFiling(staff, idOf(c));
  const plan = await getPlan(staff, filing.plan);
  return c.var.page({
    title: `${filingKinds[filing.kind]}：${filing.unitName}`,
    crumbs: [
      workplanCrumb,
      { label: plan.title, href: `/staff/workplan/${plan.id}?view=filings&unit=all` },
      { label: filing.unitName },
    ],
    notice: done[c.req.query('done') ?? ''] ?? null,
    error: !!errors,
    status: errors ? 422 : 200,
    children: (
      <FilingPage
        filing={filing}
        files={holds(who, 'drafter', filing.unit)}
        oversees={holds(who, 'openness')}
        today={today}
        formKey={keyOf(typed) ?? newKey()}
        typed={Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, String(value ?? '')]))}
        errors={errors}
      />
    ),
  });
}
