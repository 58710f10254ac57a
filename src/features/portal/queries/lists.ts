import { type RawBuilder, sql } from 'kysely';
import { one, type PublicDb, rows } from '../../../platform/database.ts';
import { type Succession, withSuccession } from './succession.ts';

/** One line of a list. The date shown is that of first publication: neither a correction nor a migration makes a text new. */
export interface Entry extends Succession {
  id: string;
  path: string;
  title: string;
  kindWords: string;
  column: string;
  unit: string;
  unitName: string;
  number: string | null;
  /** Shown with its 有效性: policies and everything that bears a number. */
  isOfficial: boolean;
  validity: string;
  abstract: string | null;
  keywords: string[] | null;
  form: string | null;
  /** 成文日期, a day as the office typed it. */
  formedOn: string | null;
  firstPublishedAt: Date;
  /** By which it is listed: its first publication, for what was moved over that on the older site. */
  listedAt: Date;
  /** 原发布日期（迁移） stands in the place of the day of publication. */
  migrated: boolean;
  publishedAt: Date;
}

export const entryColumns = sql`
  publication.id, publication.path, publication.title, publication.kind_words as "kindWords", publication.site_column as "column",
  publication.unit, publication.unit_name as "unitName", publication.document_number as number,
  (publication.is_policy or publication.document_number is not null) as "isOfficial", publication.validity,
  publication.metadata ->> 'abstract' as abstract, publication.metadata -> 'keywords' as keywords,
  publication.metadata ->> 'form' as form, publication.metadata ->> 'formedOn' as "formedOn", publication.first_published_at as "firstPublishedAt",
  publication.published_at as "publishedAt", publication.listed_at as "listedAt",
  publication.first_published_on is not null as migrated`;

export interface ListFilter {
  column?: string;
  unit?: string;
  year?: number;
  /** 主题分类 */
  subject?: string;
  /** Only what stands behind this place of the order. */
  after?: { listedAt: string; id: string } | null;
}

const subjectOf = { listed: sql`publication.subject`, publication: sql`publication.metadata ->> 'subject'` };

function where(
  { column, unit, year, subject, after }: ListFilter,
  view: keyof typeof subjectOf = 'listed',
): RawBuilder<unknown> {
  const parts = [sql`true`];
  if (column) parts.push(sql`publication.site_column = ${column}`);
  if (unit) parts.push(sql`publication.unit = ${unit}`);
  if (year) parts.push(sql`extract(year from publication.listed_at at time zone 'Asia/Shanghai')::int = ${year}`);
  if (subject) parts.push(sql`${subjectOf[view]} = ${subject}`);
  if (after)
    parts.push(sql`(publication.listed_at < ${after.listedAt}::timestamptz
      or publication.listed_at = ${after.listedAt}::timestamptz and publication.id > ${after.id})`);
  return sql.join(parts, sql` and `);
}

/** The whole rows of few ids, each by its index: sorting whole rows behind the barrier takes four times as long. */
const rowsOf = (chosen: RawBuilder<unknown>) => sql<Entry>`
  select ${entryColumns}
  from (${chosen}) chosen
  cross join lateral (select * from live.publication where live.publication.id = chosen.id offset 0) publication
  order by publication.listed_at desc, publication.id`;

/** These texts as far as they are public, in the order of the ids. */
export async function listByIds(live: PublicDb, ids: string[]): Promise<Entry[]> {
  const found = await rows(live, rowsOf(sql`select unnest(${ids}::text[]) as id`));
  return withSuccession(
    live,
    ids.flatMap((id) => found.find((entry) => entry.id === id) ?? []),
  );
}

const newestFirst = sql`publication.listed_at desc, publication.id`;
const many = 500; // from here on one walk over everything costs less than a step for each

/** A page of what is public, newest first. */
export async function listEntries(live: PublicDb, filter: ListFilter, limit: number, offset = 0): Promise<Entry[]> {
  const part = sql`order by ${newestFirst} limit ${limit} offset ${offset}`;
  if (limit >= many)
    return rows(
      live,
      sql<Entry>`select ${entryColumns} from live.publication where ${where(filter, 'publication')} ${part}`,
    );
  const chosen = sql`select publication.id from live.listed publication where ${where(filter)} ${part}`;
  return withSuccession(live, await rows(live, rowsOf(chosen)));
}

export interface Counted {
  total: number;
  updatedAt: Date | null;
  freshAt: Date | null;
}

/** How many there are, when something last changed, and what is the newest: an older site moved over makes no column fresh. */
export const countEntries = (live: PublicDb, filter: ListFilter): Promise<Counted> =>
  one(
    live,
    sql<Counted>`
      select count(*)::int as total, max(publication.published_at) as "updatedAt",
        max(case when publication.first_published_on is null then publication.published_at else publication.listed_at end) as "freshAt"
      from live.listed publication
      where ${where(filter)}`,
  );

/** Every column that holds something, how much, and when it last changed. */
export const listCategories = (live: PublicDb): Promise<{ column: string; total: number; changedAt: Date }[]> =>
  rows(
    live,
    sql<{ column: string; total: number; changedAt: Date }>`
      select site_column as "column", count(*)::int as total, max(published_at) as "changedAt"
      from live.listed
      group by site_column
      order by site_column`,
  );

export interface Facets {
  years: number[];
  units: { slug: string; name: string }[];
  subjects: string[];
}

/** Years, units and subjects by which a column can be narrowed. */
export async function listFacets(live: PublicDb, column: string): Promise<Facets> {
  const found = await rows(
    live,
    sql<{ year: number; slug: string; name: string; subject: string | null }>`
      select distinct extract(year from listed_at at time zone 'Asia/Shanghai')::int as year, unit as slug, unit_name as name,
        subject
      from live.listed
      where site_column = ${column}
      order by year desc, name`,
  );
  return {
    years: [...new Set(found.map((row) => row.year))],
    units: [...new Map(found.map(({ slug, name }) => [slug, { slug, name }])).values()],
    subjects: [...new Set(found.flatMap((row) => row.subject || []))].sort((a, b) => a.localeCompare(b, 'zh-CN')),
  };
}

/** The newest few of several columns at once, for the home page and parent columns. */
export async function listNewest(live: PublicDb, columns: string[], each: number): Promise<Map<string, Entry[]>> {
  const found = await rows(
    live,
    rowsOf(sql`
      select id
      from (
        select publication.id,
          row_number() over (partition by publication.site_column order by publication.listed_at desc, publication.id) as place
        from live.listed publication
        where publication.site_column = any (${columns})) ranked
      where place <= ${each}`),
  );
  const told = await withSuccession(live, found);
  return new Map(columns.map((column) => [column, told.filter((entry) => entry.column === column)]));
}

const atStart = 6;

/** What stands where nothing was asked yet: matters that can be done, and the newest notices. */
export async function startOf(live: PublicDb): Promise<{ services: Entry[]; notices: Entry[] }> {
  const [newest, often] = await Promise.all([listNewest(live, ['services', 'notices'], atStart), listOften(live)]);
  return {
    services: often.length > 0 ? often : (newest.get('services') ?? []),
    notices: newest.get('notices') ?? [],
  };
}

/** The guides that were read most of late, the most read first. */
async function listOften(live: PublicDb): Promise<Entry[]> {
  const often = sql<{ id: string }>`
    select id from live.often_read where kind = 'service' order by rank limit ${atStart}`;
  return listByIds(
    live,
    (await rows(live, often)).map(({ id }) => id),
  );
}

/** Units that published something, by name. */
export const listPublishers = (live: PublicDb): Promise<{ slug: string; name: string }[]> =>
  rows(
    live,
    sql<{ slug: string; name: string }>`
      select distinct unit as slug, unit_name as name from live.listed order by name`,
  );

/** Years in which something public was first published, newest first. */
export async function listYears(live: PublicDb): Promise<number[]> {
  const found = await rows(
    live,
    sql<{ year: number }>`
      select distinct extract(year from listed_at at time zone 'Asia/Shanghai')::int as year
      from live.listed
      order by year desc`,
  );
  return found.map((row) => row.year);
}
