import { sql } from 'kysely';
import { first, type Reads } from '../../../platform/database.ts';

/** Whether somebody entered another value before; the value itself is told to nobody, so that the second person looks it up. */
export async function differsFromEntry(db: Reads, draw: number, source: string, value: string): Promise<boolean> {
  const newest = await first(
    db,
    sql<{ differs: boolean }>`
      select value <> ${value} as differs from draws.beacon
      where draw = ${draw} and source = ${source}
      order by id desc limit 1`,
  );
  return newest?.differs ?? false;
}
