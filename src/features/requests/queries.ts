import { sql } from 'kysely';
import { type PublicDb, rows } from '../../platform/database.ts';

/** Who may be asked: units that have a page. */
export const listAskable = (live: PublicDb): Promise<{ slug: string; name: string }[]> =>
  rows(live, sql<{ slug: string; name: string }>`select slug, name from live.unit order by position, name`);
