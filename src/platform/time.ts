/**
 * Local days of the district, 'YYYY-MM-DD', and how they are told to people. Legal deadlines are days, never instants
 * (promises.md, rule 11). The offset is a constant because Asia/Shanghai has had no summer time since 1992.
 */
const offset = 8 * 3_600_000;
const dayLength = 86_400_000;

/** The local day on which an instant falls. */
export function dayOf(instant: Date): string {
  return new Date(instant.getTime() + offset).toISOString().slice(0, 10);
}

/** The local day it is now; `now` is passed in, so that tests can say what time it is. */
export const today = (now: Date): string => dayOf(now);

/** The instant at which a local day begins. */
export function startOf(day: string): Date {
  return new Date(epoch(day) - offset);
}

/** Whether a text is a day that exists: '2019-02-29' is not. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}

/** The day `n` calendar days later, or earlier when `n` is negative. */
export function addDays(day: string, n: number): string {
  return new Date(epoch(day) + n * dayLength).toISOString().slice(0, 10);
}

/** The same day some months on; the last of the month where it has no such day. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

/** Calendar days from one day to another; negative when the second lies before the first. */
export function daysBetween(from: string, to: string): number {
  return (epoch(to) - epoch(from)) / dayLength;
}

/** The latest of some instants; null where none is known. */
export const latestOf = (instants: (Date | null | undefined)[]): Date | null =>
  instants.reduce<Date | null>((last, at) => (at && (!last || at > last) ? at : last), null);

/** 「还有 3 天」「今天截止」: what is left on a day until the last one of something that still runs. */
export const leftWords = (lastDay: string, today: string): string => {
  const days = daysBetween(today, lastDay);
  return days <= 0 ? '今天截止' : `还有 ${days} 天`;
};

/** 1 for Monday to 7 for Sunday. */
export function weekday(day: string): number {
  return new Date(epoch(day)).getUTCDay() || 7;
}

/** 「星期四」 */
export function weekdayWords(day: string): string {
  return `星期${'一二三四五六日'[weekday(day) - 1]}`;
}

export const yearOf = (day: string): number => Number(day.slice(0, 4));

/** The month as it stands in addresses, `201908`. */
export function monthOf(when: Date | string): string {
  const day = typeof when === 'string' ? when : dayOf(when);
  return day.slice(0, 4) + day.slice(5, 7);
}

/** 「2019年8月8日」, the form for running text. */
export function formatDay(day: string): string {
  epoch(day); // a day that does not exist is a bug of the caller, not a text
  return `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
}

/** 「2019年8月8日 09:30」, the form for running text. */
export const formatMomentLong = (instant: Date): string =>
  `${formatDay(dayOf(instant))} ${formatMoment(instant).slice(11)}`;

/** 「2019-08-08 09:30」, local office time to the minute. */
export function formatMoment(instant: Date): string {
  return new Date(instant.getTime() + offset).toISOString().slice(0, 16).replace('T', ' ');
}

function epoch(day: string): number {
  if (!isDay(day)) throw new RangeError(`not a day: ${day}`);
  return Date.parse(`${day}T00:00:00Z`);
}
