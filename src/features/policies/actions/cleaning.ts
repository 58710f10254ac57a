import { sql } from 'kysely';
import { type Act, action, staffOf } from '../../../core/action.ts';
import { holds } from '../../../core/caller.ts';
import { objectOf, openDocument, personOf } from '../../../core/publications/actions/draft.ts';
import { tie } from '../../../core/publications/actions/links.ts';
import { setValidity, turnFor } from '../../../core/publications/actions/publish.ts';
import { plainText } from '../../../core/publications/clean.ts';
import { emptyContent } from '../../../core/publications/content.ts';
import { listenersOfPublication } from '../../../core/publications/edit-listeners.ts';
import { type EditionRow, listKinds } from '../../../core/publications/queries.ts';
import { one } from '../../../platform/database.ts';
import { NotFound, Refused, refuseIf } from '../../../platform/errors.ts';
import { dayOf } from '../../../platform/time.ts';
import { findRoundOf, listResult, listScope, lockRound, type RoundRow } from '../queries/cleaning.ts';
import {
  announcementBody,
  type Concluded,
  type Outcome,
  outcomes,
  stateOfRound,
  whyNotAnnounce,
  whyNotApply,
  whyNotClose,
  whyNotConclude,
  whyNotGoOn,
} from '../rules/cleaning.ts';
import { type Category, validityOn } from '../rules/regulation.ts';

const objectOfRound = (round: number) => `policies.round:${round}`;
const keepers = ['drafter', 'editor', 'openness'] as const;

/** A round of the whole district belongs to the openness office; one of a unit also to its drafters. */
function refuseForeignRound(act: Act, unit: number | null): void {
  if (act.caller.kind !== 'staff' || holds(act.caller, 'openness')) return;
  if (unit === null) throw new Refused('全区的清理由政务公开工作机构组织。', 403);
  if (holds(act.caller, ['drafter', 'editor'], unit)) return;
  if (!act.caller.grants.some((grant) => grant.unit === unit)) throw new NotFound();
  throw new Refused('清理由本单位的拟稿人或信息发布员办理。', 403);
}

/** 组织清理: what is looked at, and until which day it was issued. */
export const openRound = action('policies.openRound', {
  words: '组织文件清理',
  may: [...keepers],
  async run(act, input: { title: string; unit: number | null; categories: Category[]; issuedUntil: string }) {
    refuseForeignRound(act, input.unit);
    const { id } = await one(
      act.tx,
      sql<{ id: number }>`
        insert into policies.round (title, unit, categories, issued_until, opened_by, opened_at)
        values (${input.title}, ${input.unit}, ${input.categories}, ${input.issuedUntil}, ${personOf(act)}, ${act.now})
        returning id`,
    );
    await act.line({ object: objectOfRound(id), data: { title: input.title, until: input.issuedUntil } });
    return { round: id };
  },
});

/** 清理结论: what is proposed about one regulation; it holds when the result is published, not before. */
export const conclude = action('policies.conclude', {
  words: '作出清理结论',
  may: [...keepers],
  async run(act, input: { round: number; document: number; outcome: Outcome; reason: string; untilOn: string | null }) {
    const round = await lockRound(act.tx, input.round);
    refuseForeignRound(act, round.unit);
    refuseIf(whyNotGoOn(round));
    const row = (await listScope(act.tx, round)).find(({ document }) => document === input.document);
    if (!row) throw new Refused('这份文件不在清理范围内。');
    const today = dayOf(act.now);
    const inForce = ['valid', 'amended'].includes(validityOn(today, row));
    refuseIf(whyNotConclude({ validUntil: row.validUntil, inForce }, input, today));
    await sql`
      insert into policies.conclusion (round, document, outcome, reason, until_on, decided_by, decided_at)
      values (${input.round}, ${input.document}, ${input.outcome}, ${input.reason}, ${input.untilOn}, ${personOf(act)}, ${act.now})
      on conflict (round, document) do update
        set outcome = excluded.outcome, reason = excluded.reason, until_on = excluded.until_on,
          decided_by = excluded.decided_by, decided_at = excluded.decided_at`.execute(act.tx);
    await act.line({
      object: objectOf(input.document),
      reason: input.reason,
      data: { round: input.round, outcome: input.outcome, ...(input.untilOn ? { until: input.untilOn } : {}) },
    });
    return { round: input.round };
  },
});

/**
 * 起草清理结果公告: a document of its own with the result as its table. It goes the whole way of every text, to a second
 * person; when it is published the conclusions hold, at the same moment and exactly as they were read.
 */
export const draftAnnouncement = action('policies.draftAnnouncement', {
  words: '起草清理结果公告',
  may: ['drafter', 'editor'],
  async run(act, input: { round: number; unit: number; kind: string; title: string }) {
    const round = await lockRound(act.tx, input.round);
    refuseForeignRound(act, round.unit);
    const [scope, result] = [await listScope(act.tx, round), await listResult(act.tx, round)];
    refuseIf(whyNotAnnounce(round, { total: scope.length, concluded: result.length }));
    if (stateOfRound(round) === 'announced')
      throw new Refused('清理结果公告已经起草。结论有变动的，请作废原来的草稿，再重新起草。');
    await refuseWeakKind(act, input.kind);
    const content = { ...emptyContent, title: input.title, body: announcementBody(round.title, result) };
    const opened = await openDocument(act, { kind: input.kind, unit: input.unit, content });
    await sql`update policies.round set announcement = ${opened.document} where id = ${input.round}`.execute(act.tx);
    await act.line({ object: objectOfRound(input.round), data: { announcement: opened.document } });
    return opened;
  },
});

/** 终止清理: a round that will not be finished, by a person and with the reason; what it proposed is proposed no more. */
export const closeRound = action('policies.closeRound', {
  words: '终止文件清理',
  may: [...keepers],
  async run(act, input: { round: number; reason: string }) {
    const round = await lockRound(act.tx, input.round);
    refuseForeignRound(act, round.unit);
    refuseIf(whyNotClose(round));
    const reason = input.reason.trim();
    refuseIf(reason.length < 2 ? '请写明终止这次清理的理由，至少两个字。' : null);
    await sql`
      update policies.round
      set closed_by = ${staffOf(act).person}, closed_at = ${act.now}, close_reason = ${reason}
      where id = ${input.round}`.execute(act.tx);
    await act.line({ object: objectOfRound(input.round), reason, data: { closed: true, concluded: round.concluded } });
    return { round: input.round };
  },
});

/** What ends the validity of a regulation is signed: kinds without the sign-off cannot carry it. */
async function refuseWeakKind(act: Act, name: string): Promise<void> {
  const kind = (await listKinds(act.tx)).find((known) => known.name === name);
  if (!kind?.steps.includes('signoff')) throw new Refused('清理结果公告要经签发，请选择需要签发的文件种类。');
}

/** The announcement of a round becomes public: its conclusions hold from this day, or the whole manifest stays back. */
listenersOfPublication.push(async (act, edition) => {
  const found = await findRoundOf(act.tx, edition.document);
  if (!found) return;
  const round = await lockRound(act.tx, found.id);
  const result = await listResult(act.tx, round);
  refuseIf(whyNotApply(edition.content.body, result, plainText));
  if (!round.appliedAt) await apply(act, { round, edition, result });
});

async function apply(
  act: Act,
  { round, edition, result }: { round: RoundRow; edition: EditionRow; result: Concluded[] },
): Promise<void> {
  const from = dayOf(act.now);
  for (const { document, outcome, reason, untilOn } of result) {
    const note = `${round.title}：${outcomes[outcome].words}（${reason.replace(/[。；，]+$/, '')}）`;
    await setValidity(act, { document, state: outcomes[outcome].validity, from, note, by: null, until: untilOn });
    await tie(act, 'related', edition.document, document);
  }
  await sql`update policies.round set applied_at = ${act.now} where id = ${round.id}`.execute(act.tx);
  await turnFor(act, [edition.document, ...result.map(({ document }) => document)]);
  await act.line({
    object: objectOfRound(round.id),
    revision: edition.revision,
    objectHash: edition.hash,
    data: { applied: result.length },
  });
}
