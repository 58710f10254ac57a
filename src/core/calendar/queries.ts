import { sql } from 'kysely';
import { first, type PublicDb, type Reads, rows } from '../../platform/database.ts';
import { periodsOf } from './rules/local.ts';
import type { PeriodRule } from './rules/period.ts';
import type { Calendar, DayKind } from './rules.ts';

let kept = new WeakMap<object, { calendar: Promise<Calendar>; at: number }>();
const keepFor = 60_000;

/** The calendar, kept by this process for a minute at most; a deed reads it fresh in its own transaction. */
export function loadCalendar(db: Reads): Promise<Calendar> {
  if (db.isTransaction) return readCalendar(db);
  const before = kept.get(db);
  if (before && performance.now() - before.at < keepFor) return before.calendar;
  const calendar = readCalendar(db);
  kept.set(db, { calendar, at: performance.now() });
  calendar.catch(() => kept.delete(db)); // the next reader asks again
  return calendar;
}

/** After a change made in this process; other processes see it within the minute. */
export function forgetCalendar(): void {
  kept = new WeakMap();
}

async function readCalendar(db: Reads): Promise<Calendar> {
  // One statement, so that days and years are of one moment.
  const found = await rows(
    db,
    sql<CalendarRow>`
      select year, null::date as day, null as kind, null as name from calendar.year
      union all
      select null, day, kind, name from calendar.day`,
  );
  return calendarOf(found);
}

/** The same for the public side, which reads `live` alone. */
export const loadPublicCalendar = async (live: PublicDb): Promise<Calendar> =>
  calendarOf(await rows(live, sql<CalendarRow>`select year, day, kind, name from live.calendar_day`));

interface CalendarRow {
  year: number | null;
  day: string | null;
  kind: DayKind;
  name: string;
}

const calendarOf = (found: CalendarRow[]): Calendar => ({
  years: new Set(found.flatMap(({ year }) => (year === null ? [] : [year]))),
  days: new Map(found.flatMap(({ day, kind, name }) => (day === null ? [] : [[day, { kind, name }] as const]))),
});

/** The statutory periods with what the office decided of those that are its own to decide (setting `periods`). */
export async function loadPeriods(db: Reads): Promise<PeriodRule[]> {
  const row = await first(db, sql<{ value: unknown }>`select value from organisations.setting where name = 'periods'`);
  return periodsOf(row?.value);
}

export interface DayRow {
  day: string;
  kind: DayKind;
  name: string;
  source: string;
  announcedFor: number | null;
}

/** The special days of a calendar year, or those that a year's notice announced, in order. */
export async function listDays(db: Reads, year: number): Promise<DayRow[]> {
  return rows(
    db,
    sql<DayRow>`
      select day, kind, name, source, announced_for as "announcedFor"
      from calendar.day
      where announced_for = ${year} or (day >= ${`${year}-01-01`} and day <= ${`${year}-12-31`})
      order by day`,
  );
}

export async function findDay(db: Reads, day: string): Promise<DayRow | undefined> {
  return first(
    db,
    sql<DayRow>`
      select day, kind, name, source, announced_for as "announcedFor"
      from calendar.day
      where day = ${day}`,
  );
}

export interface YearRow {
  year: number;
  papers: string[];
  notice: string | null;
  importedAt: Date;
}

export async function listYears(db: Reads): Promise<YearRow[]> {
  return rows(
    db,
    sql<YearRow>`select year, papers, notice, imported_at as "importedAt" from calendar.year order by year`,
  );
}
