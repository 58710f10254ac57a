import { sql } from 'kysely';
import { type Act, action, staffOf } from '../../../core/action.ts';
import { holds } from '../../../core/caller.ts';
import { closeTasks, openTask } from '../../../core/workflow/tasks.ts';
import { first, one } from '../../../platform/database.ts';
import { NotFound, Refused, refuseIf } from '../../../platform/errors.ts';
import { listSame } from '../queries/comments.ts';
import { lockPoint, type PointRow } from '../queries/points.ts';
import { getRound, type RoundRow } from '../queries/rounds.ts';
import type { Outcome } from '../rules/elements.ts';
import { type Move, statusOf, whyNotMove } from '../rules/moves.ts';
import { whyNotDecide, whyNotReply } from '../rules/treat.ts';
import { roundFor } from './register.ts';

const objectOf = (point: number) => `consultations.point:${point}`;

/** 归纳要点: what equal letters say, point by point, in words that may become public. Splitting again drops what was there. */
export const split = action('consultations.split', {
  words: '归纳意见要点',
  may: ['drafter', 'editor'],
  async run(act, input: { round: number; textKey: string; points: { body: string; theme: string }[] }) {
    const round = await roundFor(act, input.round, 'split');
    const same = await listSame(act.tx, round.id, input.textKey);
    if (same.length === 0) throw new NotFound();
    if (input.points.length === 0) throw new Refused('请至少写一个要点。');
    await sql`select pg_advisory_xact_lock(8891, hashtext(${`${round.id}:${input.textKey}`}))`.execute(act.tx);
    await sql`
      update consultations.point set dropped_at = ${act.now}
      where round = ${round.id} and text_key = decode(${input.textKey}, 'hex') and dropped_at is null`.execute(act.tx);
    for (const [at, { body, theme }] of input.points.entries())
      await sql`
        insert into consultations.point (round, text_key, position, body, theme, unit, split_by, split_at)
        values (${round.id}, decode(${input.textKey}, 'hex'), ${at + 1}, ${body}, ${theme}, ${round.unit}, ${staffOf(act).person},
          ${act.now})`.execute(act.tx);
    await act.line({
      object: `consultations.comment:${same[0]!.id}`,
      data: { points: input.points.length, letters: same.length },
    });
    return { comment: same[0]!.id };
  },
});

/** 分办: another unit answers the point by a day; it stands on its desk. */
export const assign = action('consultations.assign', {
  words: '分办意见要点',
  may: ['drafter', 'editor'],
  async run(act, input: { point: number; unit: number; dueOn: string | null }) {
    const point = await lockPoint(act.tx, input.point);
    const round = await roundFor(act, point.round, 'assign');
    const there = await first(
      act.tx,
      sql`select id from organisations.unit where id = ${input.unit} and closed_on is null`,
    );
    if (!there) throw new Refused('没有这个单位，请重新选择。');
    await sql`
      update consultations.point set unit = ${input.unit}, due_on = ${input.dueOn} where id = ${point.id}`.execute(
      act.tx,
    );
    await closeTasks(act, objectOf(point.id), '已改派', '回应意见');
    await openTask(act, {
      object: objectOf(point.id),
      title: round.subject,
      step: '回应意见',
      path: `/staff/consultations/rounds/${round.id}/points#point-${point.id}`,
      unit: input.unit,
      role: 'drafter',
      startedBy: staffOf(act).person,
      dueOn: input.dueOn,
    });
    await act.line({ object: objectOf(point.id), data: { unit: input.unit, due: input.dueOn } });
    return { point: point.id };
  },
});

/** 拟写回应: by the unit that has the point; a draft until a second person agreed to it. */
export const reply = action('consultations.reply', {
  words: '拟写意见回应',
  may: ['drafter', 'editor'],
  async run(act, input: { point: number; outcome: Outcome; reason: string; finalClause: string }) {
    const point = await lockPoint(act.tx, input.point);
    const round = await openFor(act, point, 'reply');
    const who = staffOf(act);
    const mine = [point.unit, round.unit].some((unit) => holds(who, ['drafter', 'editor'], unit));
    if (!mine) throw new NotFound();
    refuseIf(whyNotReply(input, point.reply));
    const { id } = await one(
      act.tx,
      sql<{ id: number }>`
        insert into consultations.reply (point, outcome, reason, final_clause, written_by, written_at)
        values (${point.id}, ${input.outcome}, ${input.reason.trim()}, ${input.finalClause.trim()}, ${who.person}, ${act.now})
        returning id`,
    );
    await closeTasks(act, objectOf(point.id), '已拟写', '回应意见');
    await openTask(act, {
      object: objectOf(point.id),
      title: round.subject,
      step: '审核回应',
      path: `/staff/consultations/rounds/${round.id}/points#point-${point.id}`,
      unit: round.unit,
      role: 'reviewer',
      startedBy: who.person,
    });
    await act.line({ object: objectOf(point.id), data: { reply: id, outcome: input.outcome } });
    return { point: point.id, reply: id };
  },
});

/** 审核回应: a second person of the unit that holds the consultation agrees to exactly this reply, or returns it with words. */
export const decide = action('consultations.decide', {
  words: '审核意见回应',
  may: ['reviewer'],
  async run(act, input: { point: number; reply: number; verdict: 'agreed' | 'returned'; words: string }) {
    const point = await lockPoint(act.tx, input.point);
    const round = await openFor(act, point, 'decide');
    const who = staffOf(act);
    if (!holds(who, 'reviewer', round.unit)) throw new NotFound();
    refuseIf(whyNotDecide({ ...input, person: who.person }, point.reply));
    await sql`
      update consultations.reply
      set verdict = ${input.verdict}, decided_by = ${who.person}, decided_at = ${act.now}, words = ${input.words.trim()}
      where id = ${input.reply}`.execute(act.tx);
    await closeTasks(act, objectOf(point.id), input.verdict === 'agreed' ? '同意' : '退回', '审核回应');
    if (input.verdict === 'returned')
      await openTask(act, {
        object: objectOf(point.id),
        title: round.subject,
        step: '回应意见',
        path: `/staff/consultations/rounds/${round.id}/points#point-${point.id}`,
        unit: point.unit,
        role: 'drafter',
        startedBy: who.person,
        dueOn: point.dueOn,
      });
    await act.line({
      object: objectOf(point.id),
      reason: input.words.trim() || null,
      data: { reply: input.reply, verdict: input.verdict },
    });
    return { point: point.id };
  },
});

async function openFor(act: Act, point: PointRow, move: Move): Promise<RoundRow> {
  const round = await getRound(act.tx, point.round);
  refuseIf(whyNotMove(move, statusOf({ ...round, answered: round.resultPublic }, act.now)));
  return round;
}
