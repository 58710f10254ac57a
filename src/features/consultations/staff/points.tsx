import { holds } from '../../../core/caller.ts';
import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { unitsSeenBy } from '../../../core/publications/queries/documents.ts';
import { NotFound, refusalOf } from '../../../platform/errors.ts';
import { choice, day, form, longText, rowId, type Typed, text } from '../../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import { assign, decide, reply, split } from '../actions/treat.ts';
import { PointsPage } from '../pages/points.tsx';
import { getComment, listComments } from '../queries/comments.ts';
import { findRoundOf, listPoints } from '../queries/points.ts';
import { getRound, type RoundRow } from '../queries/rounds.ts';
import { listOffices } from '../queries/units.ts';
import { type Outcome, outcomeNames } from '../rules/elements.ts';
import { statusOf } from '../rules/moves.ts';
import { pointsIn } from '../rules/typed-points.ts';
import { crumb, done, roundHref, showHref, writes } from './frame.ts';
import { showComment } from './register.tsx';

const rounds = '/staff/consultations/rounds/:round{[0-9]{1,15}}';
const point = '/staff/consultations/points/:point{[0-9]{1,15}}';

/** 要点和回应: what was said in points, who answers, the answers and what a second person says of them. */
export function pointDoors(app: StaffApp): void {
  app.get(`${rounds}/points`, (c) => showPoints(c, Number(c.req.param('round'))));
  app.post('/staff/consultations/comments/:comment{[0-9]{1,15}}/points', splitOne);
  app.post(`${point}/unit`, (c) =>
    within(c, assignForm, (by, id, { unit, dueOn }) => assign(by, { point: id, unit: unit!, dueOn }), 'assigned'),
  );
  app.post(`${point}/reply`, (c) =>
    within(
      c,
      replyForm,
      (by, id, { outcome, reason, finalClause }) =>
        reply(by, { point: id, outcome: outcome as Outcome, reason, finalClause }),
      'replied',
    ),
  );
  app.post(`${point}/decision`, (c) =>
    within(
      c,
      decisionForm,
      (by, id, { verdict, reply: seen, words }) =>
        decide(by, { point: id, reply: seen!, verdict: verdict as 'agreed' | 'returned', words }),
      'agreed',
    ),
  );
}

const assignForm = form({ unit: rowId('单位', { required: '请选择单位。' }), dueOn: day('期限') });
const replyForm = form({
  outcome: choice('是否采纳', outcomeNames, { required: true }),
  reason: longText('理由', { required: '请写明理由，理由会公开。', max: 2000 }),
  finalClause: text('落实在第几条', { max: 200 }),
});
const decisionForm = form({
  verdict: choice('审核意见', ['agreed', 'returned'] as const, { required: '请选择同意还是退回。' }),
  reply: rowId('回应', { required: '请刷新页面后重试。' }),
  words: text('意见', { max: 500 }),
});

interface Wrong {
  point: number;
  errors: Record<string, string>;
  typed: Typed;
}

/** One who sees the round, or whose unit has a point in it; only those points then. */
async function showPoints(c: StaffContext, id: number, wrong?: Wrong, status: 422 | 409 = 422) {
  const { staff: db, who, today } = c.var;
  const round = await getRound(db, id);
  const all = await listPoints(db, id);
  const seen = unitsSeenBy(who);
  const whole = seen === null || seen.includes(round.unit);
  const points = whole ? all : all.filter(({ unit }) => seen.includes(unit));
  if (!whole && points.length === 0) throw new NotFound();
  const [comments, units] = await Promise.all([listComments(db, id), listOffices(db)]);
  return c.var.page({
    title: `要点和回应：${round.subject}`,
    crumbs: [
      crumb,
      whole ? { label: round.title, href: showHref(round.document) } : { label: round.title },
      { label: '要点和回应' },
    ],
    notice: done[c.req.query('done') ?? ''] ?? null,
    error: !!wrong,
    status: wrong ? status : 200,
    children: PointsPage({
      ...{ round, points, units, wrong, today },
      letters: (textKey) =>
        comments.filter((comment) => comment.textKey === textKey && comment.verdict !== 'set_aside'),
      status: statusOf({ ...round, answered: round.resultPublic }, new Date()),
      rights: rightsOf(c, round),
      keyFor: newKey,
    }),
  });
}

const rightsOf = (c: StaffContext, round: RoundRow) => ({
  person: c.var.who.person,
  leads: writes(c.var.who, round.unit),
  replies: (unit: number) => writes(c.var.who, unit) || writes(c.var.who, round.unit),
  decides: holds(c.var.who, 'reviewer', round.unit),
});

/** Reads a form about one point and does it; what is wrong or refused is said beside that point. */
async function within<Values>(
  c: StaffContext,
  fields: {
    read(typed: Typed): { ok: true; values: Values } | { ok: false; errors: Record<string, string>; values: null };
  },
  act: (by: ReturnType<StaffContext['var']['by']>, id: number, values: Values) => Promise<unknown>,
  what: string,
): Promise<Response> {
  const id = Number(c.req.param('point'));
  const typed = await readFields(c);
  const round = await roundOfPoint(c, id);
  const read = fields.read(typed);
  if (!read.ok) return showPoints(c, round, { point: id, errors: read.errors, typed });
  const refused = await refusalOf(() => act(c.var.by(keyOf(typed)), id, read.values));
  if (refused) return showPoints(c, round, { point: id, errors: { '': refused }, typed }, 409);
  const said = what === 'agreed' && typed.verdict === 'returned' ? 'returned' : what;
  return c.redirect(`${roundHref(round, 'points')}?done=${said}#point-${id}`, 303);
}

async function roundOfPoint(c: StaffContext, id: number): Promise<number> {
  const round = await findRoundOf(c.var.staff, id);
  if (round === null) throw new NotFound();
  return round;
}

async function splitOne(c: StaffContext): Promise<Response> {
  const typed = await readFields(c);
  const comment = await getComment(c.var.staff, Number(c.req.param('comment')));
  const round = await getRound(c.var.staff, comment.round);
  const seen = unitsSeenBy(c.var.who);
  if (seen && !seen.includes(round.unit)) throw new NotFound();
  const { points, error } = pointsIn(typed);
  if (error) return showComment(c, { errors: { point: error }, typed });
  const refused = await refusalOf(() =>
    split(c.var.by(keyOf(typed)), { round: round.id, textKey: comment.textKey, points }),
  );
  if (refused) return showComment(c, { errors: { '': refused }, typed, status: 409 });
  return c.redirect(`/staff/consultations/comments/${comment.id}?done=split`, 303);
}
