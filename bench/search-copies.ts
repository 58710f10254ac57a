import { sql } from 'kysely';
import type { StaffDb } from '../src/platform/database.ts';
import type { Doc } from './search-quality.ts';

/** Copies of a public text with other words. */
export async function copy(db: StaffDb, document: number, some: Doc[]): Promise<void> {
  const rows = some.map(({ id, title, text }) => ({
    id,
    title: title.slice(0, 200) || '无题',
    body: `<p>${text}</p>`,
  }));
  await sql`
    with given as (
      select substr(md5(id), 1, 12) as public_id, title, body
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (id text, title text, body text)
    ), seed as (
      select document.kind, document.unit, publication.site_column, edition.state, revision.metadata
      from publications.document
      join publications.publication on publication.document = document.id
      join publications.edition on edition.id = publication.edition
      join publications.revision on revision.id = publication.revision
      where document.id = ${document}
    ), made as (
      insert into publications.document (kind, unit, public_id, first_published_at)
      select kind, unit, public_id, now() from given, seed
      returning id, public_id
    ), opened as (
      insert into publications.edition (document, number, state)
      select made.id, 1, seed.state from made, seed
      returning id, document
    ), written as (
      insert into publications.revision (edition, number, title, body, metadata, disclosure, hash)
      select opened.id, 1, given.title, given.body, seed.metadata, 'open', encode(sha256(given.public_id::bytea), 'hex')
      from seed, opened
      join made on made.id = opened.document
      join given using (public_id)
      returning id, edition
    ), public as (
      insert into publications.publication (document, edition, revision, site_column)
      select opened.document, opened.id, written.id, seed.site_column
      from seed, opened
      join written on written.edition = opened.id
    )
    insert into publications.address (path, document, current)
    select '/notices/' || public_id || '.html', id, true from made`.execute(db);
}
