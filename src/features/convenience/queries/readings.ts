import { sql } from 'kysely';
import { type Reads, rows } from '../../../platform/database.ts';

export interface Named {
  subject: string;
  title: string;
  url: string;
}

/** Feeds that public lists name. */
export const listNamed = (db: Reads): Promise<Named[]> =>
  rows(
    db,
    sql<Named>`
      select subject, content ->> 'title' as title, content ->> 'feed' as url
      from live.agreed
      where kind = 'convenience' and content ->> 'feed' <> ''
      order by subject`,
  );

export interface LastReading extends Named {
  readAt: Date | null;
  items: number;
  problem: string | null;
  /** When it was last read without trouble. */
  goodAt: Date | null;
}

/** The same with the last reading of each, for the office. */
export const listReadings = (db: Reads): Promise<LastReading[]> =>
  rows(
    db,
    sql<LastReading>`
      select agreed.subject, agreed.content ->> 'title' as title, agreed.content ->> 'feed' as url, last.read_at as "readAt",
        coalesce(jsonb_array_length(last.items), 0) as items, last.problem,
        (select max(read_at) from convenience.reading
          where reading.subject = agreed.subject and reading.problem is null) as "goodAt"
      from live.agreed
      left join lateral (
        select read_at, items, problem from convenience.reading
        where reading.subject = agreed.subject and reading.url = agreed.content ->> 'feed'
        order by id desc
        limit 1) last on true
      where agreed.kind = 'convenience' and agreed.content ->> 'feed' <> ''
      order by last.problem is null, agreed.subject`,
  );
