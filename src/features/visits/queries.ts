import { sql } from 'kysely';
import { type PublicDb, type Reads, rows } from '../../platform/database.ts';
import { type Known, type PageRow, readable, standingPages } from './rules.ts';

/** What of these addresses is public now. */
export async function findKnown(live: PublicDb, addresses: string[], entrances: string[]): Promise<Known> {
  const paths = addresses.flatMap((address) => readable(address) ?? []);
  const [texts, columns, units] = await Promise.all([
    rows(live, sql<{ path: string }>`select path from live.publication where path = any (${paths}::text[])`),
    rows(live, sql<{ slug: string }>`select slug from live.site_column`),
    rows(live, sql<{ slug: string }>`select slug from live.unit union all select slug from live.former_unit`),
  ]);
  return {
    texts: new Set(texts.map(({ path }) => path)),
    columns: new Set(columns.map(({ slug }) => slug)),
    units: new Set(units.map(({ slug }) => slug)),
    entrances,
  };
}

export const sumByDay = (db: Reads, from: string, to: string): Promise<{ day: string; visits: number }[]> =>
  rows(
    db,
    sql<{ day: string; visits: number }>`
      select on_day as day, sum(visits)::bigint as visits
      from visits.day
      where on_day between ${from}::date and ${to}::date
      group by on_day
      order by on_day`,
  );

/** Sums by page, the most visited first; titles and units are those of what is public now. */
export async function sumByPage(
  { staff, live, entrances }: { staff: Reads; live: PublicDb; entrances: { path: string; label: string }[] },
  from: string,
  to: string,
): Promise<PageRow[]> {
  const sums = await rows(
    staff,
    sql<{ page: string; visits: number }>`
      select page, sum(visits)::bigint as visits
      from visits.day
      where on_day between ${from}::date and ${to}::date
      group by page
      order by visits desc, page
      limit 50000`,
  );
  const named = await namesOf(
    live,
    sums.map(({ page }) => page),
  );
  for (const { path, label } of entrances) if (!named.has(path)) named.set(path, { title: label, unit: null });
  for (const [path, title] of Object.entries(standingPages)) named.set(path, { title, unit: null });
  return sums.map(({ page, visits }) => ({ page, visits, ...(named.get(page) ?? { title: null, unit: null }) }));
}

async function namesOf(live: PublicDb, pages: string[]): Promise<Map<string, { title: string; unit: string | null }>> {
  const found = await rows(
    live,
    sql<{ page: string; title: string; unit: string | null }>`
      select path as page, title, unit_name as unit from live.publication where path = any (${pages}::text[])
      union all
      select '/' || slug || '/', name, unit_name from live.site_column
      union all
      select '/units/' || slug || '/', name, name from live.unit
      union all
      select '/units/' || slug || '/', name, name from live.former_unit`,
  );
  return new Map(found.map(({ page, title, unit }) => [page, { title, unit }]));
}
