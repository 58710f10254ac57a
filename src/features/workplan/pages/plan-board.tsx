import { Board, type BoardCard } from '../../../ui/board.tsx';
import { EmptyState } from '../../../ui/list.tsx';
import { Table } from '../../../ui/table.tsx';
import { Day } from '../../../ui/when.tsx';
import type { TaskRow } from '../queries.ts';
import { type TaskState, taskState } from '../rules.ts';
import { TaskTag } from './state-tag.tsx';

interface TasksProps {
  tasks: TaskRow[];
  today: string;
  /** Whether this person's unit has a part in the task. */
  mine(task: TaskRow): boolean;
  /** Whether this person approves and closes. */
  oversees: boolean;
}

const columns: { title: string; states: TaskState[] }[] = [
  { title: '未启动', states: ['not_started'] },
  // What wants a push stands first.
  { title: '办理中', states: ['overdue', 'unproven', 'blocked', 'under_way'] },
  { title: '已完成', states: ['done', 'closed'] },
];

export const taskHref = (task: { id: number }) => `/staff/workplan/tasks/${task.id}`;

/** The tasks as columns of cards; every card has its menu, nothing is dragged. */
export function PlanBoard({ tasks, today, mine, oversees }: TasksProps) {
  const card = (task: TaskRow): BoardCard => ({
    no: task.no ?? undefined,
    title: task.title,
    href: taskHref(task),
    status: <TaskTag state={taskState(task, today)} />,
    lead: whoLeads(task),
    due: task.deadline ? <Day on={task.deadline} /> : (task.deadlineRaw ?? undefined),
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

/** Who answers for it: those who lead, or else those who are responsible; the first two by name. */
export function whoLeads(task: TaskRow): string {
  const leads = task.duties.filter((duty) => duty.role === 'lead');
  const names = [...new Set((leads.length > 0 ? leads : task.duties).map((duty) => duty.literal))];
  return names.length > 2 ? `${names.slice(0, 2).join('、')}等 ${names.length} 个单位` : names.join('、');
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
export function PlanList({ tasks, today }: Pick<TasksProps, 'tasks' | 'today'>) {
  if (tasks.length === 0) return <EmptyState>没有符合条件的任务。可以换一个单位或状态，或者清除筛选。</EmptyState>;
  return (
    <Table
      caption={`任务，共 ${tasks.length} 项`}
      rows={tasks}
      columns={[
        { key: 'no', head: '条目', kind: 'short', cell: (task) => task.no },
        { key: 'title', head: '任务', kind: 'title', cell: (task) => <a href={taskHref(task)}>{task.title}</a> },
        { key: 'units', head: '牵头或责任单位', cell: whoLeads },
        {
          key: 'due',
          head: '时限',
          kind: 'date',
          cell: (task) =>
            task.deadline ? <Day on={task.deadline} /> : (task.deadlineRaw ?? task.recurrence ?? '未写明'),
        },
        { key: 'state', head: '状态', kind: 'short', cell: (task) => <TaskTag state={taskState(task, today)} /> },
        {
          key: 'words',
          head: '最新进展',
          cell: (task) => (
            <>
              {task.words ?? <span class="quiet">尚无审定的进展</span>}
              {task.waiting > 0 && <span class="quiet">（{task.waiting} 条待审定）</span>}
            </>
          ),
        },
        { key: 'evidence', head: '佐证', kind: 'number', cell: (task) => task.evidence },
      ]}
    />
  );
}
