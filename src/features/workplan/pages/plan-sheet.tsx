import { type Cell, writeSpreadsheet } from '../../../platform/spreadsheet.ts';
import { formatMoment } from '../../../platform/time.ts';
import type { FilingRow, PlanRow, TaskRow } from '../queries.ts';
import { stateOfFiling } from '../rules/figures.ts';
import { lightOf, lightWords, officeWords, standingOf } from '../rules/standing.ts';
import { filingKinds, filingStates } from '../rules.ts';

/** The tasks as listed, one a row. */
export function planSheet(plan: PlanRow, tasks: TaskRow[], today: string): Uint8Array {
  const of = (task: TaskRow, role: TaskRow['duties'][number]['role']) =>
    [...new Set(task.duties.filter((duty) => duty.role === role).map((duty) => duty.literal))].join('、');
  return writeSpreadsheet({
    name: `${plan.year} 年工作安排`,
    columns: [
      { head: '条目', width: 8 },
      { head: '部分', width: 24 },
      { head: '任务', width: 48 },
      { head: '牵头单位', width: 28 },
      { head: '配合单位', width: 28 },
      { head: '负责单位', width: 28 },
      { head: '时限', width: 14 },
      { head: '状态', width: 10 },
      { head: '时限情况', width: 12 },
      { head: '最新进展', width: 48 },
      { head: '待审定进展', width: 12 },
      { head: '佐证', width: 8 },
      { head: '最新佐证', width: 48 },
      { head: '办结时间', width: 18 },
    ],
    rows: tasks.map((task): Cell[] => [
      task.no,
      task.section,
      task.title,
      of(task, 'lead'),
      of(task, 'support'),
      of(task, 'responsible'),
      task.deadline ? { day: task.deadline } : (task.deadlineRaw ?? task.recurrence),
      officeWords[standingOf(task)],
      lightIn(task, plan, today),
      task.words,
      task.waiting,
      task.evidence,
      task.proof && `${task.proof.title} ${task.proof.path}`,
      task.closedAt && formatMoment(task.closedAt),
    ]),
  });
}

function lightIn(task: TaskRow, plan: PlanRow, today: string): string {
  const light = lightOf(task, plan, today);
  return light ? lightWords[light] : '';
}

/** What each unit owes, one filing a row. */
export function filingsSheet(filings: FilingRow[], today: string): Uint8Array {
  return writeSpreadsheet({
    name: '备案与对接',
    columns: [
      { head: '单位', width: 28 },
      { head: '事项', width: 16 },
      { head: '应报日期', width: 12 },
      { head: '状态', width: 12 },
      { head: '报送时间', width: 18 },
      { head: '标题', width: 48 },
    ],
    rows: filings.map((filing): Cell[] => [
      filing.unitName,
      filingKinds[filing.kind],
      { day: filing.dueOn },
      filingStates[stateOfFiling(filing, today)],
      filing.filedAt && formatMoment(filing.filedAt),
      filing.title,
    ]),
  });
}
