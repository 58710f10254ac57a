import { sql } from 'kysely';
import type { EditionState } from '../../../core/publications/rules.ts';
import { first, type Reads, rows } from '../../../platform/database.ts';
import { NotFound } from '../../../platform/errors.ts';
import type { Concluded, Outcome } from '../rules/cleaning.ts';
import type { Category } from '../rules/regulation.ts';
import { listRegulations, type RegulationRow } from './regulations.ts';

export interface RoundRow {
  id: number;
  title: string;
  /** Null: the whole district. */
  unit: number | null;
  unitName: string | null;
  categories: Category[];
  issuedUntil: string;
  openedAt: Date;
  appliedAt: Date | null;
  /** Given up, by whom and why. */
  closedAt: Date | null;
  closedBy: string | null;
  closeReason: string | null;
  announcement: number | null;
  announcementEdition: number | null;
  announcementState: EditionState | null;
  announcementTitle: string | null;
  announcementPath: string | null;
  concluded: number;
}

const roundWith = (where: ReturnType<typeof sql>) => sql<RoundRow>`
  select round.id, round.title, round.unit, unit.name as "unitName", round.categories, round.issued_until as "issuedUntil",
    round.opened_at as "openedAt", round.applied_at as "appliedAt", round.closed_at as "closedAt", closer.name as "closedBy",
    round.close_reason as "closeReason", round.announcement, edition.id as "announcementEdition",
    edition.state as "announcementState", revision.title as "announcementTitle", address.path as "announcementPath",
    (select count(*) from policies.conclusion where conclusion.round = round.id)::int as concluded
  from policies.round
  left join organisations.unit on unit.id = round.unit
  left join people.person as closer on closer.id = round.closed_by
  left join lateral (
    select * from publications.edition where document = round.announcement order by edition.number desc limit 1) edition on true
  left join lateral (
    select title from publications.revision where revision.edition = edition.id order by revision.number desc limit 1) revision on true
  left join publications.publication on publication.document = round.announcement and publication.ended_at is null
  left join publications.address on address.document = publication.document and address.current
  where ${where}`;

/** Rounds of these units and of the whole district (units null: every round), newest first. */
export const listRounds = (db: Reads, units: number[] | null): Promise<RoundRow[]> =>
  rows(
    db,
    sql<RoundRow>`
      ${roundWith(sql`(${units}::bigint[] is null or round.unit is null or round.unit = any (${units}::bigint[]))`)}
      order by round.id desc
      limit 200`,
  );

export async function getRound(db: Reads, id: number): Promise<RoundRow> {
  const row = await first(db, roundWith(sql`round.id = ${id}`));
  if (!row) throw new NotFound();
  return row;
}

/** The same for who sees these units (null: all); a round of another unit does not exist for them. */
export async function getRoundIn(db: Reads, units: number[] | null, id: number): Promise<RoundRow> {
  const round = await getRound(db, id);
  if (units && round.unit !== null && !units.includes(round.unit)) throw new NotFound();
  return round;
}

/** The same, and its row is locked: conclusions and announcement queue here. */
export async function lockRound(tx: Reads, id: number): Promise<RoundRow> {
  await sql`select id from policies.round where id = ${id} for update`.execute(tx);
  return getRound(tx, id);
}

/** The round whose result this document announces. */
export const findRoundOf = (db: Reads, document: number): Promise<{ id: number } | undefined> =>
  first(db, sql<{ id: number }>`select id from policies.round where announcement = ${document}`);

export interface ConclusionRow {
  document: number;
  outcome: Outcome;
  reason: string;
  untilOn: string | null;
  decidedBy: string | null;
  decidedAt: Date;
}

export const listConclusions = (db: Reads, round: number): Promise<ConclusionRow[]> =>
  rows(
    db,
    sql<ConclusionRow>`
      select conclusion.document, conclusion.outcome, conclusion.reason, conclusion.until_on as "untilOn",
        person.name as "decidedBy", conclusion.decided_at as "decidedAt"
      from policies.conclusion
      left join people.person on person.id = conclusion.decided_by
      where conclusion.round = ${round}`,
  );

/**
 * What a round is about: issued until its day, of its categories and units, public; what had ceased to hold before is left out. What
 * was withdrawn since it was concluded leaves an open round: its title goes into no announcement.
 */
export async function listScope(db: Reads, round: RoundRow): Promise<RegulationRow[]> {
  const all = await listRegulations(db, round.unit === null ? null : [round.unit]);
  const decided = new Set((await listConclusions(db, round.id)).map(({ document }) => document));
  const inScope = (row: RegulationRow) =>
    round.categories.includes(row.category) &&
    (row.formedOn ?? row.publishedOn ?? '9999') <= round.issuedUntil &&
    row.path !== null &&
    row.decided !== 'repealed' &&
    row.decided !== 'expired';
  const ended = round.appliedAt !== null || round.closedAt !== null;
  const stays = (row: RegulationRow) => decided.has(row.document) && (row.path !== null || ended);
  return all.filter((row) => stays(row) || inScope(row)).reverse();
}

/** The result in the order in which it is announced. */
export async function listResult(db: Reads, round: RoundRow): Promise<Concluded[]> {
  const [scope, conclusions] = await Promise.all([listScope(db, round), listConclusions(db, round.id)]);
  return scope.flatMap(({ document, title, number }) => {
    const found = conclusions.find((one) => one.document === document);
    return found
      ? [{ document, title, number, outcome: found.outcome, reason: found.reason, untilOn: found.untilOn }]
      : [];
  });
}
