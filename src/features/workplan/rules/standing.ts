import { type Stage, taskStates } from '../rules.ts';

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
  closed: taskStates.closed,
  unproven: '佐证已撤下，待核实',
  done: '已完成，待办结',
  under_way: taskStates.under_way,
  not_started: taskStates.not_started,
  blocked: '已报告有困难',
};

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

export type Lateness = 'carried' | 'overdue' | null;
export const latenessWords = { carried: '跨年未办结', overdue: '超期' } as const;

/** Whether an open task has outlived its plan's year, or its own day. `today` is a local day. */
export function latenessOf(
  task: { closedAt: Date | null; deadline: string | null },
  year: number,
  today: string,
): Lateness {
  if (task.closedAt) return null;
  if (year < Number(today.slice(0, 4))) return 'carried';
  return task.deadline && task.deadline < today ? 'overdue' : null;
}

/** A long clause cut after its beginning, at the end of a sentence where one is near; null when it is short enough. */
export function beginningOf(clause: string, about = 120): string | null {
  const letters = [...clause];
  if (letters.length <= about * 1.25) return null;
  const head = letters.slice(0, about).join('');
  const end = Math.max(...['。', '；', '！'].map((sign) => head.lastIndexOf(sign)));
  return end >= about / 2 ? head.slice(0, end + 1) : `${head}……`;
}
