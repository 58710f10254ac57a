import { sql } from 'kysely';
import { type Act, action } from '../../../core/action.ts';
import { keepCleared, showUnits } from '../../../core/organisations/history.ts';
import { findOffice } from '../../../core/organisations/queries.ts';
import { turnGeneration } from '../../../core/publications/actions/publish.ts';
import { type Check, checks, whyNotClear, whyNotOpinion } from '../../../core/review/rules.ts';
import { openTask } from '../../../core/workflow/tasks.ts';
import { NotFound, Refused, refuseIf } from '../../../platform/errors.ts';
import { findApproved, getRevision, type RevisionRow } from '../queries/revisions.ts';
import { findAgency } from '../queries/working.ts';
import { newNames, whyNotNames } from '../rules/leaders.ts';
import { type Profile, profileHash } from '../rules/profile.ts';
import { mayWithdraw } from '../rules/seat.ts';
import { lockAgency, objectOfDraft, objectOfUnit, personOf, seatOf } from './lock.ts';
import { decide, reopenDraft } from './submit.ts';

/** 审查机构信息: the second person has read exactly the text of this hash; from now on the public reads it. */
export const approveProfile = action('agencies.approve', {
  words: '同意公开机构信息',
  may: ['secrecy'],
  async run(act, input: { revision: number; hash: string; checks: Partial<Record<Check, boolean>>; names: string[] }) {
    const revision = await getRevision(act.tx, input.revision);
    const agency = await lockAgency(act, revision.unit);
    const instead = await seatOf(act, revision.unit);
    refuseIf(whyNotClear(personOf(act), instead, revision.authors, revision.submittedBy), 403);
    const now = profileHash(revision.slug, revision.content);
    if (revision.hash !== input.hash || revision.hash !== now)
      throw new Refused('送审的内容与您看到的不一致，请刷新页面重新审查。');
    if (agency.closedOn) throw new Refused(`“${agency.name}”已经撤销，它的机构信息不再公开。`);
    refuseIf(whyNotChecked(input.checks));
    refuseIf(whyNotNames(newNames(agency.shown?.leaders ?? [], revision.content.leaders), input.names));
    await decide(act, input.revision, { kind: 'approved', words: '' });
    await showProfile(act, revision);
    return { unit: revision.unit };
  },
});

/** The secrecy officer confirms the same points as for every text (§4.2). */
export const whyNotChecked = (ticked: Partial<Record<Check, boolean>>): string | null =>
  whyNotOpinion('secrecy', { verdict: 'agree', words: '', checks: ticked, backTo: null, position: '' }).checks ?? null;

export const allChecks = Object.keys(checks) as Check[];

async function showProfile(act: Act, { unit, content }: RevisionRow): Promise<void> {
  await showUnits(act, [unit]);
  await keepCleared(act, unit, clearedOf(content));
  // Its telephone stands beside every text that it published.
  await turnGeneration(act);
}

export const clearedOf = ({ basic }: Pick<Profile, 'basic'>) => ({
  duty: basic.duties.join(''),
  address: basic.address,
  hours: basic.hours,
  phone: basic.phone,
});

/** 退回机构信息, with what is to be mended. */
export const returnProfile = action('agencies.return', {
  words: '退回机构信息',
  may: ['secrecy'],
  async run(act, input: { revision: number; words: string }) {
    const revision = await getRevision(act.tx, input.revision);
    const agency = await lockAgency(act, revision.unit);
    const instead = await seatOf(act, revision.unit);
    refuseIf(whyNotClear(personOf(act), instead, revision.authors, revision.submittedBy), 403);
    if (input.words.trim().length < 2) throw new Refused('退回须写明意见，起草人要据此修改。');
    await decide(act, input.revision, { kind: 'returned', words: input.words });
    await reopenDraft(act, input.revision);
    await openTask(act, {
      object: objectOfDraft(revision.unit),
      title: `${agency.name}：机构信息被退回`,
      step: '修改',
      path: `/staff/agencies/${agency.slug}`,
      unit: revision.unit,
      person: revision.submittedBy,
      startedBy: personOf(act),
    });
    return { unit: revision.unit };
  },
});

/** 撤下机构信息: at once and by one person, because less is shown by it; nothing older comes back in its place. */
export const withdrawProfile = action('agencies.withdraw', {
  words: '撤下机构信息',
  may: ['drafter', 'editor', 'openness', 'secrecy'],
  async run(act, input: { unit: number; words: string }) {
    const agency = await findAgency(act.tx, input.unit);
    if (!agency) throw new NotFound();
    await lockAgency(act, input.unit);
    if (!mayWithdraw(act.caller, input.unit, await findOffice(act.tx)))
      throw new Refused('机构信息由本单位或者政务公开工作机构撤下。', 403);
    if (input.words.trim().length < 2) throw new Refused('请写明撤下的理由。');
    const approved = await findApproved(act.tx, input.unit);
    if (!approved || approved.withdrawn) throw new Refused('现在没有公开的机构信息。');
    await sql`
      insert into agencies.decision (revision, kind, by_person, at, words)
      values (${approved.id}, 'withdrawn', ${personOf(act)}, ${act.now}, ${input.words.trim()})`.execute(act.tx);
    await keepCleared(act, input.unit, { duty: '', address: '', hours: '', phone: '' });
    await turnGeneration(act);
    await act.line({
      object: objectOfUnit(input.unit),
      objectHash: approved.hash,
      reason: input.words.trim(),
      data: { revision: approved.id, decision: 'withdrawn' },
    });
    return { unit: input.unit };
  },
});
