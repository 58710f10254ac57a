import { sql } from 'kysely';
import { first, type PublicDb, rows } from '../../../platform/database.ts';
import type { DoorGroup } from '../rules/doors.ts';

export interface Column {
  slug: string;
  parent: string | null;
  name: string;
  description: string;
  keywords: string;
  type: string;
  unit: string;
  unitName: string;
  updateRule: string;
  emptyNotice: string;
}

/** Every open column of the site, in the order the office gave them. */
export const listColumns = (live: PublicDb): Promise<Column[]> =>
  rows(
    live,
    sql<Column>`
      select slug, parent, name, description, keywords, column_type as type, unit, unit_name as "unitName",
        update_rule as "updateRule", empty_notice as "emptyNotice"
      from live.site_column
      order by position, slug`,
  );

export interface HomeSetting {
  /** Columns whose newest texts stand on the home page. */
  lists: string[];
  /** Blocks of rooms that stand before them: what runs out. */
  first?: string[];
  entrances: { href: string; title: string; text?: string; icon?: string }[];
  /** The column of 政务公开重点工作. */
  keywork?: string;
}

export interface DisclosureSetting {
  /** The column of 政府信息公开 and its fixed entries (国办公开办函〔2019〕61号). */
  column: string;
  entries: string[];
  /** All entrances of the column under a few headings, the main one of each first. */
  groups?: DoorGroup[];
}

/** A public setting of the district, or undefined. */
export async function findSetting<Value>(live: PublicDb, name: string): Promise<Value | undefined> {
  const row = await first(live, sql<{ value: Value }>`select value from live.setting where name = ${name}`);
  return row?.value;
}
