import { sql } from 'kysely';
import { first, type Reads, rows } from '../../platform/database.ts';
import { NotFound } from '../../platform/errors.ts';
import type { Attachment, Content, Disclosure, Metadata } from './content.ts';
import type { EditionState } from './rules.ts';

export interface EditionRow {
  document: number;
  edition: number;
  number: number;
  state: EditionState;
  kind: string;
  kindWords: string;
  isPolicy: boolean;
  takesNumber: boolean;
  siteColumn: string;
  unit: number;
  unitName: string;
  publicId: string | null;
  changeNote: string | null;
  /** The correction takes out what was public before: it should never have been. */
  hidesEarlier: boolean;
  revision: number;
  revisionNumber: number;
  hash: string;
  writtenBy: number | null;
  writtenAt: Date;
  content: Content;
}

interface Flat {
  document: number;
  edition: number;
  number: number;
  state: EditionState;
  kind: string;
  kind_words: string;
  is_policy: boolean;
  takes_number: boolean;
  site_column: string;
  unit: number;
  unit_name: string;
  public_id: string | null;
  change_note: string | null;
  hides_earlier: boolean;
  revision: number;
  revision_number: number;
  hash: string;
  written_by: number | null;
  written_at: Date;
  title: string;
  body: string;
  metadata: Metadata;
  disclosure: Disclosure | null;
  ground: string | null;
  reason: string | null;
  attachments: Attachment[];
}

const editionWith = (where: ReturnType<typeof sql>) => sql<Flat>`
  select document.id as document, edition.id as edition, edition.number, edition.state, document.kind, kind.words as kind_words,
    kind.is_policy, kind.takes_number, kind.site_column, document.unit, unit.name as unit_name, document.public_id,
    edition.change_note, edition.hides_earlier, revision.id as revision, revision.number as revision_number, revision.hash, revision.written_by,
    revision.written_at, revision.title, revision.body, revision.metadata, revision.disclosure, revision.ground,
    revision.reason, revision.attachments
  from publications.edition
  join publications.document on document.id = edition.document
  join publications.kind on kind.name = document.kind
  join organisations.unit on unit.id = document.unit
  join lateral (
    select * from publications.revision
    where revision.edition = edition.id
    order by revision.number desc
    limit 1) revision on true
  where ${where}`;

function shape(row: Flat): EditionRow {
  const { title, body, metadata, disclosure, ground, reason, attachments, ...rest } = row;
  return {
    document: rest.document,
    edition: rest.edition,
    number: rest.number,
    state: rest.state,
    kind: rest.kind,
    kindWords: rest.kind_words,
    isPolicy: rest.is_policy,
    takesNumber: rest.takes_number,
    siteColumn: rest.site_column,
    unit: rest.unit,
    unitName: rest.unit_name,
    publicId: rest.public_id,
    changeNote: rest.change_note,
    hidesEarlier: rest.hides_earlier,
    revision: rest.revision,
    revisionNumber: rest.revision_number,
    hash: rest.hash,
    writtenBy: rest.written_by,
    writtenAt: rest.written_at,
    content: { title, body, metadata, disclosure, ground, reason, attachments },
  };
}

/** An edition with its newest revision. */
export async function getEdition(db: Reads, edition: number): Promise<EditionRow> {
  const row = await first(db, editionWith(sql`edition.id = ${edition}`));
  if (!row) throw new NotFound();
  return shape(row);
}

/** The same, and the edition's row is locked until the transaction ends: edits, submissions and publications queue here. */
export async function lockEdition(tx: Reads, edition: number): Promise<EditionRow> {
  await sql`select id from publications.edition where id = ${edition} for update`.execute(tx);
  return getEdition(tx, edition);
}

/** The newest edition of a document. */
export async function getLatestEdition(db: Reads, document: number): Promise<EditionRow> {
  const row = await first(
    db,
    editionWith(
      sql`edition.id = (select id from publications.edition where document = ${document} order by number desc limit 1)`,
    ),
  );
  if (!row) throw new NotFound();
  return shape(row);
}

/** Everybody who wrote a revision of the edition: none of them may clear it (P5). */
export async function listAuthors(db: Reads, edition: number): Promise<number[]> {
  const found = await rows(
    db,
    sql<{
      person: number;
    }>`select distinct written_by as person from publications.revision where edition = ${edition} and written_by is not null`,
  );
  return found.map((row) => row.person);
}

export interface LinkRow {
  id: number;
  kind: string;
  fromDocument: number;
  toDocument: number;
  title: string;
  otherDocument: number;
  otherKind: string;
  otherState: EditionState;
  otherPath: string | null;
}

/** Typed links at both ends of a document, with the other end's newest title. */
export async function listLinks(db: Reads, document: number): Promise<LinkRow[]> {
  return rows(
    db,
    sql<LinkRow>`
      select link.id, link.kind, link.from_document as "fromDocument", link.to_document as "toDocument", revision.title,
        other.id as "otherDocument", other.kind as "otherKind", edition.state as "otherState", address.path as "otherPath"
      from publications.link
      join publications.document other
        on other.id = case when link.from_document = ${document} then link.to_document else link.from_document end
      join lateral (select * from publications.edition where document = other.id order by number desc limit 1) edition on true
      join lateral (select title from publications.revision where revision.edition = edition.id order by number desc limit 1) revision on true
      left join publications.publication on publication.document = other.id and publication.ended_at is null
      left join publications.address on address.document = publication.document and address.current
      where (link.from_document = ${document} or link.to_document = ${document}) and link.ended_at is null
      order by link.id`,
  );
}

export interface KindRow {
  name: string;
  words: string;
  room: string;
  siteColumn: string;
  steps: string[];
  urgentSteps: string[];
  stepDays: number;
  mendDays: number;
  takesNumber: boolean;
  isPolicy: boolean;
}

/** The kinds of document, with their office-set route. */
export async function listKinds(db: Reads): Promise<KindRow[]> {
  return rows(
    db,
    sql<KindRow>`
      select name, words, room, site_column as "siteColumn", steps, urgent_steps as "urgentSteps", step_days as "stepDays",
        mend_days as "mendDays", takes_number as "takesNumber", is_policy as "isPolicy"
      from publications.kind
      order by words`,
  );
}

/** The open columns of the site, in their order. */
export const listColumns = (db: Reads): Promise<{ slug: string; name: string }[]> =>
  rows(
    db,
    sql<{ slug: string; name: string }>`
      select slug, name from publications.site_column where closed_at is null order by position, name`,
  );
