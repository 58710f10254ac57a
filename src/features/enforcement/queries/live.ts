import { sql } from 'kysely';
import { findPublicColumn, type PublicColumn } from '../../../core/publications/queries/column.ts';
import { first, type PublicDb, rows } from '../../../platform/database.ts';
import type { Values } from '../rules/elements.ts';
import type { Shape } from '../rules/shapes.ts';

/** A text of the room that is public now. */
export interface PublicEntry {
  id: string;
  shape: Shape;
  path: string;
  title: string;
  unit: string;
  unitName: string;
  firstPublishedAt: Date;
  publishedAt: Date;
  edition: number;
  values: Values;
}

const entriesWhere = (where: ReturnType<typeof sql>) => sql<PublicEntry>`
  select id, shape, path, title, unit, unit_name as "unitName", first_published_at as "firstPublishedAt",
    published_at as "publishedAt", edition, told as values
  from live.enforcement
  where ${where}
  order by told ->> 'decidedOn' desc nulls last, published_at desc, id`;

/** Everything of one shape that is public, the newest decision first. */
export const listPublic = (live: PublicDb, shape: Shape): Promise<PublicEntry[]> =>
  rows(live, entriesWhere(sql`shape = ${shape}`));

export const findPublic = (live: PublicDb, id: string): Promise<PublicEntry | undefined> =>
  first(live, entriesWhere(sql`id = ${id}`));

/** Those of these that are public. */
export const listPublicOf = (live: PublicDb, ids: string[]): Promise<PublicEntry[]> =>
  rows(live, entriesWhere(sql`id = any (${ids}::text[])`));

/** The column in which decisions stand, as the office describes it. */
export const findColumn = (live: PublicDb): Promise<PublicColumn | undefined> => findPublicColumn(live, 'enforcement');
