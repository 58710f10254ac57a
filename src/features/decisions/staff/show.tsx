import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { refuseForeignEyes } from '../../../core/publications/queries/documents.ts';
import { refusalOf } from '../../../platform/errors.ts';
import { choice, form, type Typed, text, whole } from '../../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import { tieEntry } from '../actions.ts';
import { ShowPage } from '../pages/show.tsx';
import { findByAddress, getDecision, listTies } from '../queries/decisions.ts';
import { crumb, done, writes } from './frame.ts';

const path = '/staff/decisions/:document{[0-9]{1,15}}';

/** One catalogue or meeting: its state, and what the lines of a catalogue have become. */
export function showDoors(app: StaffApp): void {
  app.get(path, (c) => show(c));
  app.post(`${path}/tie`, tie);
}

interface Wrong {
  typed: Typed;
  errors: Record<string, string>;
}

async function show(c: StaffContext, wrong?: Wrong, status: 200 | 409 | 422 = 200) {
  const { staff: db, who } = c.var;
  const decision = await getDecision(db, Number(c.req.param('document')));
  refuseForeignEyes(who, decision.unit);
  return c.var.page({
    title: decision.title,
    crumbs: [crumb, { label: decision.title }],
    notice: done[c.req.query('done') ?? ''] ?? null,
    error: !!wrong,
    status,
    children: ShowPage({
      ...{ decision, wrong },
      ties: await listTies(db, decision.document),
      writes: writes(who, decision.unit),
      formKey: keyOf(wrong?.typed ?? {}) ?? newKey(),
    }),
  });
}

const tieForm = form({
  number: whole('序号', { required: '请选择事项。', min: 1, max: 200 }),
  kind: choice('种类', ['draft', 'decision'] as const, { required: '请选择草案还是正式文件。' }),
  address: text('网址', { max: 300 }),
});

async function tie(c: StaffContext): Promise<Response> {
  const typed = await readFields(c);
  const read = tieForm.read(typed);
  if (!read.ok) return show(c, { typed, errors: read.errors }, 422);
  const { number, kind, address } = read.values;
  const target = address ? await findByAddress(c.var.staff, address) : null;
  if (target === undefined)
    return show(c, { typed, errors: { address: '没有找到这个网址的文件，请从浏览器的地址栏复制。' } }, 422);
  const document = Number(c.req.param('document'));
  const refused = await refusalOf(() =>
    tieEntry(c.var.by(keyOf(typed)), {
      ...{ document, number: number!, kind: kind as 'draft' | 'decision' },
      target: target?.document ?? null,
    }),
  );
  if (refused) return show(c, { typed, errors: { '': refused } }, 409);
  return c.redirect(`/staff/decisions/${document}?done=${target ? 'tied' : 'untied'}`, 303);
}
