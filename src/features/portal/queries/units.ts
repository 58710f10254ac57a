import { sql } from 'kysely';
import { type PublicDb, rows } from '../../../platform/database.ts';

export interface Unit {
  slug: string;
  name: string;
}

/** Every unit that has a page, in order of precedence; the room of 机构职能 makes the page. */
export const listUnits = (live: PublicDb): Promise<Unit[]> =>
  rows(
    live,
    sql<Unit>`
      select slug, name
      from live.unit
      order by position, name`,
  );
