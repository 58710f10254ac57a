import { dayOf, daysBetween, monthOf } from '../../../platform/time.ts';
import type { FilingKind } from '../rules.ts';
import type { Filing } from './figures.ts';
import { comesAgain } from './rhythm.ts';
import { endOf, type Light, lightOf, type Planned } from './standing.ts';

interface Timed {
  deadline: string | null;
  recurrence: string | null;
  closedAt: Date | null;
  approvedAt: Date | null;
}

/** What stands on a day: a task due, a task closed, a filing due from several units. */
export type Entry<Task> =
  | { on: string; what: 'due' | 'closed'; task: Task }
  | { on: string; what: 'filing'; kind: FilingKind; of: Filing[] };

export interface Month<Task> {
  /** `201909` */
  month: string;
  entries: Entry<Task>[];
  /** Open tasks of the plan's year that have no day of their own: they stand at its end. */
  undated: Task[];
}

export interface PlanTime<Task> {
  months: Month<Task>[];
  /** Open tasks that come again and again and have no last day. */
  recurring: Task[];
}

/** The whole plan by month: filings, days of tasks, closings, and at the end of the year what has no day. */
export function timelineOf<Task extends Timed>(tasks: Task[], filings: Filing[], year: number): PlanTime<Task> {
  const open = tasks.filter((task) => !task.closedAt && !task.deadline);
  const recurring = open.filter(comesAgain);
  const undated = open.filter((task) => !recurring.includes(task));
  const entries: Entry<Task>[] = [
    ...filingEntries(filings),
    ...tasks.flatMap((task) => (task.deadline ? [{ on: task.deadline, what: 'due' as const, task }] : [])),
    ...tasks.flatMap((task) => (task.closedAt ? [{ on: dayOf(task.closedAt), what: 'closed' as const, task }] : [])),
  ].sort((a, b) => a.on.localeCompare(b.on));
  const last = `${year}12`;
  const names = new Set([...entries.map(({ on }) => monthOf(on)), ...(undated.length > 0 ? [last] : [])]);
  const months = [...names].sort().map((month) => ({
    month,
    entries: entries.filter(({ on }) => monthOf(on) === month),
    undated: month === last ? undated : [],
  }));
  return { months, recurring };
}

function filingEntries(filings: Filing[]): Extract<Entry<never>, { what: 'filing' }>[] {
  const found = new Map<string, Filing[]>();
  for (const filing of filings) {
    const at = `${filing.kind} ${filing.dueOn}`;
    found.set(at, [...(found.get(at) ?? []), filing]);
  }
  return [...found.values()].map((of) => ({ on: of[0]!.dueOn, what: 'filing', kind: of[0]!.kind, of }));
}

/** 「超期 12 天」「还有 20 天」: how far a task is from its last day, or its rhythm; null for a closed one. */
export function distanceWords(task: Timed, plan: Planned, today: string): { light: Light; words: string } | null {
  const light = lightOf(task, plan, today);
  if (!light) return null;
  if (comesAgain(task)) return { light, words: task.recurrence! };
  const left = daysBetween(today, endOf(task, plan.year));
  return { light, words: left < 0 ? `已过 ${-left} 天` : left === 0 ? '今天到期' : `还有 ${left} 天` };
}
