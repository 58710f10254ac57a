import { sql } from 'kysely';
import { findPublicColumn, type PublicColumn } from '../../../core/publications/queries/column.ts';
import { first, type PublicDb, rows } from '../../../platform/database.ts';
import type { Guide } from '../rules/elements.ts';

/** What a line of the public list says of an item. */
export interface PublicItem {
  id: string;
  path: string;
  title: string;
  unit: string;
  unitName: string;
  organ: string;
  type: string;
  audience: string[];
  topics: string[];
  online: string;
  url: string;
  promised: string;
  charged: string;
  publishedAt: Date;
}

/** Every item that is public, by name. */
export const listPublicItems = async (live: PublicDb): Promise<PublicItem[]> => {
  const found = await rows(
    live,
    sql<PublicItem>`
      select id, path, title, unit, unit_name as "unitName", coalesce(guide ->> 'organ', '') as organ,
        coalesce(guide ->> 'type', '') as type, coalesce(guide -> 'audience', '[]') as audience,
        coalesce(guide -> 'topics', '[]') as topics, coalesce(guide ->> 'online', '') as online,
        coalesce(guide ->> 'url', '') as url, coalesce(guide ->> 'promised', '') as promised,
        coalesce(guide ->> 'charged', '') as charged, published_at as "publishedAt"
      from live.service
      order by title, id`,
  );
  return found.sort((a, b) => a.title.localeCompare(b.title, 'zh-CN'));
};

export interface PublicGuide {
  id: string;
  path: string;
  title: string;
  unit: string;
  unitName: string;
  publishedAt: Date;
  guide: Guide;
}

const guidesWhere = (where: ReturnType<typeof sql>) => sql<PublicGuide>`
  select id, path, title, unit, unit_name as "unitName", published_at as "publishedAt", guide
  from live.service
  where ${where}
  order by title, id`;

/** The whole guides, for exports. */
export const listPublicGuides = (live: PublicDb): Promise<PublicGuide[]> => rows(live, guidesWhere(sql`true`));

export const findPublicGuide = (live: PublicDb, id: string): Promise<PublicGuide | undefined> =>
  first(live, guidesWhere(sql`id = ${id}`));

/** Of these publications those that are guides. */
export const listGuidesOf = (live: PublicDb, ids: string[]): Promise<PublicGuide[]> =>
  rows(live, guidesWhere(sql`id = any (${ids}::text[])`));

export interface PublicFile {
  position: number;
  name: string;
  type: string;
  bytes: number;
}

export const listPublicFiles = (live: PublicDb, id: string): Promise<PublicFile[]> =>
  rows(
    live,
    sql<PublicFile>`
      select position, name, type, bytes from live.attachment where publication = ${id} order by position`,
  );

/** The column in which guides stand, as the office describes it. */
export const findColumn = (live: PublicDb): Promise<PublicColumn | undefined> => findPublicColumn(live, 'services');
