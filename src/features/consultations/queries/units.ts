import { sql } from 'kysely';
import { type Reads, rows } from '../../../platform/database.ts';

/** Units that may be asked to answer a point, in order of precedence. */
export const listOffices = (db: Reads): Promise<{ id: number; name: string }[]> =>
  rows(
    db,
    sql<{ id: number; name: string }>`
      select id, name from organisations.unit where closed_on is null order by position, id`,
  );
