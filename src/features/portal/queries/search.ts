import { type RawBuilder, sql } from 'kysely';
import { type PublicDb, rows } from '../../../platform/database.ts';
import { type Entry, entryColumns } from './lists.ts';

export interface SearchHit extends Entry {
  text: string;
  indexNumber: string | null;
  /** Names of attachments in which a word was found. */
  files: string | null;
}

export interface SearchFilter {
  column?: string;
  year?: number;
}

/** One word in the two forms in which it may stand: as typed, and with numbers and brackets as offices write them. */
export interface Word {
  forms: string[];
}

/** Tags out, entities back: good enough to look for words in; nothing of it is shown unescaped. */
const plainBody = sql`
  replace(replace(replace(regexp_replace(publication.body, '<[^>]*>', ' ', 'g'), '&lt;', '<'), '&gt;', '>'), '&amp;', '&')`;

/**
 * Everything public in which each word stands: title, number, index number, unit, keywords, body, attachments. A full
 * number comes first, then words in the title; newest first among equals. Answers one page and the total.
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
        select ${entryColumns}, publication.index_number as "indexNumber", ${plainBody} as text,
          lower(concat_ws(' ', publication.title, publication.document_number, publication.index_number)) as head,
          case when publication.attachments > 0 then (
            select string_agg(attachment.name || ' ' || coalesce(attachment.text, ''), ' ' order by attachment.position)
            from live.attachment
            where attachment.publication = publication.id) end as files
        from live.publication
        where ${narrowed(filter)}
      ), matching as (
        select material.*
        from material
        cross join lateral (select lower(concat_ws(' ', head, "unitName", "kindWords", keywords::text, abstract, form, text, files)) as all_of_it) hay
        where ${every(words, sql`hay.all_of_it`)}
      )
      select matching.*, count(*) over ()::int as total
      from matching
      order by (${any(words, sql`lower(coalesce(number, ''))`, 'equal')}) desc, (${every(words, sql`head`)}) desc,
        "firstPublishedAt" desc, id
      limit ${page.limit} offset ${page.offset}`,
  );
  return { hits: found, total: found[0]?.total ?? 0 };
}

function narrowed({ column, year }: SearchFilter): RawBuilder<unknown> {
  const parts = [sql`true`];
  if (column) parts.push(sql`publication.site_column = ${column}`);
  if (year)
    parts.push(sql`extract(year from publication.first_published_at at time zone 'Asia/Shanghai')::int = ${year}`);
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
