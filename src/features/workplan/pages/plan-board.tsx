import { Board, type BoardCard } from '../../../ui/board.tsx';
import { Day } from '../../../ui/when.tsx';
import type { PlanRow, TaskRow } from '../queries.ts';
import {
  closedLate,
  lightNames,
  lightOf,
  lightWords,
  type Standing,
  sharedLight,
  standingOf,
} from '../rules/standing.ts';
import { LateClosing, LightTag, TaskTag } from './state-tag.tsx';
import { dueOf, taskHref, whoLeads } from './task-cells.tsx';

interface TasksProps {
  plan: PlanRow;
  tasks: TaskRow[];
  today: string;
  /** The day by which every unit files its scheme, or null. */
  filingDue: string | null;
  /** Whether this person's unit has a part in the task. */
  mine(task: TaskRow): boolean;
  /** Whether this person approves and closes. */
  oversees: boolean;
}

const columns: { title: string; standings: Standing[] }[] = [
  { title: '未启动', standings: ['not_started'] },
  // What wants a hand stands first.
  { title: '推进中', standings: ['unproven', 'blocked', 'under_way'] },
  { title: '待办结', standings: ['done'] },
  { title: '已办结', standings: ['closed'] },
];

/** The tasks as columns of cards; every card has its menu, nothing is dragged. What all of them share is said above, once. */
export function PlanBoard({ plan, tasks, today, filingDue, mine, oversees }: TasksProps) {
  const shared = sharedLight(tasks, plan, today);
  const card = (task: TaskRow, column: string): BoardCard => ({
    no: task.no ?? undefined,
    title: task.title,
    href: taskHref(task),
    status: <Tags task={task} year={plan.year} column={column} light={shared ? null : lightOf(task, plan, today)} />,
    lead: whoLeads(task),
    due: <>时限 {dueOf(task) ?? `${plan.year}年年底`}</>,
    progress: task.words ?? undefined,
    proof: task.proof ? { href: task.proof.path, title: task.proof.title } : undefined,
    actions: <CardMenu task={task} mine={mine(task)} oversees={oversees} />,
  });
  const late = (task: TaskRow) => lightNames.indexOf(lightOf(task, plan, today) ?? 'normal');
  return (
    <>
      <p class="board-note">
        {shared && <>没有办结的任务都是“{lightWords[shared]}”。</>}
        没有写时限的任务，以 {`${plan.year}年年底为准`}
        {filingDue && (
          <>
            ；实施方案应于 <Day on={filingDue} long />
            前备案
          </>
        )}
        。
      </p>
      <Board
        label="任务看板"
        columns={columns.map(({ title, standings }) => ({
          title,
          cards: standings
            .flatMap((standing) =>
              tasks.filter((task) => standingOf(task) === standing).toSorted((a, b) => late(b) - late(a)),
            )
            .map((task) => card(task, title)),
        }))}
      />
    </>
  );
}

interface TagsProps {
  task: TaskRow;
  year: number;
  column: string;
  light: ReturnType<typeof lightOf>;
}

/** What the head of the column does not say already. */
function Tags({ task, year, column, light }: TagsProps) {
  const standing = standingOf(task);
  const differs = column === '推进中' && standing !== 'under_way';
  if (!differs && !light && !closedLate(task, year)) return null;
  return (
    <span class="task-state">
      {differs && <TaskTag standing={standing} />}
      {light && <LightTag light={light} />}
      <LateClosing task={task} year={year} />
    </span>
  );
}

/** What may be done with a task from where it is shown; evidence is asked for once there is something to prove. */
function CardMenu({ task, mine, oversees }: { task: TaskRow; mine: boolean; oversees: boolean }) {
  const open = !task.closedAt;
  const entries = [
    mine && open && { label: '填报进展', at: '#report' },
    task.waiting > 0 && { label: `${task.waiting} 条进展待审定`, at: '#progress' },
    (mine || oversees) &&
      open &&
      task.evidence === 0 &&
      standingOf(task) !== 'not_started' && { label: '关联佐证', at: '#evidence' },
    oversees && open && task.evidence > 0 && { label: '办结', at: '#close' },
    oversees && !open && task.evidence === 0 && { label: '重新办理', at: '#close' },
  ].filter((entry) => !!entry);
  if (entries.length === 0) return null;
  return (
    <div class="board-card-actions">
      {entries.map(({ label, at }) => (
        <a href={`${taskHref(task)}${at}`}>
          {label}
          <span class="visually-hidden">：{task.title}</span>
        </a>
      ))}
    </div>
  );
}
