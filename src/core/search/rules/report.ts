import type { Sheet } from '../../../platform/spreadsheet.ts';
import { addDays } from '../../../platform/time.ts';

/** Searches of one day, and those of them whose query found nothing when it was asked last. */
export interface AskedDay {
  day: string;
  times: number;
  empty: number;
}

/** Each day from the first to the last, also those on which nobody searched. */
export function everyDay(since: string, until: string, days: AskedDay[]): AskedDay[] {
  const known = new Map(days.map((one) => [one.day, one]));
  const all: AskedDay[] = [];
  for (let day = since; day <= until; day = addDays(day, 1)) all.push(known.get(day) ?? { day, times: 0, empty: 0 });
  return all;
}

/** The queries of the report as a file. */
export const askedSheet = (
  since: string,
  until: string,
  asked: { query: string; times: number; found: number; opened: number }[],
): Sheet => ({
  name: `搜索词-${since}至${until}`,
  columns: [{ head: '搜索词', width: 40 }, ...['次数', '找到', '点开'].map((head) => ({ head, width: 10 }))],
  rows: asked.map(({ query, times, found, opened }) => [query, times, found, opened]),
});
