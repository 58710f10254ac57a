import type { Cell, Sheet } from '../../../platform/spreadsheet.ts';
import { dayOf } from '../../../platform/time.ts';
import type { Role } from '../parse/types.ts';
import type { PublicEvidence, PublicPlan } from '../queries/live.ts';
import { lightOf, lightWords, standingOf, standingWords } from '../rules/standing.ts';
import type { Provable } from './tracker-figures.tsx';

interface SheetProps {
  plan: PublicPlan;
  tasks: Provable[];
  evidence: PublicEvidence[];
  origin: string;
  today: string;
}

/** What the public page shows of the tasks, one a row: the same in both kinds of file. */
export function trackerSheet({ plan, tasks, evidence, origin, today }: SheetProps): Sheet {
  const named = (task: Provable, role: Role) =>
    [...new Set(task.units.filter((unit) => unit.role === role).map((unit) => unit.name))].join('、');
  return {
    name: `${plan.year} 年工作安排`,
    columns: [
      { head: '条目', width: 8 },
      { head: '部分', width: 24 },
      { head: '任务', width: 48 },
      { head: '牵头单位', width: 28 },
      { head: '配合单位', width: 28 },
      { head: '负责单位', width: 28 },
      { head: '时限', width: 14 },
      { head: '状态', width: 16 },
      { head: '时限情况', width: 12 },
      { head: '最近审定的进展', width: 48 },
      { head: '审定日期', width: 12 },
      { head: '办结日期', width: 12 },
      { head: '佐证', width: 60 },
      { head: '数据截至', width: 12 },
    ],
    rows: tasks.map((task): Cell[] => {
      const light = lightOf(task, plan, today);
      return [
        task.no,
        task.section,
        task.title,
        named(task, 'lead'),
        named(task, 'support'),
        named(task, 'responsible'),
        task.deadline ? { day: task.deadline } : (task.deadlineRaw ?? task.recurrence),
        standingWords[standingOf(task)],
        light && lightWords[light],
        task.words,
        task.approvedAt && { day: dayOf(task.approvedAt) },
        task.closedAt && { day: dayOf(task.closedAt) },
        evidence
          .filter((page) => page.position === task.position)
          .map((page) => `${page.title} ${origin}${page.path}`)
          .join('\n'),
        { day: today },
      ];
    }),
  };
}
