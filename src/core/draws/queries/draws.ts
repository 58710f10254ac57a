import { sql } from 'kysely';
import { first, type Reads, rows } from '../../../platform/database.ts';
import { NotFound } from '../../../platform/errors.ts';
import { holds, type Staff } from '../../caller.ts';
import type { Assignment } from '../rules/assign.ts';
import type { Source } from '../rules/beacon.ts';
import type { Algorithm } from '../rules/pool.ts';
import type { Facts } from '../rules/stage.ts';
import { keepers } from '../rules/who.ts';

export interface PartyRow {
  party: string;
  name: string;
  own: boolean;
  hash: string | null;
  committedAt: Date | null;
  shareAt: Date | null;
}

export interface SourceRow {
  source: Source;
  event: string;
  at: Date;
  value: string | null;
  confirmedAt: Date | null;
  /** Somebody has entered a value, and nobody has confirmed it yet. */
  enteredBy: number | null;
  enteredByName: string | null;
}

export interface OutcomeRow {
  version: number;
  result: string;
  resultHash: string;
  at: Date;
}

export interface SubstitutionRow {
  id: number;
  target: string;
  inspector: string;
  reason: string;
  by: number;
  byName: string;
  at: Date;
  version: number | null;
  approvedAt: Date | null;
}

interface Row extends Omit<Facts, 'parties' | 'sources'> {
  id: number;
  number: string | null;
  object: string;
  unit: number;
  unitName: string;
  title: string;
  reason: string;
  alg: Algorithm;
  team: number;
  cap: number;
  size: number;
  list: string;
  namesOpen: boolean;
  follows: number | null;
  followsNumber: string | null;
  followsReason: string | null;
  plannedByName: string;
  listedByName: string;
  pool: string | null;
  poolHash: string | null;
  names: string | null;
  voidReason: string | null;
  abortReason: string | null;
}

/** A draw as the office knows it; no share is in it. */
export interface Draw extends Row {
  parties: PartyRow[];
  sources: SourceRow[];
}

const columns = sql`
  draw.id, draw.number, draw.object, draw.unit, unit.name as "unitName", draw.title, draw.reason, draw.alg, draw.team, draw.cap, draw.size,
  draw.list, draw.names_open as "namesOpen", draw.reveal_on as "revealOn", draw.follows, earlier.number as "followsNumber",
  draw.follows_reason as "followsReason", draw.planned_by as "plannedBy", draw.listed_by as "listedBy",
  planner.name as "plannedByName", lister.name as "listedByName", draw.published_at as "publishedAt",
  frozen.at as "frozenAt", frozen.pool, frozen.pool_hash as "poolHash", frozen.names,
  (select min(at) from draws.outcome where outcome.draw = draw.id) as "drawnAt",
  reveal.at as "revealedAt", voiding.at as "voidedAt", voiding.reason as "voidReason", abort.at as "abortedAt", abort.reason as "abortReason"`;

const tables = sql`
  draws.draw
  join organisations.unit on unit.id = draw.unit
  join people.person planner on planner.id = draw.planned_by
  join people.person lister on lister.id = draw.listed_by
  left join draws.draw earlier on earlier.id = draw.follows
  left join draws.frozen on frozen.draw = draw.id
  left join draws.reveal on reveal.draw = draw.id
  left join draws.voiding on voiding.draw = draw.id
  left join draws.abort on abort.draw = draw.id`;

/** One draw with its parties and events; throws NotFound. */
export async function getDraw(db: Reads, id: number): Promise<Draw> {
  const row = await first(db, sql<Row>`select ${columns} from ${tables} where draw.id = ${id}`);
  if (!row) throw new NotFound('没有这次抽签，请从列表里重新打开。');
  const [parties, sources] = await Promise.all([listParties(db, id), listSources(db, id)]);
  return { ...row, parties, sources };
}

/** The same for somebody at a page: a draw of a unit where they have nothing to do is nowhere. */
export async function getDrawFor(db: Reads, id: number, who: Staff): Promise<Draw> {
  const draw = await getDraw(db, id);
  if (!holds(who, 'openness') && !holds(who, keepers, draw.unit))
    throw new NotFound('没有这次抽签，请从列表里重新打开。');
  return draw;
}

const listParties = (db: Reads, draw: number): Promise<PartyRow[]> =>
  rows(
    db,
    sql<PartyRow>`
      select party.party, party.name, party.own, commitment.hash, commitment.at as "committedAt", share.at as "shareAt"
      from draws.party
      left join draws.commitment on commitment.draw = party.draw and commitment.party = party.party
      left join draws.share on share.draw = party.draw and share.party = party.party
      where party.draw = ${draw}
      order by party.own desc, party.party`,
  );

const listSources = (db: Reads, draw: number): Promise<SourceRow[]> =>
  rows(
    db,
    sql<SourceRow>`
      select source.source, source.event, source.at, beacon.value, beacon.confirmed_at as "confirmedAt",
        entry.by as "enteredBy", person.name as "enteredByName"
      from draws.source
      left join draws.beacon on beacon.draw = source.draw and beacon.source = source.source and beacon.confirmed_at is not null
      left join lateral (
        select beacon.by from draws.beacon
        where beacon.draw = source.draw and beacon.source = source.source
        order by beacon.id desc limit 1) entry on true
      left join people.person on person.id = entry.by
      where source.draw = ${draw}
      order by source.at, source.source`,
  );

export const listOutcomes = (db: Reads, draw: number): Promise<OutcomeRow[]> =>
  rows(
    db,
    sql<OutcomeRow>`
      select version, result, result_hash as "resultHash", at from draws.outcome where draw = ${draw} order by version`,
  );

export const listSubstitutions = (db: Reads, draw: number): Promise<SubstitutionRow[]> =>
  rows(
    db,
    sql<SubstitutionRow>`
      select substitution.id, target, inspector, reason, by, person.name as "byName", at, version, approved_at as "approvedAt"
      from draws.substitution
      join people.person on person.id = substitution.by
      where draw = ${draw}
      order by version nulls last, substitution.id`,
  );

/** Who was assigned by hand in a draw, agreed to or not, oldest first. */
export const listAssignments = (db: Reads, draw: number): Promise<Assignment[]> =>
  rows(
    db,
    sql<Assignment>`
      select assignment.id, target, inspector, assignment.name, reason, by, person.name as "byName", at, approved_at as "approvedAt"
      from draws.assignment
      join people.person on person.id = assignment.by
      where draw = ${draw}
      order by assignment.id`,
  );

export const drawsPerPage = 20;

export type DrawRow = Facts & Pick<Row, 'id' | 'number' | 'title' | 'unitName'>;

/** One page of the draws of whoever asks, newest first, and how many there are. */
export async function listDraws(db: Reads, who: Staff, page: number): Promise<{ draws: DrawRow[]; total: number }> {
  const units = who.grants.filter(({ role }) => keepers.includes(role)).map(({ unit }) => unit);
  const seen = sql`(${holds(who, 'openness')} or draw.unit = any (${units}::bigint[]))`;
  const found = await rows(
    db,
    sql<Row & { total: number }>`
      select ${columns}, count(*) over ()::int as total from ${tables}
      where ${seen}
      order by draw.id desc limit ${drawsPerPage} offset ${(page - 1) * drawsPerPage}`,
  );
  const draws = await Promise.all(
    found.map(async (row) => ({
      ...row,
      parties: await listParties(db, row.id),
      sources: await listSources(db, row.id),
    })),
  );
  return { draws, total: found[0]?.total ?? 0 };
}

/** Every attempt for one object, oldest first: what the room that asked for them shows to its own people. */
export const listDrawsOf = (db: Reads, object: string): Promise<{ id: number; number: string | null }[]> =>
  rows(
    db,
    sql<{ id: number; number: string | null }>`select id, number from draws.draw where object = ${object} order by id`,
  );
