import { type RawBuilder, sql } from 'kysely';
import { type PublicDb, rows } from '../../../platform/database.ts';
import { type Entry, entryColumns } from './lists.ts';
import { withSuccession } from './succession.ts';

export interface SearchHit extends Entry {
  text: string;
  indexNumber: string | null;
  /** Names of attachments in which a word was found. */
  files: string | null;
}

export interface SearchFilter {
  column?: string;
  unit?: string;
  /** 有效性; only what bears one, policies and numbered texts, is found with it. */
  validity?: string;
  year?: number;
  /** Nothing that came out after this instant, so that the pages of one search fit together. */
  until?: string;
}

/** One word in the two forms in which it may stand: as typed, and with numbers and brackets as offices write them. */
export interface Word {
  forms: string[];
}

/**
 * Tags out, a line for every block, entities back: good enough to look for words in; nothing of it is shown unescaped.
 * A tag within a line leaves no gap, so that a word half in bold is still a word.
 */
const blockEnds = '<(br|hr)[^>]*>|</(p|h[1-6]|li|tr|blockquote|figcaption|caption|div|section|table|ul|ol|dt|dd)>';
const lines = sql`regexp_replace(regexp_replace(publication.body, '\\s+', ' ', 'g'), ${blockEnds}::text, E'\n', 'gi')`;
const cells = sql`regexp_replace(${lines}, '</t[dh]>', ' ', 'gi')`;
const plainBody = sql`
  replace(replace(replace(replace(regexp_replace(${cells}, '<[^>]*>', '', 'g'), '&nbsp;', ' '), '&lt;', '<'), '&gt;', '>'), '&amp;', '&')`;

/** What rules comes before what is explained, what is explained before what only happened. */
const weight = sql`
  case
    when publication.is_policy or publication.document_number is not null then 2
    when place.column_type in ('政策文件', '信息公开指南', '办事服务') then 2
    when place.column_type = '工作动态' then 0
    else 1
  end`;

/**
 * Everything public in which each word stands: title, number, index number, unit, keywords, body, attachments. A full
 * number comes first, then words in the title, then documents before news; newest first among equals. Answers one page and the total.
 */
export async function searchEntries(
  live: PublicDb,
  words: Word[],
  filter: SearchFilter,
  page: { limit: number; offset: number },
): Promise<{ hits: SearchHit[]; total: number }> {
  const found = await rows(
    live,
    sql<SearchHit & { total: number }>`
      with material as (
        select ${entryColumns}, publication.index_number as "indexNumber", ${plainBody} as text, ${weight} as weight,
          lower(concat_ws(' ', publication.title, publication.document_number, publication.index_number)) as head,
          case when publication.attachments > 0 then (
            select string_agg(attachment.name || ' ' || coalesce(attachment.text, ''), ' ' order by attachment.position)
            from live.attachment
            where attachment.publication = publication.id) end as files
        from live.publication
        left join live.site_column place on place.slug = publication.site_column
        where ${narrowed(filter)}
      ), matching as (
        select material.*
        from material
        cross join lateral (select lower(concat_ws(' ', head, "unitName", "kindWords", keywords::text, abstract, form, text, files)) as all_of_it) hay
        where ${every(words, sql`hay.all_of_it`)}
      )
      select matching.*, count(*) over ()::int as total
      from matching
      order by (${any(words, sql`lower(coalesce(number, ''))`, 'equal')}) desc, (${every(words, sql`head`)}) desc, weight desc,
        "listedAt" desc, id
      limit ${page.limit} offset ${page.offset}`,
  );
  return { hits: await withSuccession(live, found), total: found[0]?.total ?? 0 };
}

function narrowed({ column, unit, validity, year, until }: SearchFilter): RawBuilder<unknown> {
  const parts = [sql`true`];
  if (column) parts.push(sql`publication.site_column = ${column}`);
  if (unit) parts.push(sql`publication.unit = ${unit}`);
  if (validity)
    parts.push(
      sql`publication.validity = ${validity} and (publication.is_policy or publication.document_number is not null)`,
    );
  if (year) parts.push(sql`extract(year from publication.listed_at at time zone 'Asia/Shanghai')::int = ${year}`);
  if (until) parts.push(sql`publication.first_published_at <= ${until}::timestamptz`);
  return sql.join(parts, sql` and `);
}

const stands = (hay: RawBuilder<unknown>, form: string, how: 'within' | 'equal') =>
  how === 'equal' ? sql`${hay} = ${form}` : sql`strpos(${hay}, ${form}) > 0`;

const either = (word: Word, hay: RawBuilder<unknown>, how: 'within' | 'equal' = 'within') =>
  sql`(${sql.join(
    word.forms.map((form) => stands(hay, form, how)),
    sql` or `,
  )})`;

const every = (words: Word[], hay: RawBuilder<unknown>) =>
  sql.join(
    words.map((word) => either(word, hay)),
    sql` and `,
  );

const any = (words: Word[], hay: RawBuilder<unknown>, how: 'equal') =>
  sql.join(
    words.map((word) => either(word, hay, how)),
    sql` or `,
  );
