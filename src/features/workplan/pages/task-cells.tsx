import { Day } from '../../../ui/when.tsx';
import type { TaskRow } from '../queries.ts';

export const taskHref = (task: { id: number }) => `/staff/workplan/tasks/${task.id}`;

/** The task's own deadline or rhythm in words; null where the plan names none. */
export function dueOf(task: TaskRow) {
  if (task.deadline) return <Day on={task.deadline} />;
  return task.deadlineRaw ?? task.recurrence;
}

const roles = [
  { role: 'lead', word: '牵头' },
  { role: 'responsible', word: '负责' },
  { role: 'support', word: '配合' },
] as const;

/** 牵头 and 配合; where the plan only names who is responsible, 负责. */
export function WhoActs({ task }: { task: TaskRow }) {
  const lines = roles
    .map(({ role, word }) => ({ word, names: counted(namesOf(task, role), 2) }))
    .filter(({ names }) => names);
  if (lines.length === 0) return <span class="quiet">责任单位未写明</span>;
  return (
    <span class="two-lines">
      {lines.map(({ word, names }) => (
        <span>
          {word}：{names}
        </span>
      ))}
    </span>
  );
}

/** A group of units, as plans write it: 「各街道办事处」「区直各相关部门」. It is no unit that could be counted. */
const namesGroup = (name: string) => /各|有关|相关/.test(name);

/** The first by name and how many there are; where a group is among them no number is true, so all stand by name. */
function counted(names: string[], shown: number): string {
  if (names.length <= shown || names.some(namesGroup)) return names.join('、');
  return `${names.slice(0, shown).join('、')}等 ${names.length} 个单位`;
}

const namesOf = ({ duties }: TaskRow, role: (typeof roles)[number]['role']) => [
  ...new Set(duties.filter((duty) => duty.role === role).map((duty) => duty.literal)),
];

/** Who answers for it first, under the word of the plan, the first by name; that others have a part in it is said too. */
export function whoLeads(task: TaskRow): string {
  const [first, ...others] = roles.filter(({ role }) => namesOf(task, role).length > 0);
  if (!first) return '责任单位未写明';
  const also = others.length > 0 ? `，另有${others.map(({ word }) => word).join('、')}单位` : '';
  return `${first.word}：${counted(namesOf(task, first.role), 1)}${also}`;
}
