import { sql } from 'kysely';
import { type Reads, rows } from '../../../platform/database.ts';
import type { Risk } from '../rules/registers.ts';

/** Objects of the library by class of credit risk, without those that closed. */
export const countObjects = (db: Reads): Promise<{ risk: Risk; objects: number }[]> =>
  rows(
    db,
    sql<{ risk: Risk; objects: number }>`
      select fields ->> 'risk' as risk, count(*)::int as objects from inspections.entry
      where register = 'object' and not fields ? 'closedOn'
      group by 1 order by 1`,
  );

/** The class of each of these objects. */
export const listRisks = (db: Reads, keys: string[]): Promise<{ key: string; risk: Risk }[]> =>
  rows(
    db,
    sql<{ key: string; risk: Risk }>`
      select key, fields ->> 'risk' as risk from inspections.entry where register = 'object' and key = any (${keys}::text[])`,
  );

/** Who stood in the frozen list of each of these draws, and how many teams it sent out. */
export const listPools = (db: Reads, draws: number[]): Promise<{ draw: number; ids: string[]; places: number }[]> =>
  rows(
    db,
    sql<{ draw: number; ids: string[]; places: number }>`
      select frozen.draw, array(select found[1] from regexp_matches(frozen.pool, E'\ninspector ([^ ]+)', 'g') as found) as ids,
        (select coalesce(sum(array_length(string_to_array(line[1], ' '), 1) - 1), 0)::int
          from draws.outcome, regexp_matches(outcome.result, E'\nteam ([^\n]+)', 'g') as line
          where outcome.draw = frozen.draw and outcome.version = 0) as places
      from draws.frozen
      where frozen.draw = any (${draws}::bigint[])`,
  );
