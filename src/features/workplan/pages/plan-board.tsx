import { Board, type BoardCard } from '../../../ui/board.tsx';
import { EmptyState } from '../../../ui/list.tsx';
import { Table } from '../../../ui/table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { Day } from '../../../ui/when.tsx';
import type { PlanRow, TaskRow } from '../queries.ts';
import { isCarriedOver, type TaskState, taskState } from '../rules.ts';
import { TaskTag } from './state-tag.tsx';

interface TasksProps {
  plan: PlanRow;
  tasks: TaskRow[];
  today: string;
  /** The day by which every unit files its scheme: what a task without a deadline of its own is bound by. */
  filingDue: string | null;
  /** Whether this person's unit has a part in the task. */
  mine(task: TaskRow): boolean;
  /** Whether this person approves and closes. */
  oversees: boolean;
}

const columns: { title: string; states: TaskState[] }[] = [
  { title: '未启动', states: ['not_started'] },
  // What wants a push stands first.
  { title: '推进中', states: ['overdue', 'unproven', 'blocked', 'under_way'] },
  { title: '待办结', states: ['done'] },
  { title: '已办结', states: ['closed'] },
];

export const taskHref = (task: { id: number }) => `/staff/workplan/tasks/${task.id}`;

/** The tasks as columns of cards; every card has its menu, nothing is dragged. */
export function PlanBoard({ plan, tasks, today, filingDue, mine, oversees }: TasksProps) {
  const card = (task: TaskRow): BoardCard => ({
    no: task.no ?? undefined,
    title: task.title,
    href: taskHref(task),
    status: <StateOf task={task} plan={plan} today={today} />,
    lead: <WhoActs task={task} />,
    due: <Due task={task} filingDue={filingDue} />,
    progress: task.words ?? undefined,
    actions: <CardMenu task={task} mine={mine(task)} oversees={oversees} />,
  });
  return (
    <Board
      label="任务看板"
      columns={columns.map(({ title, states }) => ({
        title,
        cards: states.flatMap((state) => tasks.filter((task) => taskState(task, today) === state)).map(card),
      }))}
    />
  );
}

/** 状态 in one word, and whether it should have ended with the year of the plan. */
function StateOf({ task, plan, today }: { task: TaskRow; plan: PlanRow; today: string }) {
  return (
    <span class="task-state">
      <TaskTag state={taskState(task, today)} />
      {isCarriedOver(task, plan.year, today) && <Tag tone="warning">跨年未办结</Tag>}
    </span>
  );
}

/** The task's own deadline, or the day that binds all of them. */
function Due({ task, filingDue }: { task: TaskRow; filingDue: string | null }) {
  if (task.deadline) {
    return (
      <>
        完成时限 <Day on={task.deadline} />
      </>
    );
  }
  const words = task.deadlineRaw ?? task.recurrence;
  if (words) return <>完成时限 {words}</>;
  if (!filingDue) return <>完成时限 未写明</>;
  return (
    <>
      方案备案 <Day on={filingDue} />
    </>
  );
}

/** 牵头 and 配合; where the plan only names who is responsible, 负责. */
function WhoActs({ task }: { task: TaskRow }) {
  const of = (role: TaskRow['duties'][number]['role']) =>
    someOf(task.duties.filter((duty) => duty.role === role).map((duty) => duty.literal));
  const lines = [
    { word: '牵头', names: of('lead') },
    { word: '负责', names: of('responsible') },
    { word: '配合', names: of('support') },
  ].filter(({ names }) => names);
  if (lines.length === 0) return <span>责任单位未写明</span>;
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

/** The first two by name. */
function someOf(literals: string[]): string {
  const names = [...new Set(literals)];
  return names.length > 2 ? `${names.slice(0, 2).join('、')}等 ${names.length} 个单位` : names.join('、');
}

/** Who answers for it: those who lead, or else those who are responsible; the first two by name. */
export function whoLeads(task: TaskRow): string {
  const leads = task.duties.filter((duty) => duty.role === 'lead');
  return someOf((leads.length > 0 ? leads : task.duties).map((duty) => duty.literal));
}

/** What may be done with a task from where it is shown. */
function CardMenu({ task, mine, oversees }: { task: TaskRow; mine: boolean; oversees: boolean }) {
  const entries = [
    mine && !task.closedAt && { label: '填报进展', at: '#report' },
    task.waiting > 0 && { label: `${task.waiting} 条进展待审定`, at: '#progress' },
    (mine || oversees) &&
      !task.closedAt && { label: task.evidence > 0 ? `佐证 ${task.evidence}` : '关联佐证', at: '#evidence' },
    oversees && !task.closedAt && task.evidence > 0 && { label: '办结', at: '#close' },
    oversees && task.closedAt && task.evidence === 0 && { label: '重新办理', at: '#close' },
  ].filter((entry) => !!entry);
  if (entries.length === 0) return null;
  return (
    <>
      {entries.map(({ label, at }, index) => (
        <>
          {index > 0 && '　'}
          <a href={`${taskHref(task)}${at}`}>
            {label}
            <span class="visually-hidden">：{task.title}</span>
          </a>
        </>
      ))}
    </>
  );
}

/** The same tasks as a list. */
export function PlanList({
  plan,
  tasks,
  today,
  filingDue,
}: Pick<TasksProps, 'plan' | 'tasks' | 'today' | 'filingDue'>) {
  if (tasks.length === 0) return <EmptyState>没有符合条件的任务。可以换一个单位或状态，或者清除筛选。</EmptyState>;
  return (
    <Table
      caption={`任务，共 ${tasks.length} 项`}
      rows={tasks}
      columns={[
        { key: 'no', head: '条目', kind: 'short', cell: (task) => task.no },
        { key: 'title', head: '任务', kind: 'title', cell: (task) => <a href={taskHref(task)}>{task.title}</a> },
        { key: 'units', head: '单位', cell: (task) => <WhoActs task={task} /> },
        { key: 'due', head: '时限', cell: (task) => <Due task={task} filingDue={filingDue} /> },
        { key: 'state', head: '状态', cell: (task) => <StateOf task={task} plan={plan} today={today} /> },
        {
          key: 'words',
          head: '最新进展',
          cell: (task) => (
            <span>
              {task.words ?? <span class="quiet">尚无审定的进展</span>}
              {task.waiting > 0 && <span class="quiet">（{task.waiting} 条待审定）</span>}
            </span>
          ),
        },
        { key: 'evidence', head: '佐证', kind: 'number', cell: (task) => task.evidence },
      ]}
    />
  );
}
