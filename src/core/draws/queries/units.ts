import { sql } from 'kysely';
import { type Reads, rows } from '../../../platform/database.ts';
import { holds, type Role, type Staff } from '../../caller.ts';

/** The units in which somebody holds one of these roles, the own first; for the openness office all that are there. */
export function listUnitsFor(db: Reads, who: Staff, roles: Role[]): Promise<{ id: number; name: string }[]> {
  const own = who.grants.filter(({ role }) => roles.includes(role)).map(({ unit }) => unit);
  return rows(
    db,
    sql<{ id: number; name: string }>`
      select id, name from organisations.unit
      where id = any (${own}::bigint[]) or (${holds(who, 'openness')} and closed_on is null)
      order by id <> ${who.unit}, position, name, id`,
  );
}
