import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { refuseForeignEyes } from '../../../core/publications/queries/documents.ts';
import { Refused } from '../../../platform/errors.ts';
import { form, rowId } from '../../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import { openNextRound } from '../actions/call.ts';
import { bindFinal, drawUp } from '../actions/result.ts';
import { ShowPage } from '../pages/show.tsx';
import { getCall, listCounts, listPolicies } from '../queries/calls.ts';
import { listLacks } from '../queries/result.ts';
import { listRounds } from '../queries/rounds.ts';
import { statusOf } from '../rules/moves.ts';
import { crumb, done, roundOf, showHref, writes } from './frame.ts';

const path = '/staff/consultations/:document{[0-9]{1,15}}';

/** One consultation: its rounds, what to do next, and the text it becomes. */
export function showDoors(app: StaffApp): void {
  app.get(path, (c) => show(c));
  app.post(`${path}/final`, bind);
  app.post(`${path}/round`, async (c) => {
    const typed = await readFields(c);
    return deed(c, async () => {
      const { edition } = await openNextRound(c.var.by(keyOf(typed)), { document: Number(c.req.param('document')) });
      return `/staff/consultations/editions/${edition}?done=drafted`;
    });
  });
  app.post('/staff/consultations/rounds/:round{[0-9]{1,15}}/result', async (c) => {
    const typed = await readFields(c);
    const round = await roundOf(c);
    return deed(
      c,
      async () => {
        const { document } = await drawUp(c.var.by(keyOf(typed)), { round: round.id });
        return `/staff/documents/${document}#submit`;
      },
      round.document,
    );
  });
}

/** Does it and goes on; what is refused is said on the page of the consultation. */
async function deed(c: StaffContext, act: () => Promise<string>, document?: number): Promise<Response> {
  try {
    return c.redirect(await act(), 303);
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 409) throw error;
    return show(c, { '': error.message }, 409, document);
  }
}

async function show(
  c: StaffContext,
  errors?: Record<string, string>,
  status: 200 | 409 | 422 = 200,
  document?: number,
) {
  const { staff: db, who } = c.var;
  const call = await getCall(db, document ?? Number(c.req.param('document')));
  refuseForeignEyes(who, call.unit);
  const found = await listRounds(db, call.document);
  const [counts, policies] = await Promise.all([
    listCounts(
      db,
      found.map(({ id }) => id),
    ),
    listPolicies(db, call.unit),
  ]);
  const now = new Date();
  const rounds = await Promise.all(
    found.map(async (round) => ({
      ...round,
      status: statusOf({ ...round, answered: round.resultPublic }, now),
      count: counts.find((one) => one.round === round.id)!,
      lacks: await listLacks(db, round),
    })),
  );
  return c.var.page({
    title: call.title,
    crumbs: [crumb, { label: call.title }],
    notice: done[c.req.query('done') ?? ''] ?? null,
    error: !!errors,
    status,
    children: ShowPage({
      call,
      rounds,
      policies,
      errors,
      writes: writes(who, call.unit),
      keyFor: newKey,
      today: c.var.today,
    }),
  });
}

const finalForm = form({ policy: rowId('正式文件', { required: '请选择正式文件。' }) });

async function bind(c: StaffContext): Promise<Response> {
  const typed = await readFields(c);
  const read = finalForm.read(typed);
  if (!read.ok) return show(c, read.errors, 422);
  const document = Number(c.req.param('document'));
  return deed(c, async () => {
    await bindFinal(c.var.by(keyOf(typed)), { document, policy: read.values.policy! });
    return `${showHref(document)}?done=bound`;
  });
}
