import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { listUnitsOf, unitsSeenBy } from '../../../core/publications/queries/documents.ts';
import { Refused } from '../../../platform/errors.ts';
import { choice, form, rowId, type Typed, text, withoutField } from '../../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import { draftNotice } from '../actions/texts.ts';
import { HearingsPage, NewHearingPage } from '../pages/hearings.tsx';
import { listHearings } from '../queries/hearings.ts';
import { emptyNotice, forms, type HearingForm } from '../rules/elements.ts';
import { crumb, writes } from './frame.ts';

/** 听证会、座谈会 in the console. */
export function listDoors(app: StaffApp): void {
  app.get('/staff/hearings', async (c) => {
    const found = await listHearings(c.var.staff, unitsSeenBy(c.var.who));
    return c.var.page({
      title: crumb.label,
      crumbs: [{ label: '工作台', href: '/staff' }, { label: crumb.label }],
      children: HearingsPage({ hearings: found, drafts: writes(c.var.who), now: new Date() }),
    });
  });
  app.get('/staff/hearings/new', (c) => showNew(c));
  app.post('/staff/hearings/new', create);
}

const newForm = form({
  form: choice('形式', Object.keys(forms) as HearingForm[], { required: true }),
  title: text('公告标题', { required: '请填写公告标题。', max: 200 }),
  unit: rowId('承办单位', { required: '请选择承办单位。' }),
});

function mustDraft(c: StaffContext): void {
  if (!writes(c.var.who)) throw new Refused('听证、座谈公告由单位的拟稿人起草，您没有这项职责。', 403);
}

async function showNew(c: StaffContext, refused?: { typed: Typed; errors: Record<string, string> }) {
  mustDraft(c);
  const units = await listUnitsOf(c.var.staff, c.var.who);
  const typed = refused?.typed ?? { unit: String(c.var.who.unit), form: 'hearing' };
  return c.var.page({
    title: '起草听证、座谈公告',
    crumbs: [crumb, { label: '起草' }],
    error: !!refused,
    status: refused ? 422 : 200,
    children: NewHearingPage({
      formKey: keyOf(typed) ?? newKey(),
      ...{ typed, units },
      errors: withoutField(refused?.errors ?? {}, ...(units.length > 1 ? [] : ['unit'])),
    }),
  });
}

async function create(c: StaffContext): Promise<Response> {
  mustDraft(c);
  const typed = await readFields(c);
  const read = newForm.read(typed);
  if (!read.ok) return showNew(c, read);
  const { title, unit } = read.values;
  const notice = { ...emptyNotice, form: read.values.form as HearingForm };
  const made = await draftNotice(c.var.by(keyOf(typed)), { unit: unit!, title, notice });
  return c.redirect(`/staff/hearings/editions/${made.edition}?done=drafted`, 303);
}
