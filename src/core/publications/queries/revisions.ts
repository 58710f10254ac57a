import { sql } from 'kysely';
import { first, type Reads, rows } from '../../../platform/database.ts';
import type { Hidden } from '../../files/hidden.ts';
import type { Attachment, Content, Disclosure, Metadata } from '../content.ts';

export interface RevisionRow {
  id: number;
  edition: number;
  editionNumber: number;
  number: number;
  hash: string;
  writtenAt: Date;
  author: string | null;
  content: Content;
}

interface Flat extends Omit<RevisionRow, 'content'> {
  title: string;
  body: string;
  metadata: Metadata;
  disclosure: Disclosure | null;
  ground: string | null;
  reason: string | null;
  attachments: Attachment[];
}

const revisionWith = (where: ReturnType<typeof sql>) => sql<Flat>`
  select revision.id, revision.edition, edition.number as "editionNumber", revision.number, revision.hash,
    revision.written_at as "writtenAt", person.name as author, revision.title, revision.body, revision.metadata,
    revision.disclosure, revision.ground, revision.reason, revision.attachments
  from publications.revision
  join publications.edition on edition.id = revision.edition
  left join people.person on person.id = revision.written_by
  where ${where}`;

function shape({ title, body, metadata, disclosure, ground, reason, attachments, ...rest }: Flat): RevisionRow {
  return { ...rest, content: { title, body, metadata, disclosure, ground, reason, attachments } };
}

/** Every revision of the document to which the edition belongs, oldest first. */
export async function listRevisions(db: Reads, edition: number): Promise<RevisionRow[]> {
  const found = await rows(
    db,
    sql<Flat>`
      ${revisionWith(sql`edition.document = (select document from publications.edition where id = ${edition})`)}
      order by edition.number, revision.number`,
  );
  return found.map(shape);
}

export type RevisionMark = Omit<RevisionRow, 'content'>;

/** The same without their texts, newest first: who wrote what when. */
export async function listRevisionMarks(db: Reads, document: number): Promise<RevisionMark[]> {
  return rows(
    db,
    sql<RevisionMark>`
      select revision.id, revision.edition, edition.number as "editionNumber", revision.number, revision.hash,
        revision.written_at as "writtenAt", person.name as author
      from publications.revision
      join publications.edition on edition.id = revision.edition
      left join people.person on person.id = revision.written_by
      where edition.document = ${document}
      order by edition.number desc, revision.number desc`,
  );
}

/** One revision of an edition's document; undefined when it belongs to another document. */
export async function findRevision(db: Reads, edition: number, revision: number): Promise<RevisionRow | undefined> {
  const row = await first(
    db,
    revisionWith(
      sql`revision.id = ${revision} and edition.document = (select document from publications.edition where id = ${edition})`,
    ),
  );
  return row && shape(row);
}

export interface FileState {
  id: number;
  name: string;
  hash: string;
  bytes: number;
  type: string;
  checked: 'checked' | 'unchecked';
  note: string;
  acceptedBy: string | null;
  acceptedReason: string | null;
  hidden: Hidden[];
  /** The virus scanner that found nothing; null when none looked. */
  scannedWith: string | null;
  /** Cleaned and masked copies of it that may stand in its place. */
  copies: { id: number; kind: 'cleaned' | 'masked' }[];
}

/** The uploads behind attachments, with what the check of their content said. */
export async function listFiles(db: Reads, files: number[]): Promise<FileState[]> {
  if (files.length === 0) return [];
  return rows(
    db,
    sql<FileState>`
      select file.id, file.name, file.hash, file.bytes, file.type, file.checked, file.check_note as note, person.name as "acceptedBy",
        file.accepted_reason as "acceptedReason", file.hidden, file.scanned_with as "scannedWith",
        coalesce((select json_agg(json_build_object('id', copy.id, 'kind', copy.copy_kind) order by copy.id)
          from files.file copy where copy.copy_of = file.id), '[]') as copies
      from files.file
      left join people.person on person.id = file.accepted_by
      where file.id = any (${files}::bigint[])`,
  );
}

/** Uploads that this person may attach: their own, and what the edition's document carries already. */
export async function listAttachable(
  db: Reads,
  files: number[],
  person: number,
  carried: number[],
): Promise<FileState[]> {
  const own = await rows(
    db,
    sql<{ id: number }>`
      select id from files.file
      where id = any (${files}::bigint[])
        and (uploaded_by = ${person} or id = any (${carried}::bigint[]) or copy_of = any (${carried}::bigint[]))`,
  );
  return listFiles(
    db,
    own.map((row) => row.id),
  );
}
