import { sql } from 'kysely';
import { type PublicDb, type Reads, rows } from '../../platform/database.ts';
import type { Fresh } from './rules/fits.ts';
import type { Filter, Rhythm } from './rules.ts';

export interface Offered {
  columns: { slug: string; name: string; parent: string | null }[];
  units: { slug: string; name: string }[];
  subjects: string[];
  topics: { slug: string; name: string }[];
}

/** What may be followed: the columns of the site, units that publish, subjects that were used, topics. */
export async function listOffered(live: PublicDb): Promise<Offered> {
  const [columns, units, subjects, topics] = await Promise.all([
    rows(
      live,
      sql<Offered['columns'][number]>`select slug, name, parent from live.site_column order by position, slug`,
    ),
    rows(live, sql<{ slug: string; name: string }>`select slug, name from live.unit order by position, name`),
    rows(
      live,
      sql<{ subject: string }>`
        select distinct subject
        from live.listed
        where subject <> ''
        order by subject
        limit 200`,
    ),
    rows(
      live,
      sql<{ slug: string; name: string }>`
        select subject as slug, content ->> 'title' as name from live.agreed where kind = 'topic' order by agreed_at desc`,
    ),
  ]);
  return { columns, units, subjects: subjects.map(({ subject }) => subject), topics };
}

/**
 * What came out for the first time since, and what came into a topic since, once for each: a text is put there after it came out.
 * Pages of an older site are no news by themselves, and neither is a correction.
 */
export const listFresh = (live: PublicDb, since: Date): Promise<Fresh[]> =>
  rows(
    live,
    sql<Fresh>`
      select id, site_column as "column", unit, coalesce(metadata ->> 'subject', '') as subject, '' as topic,
        first_published_at as "newSince"
      from live.publication
      where first_published_at >= ${since}
        and first_published_on is null
      union all
      select id, site_column, unit, coalesce(metadata ->> 'subject', ''), topic, greatest(since, first_published_at)
      from live.topic_entry
      join live.publication on id = publication
      where greatest(since, first_published_at) >= ${since}
      order by "newSince" desc, id`,
  );

/** The site's name, and nothing remembered on the way: what pages show belongs to their own requests. */
export async function readSiteName(live: PublicDb): Promise<string> {
  const [row] = await rows(
    live,
    sql<{ name: string | null }>`select value ->> 'name' as name from live.setting where name = 'site'`,
  );
  return row?.name ?? '政务公开';
}

export interface Follower extends Filter {
  id: number;
  confirmedAt: Date;
  told: string[];
}

/** Confirmed subscriptions of one rhythm, with what of these they were told of already. */
export const listFollowers = (db: Reads, rhythm: Rhythm, fresh: string[]): Promise<Follower[]> =>
  rows(
    db,
    sql<Follower>`
      select id, site_column as "column", unit, subject, topic, words, confirmed_at as "confirmedAt",
        array(select publication from subscriptions.told
          where told.subscription = subscription.id and told.publication = any (${fresh}::text[])) as told
      from subscriptions.subscription
      where rhythm = ${rhythm}
        and confirmed_at is not null
        and ended_at is null
      order by id`,
  );

/** Whether anybody waits whose time to confirm is over. */
export const countUnconfirmed = async (db: Reads, before: Date): Promise<number> => {
  const [row] = await rows(
    db,
    sql<{ count: number }>`
      select count(*)::int as count
      from subscriptions.subscription
      where confirmed_at is null and ended_at is null and requested_at < ${before}`,
  );
  return row?.count ?? 0;
};
