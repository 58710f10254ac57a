import { sql } from 'kysely';
import type { Content } from '../../../core/publications/content.ts';
import type { EditionState } from '../../../core/publications/rules.ts';
import { first, one, type Reads, rows } from '../../../platform/database.ts';
import { NotFound } from '../../../platform/errors.ts';
import { usualPapersDays } from '../rules/days.ts';
import type { Method, Notice } from '../rules/elements.ts';

/** The kinds under which this room drafts; the office may have set none. */
export async function findKinds(db: Reads): Promise<Record<'notice' | 'list' | 'record', string | null>> {
  const found = await rows(
    db,
    sql<{ name: string }>`select name from publications.kind where room = 'hearings' order by length(name), name`,
  );
  const ending = (end: string) => found.find(({ name }) => name.endsWith(end))?.name ?? null;
  const [list, record] = [ending('list'), ending('record')];
  return { list, record, notice: found.find(({ name }) => name !== list && name !== record)?.name ?? null };
}

/** A hearing as the office keeps it; hours are there once its notice was public. */
export interface HearingRow {
  document: number;
  edition: number;
  title: string;
  unit: number;
  unitName: string;
  state: EditionState;
  notice: Notice;
  path: string | null;
  heldAt: Date | null;
  applyUntil: Date | null;
  seats: number | null;
  method: Method | null;
  list: number | null;
  listed: boolean;
  record: number | null;
  recorded: boolean;
}

const publicNow = (document: ReturnType<typeof sql>) => sql`exists (
  select from publications.publication where publication.document = ${document} and publication.ended_at is null)`;

const hearingsWhere = (where: ReturnType<typeof sql>) => sql<HearingRow>`
  select document.id as document, edition.id as edition, revision.title, document.unit, unit.name as "unitName", edition.state,
    revision.metadata -> 'elements' -> 'values' as notice, address.path,
    hearing.held_at as "heldAt", hearing.apply_until as "applyUntil", hearing.seats, hearing.method,
    list.document as list, ${publicNow(sql`list.document`)} as listed,
    record.document as record, ${publicNow(sql`record.document`)} as recorded
  from publications.document
  join publications.kind on kind.name = document.kind and kind.room = 'hearings'
  join organisations.unit on unit.id = document.unit
  join lateral (
    select id, state from publications.edition where edition.document = document.id order by number desc limit 1) edition on true
  join lateral (
    select * from publications.revision where revision.edition = edition.id order by number desc limit 1) revision on true
  left join publications.publication on publication.document = document.id and publication.ended_at is null
  left join publications.address on address.document = publication.document and address.current
  left join hearings.hearing on hearing.document = document.id
  left join hearings.paper_of list on list.hearing = document.id and list.what = 'list'
  left join hearings.paper_of record on record.hearing = document.id and record.what = 'record'
  where revision.metadata -> 'elements' -> 'values' ->> 'type' = 'notice' and edition.state <> 'abandoned' and ${where}
  order by revision.written_at desc, document.id desc
  limit 500`;

/** Hearings of the units a person sees, the latest written first. */
export const listHearings = (db: Reads, seen: number[] | null): Promise<HearingRow[]> =>
  rows(db, hearingsWhere(sql`(${seen}::bigint[] is null or document.unit = any (${seen}::bigint[]))`));

export async function getHearing(db: Reads, document: number): Promise<HearingRow> {
  const found = await first(db, hearingsWhere(sql`document.id = ${document}`));
  if (!found) throw new NotFound();
  return found;
}

/** The hearing that is announced under a public id, whatever its hour; nothing for what is not public. */
export async function findAnnounced(db: Reads, publication: string): Promise<HearingRow | undefined> {
  return first(db, hearingsWhere(sql`document.public_id = ${publication} and publication.id is not null`));
}

export interface ApplicationRow {
  id: number;
  hearing: number;
  kind: 'person' | 'organisation';
  minor: boolean;
  stake: string;
  seed: Buffer;
  /** Sealed; null once it was erased. */
  name: Buffer | null;
  address: Buffer | null;
  at: Date;
  verdict: 'chosen' | 'not_chosen' | null;
  reason: string | null;
}

const applicationsWhere = (where: ReturnType<typeof sql>) => sql<ApplicationRow>`
  select application.id, application.hearing, application.kind, application.minor, application.stake, application.seed,
    contact.name, contact.address, application.at, choice.verdict, choice.reason
  from hearings.application
  left join hearings.contact on contact.application = application.id
  left join lateral (
    select verdict, reason from hearings.choice where choice.application = application.id order by id desc limit 1) choice on true
  where ${where}
  order by application.id`;

export const listApplications = (db: Reads, hearing: number): Promise<ApplicationRow[]> =>
  rows(db, applicationsWhere(sql`application.hearing = ${hearing}`));

export async function getApplication(db: Reads, id: number): Promise<ApplicationRow> {
  const found = await first(db, applicationsWhere(sql`application.id = ${id}`));
  if (!found) throw new NotFound();
  return found;
}

export interface DrawOf {
  draw: number;
  number: string | null;
  /** The newest result, once the draw was revealed and nothing voided it. */
  result: string | null;
  ended: boolean;
}

/** The last draw that was opened for a hearing. */
export const findDraw = (db: Reads, hearing: number): Promise<DrawOf | undefined> =>
  first(
    db,
    sql<DrawOf>`
      select draw.id as draw, draw.number,
        (select result from draws.outcome where outcome.draw = draw.id and exists (select from draws.reveal where reveal.draw = draw.id)
          order by version desc limit 1) as result,
        exists (select from draws.voiding where voiding.draw = draw.id)
          or exists (select from draws.abort where abort.draw = draw.id) as ended
      from hearings.draw own join draws.draw on draw.id = own.draw
      where own.hearing = ${hearing}
      order by draw.id desc
      limit 1`,
  );

export interface PapersRow {
  sentOn: string;
  what: string;
  lateReason: string;
}

export const listPapers = (db: Reads, hearing: number): Promise<PapersRow[]> =>
  rows(
    db,
    sql<PapersRow>`
      select sent_on as "sentOn", what, late_reason as "lateReason" from hearings.papers where hearing = ${hearing} order by id`,
  );

/** The hearing to which a list or a record belongs. */
export const findHearingOf = (db: Reads, document: number): Promise<{ hearing: number } | undefined> =>
  first(db, sql<{ hearing: number }>`select hearing from hearings.paper_of where document = ${document}`);

/** What was last public of a document before this edition. */
export const findPublicContent = (
  db: Reads,
  document: number,
  edition: number,
): Promise<Pick<Content, 'metadata'> | undefined> =>
  first(
    db,
    sql<Pick<Content, 'metadata'>>`
      select revision.metadata from publications.publication
      join publications.revision on revision.id = publication.revision
      where publication.document = ${document} and publication.edition <> ${edition}
      order by publication.id desc
      limit 1`,
  );

export const isPublicPath = async (db: Reads, path: string): Promise<boolean> =>
  (await first(
    db,
    sql`
      select publication.id from publications.address
      join publications.publication on publication.document = address.document and publication.ended_at is null
      where address.path = ${path.replace(/[#?].*$/, '')}`,
  )) !== undefined;

/** Days before the hearing by which papers are there: the setting `hearings` of the district, `{"papersDays": 7}`. */
export async function loadPapersDays(db: Reads): Promise<number> {
  const { days } = await one(
    db,
    sql<{ days: unknown }>`
      select (select value -> 'papersDays' from organisations.setting where name = 'hearings') as days`,
  );
  return typeof days === 'number' && Number.isInteger(days) && days >= 1 && days <= 90 ? days : usualPapersDays;
}
