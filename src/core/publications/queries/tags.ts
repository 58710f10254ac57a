import { sql } from 'kysely';
import { type Reads, rows } from '../../../platform/database.ts';

/**
 * The tags of every page that shows one of these documents, before or after the change: its own page, those of the
 * documents tied to it (an interpretation stands beside its policy, a repeal names what repealed it, a chain of replacements
 * stands on the page of each of its texts), its columns, its unit.
 * Tags are seen outside: they hold public ids and slugs alone, and nothing of what was never public.
 */
export async function listTags(db: Reads, documents: number[]): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ tag: string }>`
      with recursive chain as (
        select unnest(${documents}::bigint[]) as id
        union
        select case when link.from_document = chain.id then link.to_document else link.from_document end
        from chain
        join publications.link on link.kind = 'replaces' and link.ended_at is null
          and (link.from_document = chain.id or link.to_document = chain.id)
      ), tied as (
        select id from chain
        union select to_document from publications.link where from_document = any (${documents}::bigint[]) and ended_at is null
        union select from_document from publications.link where to_document = any (${documents}::bigint[]) and ended_at is null
        union select document from publications.validity where by_document = any (${documents}::bigint[])
        union select by_document from publications.validity where document = any (${documents}::bigint[])
      )
      select 'document:' || document.public_id as tag
      from tied
      join publications.document on document.id = tied.id
      where document.public_id is not null
      union
      select 'column:' || site_column
      from publications.publication
      where document = any (${documents}::bigint[])
      union
      select 'unit:' || unit.slug
      from publications.document
      join organisations.unit on unit.id = document.unit
      where document.id = any (${documents}::bigint[]) and document.public_id is not null`,
  );
  return found.map(({ tag }) => tag);
}
