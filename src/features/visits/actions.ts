import { sql } from 'kysely';
import type { Sides } from '../../core/caller.ts';
import type { StaffDb } from '../../platform/database.ts';
import { addDays } from '../../platform/time.ts';
import { findKnown } from './queries.ts';
import { often, pageOf } from './rules.ts';

/**
 * Adds what one process counted to the day. A counter is no deed and has no ledger line (`walls/lists.ts`). Only what is a public page
 * at this moment is kept: anything else that was ever asked for leaves no row. In the order of pages, so that processes wait for
 * each other in one direction.
 */
export async function keepVisits(
  { staff, live }: Sides,
  counts: Map<string, number>,
  { on, entrances }: { on: string; entrances: string[] },
): Promise<number> {
  if (counts.size === 0) return 0;
  const known = await findKnown(live, [...counts.keys()], entrances);
  const pages = new Map<string, number>();
  for (const [address, visits] of counts) {
    const page = pageOf(address, known);
    if (page !== null) pages.set(page, (pages.get(page) ?? 0) + visits);
  }
  const sorted = [...pages].sort(([a], [b]) => (a < b ? -1 : 1));
  if (sorted.length === 0) return 0;
  await sql`
    insert into visits.day (on_day, page, visits)
    select ${on}::date, page, visits
    from unnest(${sorted.map(([page]) => page)}::text[], ${sorted.map(([, visits]) => visits)}::bigint[]) counted (page, visits)
    on conflict (on_day, page) do update set visits = day.visits + excluded.visits`.execute(staff);
  return sorted.length;
}

/** Puts the texts that were read most in the days before `today` in their order, in place of the order of the night before. */
export const rankOften = (staff: StaffDb, today: string): Promise<void> =>
  staff.transaction().execute(async (tx) => {
    await sql`lock table visits.often in share row exclusive mode`.execute(tx);
    await sql`delete from visits.often`.execute(tx);
    await sql`
      insert into visits.often (page, rank)
      select page, row_number() over (order by sum(visits) desc, page)
      from visits.day
      where on_day >= ${addDays(today, -often.days)}::date
        and on_day < ${today}::date
        and page like '%.html'
      group by page
      having sum(visits) >= ${often.least}
      order by sum(visits) desc, page
      limit ${often.most}`.execute(tx);
  });
