import { type RawBuilder, sql } from 'kysely';
import { first, type PublicDb, rows } from '../../../platform/database.ts';
import type { Text } from '../engine/entry.ts';
import { partsOf } from '../engine/numbers.ts';
import { wordsOf } from '../rules/html.ts';

/** Which generation of what is public the database shows. */
export const getGeneration = async (live: PublicDb): Promise<number> =>
  Number((await first(live, sql<{ value: number }>`select value from live.generation`))?.value ?? 0);

/** The tags of what changed after a generation; null when that is too long ago to tell. */
export async function findChanges(live: PublicDb, since: number, until: number): Promise<string[] | null> {
  const found = await first(
    live,
    sql<{ many: number; tags: string[] }>`
      select count(distinct generation)::int as many, coalesce(array_agg(distinct tag), '{}') as tags
      from live.change, unnest(tags) tag
      where generation > ${since} and generation <= ${until}`,
  );
  return found!.many === until - since ? found!.tags : null;
}

/** Of all that is kept in the index besides words; the hash says the words. */
const mark = sql`
  md5(concat_ws('|', publication.hash, publication.kind_words, publication.site_column, publication.unit_name, publication.unit_full_name,
    publication.validity, publication.valid_until, publication.public_until, publication.document_number, publication.listed_at,
    publication.metadata ->> 'source'))`;

/** Everything public by id, with its mark. */
export async function listMarks(live: PublicDb): Promise<Map<string, string>> {
  const found = await rows(
    live,
    sql<{ id: string; mark: string }>`select publication.id, ${mark} as mark from live.publication`,
  );
  return new Map(found.map((row) => [row.id, row.mark]));
}

interface Row extends Omit<Text, 'number' | 'head' | 'names' | 'body'> {
  documentNumber: string | null;
  indexNumber: string | null;
  names: string[];
  keywords: string[] | null;
  abstract: string | null;
  html: string;
  files: string | null;
}

/** What rules comes before what is explained, what is explained before what only happened. */
const rank = sql`
  case
    when publication.is_policy or publication.document_number is not null then 2
    when place.column_type in ('政策文件', '信息公开指南', '办事服务') then 2
    when place.column_type = '工作动态' then 0
    else 1
  end`;

/** The unit that answers for a text which another has published: the office publishes the guides of all. */
const answering = sql`(
  select slug, name from live.unit
  where publication.metadata ->> 'source' in (name, full_name)
  order by position, slug
  limit 1)`;

/** The texts of few ids as the index takes them in; what is not public (any more) is not among them. */
export async function listTexts(live: PublicDb, ids: string[]): Promise<Text[]> {
  return (await rows(live, textsOf(ids))).map(textOf);
}

const textsOf = (ids: string[]): RawBuilder<Row> => sql<Row>`
  select publication.id, ${mark} as mark, publication.title, publication.kind, publication.kind_words as "kindWords",
    coalesce(answering.slug, publication.unit) as unit, coalesce(answering.name, publication.unit_name) as "unitName",
    publication.site_column as column, publication.metadata ->> 'subject' as topic,
    extract(year from publication.listed_at at time zone 'Asia/Shanghai')::int as year,
    case when publication.is_policy or publication.document_number is not null then publication.validity end as validity,
    publication.valid_until as "validUntil", extract(epoch from publication.public_until) * 1000 as "publicUntil",
    extract(epoch from publication.listed_at) * 1000 as "listedAt", ${rank} as rank,
    publication.document_number as "documentNumber", publication.index_number as "indexNumber",
    array[publication.unit_name, publication.unit_full_name, publication.kind_words, publication.metadata ->> 'form'] as names,
    publication.metadata -> 'keywords' as keywords, publication.metadata ->> 'abstract' as abstract, publication.body as html,
    case when publication.attachments > 0 then (
      select string_agg(attachment.name || ' ' || coalesce(attachment.text, ''), ' ' order by attachment.position)
      from live.attachment
      where attachment.publication = publication.id) end as files
  from unnest(${ids}::text[]) wanted (id)
  cross join lateral (select * from live.publication where live.publication.id = wanted.id offset 0) publication
  left join live.site_column place on place.slug = publication.site_column
  left join lateral ${answering} answering on true`;

function textOf({ documentNumber, indexNumber, names, keywords, abstract, html, files, ...entry }: Row): Text {
  const named = [documentNumber, indexNumber, ...new Set(names), ...(keywords ?? [])];
  return {
    ...entry,
    publicUntil: entry.publicUntil === null ? null : Number(entry.publicUntil),
    listedAt: Number(entry.listedAt),
    number: partsOf(documentNumber),
    head: entry.title,
    names: named.filter(Boolean).join('\n'),
    body: [abstract, wordsOf(html), files].filter(Boolean).join('\n'),
  };
}

/** What is public of some ids at one moment, and the generation of that moment. */
export interface Sight<Row> {
  generation: number;
  rows: Map<string, Row>;
}

/** Nothing but which of the ids are public. */
export const idAlone = sql<{ id: string }>`publication.id`;

/**
 * Reads these columns of `live.publication` for few ids, in the one statement that also says which generation it saw: what is
 * shown is what was checked. One of the columns is the id.
 */
export async function see<Row extends { id: string }>(
  live: PublicDb,
  ids: string[],
  columns: RawBuilder<Row>,
): Promise<Sight<Row>> {
  const found = await rows(
    live,
    sql<Row & { seenIn: number }>`
      select generation.value as "seenIn", seen.*
      from live.generation
      left join lateral (
        select ${columns}
        from unnest(${ids}::text[]) wanted (id)
        cross join lateral (select * from live.publication where live.publication.id = wanted.id offset 0) publication
      ) seen on true`,
  );
  const there = found.filter(({ id }) => id !== null).map((row) => [row.id, row] as const);
  return { generation: Number(found[0]?.seenIn ?? 0), rows: new Map<string, Row>(there) };
}

/** What an answer may quote from. */
export interface Quotable {
  id: string;
  kind: string;
  path: string;
  title: string;
  number: string | null;
  unitName: string;
  /** Who answers for it, when that is another than the unit that published it. */
  source: string | null;
  listedAt: Date;
  html: string;
}

/** What a quotation names, and the text that it is taken from. */
export const quotable = sql<Quotable>`
  publication.id, publication.kind, publication.path, publication.title, publication.document_number as number,
  publication.unit_name as "unitName", publication.metadata ->> 'source' as source, publication.listed_at as "listedAt",
  publication.body as html`;
