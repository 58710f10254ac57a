import { sql } from 'kysely';
import { first, one, type Reads, rows } from '../../../platform/database.ts';
import { NotFound } from '../../../platform/errors.ts';
import { holds, type Staff } from '../../caller.ts';
import type { EditionState } from '../rules.ts';

/** What a list of documents is narrowed to; empty strings and null narrow nothing. */
export interface DocumentFilter {
  /** Units whose documents the person may see; null: every unit's. */
  units: number[] | null;
  /** Only what this person opened or wrote. */
  person: number | null;
  kind: string;
  state: EditionState | 'live' | 'ended' | '';
  words: string;
  page: number;
  perPage: number;
  /** Only what stands behind this place of the order, instead of a page's number. */
  after?: { changedAt: string; document: number } | null;
}

export interface DocumentRow {
  document: number;
  edition: number;
  title: string;
  kind: string;
  unit: string;
  state: EditionState;
  live: boolean;
  ended: boolean;
  number: string | null;
  changedAt: Date;
  author: string | null;
}

/** Documents by their newest edition, latest change first, with the total for the pager. */
export async function listDocuments(
  db: Reads,
  filter: DocumentFilter,
): Promise<{ items: DocumentRow[]; total: number }> {
  const { units, person, kind, state, words, page, perPage, after = null } = filter;
  const found = await rows(
    db,
    sql<DocumentRow & { total: number }>`
      select document.id as document, edition.id as edition, revision.title, kind.words as kind, unit.name as unit, edition.state,
        current.id is not null as live, current.id is null and document.public_id is not null as ended,
        number.series || '〔' || number.year || '〕' || number.serial || '号' as number,
        revision.written_at as "changedAt", person.name as author, count(*) over ()::int as total
      from publications.document
      join publications.kind on kind.name = document.kind
      join organisations.unit on unit.id = document.unit
      join lateral (select * from publications.edition where document = document.id order by edition.number desc limit 1) edition on true
      join lateral (select * from publications.revision where revision.edition = edition.id order by revision.number desc limit 1) revision on true
      left join publications.publication current on current.document = document.id and current.ended_at is null
      left join publications.document_number number on number.document = document.id and number.void_at is null
      left join people.person on person.id = revision.written_by
      where (${units}::bigint[] is null or document.unit = any (${units}::bigint[]))
        and (${person}::bigint is null or document.created_by = ${person} or revision.written_by = ${person})
        and (${kind} = '' or document.kind = ${kind})
        and (${words} = '' or strpos(revision.title, ${words}) > 0)
        and case ${state}::text
          when '' then true
          when 'live' then current.id is not null
          when 'ended' then current.id is null and document.public_id is not null
          else edition.state = ${state} end
        and (${after === null} or (date_trunc('milliseconds', revision.written_at), document.id)
          < (${after?.changedAt ?? null}::timestamptz, ${after?.document ?? null}::bigint))
      order by date_trunc('milliseconds', revision.written_at) desc, document.id desc
      limit ${perPage} offset ${(page - 1) * perPage}`,
  );
  return { items: found, total: found[0]?.total ?? 0 };
}

/** The units whose documents a member of staff may see; null when the person's duty is the whole district. */
export function unitsSeenBy(who: Staff): number[] | null {
  if (holds(who, 'openness')) return null;
  return [...new Set(who.grants.map((grant) => grant.unit))];
}

/** A document of a unit in which the person holds no post does not exist for them (style.md, Errors). */
export function refuseForeignEyes(who: Staff, unit: number): void {
  const units = unitsSeenBy(who);
  if (units && !units.includes(unit)) throw new NotFound();
}

export interface EditionOfDocument {
  edition: number;
  number: number;
  state: EditionState;
  changeNote: string | null;
  openedAt: Date;
  revision: number;
  hash: string;
  publishedAt: Date | null;
  endedAt: Date | null;
  endKind: string | null;
  endReason: string | null;
  /** Of a former version that was taken out of as-of views. */
  hiddenAt: Date | null;
  hiddenKind: 'withdrawn' | 'unfit' | null;
  hiddenReason: string | null;
}

/** Every edition of a document with what became of it, newest first. */
export async function listEditions(db: Reads, document: number): Promise<EditionOfDocument[]> {
  return rows(
    db,
    sql<EditionOfDocument>`
      select edition.id as edition, edition.number, edition.state, edition.change_note as "changeNote", edition.opened_at as "openedAt",
        revision.id as revision, revision.hash, publication.published_at as "publishedAt", publication.ended_at as "endedAt",
        publication.end_kind as "endKind", publication.end_reason as "endReason", publication.hidden_at as "hiddenAt",
        publication.hidden_kind as "hiddenKind", publication.hidden_reason as "hiddenReason"
      from publications.edition
      join lateral (select * from publications.revision where revision.edition = edition.id order by number desc limit 1) revision on true
      left join publications.publication on publication.edition = edition.id
      where edition.document = ${document}
      order by edition.number desc`,
  );
}

export interface DocumentMarks {
  createdBy: string | null;
  documentNumber: string | null;
  indexNumber: string | null;
  path: string | null;
  live: boolean;
  firstPublishedAt: Date | null;
  validity: string | null;
  validityFrom: string | null;
  validityNote: string | null;
}

/** Number, index number, address and validity: what belongs to the document and to no revision. */
export async function getMarks(db: Reads, document: number): Promise<DocumentMarks> {
  return one(
    db,
    sql<DocumentMarks>`
      select person.name as "createdBy", number.series || '〔' || number.year || '〕' || number.serial || '号' as "documentNumber",
        index_number.text as "indexNumber", address.path, publication.id is not null as live,
        document.first_published_at as "firstPublishedAt", validity.state as validity, validity.from_on as "validityFrom",
        validity.note as "validityNote"
      from publications.document
      left join people.person on person.id = document.created_by
      left join publications.document_number number on number.document = document.id and number.void_at is null
      left join publications.index_number on index_number.document = document.id
      left join publications.address on address.document = document.id and address.current
      left join publications.publication on publication.document = document.id and publication.ended_at is null
      left join lateral (
        select * from publications.validity where validity.document = document.id order by from_on desc, id desc limit 1) validity on true
      where document.id = ${document}`,
  );
}

export interface HistoryRow {
  at: Date;
  verb: string;
  person: string | null;
  unit: string | null;
  actor: string;
  reason: string | null;
  data: Record<string, unknown>;
}

/** What the ledger says about one object, oldest first. */
export async function listHistory(db: Reads, object: string): Promise<HistoryRow[]> {
  return rows(
    db,
    sql<HistoryRow>`
      select line.at, line.verb, person.name as person, unit.name as unit, line.actor, line.reason, line.data
      from ledger.line
      left join people.person on line.actor = 'person:' || person.id
      left join organisations.unit on unit.id = line.unit
      where line.object = ${object}
      order by line.id`,
  );
}

export interface RequirementRow {
  needs: string;
  words: string;
  waivedAt: Date | null;
  waiver: string | null;
  waivedBy: string | null;
  met: boolean;
}

/** What stands in the way of publication, and whether a link already answers it. */
export async function listRequirements(db: Reads, document: number): Promise<RequirementRow[]> {
  return rows(
    db,
    sql<RequirementRow>`
      select requirement.needs, requirement.words, requirement.waived_at as "waivedAt", requirement.waiver,
        person.name as "waivedBy", exists (
          select from publications.link
          where link.kind = requirement.link and link.to_document = requirement.document and link.ended_at is null
            and (requirement.forms is null or exists (
              select from publications.edition
              join publications.revision on revision.edition = edition.id
              where edition.document = link.from_document and edition.state <> 'abandoned'
                and revision.metadata ->> 'form' = any (requirement.forms)))) as met
      from publications.requirement
      left join people.person on person.id = requirement.waived_by
      where requirement.document = ${document} and requirement.lifted_at is null
      order by requirement.id`,
  );
}

/** The unit of a document; a document that does not exist is not found. */
export async function getUnitOf(db: Reads, document: number): Promise<number> {
  const row = await first(db, sql<{ unit: number }>`select unit from publications.document where id = ${document}`);
  if (!row) throw new NotFound();
  return row.unit;
}

/** The units in which a member of staff drafts, by name. */
export async function listUnitsOf(db: Reads, who: Staff): Promise<{ id: number; name: string }[]> {
  const units = who.grants.filter((grant) => ['drafter', 'editor'].includes(grant.role)).map((grant) => grant.unit);
  return rows(
    db,
    sql<{ id: number; name: string }>`
      select id, name from organisations.unit where id = any (${units}::bigint[]) order by position, id`,
  );
}
