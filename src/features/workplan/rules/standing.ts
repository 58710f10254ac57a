import { dayOf, daysBetween, yearOf } from '../../../platform/time.ts';
import type { Stage } from '../rules.ts';
import { comesAgain, missedTurn } from './rhythm.ts';

/** Where a task stands for the public; time is told apart from it, so that the groups add up to the whole plan. */
export type Standing = 'closed' | 'unproven' | Stage;

interface Standable {
  closedAt: Date | null;
  evidence: number;
  stage: Stage | null;
}

export function standingOf(task: Standable): Standing {
  if (task.closedAt) return task.evidence > 0 ? 'closed' : 'unproven';
  return task.stage ?? 'not_started';
}

/** What a reader sees of a task; 「有困难」 only says that somebody reported it. */
export const standingWords: Record<Standing, string> = {
  closed: '已办结',
  unproven: '佐证已撤下，待核实',
  done: '已完成，待办结',
  under_way: '推进中',
  not_started: '未启动',
  blocked: '已报告有困难',
};

/** The same for the office, as short as a column's head. */
export const officeWords: Record<Standing, string> = {
  ...standingWords,
  unproven: '待核实',
  done: '待办结',
  blocked: '有困难',
};
export const standings = Object.keys(officeWords) as Standing[];

/** How many tasks stand where; every task counts once. */
export function countStandings(tasks: Standable[]): Record<Standing, number> {
  const count: Record<Standing, number> = { closed: 0, unproven: 0, done: 0, under_way: 0, not_started: 0, blocked: 0 };
  for (const task of tasks) count[standingOf(task)] += 1;
  return count;
}

export const groups = {
  closed: { label: '已办结', of: ['closed'] },
  moving: { label: '推进中', of: ['under_way', 'done'] },
  waiting: { label: '未启动', of: ['not_started'] },
  blocked: { label: '已报告有困难', of: ['blocked'] },
  unproven: { label: '佐证待核实', of: ['unproven'] },
} as const satisfies Record<string, { label: string; of: readonly Standing[] }>;
export type Group = keyof typeof groups;
export const groupNames = Object.keys(groups) as Group[];

export const inGroup = (task: Standable, group: Group): boolean =>
  (groups[group].of as readonly Standing[]).includes(standingOf(task));

/** The group that a query asks for, or null. */
export const groupOf = (typed: string | undefined): Group | null => groupNames.find((name) => name === typed) ?? null;

/** How many tasks each group holds; every task stands in exactly one. */
export const countGroups = (tasks: Standable[]): Record<Group, number> =>
  Object.fromEntries(
    groupNames.map((name) => [name, tasks.filter((task) => inGroup(task, name)).length]),
  ) as unknown as Record<Group, number>;

/** The groups that a reader is shown; a withdrawn proof is rare and stands only where there is one. */
export const shownGroups = (count: Record<Group, number>): Group[] =>
  groupNames.filter((group) => group !== 'unproven' || count[group] > 0);

export const lightWords = {
  normal: '正常',
  soon: '临期',
  missed: '一个周期内没有进展',
  overdue: '超期',
  carried: '跨年未办结',
} as const;
export type Light = keyof typeof lightWords;
export const lightNames = Object.keys(lightWords) as Light[];

/** 临期: so many days are left, about the rhythm of the monthly reminder, so that each task is called out once before its day. */
export const soonDays = 30;

interface Timed {
  closedAt: Date | null;
  deadline: string | null;
  recurrence: string | null;
  approvedAt: Date | null;
}

/** The plan of a task; the turns of what recurs are counted from the day it was issued. */
export interface Planned {
  year: number;
  issuedOn: string | null;
}

/** The last day of a task: its own, or the end of its plan's year where the plan names none. */
export const endOf = (task: { deadline: string | null }, year: number): string => task.deadline ?? `${year}-12-31`;

/** How an open task stands in time, null for a closed one; past the year of its plan it is 跨年未办结, unless it recurs. `today` is a local day. */
export function lightOf(task: Timed, plan: Planned, today: string): Light | null {
  const { year } = plan;
  if (task.closedAt) return null;
  if (comesAgain(task)) return missedTurn(task, plan.issuedOn ?? `${year}-01-01`, today) ? 'missed' : 'normal';
  if (year < yearOf(today)) return 'carried';
  const left = daysBetween(today, endOf(task, year));
  if (left < 0) return 'overdue';
  return left <= soonDays ? 'soon' : 'normal';
}

/** Whether a task was closed after its last day; one that recurs has none. */
export const closedLate = (task: Timed, year: number): boolean =>
  task.closedAt !== null && !comesAgain(task) && dayOf(task.closedAt) > endOf(task, year);

/** How many open tasks stand under each light. */
export function countLights(tasks: Timed[], plan: Planned, today: string): Record<Light, number> {
  const count: Record<Light, number> = { normal: 0, soon: 0, missed: 0, overdue: 0, carried: 0 };
  for (const task of tasks) {
    const light = lightOf(task, plan, today);
    if (light) count[light] += 1;
  }
  return count;
}

/** The light of most open tasks, said once above a list in which every other one is marked; null where there is no such. */
export function commonLight(tasks: Timed[], plan: Planned, today: string): Light | null {
  const count = countLights(tasks, plan, today);
  const open = lightNames.reduce((sum, light) => sum + count[light], 0);
  return lightNames.find((light) => count[light] > 2 && count[light] * 2 > open) ?? null;
}

/** The light that all open tasks share, where there are several: said once instead of on each. */
export function sharedLight(tasks: Timed[], plan: Planned, today: string): Light | null {
  const lights = tasks.map((task) => lightOf(task, plan, today)).filter((light) => light !== null);
  return lights.length > 1 && new Set(lights).size === 1 ? lights[0]! : null;
}
