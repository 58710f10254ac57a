import { type RawBuilder, sql } from 'kysely';
import type { Metadata } from '../../../core/publications/content.ts';
import { first, one, type PublicDb, rows } from '../../../platform/database.ts';

/** What is known of one record; of a deleted one only the first four facts. */
export interface Harvested {
  id: string;
  column: string;
  at: Date;
  deleted: boolean;
  path: string | null;
  title: string;
  metadata: Metadata;
  kindWords: string;
  unitFullName: string;
  number: string | null;
  indexNumber: string | null;
  firstPublishedAt: Date;
  firstPublishedOn: string | null;
}

/** Where a list stands: behind this record of the order. */
export interface Place {
  at: string;
  id: string;
}

export interface Wanted {
  from: Date | null;
  /** Not included. */
  before: Date | null;
  columns: string[] | null;
  after: Place | null;
}

const whole = (chosen: RawBuilder<unknown>) => sql<Harvested>`
  select chosen.id, chosen.site_column as "column", chosen.at, chosen.deleted, text.path, text.title, text.metadata,
    text.kind_words as "kindWords", text.unit_full_name as "unitFullName", text.document_number as number,
    text.index_number as "indexNumber", text.first_published_at as "firstPublishedAt", text.first_published_on as "firstPublishedOn"
  from (${chosen}) chosen
  left join lateral (
    select * from live.publication where live.publication.id = chosen.id and not chosen.deleted offset 0) text on true`;

/** One part of a list in the order of datestamps, and how many records stand behind `after` in all. */
export async function listHarvest(
  live: PublicDb,
  { from, before, columns, after }: Wanted,
  limit: number,
): Promise<{ records: Harvested[]; rest: number }> {
  const found = await rows(
    live,
    sql<Harvested & { rest: number }>`
      select whole.*, counted.rest
      from (
        select id, count(*) over ()::int as rest
        from live.harvest
        where (${from}::timestamptz is null or at >= ${from})
          and (${before}::timestamptz is null or at < ${before})
          and (${columns}::text[] is null or site_column = any (${columns}))
          and (${after?.at ?? null}::timestamptz is null or at > ${after?.at ?? null} or at = ${after?.at ?? null} and id > ${after?.id ?? null})
        order by at, id
        limit ${limit}) counted
      cross join lateral (${whole(sql`select * from live.harvest where live.harvest.id = counted.id offset 0`)}) whole
      order by whole.at, whole.id`,
  );
  return { records: found.map(({ rest, ...record }) => record), rest: found[0]?.rest ?? 0 };
}

export const findHarvested = (live: PublicDb, id: string): Promise<Harvested | undefined> =>
  first(live, whole(sql`select * from live.harvest where live.harvest.id = ${id}`));

/** No record changed before this moment. */
export const earliestHarvest = async (live: PublicDb): Promise<Date> =>
  (await one(live, sql<{ at: Date }>`select coalesce(min(at), date_trunc('second', now())) as at from live.harvest`))
    .at;
