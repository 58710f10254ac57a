import { sql } from 'kysely';
import type { Sides } from '../../core/caller.ts';
import { findKnown } from './queries.ts';
import { pageOf } from './rules.ts';

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
