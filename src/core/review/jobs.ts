import { sql } from 'kysely';
import { rows } from '../../platform/database.ts';
import { databaseIsAway, Refused } from '../../platform/errors.ts';
import { By, type Sides } from '../caller.ts';
import type { Job } from '../feature.ts';
import { issueScheduled, scheduleFailed } from './actions/issue.ts';

const clock = { kind: 'system', name: 'schedule' } as const;

/** Looks for schedules whose hour has come; each is checked again and published, or shown as failed with its reason. */
export async function issueDue({ staff }: Sides): Promise<number> {
  const due = await rows(
    staff,
    sql<{ submission: number }>`
      select submission from review.schedule
      where done_at is null and cancelled_at is null and failed_at is null and publish_at <= clock_timestamp()
      order by publish_at
      limit 200`,
  );
  for (const { submission } of due) {
    try {
      await issueScheduled(new By(staff, clock), { submission });
    } catch (error) {
      if (databaseIsAway(error)) throw error;
      const why = error instanceof Refused ? error.message : '发布时出错，请联系系统管理员。';
      await scheduleFailed(new By(staff, clock), { submission, why });
    }
  }
  return due.length;
}

/** The sweep: every minute, so that nothing is late because a job was lost (P6: within 60 s). */
export const reviewJobs: Job[] = [
  {
    name: 'review.issueDue',
    every: '* * * * *',
    run: async (_data, sides) => {
      await issueDue(sides);
    },
  },
];
