import { sql } from 'kysely';
import { first } from '../../../platform/database.ts';
import { NotFound, Refused } from '../../../platform/errors.ts';
import { type Act, action } from '../../action.ts';
import { holds, type Staff } from '../../caller.ts';
import { passChecks } from '../../checks/actions/pass.ts';
import { type Issued, issueManifest } from '../../publications/actions/publish.ts';
import {
  listenersOfEdit,
  listenersOfEnding,
  listenersOfRevision,
  locksBeforeEdit,
} from '../../publications/edit-listeners.ts';
import { renameTasks } from '../../workflow/tasks.ts';
import { listManifest, lockSubmission, type Submission } from '../queries.ts';
import { isOpen, states, withdrawnWords } from '../rules.ts';
import { arriveAt, objectOfSubmission } from './arrive.ts';
import { takeBack } from './countersign.ts';

/** Everything is checked again at the moment of issue: state, hashes, requirements, both persons. Part of the caller's deed. */
export async function issueCleared(
  act: Act,
  submission: Submission,
): Promise<{ submission: number; issued: Issued[] }> {
  if (submission.state === 'issued') throw new Refused('这份文件已经发布，不会再发布一次。');
  if (submission.state !== 'cleared')
    throw new Refused(`这份文件现在是“${states[submission.state]}”，审查和签发完成之后才能发布。`);
  const agreed = await first(
    act.tx,
    sql`
      select opinion.id from review.opinion
      where opinion.submission = ${submission.id} and opinion.verdict = 'agree' and opinion.step = 'secrecy'
        and opinion.manifest_hash = ${submission.manifestHash} and opinion.person <> ${submission.submittedBy}`,
  );
  if (!agreed) throw new Refused('没有保密审查员对这一版文字的同意意见，不能发布。');
  const manifest = await listManifest(act.tx, submission.id);
  // Before anything is locked for whom it may concern: the checks of thousands take their time.
  for (const { edition } of manifest) {
    await passChecks(act, 'issue', {
      edition,
      manifestHash: submission.manifestHash,
      submitter: submission.submittedBy,
    });
  }
  going.set(act, submission.id);
  const issued = await issueManifest(act, manifest);
  await arriveAt(act, submission.id, 'issued', 0, '发布');
  await sql`
    update review.schedule set done_at = ${act.now}
    where submission = ${submission.id} and done_at is null and cancelled_at is null`.execute(act.tx);
  await act.line({
    object: objectOfSubmission(submission.id),
    objectHash: submission.manifestHash,
    data: { documents: issued.length },
  });
  return { submission: submission.id, issued };
}

/** What a deed is bringing out: an ending within it, of a translation that goes out anew, does not void the manifest itself. */
const going = new WeakMap<Act, number>();

/** Hidden from strangers, refused to those of the unit who neither publish nor sign. */
export function refuseStranger(act: Act, submission: Submission): void {
  const staff = act.caller as Staff;
  if (holds(staff, ['editor', 'signer'], submission.unit)) return;
  if (!staff.grants.some((grant) => grant.unit === submission.unit)) throw new NotFound();
  throw new Refused('发布由本单位的信息发布员或签发人办理。', 403);
}

/** 发布（印发）: the whole manifest at one moment, or none of it. */
export const issue = action('review.issue', {
  words: '发布',
  may: ['editor', 'signer'],
  async run(act, input: { submission: number }) {
    const submission = await lockSubmission(act.tx, input.submission);
    refuseStranger(act, submission);
    return issueCleared(act, submission);
  },
});

/** An open submission is locked before its editions, as every opinion does; the other order met opinions in a deadlock. */
locksBeforeEdit.push(async (act, edition) => {
  await sql`
    select submission.id
    from review.submission
    where submission.id in (select manifest.submission from review.manifest where manifest.edition = ${edition})
      and submission.state not in ('returned', 'refused', 'voided', 'issued')
    for update`.execute(act.tx);
});

/** A text that came back and is given another title is found under it on the desk. */
listenersOfRevision.push(async (act, { edition, revisionNumber, content }) => {
  // Nobody has a task about a text that was opened a moment ago.
  if (revisionNumber === 1 || !content.title) return;
  await renameTasks(act, `publications.edition:${edition}`, content.title);
});

/** An edit after submission voids everything that was cleared with it, in the same transaction, and says so. */
listenersOfEdit.push((act, edition, why) =>
  voidOf(act, sql`manifest.edition = ${edition}`, { why, outcome: '送审后又修改', again: `${why}，须重新送审` }),
);

/**
 * A correction that is on its way, cleared or even scheduled, does not bring back what was withdrawn meanwhile: it goes home, and
 * only two persons who know of the withdrawal bring it out again.
 */
listenersOfEnding.push((act, document, why) =>
  voidOf(act, sql`manifest.document = ${document}`, { why, outcome: why, again: withdrawnWords }),
);

/** Voids the submission on whose manifest this stands, if one is under way. */
async function voidOf(
  act: Act,
  which: ReturnType<typeof sql>,
  { why, outcome, again }: { why: string; outcome: string; again: string },
): Promise<void> {
  const row = await first(
    act.tx,
    sql<{ id: number }>`
      select submission.id
      from review.submission
      join review.manifest on manifest.submission = submission.id
      where ${which} and submission.state not in ('returned', 'refused', 'voided', 'issued')`,
  );
  if (!row || row.id === going.get(act)) return;
  const submission = await lockSubmission(act.tx, row.id);
  if (!isOpen(submission.state)) return;
  await sql`update review.submission set end_reason = ${why} where id = ${row.id}`.execute(act.tx);
  await sql`update review.schedule set cancelled_at = ${act.now} where submission = ${row.id} and done_at is null and cancelled_at is null`.execute(
    act.tx,
  );
  await takeBack(act, row.id, again);
  await arriveAt(act, row.id, 'voided', 0, outcome);
  await act.line({
    object: objectOfSubmission(row.id),
    objectHash: submission.manifestHash,
    reason: why,
    data: { from: submission.state },
  });
}
