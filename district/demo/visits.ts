import { sql } from 'kysely';
import { keepVisits, rankOften } from '../../src/features/visits/actions.ts';
import { type PublicDb, rows, type StaffDb } from '../../src/platform/database.ts';
import { addDays } from '../../src/platform/time.ts';

const earlier = 9;

/** Some days of invented counts, so that 访问量 and 常用办事 have something to show: the first in the list is read most. */
export async function countVisits(staff: StaffDb, today: string): Promise<void> {
  // `live` is open to the office as well.
  const live = staff as unknown as PublicDb;
  const guides = await rows(
    live,
    sql<{ path: string }>`select path from live.publication where kind = 'service' order by first_published_at, id`,
  );
  for (let back = earlier; back > 0; back -= 1) {
    const counts = new Map<string, number>([['/', 60 + ((back * 7) % 13)]]);
    for (const [at, { path }] of guides.entries()) counts.set(path, Math.max(1, 14 - at + (back % 3)));
    await keepVisits({ staff, live }, counts, { on: addDays(today, -back), entrances: [] });
  }
  await rankOften(staff, today);
}
