import { sql } from 'kysely';
import type { Content } from '../../../core/publications/content.ts';
import { first, type Reads, rows } from '../../../platform/database.ts';
import { NotFound } from '../../../platform/errors.ts';

export interface Original {
  unit: number;
  edition: number;
  content: Pick<Content, 'title' | 'body' | 'metadata'>;
}

/** What is public now of a document that is to be translated. */
export async function getOriginal(db: Reads, document: number): Promise<Original> {
  const row = await first(
    db,
    sql<Original>`
      select document.unit, shown.edition,
        jsonb_build_object('title', shown.title, 'body', shown.body, 'metadata', shown.metadata) as content
      from publications.document
      cross join lateral (
        select edition, title, body, metadata from live.publication
        where live.publication.id = document.public_id offset 0) shown
      where document.id = ${document}`,
  );
  if (!row) throw new NotFound('这份文件现在没有公开，不能起草译文。');
  return row;
}

/** The translation of a document into a language, in whatever state it is; one that was given up or withdrawn does not count. */
export const findTranslation = (db: Reads, document: number, language: string) =>
  first(
    db,
    sql<{ document: number }>`
      select link.from_document as document
      from publications.link
      join lateral (
        select id, state from publications.edition
        where edition.document = link.from_document
        order by number desc
        limit 1) edition on edition.state <> 'abandoned'
      join lateral (
        select metadata from publications.revision
        where revision.edition = edition.id
        order by id desc
        limit 1) revision on revision.metadata ->> 'language' = ${language}
      where link.kind = 'translates'
        and link.to_document = ${document}
        and link.ended_at is null
        and not exists (
          select from publications.publication
          where publication.document = link.from_document
            and publication.ended_at is not null
            and publication.end_kind <> 'corrected'
            and not exists (
              select from publications.publication later
              where later.document = publication.document and later.id > publication.id))`,
  );

export interface TranslationGap {
  document: number;
  title: string;
  path: string;
  unit: number;
  unitName: string;
  edition: number;
  publishedAt: Date;
  /** The public translation and the version that it was made from; null where there is none. */
  translation: { document: number; from: number | null } | null;
}

/** Public documents of the office that have no translation into a language, or one of an earlier version; the newest first. */
export const listGaps = (db: Reads, language: string, { limit, offset }: { limit: number; offset: number }) =>
  rows(
    db,
    sql<TranslationGap & { total: number }>`
      select document.id as document, original.title, original.path, document.unit, original.unit_name as "unitName",
        original.edition, original.published_at as "publishedAt", count(*) over ()::int as total,
        case when made.document is not null then
          jsonb_build_object('document', made.document, 'from', made.version) end as translation
      from live.publication original
      join publications.document on document.public_id = original.id
      left join lateral (
        select translation.id as document, substring(shown.metadata ->> 'translatedFrom' from '^\\d{1,5}$')::int as version
        from publications.link
        join publications.document translation on translation.id = link.from_document
        cross join lateral (
          select metadata from live.publication where live.publication.id = translation.public_id offset 0) shown
        where link.kind = 'translates'
          and link.to_document = document.id
          and link.ended_at is null
          and shown.metadata ->> 'language' = ${language}
        limit 1) made on true
      where (original.is_policy or original.document_number is not null)
        and original.metadata ->> 'language' is null
        and (made.document is null or made.version is null or made.version < original.edition)
      order by made.document is null, original.published_at desc, document.id
      limit ${limit} offset ${offset}`,
  );
