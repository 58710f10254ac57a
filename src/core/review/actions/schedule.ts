import { sql } from 'kysely';
import { first } from '../../../platform/database.ts';
import { Refused } from '../../../platform/errors.ts';
import { action } from '../../action.ts';
import type { Staff } from '../../caller.ts';
import { tell } from '../../notices/tell.ts';
import { closeTasks, openTask } from '../../workflow/tasks.ts';
import { lockSubmission } from '../queries.ts';
import { objectOfSubmission } from './arrive.ts';
import { issueCleared, refuseStranger } from './issue.ts';

/** The step of the task that a failed schedule leaves with whoever set it. */
const failedStep = '定时发布失败';

/** There is no schedule that is due: another worker was faster, somebody took it back, or it has failed already. */
export class NotDue extends Refused {
  constructor() {
    super('没有到时的定时发布。');
    this.name = 'NotDue';
  }
}

/** 定时发布: becomes true by the publish transaction at its hour, never before. */
export const schedule = action('review.schedule', {
  words: '定时发布',
  may: ['editor', 'signer'],
  async run(act, input: { submission: number; at: string }) {
    const submission = await lockSubmission(act.tx, input.submission);
    refuseStranger(act, submission);
    const at = new Date(input.at);
    if (submission.state !== 'cleared') throw new Refused('审查和签发完成之后才能定时发布。');
    if (at.getTime() <= act.now.getTime()) throw new Refused('定时发布的时间要在现在之后；要立即发布请按“发布”。');
    await sql`
      update review.schedule set cancelled_at = ${act.now}
      where submission = ${submission.id} and done_at is null and cancelled_at is null`.execute(act.tx);
    await sql`
      insert into review.schedule (submission, publish_at, set_by)
      values (${submission.id}, ${at}, ${(act.caller as Staff).person})`.execute(act.tx);
    await closeTasks(act, objectOfSubmission(submission.id), '另定时间', failedStep);
    await act.later('review.issueDue', {}, { after: at });
    await act.line({
      object: objectOfSubmission(submission.id),
      objectHash: submission.manifestHash,
      data: { at: at.toISOString() },
    });
    return { submission: submission.id };
  },
});

/** 取消定时. */
export const unschedule = action('review.unschedule', {
  words: '取消定时发布',
  may: ['editor', 'signer'],
  async run(act, input: { submission: number }) {
    const submission = await lockSubmission(act.tx, input.submission);
    refuseStranger(act, submission);
    const ended = await first(
      act.tx,
      sql`
        update review.schedule set cancelled_at = ${act.now}
        where submission = ${submission.id} and done_at is null and cancelled_at is null
        returning id`,
    );
    if (!ended) throw new Refused('这份文件没有定时发布。');
    await closeTasks(act, objectOfSubmission(submission.id), '取消定时', failedStep);
    await act.line({ object: objectOfSubmission(submission.id), objectHash: submission.manifestHash });
    return { submission: submission.id };
  },
});

/** The system at the due hour; a job only looks, this checks everything again, the clock and its pause too. */
export const issueScheduled = action('review.issueScheduled', {
  words: '到时发布',
  may: 'system',
  async run(act, input: { submission: number }) {
    const submission = await lockSubmission(act.tx, input.submission);
    const due = await first(
      act.tx,
      sql`
        select id from review.schedule
        where submission = ${submission.id} and done_at is null and cancelled_at is null and failed_at is null
          and publish_at <= clock_timestamp()
          and not exists (select from review.pause where confirmed_at is null)`,
    );
    if (!due) throw new NotDue();
    return issueCleared(act, submission);
  },
});

/** What failed shows as failed, with its reason: to whoever sent the text and on the desk of whoever set the hour. */
export const scheduleFailed = action('review.scheduleFailed', {
  words: '定时发布失败',
  may: 'system',
  async run(act, input: { submission: number; why: string }) {
    const submission = await lockSubmission(act.tx, input.submission);
    const object = objectOfSubmission(submission.id);
    const failed = await first(
      act.tx,
      sql<{ setBy: number }>`
        update review.schedule set failed_at = ${act.now}, failure = ${input.why}
        where submission = ${submission.id} and done_at is null and cancelled_at is null and failed_at is null
        returning set_by as "setBy"`,
    );
    if (failed) {
      const path = `/staff/review/${submission.id}`;
      const to = [...new Set([submission.submittedBy, failed.setBy])];
      const facts = { 标题: submission.title, 原因: input.why };
      await tell(act, { template: 'publications.schedule_failed', to, facts, object, path });
      const { title, unit, submittedBy: startedBy } = submission;
      const task = { object, title, path, unit, startedBy, step: failedStep, urgent: true };
      await openTask(act, { ...task, role: 'editor', person: failed.setBy });
    }
    await act.line({ object, reason: input.why });
    return { submission: submission.id };
  },
});
