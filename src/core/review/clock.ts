import { hostname } from 'node:os';
import type { StaffDb } from '../../platform/database.ts';
import { By } from '../caller.ts';
import { pauseSchedules } from './actions/pause.ts';
import { type Distrust, type Reading, whyNotAgree, whyNotSince, whyNotSteady } from './clock-rules.ts';
import { type ClockState, readClock } from './queries/clock.ts';

/** The clocks of this process, in milliseconds; passed in, so that tests can say what time it is. */
export interface ProcessClock {
  wall(): number;
  /** Cannot be set by anybody, and stands while the machine sleeps. */
  steady(): number;
}

export const processClock: ProcessClock = { wall: () => Date.now(), steady: () => performance.now() };

export interface ClockWatch {
  /**
   * Looks at all clocks and answers the database's, to which schedules may be held; null while it is not trusted, or was not
   * read quickly enough to be compared. What is noticed pauses the schedules of every process (promises.md, P6).
   */
  look(db: StaffDb): Promise<Date | null>;
}

/** A reading that took longer cannot show a jump of five seconds. */
const longestReading = 2000;
/** Compared with a reading of the last hour: what slewing adds up to stays small beside a jump. */
const keptFor = 3_600_000;

/** Watches the clock from one process; what it compares with is kept in its memory alone. */
export function watchClock(clock: ProcessClock = processClock): ClockWatch {
  let before: (Reading & { confirmed: number | null }) | null = null;
  return {
    async look(db) {
      const began = clock.steady();
      const state = await readClock(db);
      const steady = clock.steady();
      if (steady - began > longestReading) return null;
      const now = { database: state.at.getTime(), wall: clock.wall(), steady };
      if (state.open !== null) {
        before = { ...now, confirmed: state.confirmed };
        return null;
      }
      const distrust = compare(before, now, state);
      if (!before || distrust || before.confirmed !== state.confirmed || steady - before.steady > keptFor)
        before = { ...now, confirmed: state.confirmed };
      if (!distrust) return state.at;
      await pauseSchedules(new By(db, { kind: 'system', name: 'schedule' }), { ...distrust, host: hostname() });
      return null;
    },
  };
}

function compare(
  before: (Reading & { confirmed: number | null }) | null,
  now: Reading,
  { confirmed, confirmedAt, lastLine }: ClockState,
): Distrust | null {
  const jumped = !before
    ? null
    : before.confirmed === confirmed
      ? whyNotSteady(before, now)
      : whyNotSince(confirmedAt!.getTime(), before, now);
  return jumped ?? whyNotAgree(now, lastLine?.getTime() ?? null);
}
