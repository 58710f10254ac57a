import { sql } from 'kysely';
import type { Act } from '../../../core/action.ts';
import { listenersOfEnding, listenersOfPublication } from '../../../core/publications/edit-listeners.ts';
import type { EditionRow } from '../../../core/publications/queries.ts';
import { closeTasks } from '../../../core/workflow/tasks.ts';
import { first, rows } from '../../../platform/database.ts';
import { Refused, refuseIf } from '../../../platform/errors.ts';
import { addDays, dayOf, startOf } from '../../../platform/time.ts';
import { drawResult } from '../queries/result.ts';
import { getRound, listRounds, loadResultDays } from '../queries/rounds.ts';
import { closesAt, openingOf, usualResultDays, whyNotDays } from '../rules/days.ts';
import { type Call, callOf, type Result, resultOf, room } from '../rules/elements.ts';
import { sameResult } from '../rules/result.ts';
import { type Before, whyNotRound } from '../rules/why-not.ts';

export const roundObject = (round: number) => `consultations.round:${round}`;

/** A round begins, or a result is told, in the publish transaction; what does not fit keeps the whole manifest back. */
export async function onPublication(act: Act, edition: EditionRow): Promise<void> {
  if (edition.content.metadata.elements?.room !== room) return tellDecision(act, edition.document);
  const [call, result] = [callOf(edition.content), resultOf(edition.content)];
  if (call) await beginRound(act, edition, call);
  if (result) await tellResult(act, edition, result);
}
listenersOfPublication.push(onPublication);

async function beginRound(act: Act, edition: EditionRow, call: Call): Promise<void> {
  const rounds = await listRounds(act.tx, edition.document);
  const last = rounds.at(-1);
  const before: Before | null = last ? { ...last, closed: last.closesAt <= act.now } : null;
  refuseIf(whyNotRound(call, before));
  const today = dayOf(act.now);
  const again = last?.number === call.round;
  const opensOn = again ? last.opensOn : openingOf(call, today);
  if (!again || call.closesOn !== last.closesOn) {
    const why = Object.values(whyNotDays({ ...call, opensOn }, again ? opensOn : today))[0];
    if (why) throw new Refused(`《${edition.content.title}》不能发布：${why}`);
  }
  const resultDueOn = addDays(call.closesOn, await loadResultDays(act.tx, usualResultDays));
  const opensAt = opensOn === today ? act.now : startOf(opensOn);
  await sql`
    insert into consultations.round (document, number, edition, clauses, named, opens_on, closes_on, opens_at, closes_at, result_due_on)
    values (${edition.document}, ${call.round}, ${edition.edition}, ${call.clauses.length}, ${call.namedReason !== ''}, ${opensOn},
      ${call.closesOn}, ${opensAt}, ${closesAt(call.closesOn)}, ${resultDueOn})
    on conflict (document, number) do update
      set edition = excluded.edition, closes_on = excluded.closes_on, closes_at = excluded.closes_at,
        result_due_on = case when consultations.round.closes_on = excluded.closes_on then consultations.round.result_due_on
          else excluded.result_due_on end`.execute(act.tx);
  await act.line({
    object: `publications.document:${edition.document}`,
    data: { round: call.round, opens: opensOn, closes: call.closesOn },
  });
}

async function tellResult(act: Act, edition: EditionRow, result: Result): Promise<void> {
  const told = await first(
    act.tx,
    sql<{ round: number }>`select round from consultations.result where document = ${edition.document}`,
  );
  if (!told) throw new Refused('这份采纳情况不属于任何一轮征求意见，请从征求意见页面重新生成。');
  const round = await getRound(act.tx, told.round);
  const again = await wasPublic(act, edition);
  if (!again && (round.number !== result.round || !sameResult(result, await drawResult(act.tx, round))))
    throw new Refused('登记的意见或回应在生成之后有变化，请重新生成采纳情况再送审。');
  await closeTasks(act, roundObject(round.id), '采纳情况已公布');
  await act.line({
    object: roundObject(round.id),
    data: { result: edition.document, received: result.figures.received },
  });
  await act.later('consultations.tell', { round: round.id, what: 'result' });
}

/** A correction of what was told does not ask the register again: names are erased in time. */
const wasPublic = async (act: Act, { document, edition }: EditionRow): Promise<boolean> =>
  (await first(
    act.tx,
    sql`
    select id from publications.publication where document = ${document} and edition <> ${edition} limit 1`,
  )) !== undefined;

/** What people were asked about has become a text: those who left an address hear of it. */
async function tellDecision(act: Act, document: number): Promise<void> {
  const asked = await rows(
    act.tx,
    sql<{ round: number }>`
      select round.id as round from publications.link
      join consultations.round on round.document = link.from_document
      where link.to_document = ${document} and link.kind = 'consulted_as' and link.ended_at is null`,
  );
  for (const { round } of asked) await act.later('consultations.tell', { round, what: 'decision', document });
}

/** A call that leaves the public for good takes what waits about it from the desks. */
listenersOfEnding.push(async (act, document, why) => {
  for (const { id } of await listRounds(act.tx, document)) {
    const ended = await closeTasks(act, roundObject(id), why);
    if (ended > 0) await act.line({ object: roundObject(id), data: { tasks: ended } });
  }
});
