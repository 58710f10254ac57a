import { sql } from 'kysely';
import { first, type PublicDb } from '../platform/database.ts';
import type { Site } from '../ui/site.ts';

/** What pages show while the district has not said who it is, or the database is away. */
export const plainSite: Site = {
  name: '政务公开',
  domain: 'localhost',
  menu: [{ label: '首页', href: '/' }],
  transparency: '/transparency/',
  search: { action: '/search' },
};

let known: Site = plainSite;

/** The site's settings from `live.setting`; what was known last when the database is away. */
export async function readSite(live: PublicDb, origin: string): Promise<Site> {
  const row = await first(
    live,
    sql<{ value: Partial<Site> | null; demonstration: string | null }>`
      select (select value from live.setting where name = 'site') as value,
        (select value #>> '{}' from live.setting where name = 'demonstration') as demonstration`,
  );
  known = { ...plainSite, ...row?.value, demonstration: row?.demonstration || undefined, origin };
  return known;
}

export const lastSite = (): Site => known;
