import { sql } from 'kysely';
import type pg from 'pg';
import { first, type PublicDb, type Reads, rows } from '../../platform/database.ts';
import { NotFound } from '../../platform/errors.ts';
import type { Staff } from '../caller.ts';
import { unitsSeenBy } from '../publications/queries/documents.ts';
import type { Hidden } from './hidden.ts';

export interface FileRow {
  id: number;
  hash: string;
  bytes: number;
  type: string;
  name: string;
  checked: 'checked' | 'unchecked';
  checkNote: string;
  uploadedBy: number | null;
  uploadedAt: Date;
  acceptedBy: number | null;
  acceptedByName: string | null;
  acceptedAt: Date | null;
  acceptedReason: string | null;
  /** Of the bytes as they were sent; null when those are the ones served. */
  originalHash: string | null;
  originalBytes: number | null;
  hidden: Hidden[];
  removed: Hidden[];
  scannedWith: string | null;
  copyOf: number | null;
  copyKind: 'cleaned' | 'masked' | null;
}

const files = sql<FileRow>`
  select file.id, file.hash, file.bytes, file.type, file.name, file.checked, file.check_note as "checkNote",
    file.uploaded_by as "uploadedBy", file.uploaded_at as "uploadedAt", file.accepted_by as "acceptedBy",
    person.name as "acceptedByName", file.accepted_at as "acceptedAt", file.accepted_reason as "acceptedReason",
    file.original_hash as "originalHash", file.original_bytes as "originalBytes", file.hidden, file.removed,
    file.scanned_with as "scannedWith", file.copy_of as "copyOf", file.copy_kind as "copyKind"
  from files.file
  left join people.person on person.id = file.accepted_by`;

/** One uploaded file without its text; NotFound when there is none. */
export async function getFile(db: Reads, id: number): Promise<FileRow> {
  const found = await first(db, sql<FileRow>`${files} where file.id = ${id}`);
  if (!found) throw new NotFound();
  return found;
}

/**
 * The same for a member of staff: a file of their own unit, or one that a document of their unit carries in any revision;
 * the openness office sees every unit's. Anything else is not found.
 */
export async function getFileFor(db: Reads, who: Staff, id: number): Promise<FileRow> {
  const units = unitsSeenBy(who);
  const found = await first(
    db,
    sql<FileRow>`
      ${files}
      where file.id = ${id} and (
        ${units}::bigint[] is null
        or file.uploaded_by = ${who.person}
        or exists (select from people.person uploader where uploader.id = file.uploaded_by and uploader.unit = any (${units}::bigint[]))
        or exists (
          select from publications.revision
          join publications.edition on edition.id = revision.edition
          join publications.document on document.id = edition.document
          where document.unit = any (${units}::bigint[])
            and revision.attachments @> jsonb_build_array(jsonb_build_object('file', file.id))))`,
  );
  if (!found) throw new NotFound();
  return found;
}

/** Cleaned and masked copies of a file, oldest first. */
export const listCopies = (
  db: Reads,
  file: number,
): Promise<{ id: number; kind: 'cleaned' | 'masked'; name: string }[]> =>
  rows(
    db,
    sql<{ id: number; kind: 'cleaned' | 'masked'; name: string }>`
      select id, copy_kind as kind, name from files.file where copy_of = ${file} order by id`,
  );

/** The newest edition that may still be edited and whose newest revision carries one of these files. */
export const findEditionWith = (db: Reads, files: number[]): Promise<{ id: number; unit: number } | undefined> =>
  first(
    db,
    sql<{ id: number; unit: number }>`
      select edition.id, document.unit
      from publications.edition
      join publications.document on document.id = edition.document
      join publications.revision on revision.edition = edition.id
      where edition.state in ('draft', 'submitted', 'cleared')
        and revision.id = (select max(newest.id) from publications.revision newest where newest.edition = edition.id)
        and exists (
          select from jsonb_array_elements(revision.attachments) item
          where (item ->> 'file')::bigint = any (${files}::bigint[]))
      order by edition.id desc
      limit 1`,
  );

/** The files with these ids, in the order asked for; an unknown id is passed over. */
export async function listFiles(db: Reads, ids: number[]): Promise<FileRow[]> {
  if (ids.length === 0) return [];
  const found = await rows(db, sql<FileRow>`${files} where file.id = any(${ids}::bigint[])`);
  const byId = new Map(found.map((file) => [file.id, file]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Those of these files that nobody could check and nobody has accepted yet: they stand in the way of publishing. */
export async function listUnaccepted(db: Reads, ids: number[]): Promise<FileRow[]> {
  return (await listFiles(db, ids)).filter((file) => file.checked === 'unchecked' && file.acceptedBy === null);
}

/** Which of these hashes some file still needs; the sweep keeps them. */
export async function listKnownHashes(db: Reads, hashes: string[]): Promise<Set<string>> {
  const known = await rows(
    db,
    sql<{ hash: string }>`
      select hash from files.file where hash = any(${hashes}::text[])
      union select original_hash from files.file where original_hash = any(${hashes}::text[])
      union select image_hash from files.drawn_page where image_hash = any(${hashes}::text[])
      union select hash from files.upload_part where hash = any(${hashes}::text[])`,
  );
  return new Set(known.map(({ hash }) => hash));
}

/** What is sent to a browser. */
export interface Sendable {
  hash: string;
  bytes: number;
  type: string;
  name: string;
}

/** The attachment at a place of what is public now, or nothing: every public byte of a file goes through this read. */
export function findLiveAttachment(
  live: PublicDb,
  publication: string,
  position: number,
): Promise<Sendable | undefined> {
  return first(
    live,
    sql<Sendable>`
      select hash, bytes, type, name
      from live.attachment
      where publication = ${publication} and position = ${position}`,
  );
}

/** The same of a former version that may still be read. */
export function findVersionAttachment(
  live: PublicDb,
  publication: string,
  edition: number,
  position: number,
): Promise<Sendable | undefined> {
  return first(
    live,
    sql<Sendable>`
      select hash, bytes, type, name
      from live.version_attachment
      where publication = ${publication} and edition = ${edition} and position = ${position}`,
  );
}

/** Every content that a row stands for, served or kept as evidence, and its length: what a backup must hold beside the database. */
export async function listStoredContents(client: pg.ClientBase): Promise<{ hash: string; bytes: number }[]> {
  const found = await client.query<{ hash: string; bytes: string }>(
    `select hash, max(bytes) as bytes
      from (
        select hash, bytes from files.file
        union all select original_hash, original_bytes from files.file where original_hash is not null
        union all select image_hash, image_bytes from files.drawn_page
        union all select hash, bytes from files.upload_part) stored
      group by hash
      order by hash`,
  );
  return found.rows.map(({ hash, bytes }) => ({ hash, bytes: Number(bytes) }));
}
