import { type Due, dueOf } from './rules/due.ts';
import { readEvent } from './rules/event-text.ts';
import type { PeriodEvent, PeriodRule } from './rules/period.ts';
import { findPeriod, periods } from './rules/periods.ts';
import type { Calendar } from './rules.ts';

/**
 * One dated case with its whole derivation, worked out from the files of facts by listing days, apart from this code.
 * The comment of a case tells the days that were counted, with the sum so far. A line is: kind, name, days, number of
 * days, by how many calendar days it moves the end.
 */
export interface ClockCase {
  says: string;
  period: string;
  events: string;
  /** The day on which it is looked at; matters only while somebody is being asked. */
  asOf?: string;
  due: string | null;
  lines: string;
  uncovered?: number[];
}

/** The rule of a case and its events, read as the command line reads them. */
export function readCase({ period, events }: Pick<ClockCase, 'period' | 'events'>) {
  const texts = events.split(' / ');
  const starts = texts.map((text) => text.slice(0, 10));
  const rule = findPeriod(periods, period, starts[0]!);
  if (!rule) throw new Error(`no period ${period} on ${starts[0]}`);
  const read: PeriodEvent[] = [];
  for (const text of texts) read.push(...readAll(rule, text, read));
  return { rule, events: read };
}

/** The events of one line; a line that cannot be read is a mistake of the test. */
export function readAll(rule: PeriodRule, text: string, before: PeriodEvent[]): PeriodEvent[] {
  const read = readEvent(rule, text, before);
  if ('problem' in read) throw new Error(read.problem);
  return read.events;
}

export function dueOfCase(calendar: Calendar, one: ClockCase): Due {
  const { rule, events } = readCase(one);
  return dueOf(calendar, rule, events, one.asOf ?? '2026-11-01');
}

/** A derivation as the table writes it, without the law's own sentence, which stands first. */
export const brief = ({ derivation }: Due): string =>
  derivation
    .slice(1)
    .map(({ kind, name, since, on, days, moves }) => {
      const when = since && since !== on ? `${since}..${on}` : on;
      const number = days || kind === 'pause' ? String(days) : null;
      const moved = moves === 0 ? null : moves > 0 ? `+${moves}` : String(moves);
      return [kind, name, when, number, moved].filter((part) => part !== null).join(' ');
    })
    .join(' / ');
