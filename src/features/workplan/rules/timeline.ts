import { dayOf, daysBetween, monthOf } from '../../../platform/time.ts';
import type { FilingKind } from '../rules.ts';
import type { Filing } from './figures.ts';
import { endOf, type Light, lightOf } from './standing.ts';

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
  const recurring = open.filter((task) => rhythmOf(task.recurrence) !== null);
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

/** The months between two turns of a rhythm as plans write it (每季度, 按月); null when there is none that months can tell. */
export function rhythmOf(recurrence: string | null): number | null {
  if (!recurrence) return null;
  if (recurrence.includes('半年')) return 6;
  if (recurrence.includes('季')) return 3;
  if (recurrence.includes('月')) return 1;
  return recurrence.includes('年') ? 12 : null;
}

/** Whether a whole turn has passed since the newest approved progress, or the plan's first day. */
export function missedTurn(task: Timed, since: string, today: string): boolean {
  const months = rhythmOf(task.recurrence);
  if (!months) return false;
  return daysBetween(task.approvedAt ? dayOf(task.approvedAt) : since, today) > months * 31;
}

/** 「超期 12 天」「还有 20 天」: how far a task is from its last day, null for a closed one. */
export function distanceWords(task: Timed, year: number, today: string): { light: Light; words: string } | null {
  const light = lightOf(task, year, today);
  if (!light) return null;
  const left = daysBetween(today, endOf(task, year));
  return { light, words: left < 0 ? `已过 ${-left} 天` : left === 0 ? '今天到期' : `还有 ${left} 天` };
}
