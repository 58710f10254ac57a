import { sql } from 'kysely';
import { loadCalendar, loadPeriods } from '../../../core/calendar/queries.ts';
import type { Disclosure } from '../../../core/publications/content.ts';
import type { Validity } from '../../../core/publications/rules.ts';
import { first, type Reads, rows } from '../../../platform/database.ts';
import { NotFound } from '../../../platform/errors.ts';
import type { Outcome } from '../rules/cleaning.ts';
import type { Category } from '../rules/regulation.ts';
import { filingBy, type Periods, periodsOf } from '../rules/warnings.ts';

/** The other end of a link in the ledger; the address when it is public. */
export interface Tied {
  document: number;
  title: string;
  number: string | null;
  path: string | null;
}

/** One row of the 台账 with every field of §4.6; days are 'YYYY-MM-DD'. */
export interface RegulationRow {
  document: number;
  edition: number;
  revision: number;
  title: string;
  number: string | null;
  kindWords: string;
  unit: number;
  unitName: string;
  issuer: string;
  /** What was entered, '' where the unit itself and the subject of the text stand for it. */
  issuerEntered: string;
  topicEntered: string;
  category: Category;
  entered: boolean;
  registerNumber: string;
  topic: string;
  disclosure: Disclosure;
  formedOn: string | null;
  publishedOn: string | null;
  migrated: boolean;
  effectiveOn: string | null;
  validUntil: string | null;
  /** What was decided last about its validity, before its term is looked at. */
  decided: Validity | null;
  decidedOn: string | null;
  decidedNote: string | null;
  legality: { number: string; on: string } | null;
  competition: { outcome: string; on: string } | null;
  evaluation: { outcome: string; on: string } | null;
  filings: { id: number; authority: string; number: string; filedOn: string }[];
  consultation: string;
  bases: string;
  interpretations: Tied[];
  consultations: Tied[];
  replaces: Tied[];
  replacedBy: Tied[];
  /** The last conclusion that holds, and one that waits for its announcement. */
  cleaned: { round: string; outcome: Outcome; on: string } | null;
  proposed: { round: string; outcome: Outcome } | null;
  path: string | null;
}

const numberOf = (alias: string) =>
  sql.raw(`${alias}.series || '〔' || ${alias}.year || '〕' || ${alias}.serial || '号'`);

/** Links of a kind at one end of the document, as JSON. */
const tied = (kind: string, near: string, far: string) => sql`
  coalesce((
    select jsonb_agg(jsonb_build_object('document', other.id, 'title', words.title, 'path', address.path,
      'number', ${numberOf('other_number')}) order by link.id)
    from publications.link
    join publications.document other on other.id = link.${sql.ref(far)}
    join lateral (
      select revision.title
      from publications.edition
      join publications.revision on revision.edition = edition.id
      where edition.document = other.id and edition.state = 'issued'
      order by edition.number desc, revision.number desc
      limit 1) words on true
    left join publications.document_number other_number on other_number.document = other.id and other_number.void_at is null
    left join publications.publication on publication.document = other.id and publication.ended_at is null
    left join publications.address on address.document = publication.document and address.current
    where link.kind = ${kind} and link.ended_at is null and link.${sql.ref(near)} = document.id), '[]')`;

const examined = (kind: string, words: string) => sql`(
  select jsonb_build_object(${sql.lit(words)}, examination.${sql.ref(words)}, 'on', examination.on_day)
  from policies.examination
  where examination.document = document.id and examination.kind = ${sql.lit(kind)} and examination.dropped_at is null)`;

const ledger = (where: ReturnType<typeof sql>) => sql<RegulationRow>`
  select document.id as document, edition.id as edition, revision.id as revision, revision.title, kind.words as "kindWords",
    coalesce(${numberOf('number')}, revision.metadata ->> 'number') as number, document.unit, unit.name as "unitName",
    coalesce(nullif(regulation.issuer, ''), unit.full_name, unit.name) as issuer, coalesce(regulation.issuer, '') as "issuerEntered",
    coalesce(regulation.topic, '') as "topicEntered",
    coalesce(regulation.category, case
      when strpos(kind.words, '规范性文件') = 0 then 'other'
      when unit.kind in ('government', 'office', 'town') then 'government'
      else 'department' end) as category,
    regulation.document is not null as entered, coalesce(regulation.register_number, '') as "registerNumber",
    coalesce(nullif(regulation.topic, ''), revision.metadata ->> 'subject', '其他') as topic, revision.disclosure,
    revision.metadata ->> 'formedOn' as "formedOn",
    coalesce(document.first_published_on, (document.first_published_at at time zone 'Asia/Shanghai')::date) as "publishedOn",
    document.first_published_on is not null as migrated, revision.metadata ->> 'effectiveOn' as "effectiveOn",
    coalesce(validity.until_on::text, revision.metadata ->> 'expiresOn') as "validUntil", validity.state as decided,
    validity.from_on as "decidedOn", validity.note as "decidedNote",
    ${examined('legality', 'number')} as legality, ${examined('competition', 'outcome')} as competition,
    ${examined('evaluation', 'outcome')} as evaluation,
    coalesce((
      select jsonb_agg(jsonb_build_object('id', filing.id, 'authority', filing.authority, 'number', filing.number,
        'filedOn', filing.filed_on) order by filing.filed_on, filing.id)
      from policies.record_filing filing
      where filing.document = document.id and filing.dropped_at is null), '[]') as filings,
    coalesce(regulation.consultation, '') as consultation, coalesce(regulation.bases, '') as bases,
    ${tied('interprets', 'to_document', 'from_document')} as interpretations,
    ${tied('consulted_as', 'to_document', 'from_document')} as consultations,
    ${tied('replaces', 'from_document', 'to_document')} as replaces,
    ${tied('replaces', 'to_document', 'from_document')} as "replacedBy",
    (select jsonb_build_object('round', round.title, 'outcome', conclusion.outcome,
        'on', (round.applied_at at time zone 'Asia/Shanghai')::date)
      from policies.conclusion
      join policies.round on round.id = conclusion.round
      where conclusion.document = document.id and round.applied_at is not null
      order by round.applied_at desc
      limit 1) as cleaned,
    (select jsonb_build_object('round', round.title, 'outcome', conclusion.outcome)
      from policies.conclusion
      join policies.round on round.id = conclusion.round
      where conclusion.document = document.id and round.applied_at is null and round.closed_at is null
        -- what another round has settled since then is not proposed any more
        and conclusion.decided_at > coalesce((
          select max(settled.applied_at)
          from policies.conclusion other
          join policies.round settled on settled.id = other.round
          where other.document = document.id), '-infinity')
      order by round.id desc
      limit 1) as proposed,
    address.path
  from publications.document
  join publications.kind on kind.name = document.kind and kind.is_policy
  join organisations.unit on unit.id = document.unit
  join lateral (
    select id from publications.edition
    where edition.document = document.id and edition.state = 'issued'
    order by edition.number desc
    limit 1) edition on true
  join lateral (
    select * from publications.revision where revision.edition = edition.id order by revision.number desc limit 1) revision on true
  left join publications.document_number number on number.document = document.id and number.void_at is null
  left join publications.publication current on current.document = document.id and current.ended_at is null
  left join publications.address on address.document = current.document and address.current
  left join policies.regulation on regulation.document = document.id
  left join lateral (
    select state, from_on, until_on, note from publications.validity
    where validity.document = document.id and validity.from_on <= (now() at time zone 'Asia/Shanghai')::date
    order by from_on desc, validity.id desc
    limit 1) validity on true
  where ${where}`;

const shown = 5000;

/** 台账 of these units (null: of every one): what was issued, whatever its attribute, the newest first. */
export const listRegulations = (db: Reads, units: number[] | null): Promise<RegulationRow[]> =>
  rows(
    db,
    sql<RegulationRow>`
      ${ledger(sql`(${units}::bigint[] is null or document.unit = any (${units}::bigint[]))`)}
      order by coalesce(revision.metadata ->> 'formedOn', document.first_published_at::text, '') desc, document.id desc
      limit ${shown}`,
  );

/** One row of the ledger; a text that was never issued is not in it. */
export async function getRegulation(db: Reads, document: number): Promise<RegulationRow> {
  const row = await first(db, ledger(sql`document.id = ${document}`));
  if (!row) throw new NotFound();
  return row;
}

/** What the district decided of its periods (setting `regulations`), with the filing as the clock counts it (setting `periods`). */
export async function loadWarningPeriods(db: Reads): Promise<Periods> {
  const [calendar, rules] = await Promise.all([loadCalendar(db), loadPeriods(db)]);
  const row = await first(
    db,
    sql<{ value: unknown }>`select value from organisations.setting where name = 'regulations'`,
  );
  return periodsOf(row?.value, filingBy(calendar, rules));
}

/** Whose register number this is already, or nobody's. */
export const findRegistered = (db: Reads, number: string): Promise<{ document: number } | undefined> =>
  first(
    db,
    sql<{
      document: number;
    }>`select document from policies.regulation where register_number = ${number} and ${number} <> ''`,
  );

/** Everything that was ever put on a desk about regulations. */
export const listTold = (
  db: Reads,
): Promise<{ id: number; document: number; kind: string; dueOn: string; endedAt: Date | null }[]> =>
  rows(
    db,
    sql<{ id: number; document: number; kind: string; dueOn: string; endedAt: Date | null }>`
      select id, document, kind, due_on as "dueOn", ended_at as "endedAt" from policies.warning`,
  );

/** 制发、废止、现行有效 of one year, as the annual report asks (standards §1.10). */
export interface YearFigures {
  category: Category;
  issued: number;
  ended: number;
  inForce: number;
}

/**
 * The figures of a year straight from the ledger: what was issued in it, what ceased to hold in it, and what held on its
 * last day, or holds on `today` while it lasts. By day of the text (成文日期), or of publication where it says none.
 */
export function countYear(
  db: Reads,
  facts: { units: number[] | null; year: number; today: string },
): Promise<YearFigures[]> {
  const { units, year, today } = facts;
  const last = `${year}-12-31` < today ? `${year}-12-31` : today;
  return rows(
    db,
    sql<YearFigures>`
      with own as (${ledger(sql`(${units}::bigint[] is null or document.unit = any (${units}::bigint[]))`)}),
      stood as (
        select own.category, coalesce(own."formedOn", own."publishedOn"::text) as issued_on,
          -- how it stood on that day, its term included
          case when coalesce(stand.state, 'valid') in ('valid', 'amended') then
              case when coalesce(stand.until_on::text, own."textUntil") < ${last} then
                to_char(coalesce(stand.until_on::text, own."textUntil")::date + 1, 'YYYY-MM-DD') end
            else stand.from_on::text end as ended_on
        from (select own.*, (select revision.metadata ->> 'expiresOn' from publications.revision where revision.id = own.revision) as "textUntil" from own) own
        left join lateral (
          select state, from_on, until_on from publications.validity
          where validity.document = own.document and validity.from_on <= ${last}::date
          order by from_on desc, validity.id desc
          limit 1) stand on true
      )
      select category, count(*) filter (where left(issued_on, 4) = ${String(year)})::int as issued,
        count(*) filter (where left(ended_on, 4) = ${String(year)})::int as ended,
        count(*) filter (where issued_on <= ${last} and ended_on is null)::int as "inForce"
      from stood
      group by category`,
  );
}
