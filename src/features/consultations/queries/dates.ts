import { sql } from 'kysely';
import type { DatedThing } from '../../../core/feature.ts';
import { type PublicDb, rows } from '../../../platform/database.ts';

/** Openings, last days and promised results of what is public, for the calendar. */
export const listDates = (live: PublicDb, from: string, to: string): Promise<DatedThing[]> =>
  rows(
    live,
    sql<DatedThing>`
      select 'consultation-' || id || '-' || round || '-' || day.name as uid, day.falls_on::text as on, title, day.what, path,
        published_at as at
      from live.consultation
      cross join lateral (values
        ('opens', opens_on, '征求意见开始'),
        ('closes', closes_on, '征求意见截止'),
        ('result', case when status <> 'answered' then result_due_on end, '采纳情况公布期限')) day (name, falls_on, what)
      where day.falls_on between ${from}::date and ${to}::date
      order by day.falls_on, id, day.name`,
  );
