import { weekday } from '../../../platform/time.ts';
import { type Calendar, named, stretches } from '../rules.ts';
import type { Walk } from './count.ts';
import { line, type PeriodLine } from './line.ts';
import { type PeriodRule, unitWords } from './period.ts';

/** What was counted and what lay on the way. */
export function countLines(
  calendar: Calendar,
  rule: PeriodRule,
  { walked, stopped, total, counted, on }: Walk,
): PeriodLine[] {
  const sign = rule.direction === 'before' ? -1 : 1;
  const days = walked.filter((day) => !stopped.has(day));
  const working = rule.length.unit === 'working_days';
  const own = rule.length.unit === 'months' ? total : rule.length.count;
  const unit = unitWords(rule.length.unit);
  const first = line({
    kind: 'count',
    days: on === null ? counted : own,
    moves: sign * (on === null ? counted : own),
    line: on === null ? `已计 ${counted} ${unit}，还有 ${total - counted} ${unit}未计。` : `计入 ${own} ${unit}。`,
  });
  return working ? [first, ...passedLines(calendar, days, sign)] : [first];
}

function passedLines(calendar: Calendar, days: string[], sign: number): PeriodLine[] {
  const weekends = days.filter((day) => !calendar.days.has(day) && weekday(day) > 5).length;
  const lines = weekends
    ? [line({ kind: 'weekend', days: weekends, moves: sign * weekends, line: `其间周末 ${weekends} 天，不计入。` })]
    : [];
  for (const { name, kind, days: some } of stretches(calendar, days)) {
    const range = some.length === 1 ? named(some[0]!) : `${some[0]} 至 ${some.at(-1)}，${some.length} 天`;
    const off = kind === 'holiday';
    lines.push(
      line({
        kind: off ? 'holiday' : 'makeup',
        name,
        since: some[0]!,
        on: some.at(-1)!,
        days: some.length,
        moves: off ? sign * some.length : 0,
        line: off ? `${name}放假：${range}，不计入。` : `${name}调休上班：${range}，已计入。`,
      }),
    );
  }
  return lines;
}
