import { sql } from 'kysely';
import { type Act, action } from '../../../core/action.ts';
import { closeTasks, openTask } from '../../../core/workflow/tasks.ts';
import { one } from '../../../platform/database.ts';
import { Refused, refuseIf } from '../../../platform/errors.ts';
import { dayOf } from '../../../platform/time.ts';
import { lookAtProfile } from '../queries/look.ts';
import { getRevision } from '../queries/revisions.ts';
import { type AgencyRow, findClearingUnit } from '../queries/working.ts';
import { whatWantsAnswer, whyNotNoticed } from '../rules/noticed.ts';
import { profileHash, samePart } from '../rules/profile.ts';
import { mayWrite } from '../rules/seat.ts';
import { whatIsWrong, whyNotSubmit } from '../rules/why-not.ts';
import { lockAgency, objectOfDraft, objectOfRevision, objectOfUnit, personOf } from './lock.ts';

/** 送审机构信息: from now on exactly this text waits for another person. */
export const submitProfile = action('agencies.submit', {
  words: '送审机构信息',
  may: ['drafter', 'editor', 'openness'],
  async run(act, input: { unit: number; note: string; answer: string }) {
    const agency = await lockAgency(act, input.unit);
    if (!mayWrite(act.caller, input.unit)) throw new Refused(`“${agency.name}”的机构信息由本单位的拟稿人送审。`, 403);
    if (!agency.draft) throw new Refused('没有可以送审的草稿，请先填写。');
    const { content, authors } = agency.draft;
    const noticed = await lookAtProfile(act.tx, content);
    refuseIf(
      whyNotSubmit({ ...agency, waiting: agency.waiting !== null }, whatIsWrong(content, dayOf(act.now)), {
        changed: !samePart(content, agency.shown),
        needsAnswer: whatWantsAnswer(noticed),
        answer: input.answer,
      }),
    );
    refuseIf(whyNotNoticed(noticed));
    const { id, hash } = await keepRevision(act, agency, { ...input, authors });
    await sql`delete from agencies.draft where unit = ${input.unit}`.execute(act.tx);
    await closeTasks(act, objectOfDraft(input.unit), '已送审');
    await tellOfficer(act, agency, id);
    await act.line({ object: objectOfUnit(input.unit), objectHash: hash, data: { revision: id } });
    return { revision: id, hash };
  },
});

async function keepRevision(
  act: Act,
  { unit, slug, draft }: AgencyRow,
  { note, answer, authors }: { note: string; answer: string; authors: number[] },
): Promise<{ id: number; hash: string }> {
  const hash = profileHash(slug, draft!.content);
  const { id } = await one(
    act.tx,
    sql<{ id: number }>`
      insert into agencies.revision (unit, number, content, hash, note, answer, authors, submitted_by, submitted_at)
      select ${unit}, coalesce(max(number), 0) + 1, ${JSON.stringify(draft!.content)}::jsonb, ${hash}, ${note.trim()},
        ${answer.trim()}, ${authors}, ${personOf(act)}, ${act.now}
      from agencies.revision
      where unit = ${unit}
      returning id`,
  );
  return { id, hash };
}

async function tellOfficer(act: Act, { unit, name }: AgencyRow, revision: number): Promise<void> {
  const clearing = await findClearingUnit(act.tx, unit);
  if (clearing === null) throw new Refused('还没有区政府办公室这个单位，没有人可以审查。请系统管理员先增设它。');
  await openTask(act, {
    object: objectOfRevision(revision),
    title: `${name}：机构信息`,
    step: '保密审查',
    path: `/staff/agencies/revisions/${revision}`,
    unit: clearing,
    role: 'secrecy',
    startedBy: personOf(act),
  });
}

/** 撤回送审: the text becomes a draft again. */
export const recallProfile = action('agencies.recall', {
  words: '撤回机构信息送审',
  may: ['drafter', 'editor', 'openness'],
  async run(act, input: { revision: number }) {
    const { unit } = await getRevision(act.tx, input.revision);
    await lockAgency(act, unit);
    if (!mayWrite(act.caller, unit)) throw new Refused('送审由本单位的拟稿人撤回。', 403);
    await decide(act, input.revision, { kind: 'recalled', words: '' });
    await reopenDraft(act, input.revision);
    return { unit };
  },
});

/** One decision about a revision that waits, with its line; refuses a second one. Answers its unit. */
export async function decide(
  act: Act,
  id: number,
  { kind, words }: { kind: 'approved' | 'returned' | 'recalled'; words: string },
): Promise<number> {
  const revision = await getRevision(act.tx, id);
  if (revision.decision) throw new Refused('这一份机构信息已经有了结论，请刷新页面。');
  await sql`
    insert into agencies.decision (revision, kind, by_person, at, words)
    values (${id}, ${kind}, ${personOf(act)}, ${act.now}, ${words.trim()})`.execute(act.tx);
  await closeTasks(act, objectOfRevision(id), { approved: '同意公开', returned: '退回', recalled: '撤回送审' }[kind]);
  await act.line({
    object: objectOfUnit(revision.unit),
    objectHash: revision.hash,
    reason: words.trim() || undefined,
    data: { revision: id, decision: kind },
  });
  return revision.unit;
}

/** What was returned or recalled goes on as a draft, with everybody who wrote it, and whoever sent it. */
export async function reopenDraft(act: Act, revision: number): Promise<void> {
  await sql`
    insert into agencies.draft (unit, content, authors, changed_at)
    select unit, content, array(select distinct unnest(authors || submitted_by)), ${act.now}
    from agencies.revision
    where id = ${revision}`.execute(act.tx);
}
