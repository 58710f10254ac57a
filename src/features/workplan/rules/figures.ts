import { dayOf } from '../../../platform/time.ts';
import { type FilingKind, type FilingState, filingState, type Stage, type TaskState, taskState } from '../rules.ts';

interface Counted {
  closedAt: Date | null;
  evidence: number;
  stage: Stage | null;
  deadline: string | null;
}

/** How many tasks stand where on a day; every task counts once. */
export function taskFigures(tasks: Counted[], today: string): Record<TaskState, number> {
  const figures: Record<TaskState, number> = {
    closed: 0,
    unproven: 0,
    done: 0,
    overdue: 0,
    blocked: 0,
    under_way: 0,
    not_started: 0,
  };
  for (const task of tasks) figures[taskState(task, today)] += 1;
  return figures;
}

export interface Filing {
  kind: FilingKind;
  dueOn: string;
  filedAt: Date | null;
}

/** Where one filing stands; its day is the local day of its hour. */
export const stateOfFiling = (filing: Filing, today: string): FilingState =>
  filingState(filing.dueOn, filing.filedAt && dayOf(filing.filedAt), today);

/** How many filings of a kind stand where on a day. */
export function filingFigures(filings: Filing[], kind: FilingKind, today: string): Record<FilingState, number> {
  const figures: Record<FilingState, number> = { filed: 0, late: 0, open: 0, overdue: 0 };
  for (const filing of filings) if (filing.kind === kind) figures[stateOfFiling(filing, today)] += 1;
  return figures;
}
