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

export type NamedItem = Pick<PublicItem, 'title' | 'path'>;

/** 常用办事: what was read most of late, the most read first. */
export const listOften = (live: PublicDb, most: number): Promise<NamedItem[]> =>
  rows(
    live,
    sql<NamedItem>`select title, path from live.often_read where kind = 'service' order by rank limit ${most}`,
  );

/** The newest, while nobody knows yet what is read most. */
export const listNewestItems = (live: PublicDb, most: number): Promise<NamedItem[]> =>
  rows(
    live,
    sql<NamedItem>`
      select publication.title, publication.path
      from (
        select id, listed_at
        from live.listed
        where site_column = 'services'
        order by listed_at desc, id
        limit ${most}) newest
      cross join lateral (select title, path from live.publication where live.publication.id = newest.id offset 0) publication
      order by newest.listed_at desc, newest.id`,
  );

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

/** Where those who had something done say how it went, as the site names it; null without such a place. */
export const findRating = async (live: PublicDb): Promise<string | null> =>
  (
    await first(
      live,
      sql<{ rating: string | null }>`select value ->> 'rating' as rating from live.setting where name = 'site'`,
    )
  )?.rating ?? null;
