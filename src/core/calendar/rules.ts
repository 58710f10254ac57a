import { addDays, weekday, weekdayWords, yearOf } from '../../platform/time.ts';

export const dayKinds = { holiday: '放假', makeup_workday: '调休上班' } as const;
export type DayKind = keyof typeof dayKinds;

/** What the office knows of its days: the announced years and the days that differ from the plain week. */
export interface Calendar {
  years: ReadonlySet<number>;
  days: ReadonlyMap<string, { kind: DayKind; name: string }>;
}

/** One step of how a date was worked out, as a sentence for both sides (promises.md, P9). */
export interface Line {
  line: string;
}

/** A date worked out, how, and the years for which no notice is known: there weekends were assumed. */
export interface Counted {
  on: string;
  derivation: Line[];
  uncovered: number[];
}

/** Days of one festival that follow each other. */
export interface Stretch {
  name: string;
  kind: DayKind;
  days: string[];
}

/** The period is longer than any that the law knows; the caller has mixed up its numbers. */
export const longest = 10_000;

/** Whether a day is a working day. Days of a year that is not announced are judged by the week alone, and `uncovered` says so. */
export function isWorkingDay(calendar: Calendar, day: string): Counted & { works: boolean } {
  const works = worksOn(calendar, day);
  const uncovered = missingYears(calendar, [day]);
  return { on: day, works, derivation: [{ line: describe(calendar, day) }, ...warnings(uncovered)], uncovered };
}

/**
 * The n-th working day after `from`; the day on which the period begins is not counted (standards §0.1).
 * A negative `n` counts backwards, for what must happen some working days before.
 */
export function addWorkingDays(calendar: Calendar, from: string, n: number): Counted {
  if (!Number.isInteger(n) || Math.abs(n) > longest) throw new RangeError(`not a number of working days: ${n}`);
  const walked: string[] = [];
  const step = n < 0 ? -1 : 1;
  let on = from;
  for (let left = Math.abs(n); left > 0; ) {
    on = addDays(on, step);
    walked.push(on);
    if (worksOn(calendar, on)) left -= 1;
  }
  const uncovered = missingYears(calendar, [from, ...walked]);
  const end = n === 0 ? `共 0 个工作日，即当日。` : `${n < 0 ? '倒数' : ''}第 ${Math.abs(n)} 个工作日是 ${named(on)}。`;
  return {
    on,
    uncovered,
    derivation: [begin(from), ...passed(calendar, walked), { line: end }, ...warnings(uncovered)],
  };
}

/** How many working days lie after `from` up to and including `to`; negative when `to` lies before `from`. `on` is `to`. */
export function workingDaysBetween(calendar: Calendar, from: string, to: string): Counted & { days: number } {
  const [first, last] = from <= to ? [from, to] : [to, from];
  const walked: string[] = [];
  for (let day = first; day < last; ) {
    day = addDays(day, 1);
    walked.push(day);
  }
  const count = walked.filter((day) => worksOn(calendar, day)).length;
  const uncovered = missingYears(calendar, [first, ...walked]);
  const sum = { line: `${named(first)} 之后至 ${named(last)} 共 ${count} 个工作日。` };
  const derivation = [begin(first), ...passed(calendar, walked), sum, ...warnings(uncovered)];
  return { on: to, days: from <= to || count === 0 ? count : -count, derivation, uncovered };
}

/**
 * The day `n` calendar days after `from`, which is not counted. When the last day is a day off, the period ends on the
 * next day that is none (民法典第二百零三条).
 */
export function addCalendarDays(calendar: Calendar, from: string, n: number): Counted {
  if (!Number.isInteger(n) || n < 0 || n > longest) throw new RangeError(`not a number of days: ${n}`);
  const last = addDays(from, n);
  let on = last;
  while (!worksOn(calendar, on)) on = addDays(on, 1);
  const uncovered = missingYears(calendar, [last, on]);
  const rolled = on === last ? [] : [{ line: `${describe(calendar, last)}顺延至其后第一个非休息日 ${named(on)}。` }];
  const end = { line: `第 ${n} 个自然日是 ${named(last)}。` };
  return { on, uncovered, derivation: [begin(from), end, ...rolled, ...warnings(uncovered)] };
}

/** The year whose arrangement should be known by now and is not: from October on the next one; null when all is well. */
export function missingNextYear(calendar: Calendar, today: string): number | null {
  const year = yearOf(today);
  if (!calendar.years.has(year)) return year;
  return Number(today.slice(5, 7)) >= 10 && !calendar.years.has(year + 1) ? year + 1 : null;
}

/** Why this day may not be entered so, or null. */
export function whyNotSetDay(day: string, kind: DayKind): string | null {
  if (kind === 'makeup_workday' && weekday(day) < 6) {
    return `${named(day)} 本来就是工作日，不能设为调休上班；如果那天原定放假，请删除放假的记录。`;
  }
  return null;
}

/** Whether a day is worked on: the notice before the week. */
export const worksOn = (calendar: Calendar, day: string): boolean => {
  const known = calendar.days.get(day);
  return known ? known.kind === 'makeup_workday' : weekday(day) < 6;
};

/**
 * Years without a notice. The last three days of December may belong to New Year's holiday, which the next year's notice arranges:
 * none of 2007 to 2026 moved a day before 29 December.
 */
export function missingYears(calendar: Calendar, days: string[]): number[] {
  const years = days.flatMap((day) => (day.slice(5) >= '12-29' ? [yearOf(day), yearOf(day) + 1] : [yearOf(day)]));
  return [...new Set(years)].filter((year) => !calendar.years.has(year)).sort((a, b) => a - b);
}

/** 「2019-09-13（星期五）」 */
export const named = (day: string): string => `${day}（${weekdayWords(day)}）`;
const begin = (from: string): Line => ({ line: `自 ${named(from)} 起算，当日不计入。` });

function describe(calendar: Calendar, day: string): string {
  const known = calendar.days.get(day);
  if (known?.kind === 'holiday') return `${named(day)} 是${known.name}放假。`;
  if (known) return `${named(day)} 因${known.name}调休上班，是工作日。`;
  return weekday(day) < 6 ? `${named(day)} 是工作日。` : `${named(day)} 是周末。`;
}

/** What lay on the way: weekends as a number, holidays as ranges, make-up days one by one. */
function passed(calendar: Calendar, walked: string[]): Line[] {
  const weekends = walked.filter((day) => !calendar.days.has(day) && weekday(day) > 5).length;
  const lines = weekends ? [{ line: `其间周末 ${weekends} 天，不计入。` }] : [];
  for (const { name, kind, days } of stretches(calendar, walked)) {
    const range = days.length === 1 ? named(days[0]!) : `${days[0]} 至 ${days.at(-1)}，${days.length} 天`;
    lines.push({ line: kind === 'holiday' ? `${name}放假：${range}，不计入。` : `${name}调休上班：${range}，计入。` });
  }
  return lines;
}

/** The days off and days worked instead among `walked`, neighbours of one festival together, in order. */
export function stretches(calendar: Calendar, walked: string[]): Stretch[] {
  const found: Stretch[] = [];
  for (const day of [...walked].sort()) {
    const known = calendar.days.get(day);
    if (!known) continue;
    const before = found.at(-1);
    const joins = before?.name === known.name && before.kind === known.kind && before.days.at(-1) === addDays(day, -1);
    if (joins) before.days.push(day);
    else found.push({ ...known, days: [day] });
  }
  return found;
}

export function warnings(uncovered: number[]): Line[] {
  return uncovered.map((year) => ({
    line: `注意：日历中没有 ${year} 年的节假日安排，涉及的日子只按周末推算，公布后可能变化。`,
  }));
}
