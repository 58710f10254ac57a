import { sql } from 'kysely';
import { rows } from '../../platform/database.ts';
import { databaseIsAway, Refused } from '../../platform/errors.ts';
import { By, type Sides } from '../caller.ts';
import type { Job } from '../feature.ts';
import { issueScheduled, NotDue, scheduleFailed } from './actions/schedule.ts';
import { type ClockWatch, watchClock } from './clock.ts';

const hand = { kind: 'system', name: 'schedule' } as const;
/** One memory of the clock for the whole process. */
const own = watchClock();

/**
 * Looks for schedules whose hour has come by a clock that can be trusted; each is checked again and published, or shown as
 * failed with its reason. Answers how many it met. Several workers may look at once: each schedule goes out once.
 */
export async function issueDue({ staff }: Pick<Sides, 'staff'>, watch: ClockWatch = own): Promise<number> {
  const now = await watch.look(staff);
  if (!now) return 0;
  const due = await rows(
    staff,
    sql<{ submission: number }>`
      select submission from review.schedule
      where done_at is null and cancelled_at is null and failed_at is null and publish_at <= ${now}
      order by publish_at
      limit 200`,
  );
  for (const { submission } of due) await settle(new By(staff, hand), submission);
  return due.length;
}

async function settle(by: By, submission: number): Promise<void> {
  try {
    await issueScheduled(by, { submission });
  } catch (error) {
    if (databaseIsAway(error)) throw error;
    if (error instanceof NotDue) return; // another worker was faster, or somebody took it back
    const why = error instanceof Refused ? error.message : '发布时出错，请联系系统管理员。';
    await scheduleFailed(by, { submission, why });
  }
}

const every = 10_000;

/**
 * The sweep: looks several times a minute, without the job queue, so that nothing is late because a job or the whole queue
 * was lost, and so that a jump of the clock is noticed within seconds (P6).
 */
export function startSchedules(
  sides: Sides,
  failed: (error: unknown) => void,
  watch: ClockWatch = own,
): { stop(): Promise<void> } {
  let turn: Promise<unknown> = Promise.resolve();
  const look = () => {
    turn = turn.then(() => issueDue(sides, watch).catch(failed));
  };
  look();
  const timer = setInterval(look, every);
  return {
    async stop() {
      clearInterval(timer);
      await turn;
    },
  };
}

/** Sent for the hour of a schedule, so that it goes out in the same second; it only looks, and may be lost. */
export const reviewJobs: Job[] = [
  {
    name: 'review.issueDue',
    run: async (_data, sides) => {
      await issueDue(sides);
    },
  },
];
