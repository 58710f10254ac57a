import { dayOf, daysBetween } from '../../../platform/time.ts';

interface Recurring {
  deadline: string | null;
  recurrence: string | null;
  approvedAt: Date | null;
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
export function missedTurn(task: Recurring, since: string, today: string): boolean {
  const months = rhythmOf(task.recurrence);
  if (!months) return false;
  return daysBetween(task.approvedAt ? dayOf(task.approvedAt) : since, today) > months * 31;
}

/** Whether a task comes again and again and has no last day: it is judged by its turns, not by the year. */
export const comesAgain = (task: Recurring): boolean => !task.deadline && rhythmOf(task.recurrence) !== null;
