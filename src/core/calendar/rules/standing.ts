import { daysBetween } from '../../../platform/time.ts';
import { addWorkingDays, type Calendar, workingDaysBetween } from '../rules.ts';
import type { Due } from './due.ts';
import { unitWords } from './period.ts';

/** 「临期」 begins so many days before the end, unless the office says otherwise. */
export const usualWarning = 3;

/** How a due date stands on a day: what a list shows and what reminders are sent by. */
export interface Standing {
  /** `still`: the clock stands still or has not begun; `open`: a period of at least so long has not ended yet. */
  state: 'normal' | 'soon' | 'late' | 'still' | 'open' | 'done';
  /** Days left in the unit of the period (months: calendar days), negative when overdue; null while there is no due date. */
  days: number | null;
  line: string;
  /** Years without a notice among the days between: there the week alone was counted. */
  uncovered: number[];
}

/** Where a period stands on `today`; when it is over, how it was when it ended. Warned `warning` days before the end. */
export function standingOf(calendar: Calendar, due: Due, today: string, warning = usualWarning): Standing {
  if (due.dueOn === null) {
    const [state, line] = due.ended ? (['done', '已办结。'] as const) : (['still', stillWords(due)] as const);
    return { state, line, days: null, uncovered: [] };
  }
  const { days, uncovered } = left(calendar, due, due.ended?.on ?? today);
  const guessed = uncovered.map((year) => `${year} 年的节假日安排尚未公布，天数只按周末推算。`).join('');
  const { state, line } = wordsOf(due, { today, days, warning });
  return { state, days, line: line + guessed, uncovered };
}

function stillWords({ state, toCount, unit }: Due): string {
  if (state === 'not_started') return '期限还没有开始。';
  return state === 'waiting' ? '等待对方，期限没有在走。' : `期限暂停，恢复后还有 ${toCount} ${unitWords(unit)}未计。`;
}

/** Days left on a day, in the unit of the period; 0 also when only days off have passed since. */
function left(calendar: Calendar, { dueOn, unit }: Due, day: string): { days: number; uncovered: number[] } {
  if (unit !== 'working_days') return { days: daysBetween(day, dueOn!), uncovered: [] };
  return workingDaysBetween(calendar, day, dueOn!);
}

interface Seen {
  today: string;
  days: number;
  warning: number;
}

function wordsOf({ ended, bound, dueOn, unit }: Due, { today, days, warning }: Seen): Pick<Standing, 'state' | 'line'> {
  const words = `${Math.abs(days)} ${unitWords(unit)}`;
  if (ended?.late) return { state: 'done', line: days === 0 ? '已办结，超期。' : `已办结，超期 ${words}。` };
  if (ended) return { state: 'done', line: '已按期办结。' };
  if (bound === 'at_least')
    return today > dueOn!
      ? { state: 'done', line: '最短期限已满。' }
      : { state: 'open', line: `距最短期限届满还有 ${words}。` };
  if (today > dueOn!) return { state: 'late', line: days === 0 ? '已超期，还不满一个工作日。' : `已超期 ${words}。` };
  return { state: days <= warning ? 'soon' : 'normal', line: days === 0 ? '今天到期。' : `还剩 ${words}。` };
}

/** The day on which `days` working days are left: when a reminder is due. Null while there is no due date. */
export const warnOn = (calendar: Calendar, { dueOn }: Due, days = usualWarning): string | null =>
  dueOn && addWorkingDays(calendar, dueOn, -days).on;
