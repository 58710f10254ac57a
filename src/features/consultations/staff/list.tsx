import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { listUnitsOf, unitsSeenBy } from '../../../core/publications/queries/documents.ts';
import { Refused } from '../../../platform/errors.ts';
import { form, rowId, type Typed, text, withoutField } from '../../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import { draftCall } from '../actions/call.ts';
import { CallsPage, NewCallPage } from '../pages/calls.tsx';
import { listCalls, listCounts } from '../queries/calls.ts';
import { listRoundsFor, listRoundsOf } from '../queries/rounds.ts';
import { crumb, writes } from './frame.ts';

/** 征求意见 in the console: every call of one's units, how far its rounds have come, and points that other units wait for. */
export function listDoors(app: StaffApp): void {
  app.get('/staff/consultations', async (c) => {
    const { staff: db, who } = c.var;
    const seen = unitsSeenBy(who);
    const own = [...new Set(who.grants.map(({ unit }) => unit))];
    const [calls, rounds, asked] = await Promise.all([
      listCalls(db, seen),
      listRoundsOf(db, seen),
      listRoundsFor(db, own),
    ]);
    const foreign = asked.filter(({ id }) => !rounds.some((round) => round.id === id));
    const counts = await listCounts(
      db,
      [...rounds, ...foreign].map(({ id }) => id),
    );
    return c.var.page({
      title: '征求意见',
      crumbs: [{ label: '工作台', href: '/staff' }, { label: crumb.label }],
      children: CallsPage({ calls, rounds, foreign, counts, drafts: writes(who), now: new Date(), today: c.var.today }),
    });
  });
  app.get('/staff/consultations/new', (c) => showNew(c));
  app.post('/staff/consultations/new', create);
}

const newForm = form({
  title: text('公告标题', { required: '请填写公告标题。', max: 200 }),
  unit: rowId('承办单位', { required: '请选择承办单位。' }),
});

function mustDraft(c: StaffContext): void {
  if (!writes(c.var.who)) throw new Refused('征求意见由单位的拟稿人起草，您没有这项职责。', 403);
}

async function showNew(c: StaffContext, refused?: { typed: Typed; errors: Record<string, string> }) {
  mustDraft(c);
  const units = await listUnitsOf(c.var.staff, c.var.who);
  const typed = refused?.typed ?? { unit: String(c.var.who.unit) };
  return c.var.page({
    title: '起草征求意见',
    crumbs: [crumb, { label: '起草' }],
    error: !!refused,
    status: refused ? 422 : 200,
    children: NewCallPage({
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
  const made = await draftCall(c.var.by(keyOf(typed)), { unit: read.values.unit!, title: read.values.title });
  return c.redirect(`/staff/consultations/editions/${made.edition}?done=drafted`, 303);
}
