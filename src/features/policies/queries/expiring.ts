import { sql } from 'kysely';
import type { DatedThing } from '../../../core/feature.ts';
import { type PublicDb, rows } from '../../../platform/database.ts';

/** The last day of 有效期 of what is in force, for the calendar. */
export const listExpiring = (live: PublicDb, from: string, to: string): Promise<DatedThing[]> =>
  rows(
    live,
    sql<DatedThing>`
      select 'policies-' || id as uid, valid_until as on, title, '文件有效期截止' as what, path, first_published_at as at
      from live.publication
      where is_policy
        and valid_until between ${from} and ${to}
        and validity in ('valid', 'amended', 'expired')
      order by valid_until, id`,
  );
