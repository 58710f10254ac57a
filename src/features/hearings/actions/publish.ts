import { sql } from 'kysely';
import type { Act } from '../../../core/action.ts';
import { canonical } from '../../../core/ledger/canonical.ts';
import { listenersOfPublication } from '../../../core/publications/edit-listeners.ts';
import type { EditionRow } from '../../../core/publications/queries.ts';
import { Refused } from '../../../platform/errors.ts';
import { dayOf } from '../../../platform/time.ts';
import { findHearingOf, findPublicContent, getHearing, isPublicPath, loadPapersDays } from '../queries/hearings.ts';
import { drawList } from '../queries/list.ts';
import { applyEnds, heldAtOf, whyNotDays } from '../rules/days.ts';
import { listOf, type Notice, noticeOf, type ParticipantList, recordOf } from '../rules/elements.ts';

/** A notice opens applications; a list and a record go out only while they say what happened, and in their hour. */
listenersOfPublication.push(async (act, edition) => {
  const [notice, list] = [noticeOf(edition.content), listOf(edition.content)];
  if (notice) await announce(act, edition, notice);
  if (list) await tellList(act, edition, list);
  if (recordOf(edition.content)) await tellRecord(act, edition);
});

async function announce(act: Act, { document, edition }: EditionRow, notice: Notice): Promise<void> {
  const found = await findPublicContent(act.tx, document, edition);
  const before = found ? noticeOf(found) : null;
  const moved = !before || before.heldOn !== notice.heldOn || before.applyUntil !== notice.applyUntil;
  if (before && before.applyUntil > notice.applyUntil)
    throw new Refused(`报名截止日期已经公布为 ${before.applyUntil}，只能延长，不能提前。`);
  const why = moved ? Object.values(whyNotDays(notice, dayOf(act.now), await loadPapersDays(act.tx)))[0] : null;
  if (why) throw new Refused(`公告不能发布：${why}`);
  if (!(await isPublicPath(act.tx, notice.draft)))
    throw new Refused(`网址 ${notice.draft} 现在没有公开的文件，请先公布草案，或者改正网址。`);
  if (before && before.method !== notice.method) throw new Refused('确定参加人的方式已经公布，不能再改。');
  await sql`
    insert into hearings.hearing (document, held_at, apply_until, seats, method)
    values (${document}, ${heldAtOf(notice)}, ${applyEnds(notice.applyUntil)}, ${notice.seats}, ${notice.method})
    on conflict (document) do update
      set held_at = excluded.held_at, apply_until = excluded.apply_until, seats = excluded.seats`.execute(act.tx);
  await act.line({
    object: `publications.document:${document}`,
    data: { heldOn: notice.heldOn, applyUntil: notice.applyUntil, seats: notice.seats, method: notice.method },
  });
}

async function hearingOf(act: Act, document: number) {
  const found = await findHearingOf(act.tx, document);
  if (!found) throw new Refused('这份文件不属于任何一次听证会、座谈会，请从那一次的页面重新生成。');
  return getHearing(act.tx, found.hearing);
}

/** 参加人名单会前公布 (条例第十六条). A correction of what was told does not ask the register again: names are erased in time. */
async function tellList(act: Act, { document, edition }: EditionRow, list: ParticipantList): Promise<void> {
  const hearing = await hearingOf(act, document);
  const again = await findPublicContent(act.tx, document, edition);
  if (!again) {
    if (hearing.heldAt && hearing.heldAt <= act.now)
      throw new Refused('名单要在会前公布，会议已经开过。请更正公告，改期举行。');
    const now = await drawList(act.tx, hearing);
    if (typeof now === 'string' || canonical({ ...now }) !== canonical({ ...list }))
      throw new Refused('确定的参加人在生成名单之后有变化，请重新生成名单再送审。');
  }
  await act.line({
    object: `hearings.hearing:${hearing.document}`,
    data: { list: document, people: list.people.length },
  });
}

async function tellRecord(act: Act, { document }: EditionRow): Promise<void> {
  const hearing = await hearingOf(act, document);
  if (!hearing.heldAt || hearing.heldAt > act.now) throw new Refused('会议还没有开，不能公布笔录。');
  await act.line({ object: `hearings.hearing:${hearing.document}`, data: { record: document } });
}
