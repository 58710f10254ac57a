import { sql } from 'kysely';
import type { EditionState } from '../../core/publications/rules.ts';
import { first, type Reads, rows } from '../../platform/database.ts';
import type { Values } from './rules/elements.ts';
import type { Known } from './rules/import.ts';
import type { Shape } from './rules/shapes.ts';

/** One text of the room as its unit sees it: its newest edition, masked as it is reviewed. */
export interface EntryRow {
  document: number;
  shape: Shape;
  edition: number;
  revision: number;
  title: string;
  unit: number;
  unitName: string;
  state: EditionState;
  values: Values;
  import: number | null;
  writtenAt: Date;
  firstPublishedAt: Date | null;
  /** Its public address, when something of it is public. */
  path: string | null;
  /** It was public and is not any more. */
  ended: boolean;
  /** Something was masked and lies sealed. */
  covered: boolean;
}

const entriesWhere = (where: ReturnType<typeof sql>) => sql<EntryRow>`
  select entry.document, entry.shape, edition.id as edition, revision.id as revision, revision.title, document.unit,
    unit.name as "unitName", edition.state, (revision.metadata -> 'elements' -> 'values') - 'shape' as values, entry.import,
    revision.written_at as "writtenAt", document.first_published_at as "firstPublishedAt", address.path,
    document.first_published_at is not null and publication.id is null as ended, entry.sealed is not null as covered
  from enforcement.entry
  join publications.document on document.id = entry.document
  join organisations.unit on unit.id = document.unit
  join lateral (
    select id, state from publications.edition where edition.document = entry.document order by number desc limit 1) edition on true
  join lateral (
    select * from publications.revision where revision.edition = edition.id order by number desc limit 1) revision on true
  left join publications.publication on publication.document = entry.document and publication.ended_at is null
  left join publications.address on address.document = publication.document and address.current
  where ${where}
  order by entry.document desc`;

/** Texts of the units a person sees, newest first; null for all units. */
export const listEntries = (db: Reads, seen: number[] | null): Promise<EntryRow[]> =>
  rows(db, entriesWhere(sql`${seen}::bigint[] is null or document.unit = any (${seen}::bigint[])`));

/** Decisions of these units that were never public yet. */
export const listWaiting = (db: Reads, seen: number[] | null): Promise<EntryRow[]> =>
  rows(
    db,
    entriesWhere(sql`
      entry.shape = 'decision' and document.first_published_at is null and edition.state <> 'abandoned'
      and (${seen}::bigint[] is null or document.unit = any (${seen}::bigint[]))`),
  );

export const findEntry = (db: Reads, document: number): Promise<EntryRow | undefined> =>
  first(db, entriesWhere(sql`entry.document = ${document}`));

export const listImported = (db: Reads, id: number): Promise<EntryRow[]> =>
  rows(db, entriesWhere(sql`entry.import = ${id}`));

/** Decisions with one of these numbers, of any unit; an abandoned draft keeps no number. */
export async function listKnown(db: Reads, numbers: string[]): Promise<Known[]> {
  const found = await rows(
    db,
    entriesWhere(sql`entry.number = any (${numbers}::text[]) and edition.state <> 'abandoned'`),
  );
  return found.map(({ document, unit, values }) => ({ document, unit, values, number: String(values.number) }));
}

/** How many decisions a unit has made in a month 'YYYY-MM', whatever became of them but for abandoned drafts. */
export async function countInMonth(db: Reads, unit: number, month: string): Promise<number> {
  const found = await rows(
    db,
    entriesWhere(
      sql`entry.shape = 'decision' and document.unit = ${unit} and to_char(entry.decided_on, 'YYYY-MM') = ${month} and edition.state <> 'abandoned'`,
    ),
  );
  return found.length;
}

/** The kind of document under which a shape is drafted; the office may not have set it. */
export const findKind = (db: Reads, name: string): Promise<{ name: string } | undefined> =>
  first(db, sql<{ name: string }>`select name from publications.kind where room = 'enforcement' and name = ${name}`);

export const findUnit = (db: Reads, id: number): Promise<{ name: string; fullName: string } | undefined> =>
  first(
    db,
    sql<{ name: string; fullName: string }>`
      select name, coalesce(full_name, name) as "fullName" from organisations.unit where id = ${id}`,
  );

export interface SealedRow {
  unit: number;
  seed: Buffer;
  sealed: Buffer | null;
}

/** What masking took away, as it lies there; only a deed opens it. */
export const findSealed = (db: Reads, document: number): Promise<SealedRow | undefined> =>
  first(
    db,
    sql<SealedRow>`
      select document.unit, entry.seed, entry.sealed
      from enforcement.entry
      join publications.document on document.id = entry.document
      where entry.document = ${document}`,
  );
