import { sql } from 'kysely';
import { first, one, type Reads, rows } from '../../platform/database.ts';

export interface LineRow {
  id: number;
  position: number | null;
  at: Date;
  actor: string;
  person: string | null;
  unit: string | null;
  verb: string;
  object: string;
  objectHash: string | null;
  reason: string | null;
  data: Record<string, unknown>;
  open: boolean;
  total: number;
}

export interface LineSearch {
  object?: string;
  person?: string;
  verb?: string;
  from?: string | null;
  until?: string | null;
  page: number;
  /** Only lines older than this one, instead of a page's number. */
  before?: number | null;
  limit?: number;
}

export const linesPerPage = 50;

/** 审计检索: lines by object, person, verb and time, newest first; `total` counts all that fit. */
export function searchLines(db: Reads, wanted: LineSearch): Promise<LineRow[]> {
  const { object = '', person = '', verb = '', from = null, until = null, page } = wanted;
  const { before = null, limit = linesPerPage } = wanted;
  return rows(
    db,
    sql<LineRow>`
      select line.id, seal.position, line.at, line.actor, person.name as person, unit.name as unit, line.verb, line.object,
        line.object_hash as "objectHash", line.reason, line.data, line.open, (count(*) over ())::int as total
      from ledger.line
      left join ledger.seal on seal.line = line.id
      left join people.person on line.actor = 'person:' || person.id
      left join organisations.unit on unit.id = line.unit
      where (${object} = '' or line.object = ${object})
        and (${verb} = '' or line.verb = ${verb})
        and (${person} = '' or strpos(person.name, ${person}) > 0 or person.account = ${person})
        and (${from}::date is null or line.at >= (${from}::date)::timestamp at time zone 'Asia/Shanghai')
        and (${until}::date is null or line.at < (${until}::date + 1)::timestamp at time zone 'Asia/Shanghai')
        and (${before}::bigint is null or line.id < ${before})
      order by line.id desc
      limit ${limit} offset ${(page - 1) * limit}`,
  );
}

/** The lines about one object, oldest first. */
export const listLines = (db: Reads, object: string): Promise<LineRow[]> =>
  rows(
    db,
    sql<LineRow>`
      select line.id, seal.position, line.at, line.actor, person.name as person, unit.name as unit, line.verb, line.object,
        line.object_hash as "objectHash", line.reason, line.data, line.open, 0 as total
      from ledger.line
      left join ledger.seal on seal.line = line.id
      left join people.person on line.actor = 'person:' || person.id
      left join organisations.unit on unit.id = line.unit
      where line.object = ${object}
      order by line.id`,
  );

/** The line at a position of the chain. */
export const findLineAt = (db: Reads, position: number): Promise<LineRow | undefined> =>
  first(
    db,
    sql<LineRow>`
      select line.id, seal.position, line.at, line.actor, null as person, null as unit, line.verb, line.object,
        line.object_hash as "objectHash", line.reason, line.data, line.open, 1 as total
      from ledger.seal
      join ledger.line on line.id = seal.line
      where seal.position = ${position}`,
  );

/** In how many lines personal values of this subject can still be recognised. */
export async function countPersonal(db: Reads, subject: string): Promise<number> {
  const { lines } = await one(
    db,
    sql<{ lines: number }>`
      select count(distinct line) as lines from ledger.personal where subject = ${subject} and salt is not null`,
  );
  return lines;
}
