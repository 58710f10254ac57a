import { sql } from 'kysely';
import { first, type PublicDb } from '../../../platform/database.ts';

/** A column as the office describes it, with when something in it was last published. */
export interface PublicColumn {
  slug: string;
  name: string;
  description: string;
  unit: string;
  unitName: string;
  updateRule: string;
  emptyNotice: string;
  updatedAt: Date | null;
}

export const findPublicColumn = (live: PublicDb, slug: string): Promise<PublicColumn | undefined> =>
  first(
    live,
    sql<PublicColumn>`
      select slug, name, description, unit, unit_name as "unitName", update_rule as "updateRule", empty_notice as "emptyNotice",
        (select max(published_at) from live.listed where site_column = slug) as "updatedAt"
      from live.site_column
      where slug = ${slug}`,
  );
