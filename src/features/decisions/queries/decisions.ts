import { sql } from 'kysely';
import type { Content } from '../../../core/publications/content.ts';
import type { EditionState } from '../../../core/publications/rules.ts';
import { first, type Reads, rows } from '../../../platform/database.ts';
import { NotFound } from '../../../platform/errors.ts';
import type { Catalogue, Meeting } from '../rules/elements.ts';

/** The kinds under which this room drafts; the office may have set none. */
export async function findKinds(db: Reads): Promise<{ catalogue: string | null; meeting: string | null }> {
  const found = await rows(
    db,
    sql<{ name: string }>`select name from publications.kind where room = 'decisions' order by length(name), name`,
  );
  const meeting = found.find(({ name }) => name.endsWith('meeting'))?.name ?? null;
  return { catalogue: found.find(({ name }) => name !== meeting)?.name ?? null, meeting };
}

/** A text of this room as it stands now, public or not. */
export interface DecisionRow {
  document: number;
  edition: number;
  title: string;
  unit: number;
  unitName: string;
  state: EditionState;
  values: Catalogue | Meeting;
  /** Its public address while it is public. */
  path: string | null;
}

const decisionsWhere = (where: ReturnType<typeof sql>) => sql<DecisionRow>`
  select document.id as document, edition.id as edition, revision.title, document.unit, unit.name as "unitName", edition.state,
    revision.metadata -> 'elements' -> 'values' as values, address.path
  from publications.document
  join publications.kind on kind.name = document.kind and kind.room = 'decisions'
  join organisations.unit on unit.id = document.unit
  join lateral (
    select id, state from publications.edition where edition.document = document.id order by number desc limit 1) edition on true
  join lateral (
    select * from publications.revision where revision.edition = edition.id order by number desc limit 1) revision on true
  left join publications.publication on publication.document = document.id and publication.ended_at is null
  left join publications.address on address.document = publication.document and address.current
  where revision.metadata -> 'elements' ->> 'room' = 'decisions' and edition.state <> 'abandoned' and ${where}
  order by revision.written_at desc, document.id desc
  limit 500`;

/** Texts of the units a person sees, the latest written first. */
export const listDecisions = (db: Reads, seen: number[] | null): Promise<DecisionRow[]> =>
  rows(db, decisionsWhere(sql`(${seen}::bigint[] is null or document.unit = any (${seen}::bigint[]))`));

export async function getDecision(db: Reads, document: number): Promise<DecisionRow> {
  const found = await first(db, decisionsWhere(sql`document.id = ${document}`));
  if (!found) throw new NotFound();
  return found;
}

/** A line of a catalogue that was public once. */
export const findEntry = (
  db: Reads,
  { document, number }: { document: number; number: number },
): Promise<{ id: number; unit: number } | undefined> =>
  first(
    db,
    sql<{ id: number; unit: number }>`
      select entry.id, document.unit from decisions.entry join publications.document on document.id = entry.document
      where entry.document = ${document} and entry.number = ${number}`,
  );

export interface TieRow {
  number: number;
  kind: 'draft' | 'decision';
  document: number;
  title: string;
  public: boolean;
}

/** What the lines of a catalogue are tied to, public or not. */
export const listTies = (db: Reads, document: number): Promise<TieRow[]> =>
  rows(
    db,
    sql<TieRow>`
      select entry.number, tie.kind, tie.document, revision.title,
        exists (select from publications.publication
          where publication.document = tie.document and publication.ended_at is null) as public
      from decisions.tie
      join decisions.entry on entry.id = tie.entry
      join lateral (
        select revision.title from publications.edition join publications.revision on revision.edition = edition.id
        where edition.document = tie.document order by edition.number desc, revision.number desc limit 1) revision on true
      where entry.document = ${document} and tie.ended_at is null
      order by entry.number, tie.kind desc`,
  );

/** Another catalogue of this year that is public. */
export const findPublicYear = (db: Reads, year: number, but: number): Promise<{ title: string } | undefined> =>
  first(
    db,
    sql<{ title: string }>`
      select revision.title from decisions.catalogue
      join publications.publication on publication.document = catalogue.document and publication.ended_at is null
      join publications.revision on revision.id = publication.revision
      where catalogue.year = ${year} and catalogue.document <> ${but}`,
  );

/** What was last public of a document before this edition. */
export async function findPublicContent(
  db: Reads,
  document: number,
  edition: number,
): Promise<Pick<Content, 'metadata'> | null> {
  const found = await first(
    db,
    sql<Pick<Content, 'metadata'>>`
      select revision.metadata from publications.publication
      join publications.revision on revision.id = publication.revision
      where publication.document = ${document} and publication.edition <> ${edition}
      order by publication.id desc
      limit 1`,
  );
  return found ?? null;
}

/** The document that an address means: that of a page of the portal, or of the console. */
export const findByAddress = (db: Reads, typed: string): Promise<{ document: number } | undefined> => {
  const path = typed
    .trim()
    .replace(/^https?:\/\/[^/]+/, '')
    .replace(/[#?].*$/, '');
  const own = /^\/staff\/[a-z]+\/([1-9]\d{0,14})$/.exec(path)?.[1] ?? null;
  return first(
    db,
    sql<{ document: number }>`
      select document.id as document from publications.document
      left join publications.address on address.document = document.id and address.path = ${path}
      where address.document is not null or document.id = ${own}::bigint
      limit 1`,
  );
};
