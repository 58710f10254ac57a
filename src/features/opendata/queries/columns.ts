import { sql } from 'kysely';
import { type PublicDb, rows } from '../../../platform/database.ts';
import type { SetColumn } from '../rules/sets.ts';

export const listSetColumns = (live: PublicDb): Promise<SetColumn[]> =>
  rows(live, sql<SetColumn>`select slug, parent, name from live.site_column order by position, slug`);

/** A column with what it holds itself. */
export interface FilledColumn {
  slug: string;
  name: string;
  description: string;
  keywords: string;
  updateRule: string;
  unit: string;
  unitName: string;
  changedAt: Date;
}

/** Columns in which something public stands. */
export const listFilledColumns = (live: PublicDb): Promise<FilledColumn[]> =>
  rows(
    live,
    sql<FilledColumn>`
      select site_column.slug, site_column.name, site_column.description, site_column.keywords,
        site_column.update_rule as "updateRule", site_column.unit, site_column.unit_name as "unitName", held.changed_at as "changedAt"
      from (select site_column as slug, max(published_at) as changed_at from live.listed group by site_column) held
      join live.site_column on site_column.slug = held.slug
      order by site_column.position, site_column.slug`,
  );

/** One text of a column as a row of its file. */
export interface Listed {
  title: string;
  number: string | null;
  indexNumber: string | null;
  unitName: string;
  kindWords: string;
  subject: string | null;
  keywords: string[] | null;
  formedOn: string | null;
  listedAt: Date;
  publishedAt: Date;
  validity: string | null;
  validUntil: string | null;
  path: string;
}

/** Everything in a column, newest first; only what rules bears a validity. */
export const listColumnTexts = (live: PublicDb, column: string): Promise<Listed[]> =>
  rows(
    live,
    sql<Listed>`
      select title, document_number as number, index_number as "indexNumber", unit_name as "unitName", kind_words as "kindWords",
        metadata ->> 'subject' as subject, metadata -> 'keywords' as keywords, metadata ->> 'formedOn' as "formedOn",
        listed_at as "listedAt", published_at as "publishedAt",
        case when is_policy or document_number is not null then validity end as validity, valid_until as "validUntil", path
      from live.publication
      where site_column = ${column}
      order by listed_at desc, id`,
  );
