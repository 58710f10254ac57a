import { addDays, addMonths, daysBetween } from '../../../platform/time.ts';
import { type Calendar, longest, worksOn } from '../rules.ts';
import type { Pause } from './history.ts';
import type { Length, PeriodRule } from './period.ts';

/** A consultation with the day on which the clock goes on; `to` is null while it stands still. `capped`: whoever was asked was silent, or late. */
export interface Stop {
  pause: Pause;
  to: string | null;
  capped: boolean;
}

export interface Walk {
  /** The day on which the last one is counted; null when the clock stands still before that. */
  on: string | null;
  /** Every day gone through, in the order of going; the first is never among them. */
  walked: string[];
  /** Days that a stop kept from counting, and which of the stops did. */
  stopped: Map<string, number>;
  counted: number;
  /** How many are to be counted in all. */
  total: number;
}

/** Where each consultation ends: with the answer, with the time whoever is asked has by law, or with the case. */
export function settleStops(calendar: Calendar, pauses: Pause[], { asOf, endedOn }: Until): Stop[] {
  return pauses.map((pause) => {
    const { limit } = pause.rule;
    const limitOn = limit && pause.servedOn ? lastDay(calendar, pause.servedOn, limit) : null;
    const capped = limitOn !== null && (pause.to ?? asOf) > limitOn;
    const to = capped ? limitOn : pause.to;
    return { pause, capped, to: endedOn && (to === null || to > endedOn) ? endedOn : to };
  });
}

interface Until {
  asOf: string;
  endedOn: string | null;
}

/** The last day of a plain length: no stops, no rolling. */
export function lastDay(calendar: Calendar, from: string, length: Length): string {
  return walk(calendar, { from, length, backwards: false, more: 0, stops: [] }).on!;
}

interface Way {
  from: string;
  length: Length;
  backwards: boolean;
  /** Days of an extension. */
  more: number;
  stops: Stop[];
}

/** Goes from day to day until all are counted; the day the period runs from is not counted. */
export function walk(calendar: Calendar, way: Way): Walk {
  const total = totalOf(way) + way.more;
  if (!Number.isInteger(total) || total < 0 || total > longest) throw new RangeError(`not a number of days: ${total}`);
  const working = way.length.unit === 'working_days';
  const found: Walk = { on: way.from, walked: [], stopped: new Map(), counted: 0, total };
  let day = way.from;
  while (found.counted < total) {
    day = addDays(day, way.backwards ? -1 : 1);
    const stop = way.stops.findIndex(({ pause, to }) => pause.from < day && (to === null || day <= to));
    if (way.stops.some(({ pause, to }) => to === null && pause.from < day)) return { ...found, on: null };
    found.walked.push(day);
    if (working && !worksOn(calendar, day)) continue;
    if (stop >= 0) found.stopped.set(day, stop);
    else found.counted += 1;
  }
  return { ...found, on: day };
}

const totalOf = ({ from, length: { count, unit }, backwards }: Way) =>
  unit === 'months' ? Math.abs(daysBetween(from, addMonths(from, backwards ? -count : count))) : count;

/** Where a period ends whose last day is a day off. */
export function rolled(calendar: Calendar, last: string, endOnDayOff: PeriodRule['endOnDayOff']): string {
  if (endOnDayOff === 'same_day') return last;
  const step = endOnDayOff === 'next_working_day' ? 1 : -1;
  let on = last;
  while (!worksOn(calendar, on)) on = addDays(on, step);
  return on;
}

/** The start as it counts: for one on a day off, some rules take the next working day. */
export const startDay = (calendar: Calendar, rule: PeriodRule, on: string): string =>
  rule.startOnDayOff === 'next_working_day' ? rolled(calendar, on, 'next_working_day') : on;
