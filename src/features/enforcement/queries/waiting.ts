import { loadCalendar } from '../../../core/calendar/queries.ts';
import { holds, type Staff } from '../../../core/caller.ts';
import { unitsSeenBy } from '../../../core/publications/queries/documents.ts';
import type { StaffDb } from '../../../platform/database.ts';
import { listWaiting } from '../queries.ts';
import { clockOf } from '../rules/desk.ts';

/** Decisions that are not public yet, with those that are late or nearly so, for whoever enters them. */
export async function countWaiting(db: StaffDb, who: Staff, today: string) {
  if (!holds(who, ['drafter', 'editor'])) return 0;
  const [entries, calendar] = await Promise.all([listWaiting(db, unitsSeenBy(who)), loadCalendar(db)]);
  const due = entries.flatMap((entry) => clockOf(calendar, today, entry).due ?? []);
  const of = (state: string) => due.filter((one) => one.state === state).length;
  return { count: due.length, late: of('late'), soon: of('soon') };
}
