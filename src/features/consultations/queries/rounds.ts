import { sql } from 'kysely';
import type { EditionState } from '../../../core/publications/rules.ts';
import { first, one, type Reads, rows } from '../../../platform/database.ts';
import { NotFound } from '../../../platform/errors.ts';
import type { Clause } from '../rules/clauses.ts';
import { type Load, usualLoad } from '../rules/work.ts';

/** A round as the office keeps it. */
export interface RoundRow {
  id: number;
  document: number;
  number: number;
  title: string;
  subject: string;
  unit: number;
  unitName: string;
  clauses: Clause[];
  channels: string[];
  named: boolean;
  /** The result names whom the office asked. */
  invitedNamed: boolean;
  opensOn: string;
  closesOn: string;
  opensAt: Date;
  closesAt: Date;
  resultDueOn: string;
  /** The document that tells the result, when one was drawn up, its newest edition and whether it is public. */
  result: number | null;
  resultEdition: number | null;
  resultState: EditionState | null;
  resultPublic: boolean;
}

const roundsWhere = (where: ReturnType<typeof sql>) => sql<RoundRow>`
  select round.id, round.document, round.number, revision.title,
    coalesce(revision.metadata -> 'elements' -> 'values' ->> 'subject', revision.title) as subject, document.unit, unit.name as "unitName",
    coalesce(revision.metadata -> 'elements' -> 'values' -> 'clauses', '[]') as clauses,
    array['web'] || array(select distinct way ->> 'channel'
      from jsonb_array_elements(coalesce(revision.metadata -> 'elements' -> 'values' -> 'ways', '[]')) way) as channels,
    coalesce((revision.metadata -> 'elements' -> 'values' -> 'invitedNamed')::boolean, false) as "invitedNamed",
    round.named, round.opens_on as "opensOn", round.closes_on as "closesOn", round.opens_at as "opensAt", round.closes_at as "closesAt",
    round.result_due_on as "resultDueOn", result.document as result, answer.id as "resultEdition", answer.state as "resultState",
    exists (select from publications.publication
      where publication.document = result.document and publication.ended_at is null) as "resultPublic"
  from consultations.round
  join publications.document on document.id = round.document
  join organisations.unit on unit.id = document.unit
  join lateral (
    select title, metadata from publications.revision
    where revision.edition = round.edition order by number desc limit 1) revision on true
  left join consultations.result on result.round = round.id
  left join lateral (
    select id, state from publications.edition
    where edition.document = result.document order by number desc limit 1) answer on true
  where ${where}
  order by round.document, round.number`;

/** The rounds of a draft, oldest first. */
export const listRounds = (db: Reads, document: number): Promise<RoundRow[]> =>
  rows(db, roundsWhere(sql`round.document = ${document}`));

/** Rounds of the units a person sees. */
export const listRoundsOf = (db: Reads, seen: number[] | null): Promise<RoundRow[]> =>
  rows(db, roundsWhere(sql`${seen}::bigint[] is null or document.unit = any (${seen}::bigint[])`));

/** Rounds in which a unit has points to answer. */
export const listRoundsFor = (db: Reads, units: number[]): Promise<RoundRow[]> =>
  rows(
    db,
    roundsWhere(sql`exists (
      select from consultations.point
      where point.round = round.id and point.dropped_at is null and point.unit = any (${units}::bigint[]))`),
  );

export async function getRound(db: Reads, id: number): Promise<RoundRow> {
  const found = await first(db, roundsWhere(sql`round.id = ${id}`));
  if (!found) throw new NotFound();
  return found;
}

/** Rounds that have closed and told nothing yet. */
export const listUnanswered = (db: Reads): Promise<RoundRow[]> =>
  rows(
    db,
    roundsWhere(sql`round.closes_at <= now() and not exists (
      select from publications.publication where publication.document = result.document and publication.ended_at is null)`),
  );

/** The round that takes comments on what is public under this id, whatever its hour; nothing for what is not public. */
export const findPublicRound = (
  db: Reads,
  publication: string,
): Promise<
  { id: number; number: number; clauses: number; named: boolean; opensAt: Date; closesAt: Date } | undefined
> =>
  first(
    db,
    sql<{ id: number; number: number; clauses: number; named: boolean; opensAt: Date; closesAt: Date }>`
      select round.id, round.number, round.clauses, round.named, round.opens_at as "opensAt", round.closes_at as "closesAt"
      from publications.document
      join publications.publication on publication.document = document.id and publication.ended_at is null
        and (publication.public_until is null or publication.public_until > now())
      join consultations.round on round.document = document.id
      where document.public_id = ${publication}
      order by round.number desc
      limit 1`,
  );

/** The kinds under which this room drafts: the call and its result; the office may have set none. */
export async function findKinds(db: Reads): Promise<{ call: string | null; result: string | null }> {
  const found = await rows(
    db,
    sql<{ name: string }>`select name from publications.kind where room = 'consultations' order by length(name), name`,
  );
  const result = found.find(({ name }) => name.endsWith('result'))?.name ?? null;
  return { call: found.find(({ name }) => name !== result)?.name ?? null, result };
}

/** From when on a form asks for work: the setting `consultations` of the district, `{"load": {"address": 40, "round": 600, "bits": 15}}`. */
export async function loadLoad(db: Reads): Promise<Load> {
  const { load } = await one(
    db,
    sql<{ load: Partial<Record<keyof Load, unknown>> | null }>`
      select (select value -> 'load' from organisations.setting where name = 'consultations') as load`,
  );
  const within = <Name extends keyof Load>(name: Name, most: number): Load[Name] | number => {
    const value = load?.[name];
    return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most
      ? value
      : usualLoad[name];
  };
  return { address: within('address', 10_000), round: within('round', 10_000), bits: within('bits', 22) };
}

/** Whether so many comments have come to a round within the last minute. */
export const isBusy = async (db: Reads, round: number, many: number | null): Promise<boolean> =>
  many !== null &&
  (
    await one(
      db,
      sql<{ busy: boolean }>`
        select coalesce((
          select submitted_at > now() - interval '1 minute' from consultations.comment
          where round = ${round} order by id desc offset ${many - 1} limit 1), false) as busy`,
    )
  ).busy;

/** Days between the last day and the promised result: the setting `consultations` of the district, `{"resultDays": 30}`. */
export async function loadResultDays(db: Reads, usual: number): Promise<number> {
  const { days } = await one(
    db,
    sql<{ days: unknown }>`
      select (select value -> 'resultDays' from organisations.setting where name = 'consultations') as days`,
  );
  return typeof days === 'number' && Number.isInteger(days) && days >= 1 && days <= 365 ? days : usual;
}
