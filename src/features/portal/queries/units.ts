import { sql } from 'kysely';
import { type PublicDb, rows } from '../../../platform/database.ts';

export interface Unit {
  slug: string;
  name: string;
  fullName: string | null;
  kind: string;
  duty: string;
  address: string;
  hours: string;
  phone: string;
  parent: string | null;
}

/** Every open unit in order of precedence (article 十: 机构职责信息公开). */
export const listUnits = (live: PublicDb): Promise<Unit[]> =>
  rows(
    live,
    sql<Unit>`
      select slug, name, full_name as "fullName", kind, duty, address, hours, phone, parent
      from live.unit
      order by position, name`,
  );
