import { unitsWithPart } from '../rules.ts';
import { lightWords, type Planned } from './standing.ts';
import { distanceWords } from './timeline.ts';

interface Remindable {
  id: number;
  no: string | null;
  title: string;
  deadline: string | null;
  recurrence: string | null;
  closedAt: Date | null;
  approvedAt: Date | null;
  evidence: number;
  duties: { role: string; literal: string; unit: number | null }[];
}

/** The first day of a day's month, and of the month before: `2019-10-08` → `2019-10-01`, `2019-09-01`. */
export function monthsOf(today: string): { month: string; before: string } {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const before = month === 1 ? `${year - 1}-12-01` : `${year}-${String(month - 1).padStart(2, '0')}-01`;
  return { month: `${today.slice(0, 7)}-01`, before };
}

/**
 * The open tasks of each unit about which that unit has said nothing: who leads or is responsible answers, who supports
 * only where nobody else is named. `reported` holds `task:unit` of everything said lately and not returned.
 */
export function silentTasks<Task extends Remindable>(
  tasks: Task[],
  groups: { name: string; units: number[] }[],
  reported: ReadonlySet<string>,
): Map<number, Task[]> {
  const silent = new Map<number, Task[]>();
  for (const task of tasks.filter((one) => !one.closedAt || one.evidence === 0)) {
    const answers = task.duties.filter(({ role }) => role !== 'support');
    for (const unit of unitsWithPart(answers.length > 0 ? answers : task.duties, groups)) {
      if (!reported.has(`${task.id}:${unit}`)) silent.set(unit, [...(silent.get(unit) ?? []), task]);
    }
  }
  return silent;
}

/** 「（六）推进行政执法公开（超期，已过 12 天）」, one task a line. */
export const taskLines = (tasks: Remindable[], plan: Planned, today: string): string =>
  tasks
    .map((task) => {
      const distance = distanceWords(task, plan, today);
      const time = distance ? `（${lightWords[distance.light]}，${distance.words}）` : '（佐证已撤下，待核实）';
      return `${task.no ?? ''}${task.title}${time}`;
    })
    .join('\n');
