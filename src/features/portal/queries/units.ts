import { sql } from 'kysely';
import { type PublicDb, rows } from '../../../platform/database.ts';

export interface Unit {
  slug: string;
  name: string;
}

/** Every unit that has a page, in order of precedence; the room of 机构职能 makes the page. */
export const listUnits = (live: PublicDb): Promise<Unit[]> =>
  rows(
    live,
    sql<Unit>`
      select slug, name
      from live.unit
      order by position, name`,
  );

/** A unit as it is looked for: by its names, for where it is, when, and whom to call. */
export interface NamedUnit {
  slug: string;
  name: string;
  /** Short, in full, former and what it is called besides; the first is the short one. */
  names: string[];
  address: string | null;
  hours: string | null;
  phone: string | null;
}

/** Every unit that has a page with all its names, in order of precedence. */
export const listNamedUnits = (live: PublicDb): Promise<NamedUnit[]> =>
  rows(
    live,
    sql<NamedUnit>`
      select slug, coalesce(full_name, name) as name, address, hours, phone,
        array_remove(array[name, full_name] || array(select alias from live.unit_alias where unit = slug), null) as names
      from live.unit
      order by position, name`,
  );
