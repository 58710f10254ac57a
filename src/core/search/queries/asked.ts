import { sql } from 'kysely';
import { type PublicDb, rows, type StaffDb } from '../../../platform/database.ts';
import type { AskedDay } from '../rules/report.ts';

export interface Asked {
  query: string;
  times: number;
  /** How much it found the last time. */
  found: number;
  opened: number;
}

/** What was searched for since a day, most often first. */
export const listAsked = (db: StaffDb, since: string, limit: number): Promise<Asked[]> =>
  rows(
    db,
    sql<Asked>`
      select query, sum(times)::int as times, (array_agg(found order by day desc))[1] as found, sum(opened)::int as opened
      from search.asked
      where day >= ${since}
      group by query
      having sum(times) > 0
      order by times desc, query
      limit ${limit}`,
  );

/** How much was searched on each day since one, and how much of it found nothing. */
export const listDays = (db: StaffDb, since: string): Promise<AskedDay[]> =>
  rows(
    db,
    sql<AskedDay>`
      select day::text as day, sum(times)::int as times, coalesce(sum(times) filter (where found = 0), 0)::int as empty
      from search.asked
      where day >= ${since}
      group by day
      order by day`,
  );

/** What may be offered to everybody: asked by five different visitors and found. */
export const listOffered = (live: PublicDb): Promise<{ query: string; times: number }[]> =>
  rows(
    live,
    sql<{ query: string; times: number }>`select query, times from live.search_query order by times desc limit 500`,
  );

export interface Question {
  query: string;
  times: number;
  answered: boolean;
  good: number;
  bad: number;
}

/** Questions since a day that were not answered, or whose answer did not help: what the knowledge base lacks. */
export const listQuestions = (db: StaffDb, since: string, limit: number): Promise<Question[]> =>
  rows(
    db,
    sql<Question>`
      select query, sum(times)::int as times, (array_agg(answered order by day desc))[1] as answered, sum(good)::int as good,
        sum(bad)::int as bad
      from search.question
      where day >= ${since}
      group by query
      having not (array_agg(answered order by day desc))[1] or sum(bad) > sum(good)
      order by times desc, query
      limit ${limit}`,
  );

export interface Version {
  id: number;
  note: string;
  at: Date;
  name: string;
}

/** The versions of what the office says about words, newest first. */
export const listTunings = (db: StaffDb, limit: number): Promise<Version[]> =>
  rows(
    db,
    sql<Version>`
      select tuning.id, tuning.note, tuning.at, person.name
      from search.tuning
      join people.person on person.id = tuning.by
      order by tuning.id desc
      limit ${limit}`,
  );
