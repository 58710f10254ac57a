import { sql } from 'kysely';
import { first, type PublicDb } from '../../../platform/database.ts';
import { type Entry, entryColumns } from './lists.ts';

export interface SearchHit extends Entry {
  kind: string;
  html: string;
  /** Who answers for it, when that is another than the unit that published it. */
  source: string | null;
  /** Whether that is one of the units here, by which results are narrowed. */
  sourceIsUnit: boolean;
  indexNumber: string | null;
  /** Names and words of the attachments. */
  files: string | null;
  /** The newest interpretation of a document. */
  interpretation: { path: string; title: string } | null;
}

/** What is shown of a result, read in the statement that checks that it is public. */
export const hitColumns = sql<SearchHit>`
  ${entryColumns}, publication.kind, publication.index_number as "indexNumber", publication.body as html,
  publication.metadata ->> 'source' as source,
  exists (select from live.unit where publication.metadata ->> 'source' in (name, full_name)) as "sourceIsUnit",
  case when publication.attachments > 0 then (
    select string_agg(attachment.name || ' ' || coalesce(attachment.text, ''), ' ' order by attachment.position)
    from live.attachment
    where attachment.publication = publication.id) end as files,
  (select json_build_object('path', other.path, 'title', other.title)
    from live.link
    cross join lateral (select path, title from live.publication where live.publication.id = link.from_id offset 0) other
    where link.to_id = publication.id and link.kind = 'interprets'
    order by link.at desc
    limit 1) as interpretation`;

/** A number in force, the newest: what an example of a number may be. */
export const findNumberInForce = async (live: PublicDb): Promise<string | null> =>
  (
    await first(
      live,
      sql<{ number: string }>`
        select document_number as number
        from live.publication
        where document_number ~ '〕[0-9]+号$' and validity = 'valid'
        order by first_published_at desc, id
        limit 1`,
    )
  )?.number ?? null;

/** What a unit and a kind are called by which nothing was found; null for what there is not. */
export const nameChosen = async (
  live: PublicDb,
  { unit, kind }: { unit?: string; kind?: string },
): Promise<{ unit: string | null; kind: string | null }> =>
  (await first(
    live,
    sql<{ unit: string | null; kind: string | null }>`
      select (select name from live.unit where slug = ${unit ?? null}) as unit,
        (select kind_words from live.publication where kind = ${kind ?? null} limit 1) as kind`,
  ))!;

/** What is named of a text that is only named: its place is explained, or it may have to do with a question. */
export const nameColumns = sql<{ id: string; path: string; title: string }>`
  publication.id, publication.path, publication.title`;
