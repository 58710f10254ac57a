import { type RawBuilder, sql } from 'kysely';
import { first, type Reads, rows } from '../../../platform/database.ts';
import { keptDays } from '../rules/import.ts';

/** Under this name a list that is being written holds a lock for each part: others see them while its rows are not there yet. */
export const writingOf = (id: number): RawBuilder<number> =>
  sql<number>`hashtext('inspections.import:' || ${id}::text)`;

/** How many parts of a list are written by somebody just now; null while nobody is. Locks go with the transaction, done or not. */
export async function findWritten(db: Reads, id: number): Promise<number | null> {
  const found = await first(
    db,
    sql<{ parts: number | null }>`
      select max(objid::bigint)::int as parts from pg_locks
      where locktype = 'advisory' and objsubid = 2 and granted
        and database = (select oid from pg_database where datname = current_database())
        and classid = (${writingOf(id)}::bigint & 4294967295)::oid`,
  );
  return found?.parts ?? null;
}

/** Files that were read, never confirmed, and lie there too long. */
export const listAbandoned = async (db: Reads, now: Date): Promise<number[]> => {
  const found = await rows(
    db,
    sql<{ id: number }>`
      select id from inspections.import
      where applied_at is null and dropped_at is null and read_at < ${now}::timestamptz - make_interval(days => ${keptDays})
      order by id limit 500`,
  );
  return found.map(({ id }) => id);
};
