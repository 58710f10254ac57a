import { EmptyState } from '../../../ui/list.tsx';
import { Table } from '../../../ui/table.tsx';
import type { PlanRow, TaskRow } from '../queries.ts';
import { lightOf, standingOf } from '../rules/standing.ts';
import { LateClosing, LightTag, TaskTag } from './state-tag.tsx';
import { dueOf, taskHref, WhoActs } from './task-cells.tsx';

/** The same tasks as a list. */
export function PlanList({ plan, tasks, today }: { plan: PlanRow; tasks: TaskRow[]; today: string }) {
  if (tasks.length === 0) return <EmptyState>没有符合条件的任务。可以换一个单位或状态，或者清除筛选。</EmptyState>;
  return (
    <div class="plan-list">
      <Table
        caption={`任务，共 ${tasks.length} 项`}
        rows={tasks}
        columns={[
          { key: 'title', head: '任务', kind: 'title', cell: (task) => <TitleOf task={task} /> },
          { key: 'units', head: '单位', cell: (task) => <WhoActs task={task} /> },
          { key: 'due', head: '时限', cell: (task) => dueOf(task) ?? `${plan.year}年年底` },
          {
            key: 'state',
            head: '状态',
            kind: 'short',
            cell: (task) => <State task={task} plan={plan} today={today} />,
          },
          { key: 'words', head: '最新进展', cell: (task) => <Newest task={task} /> },
          { key: 'evidence', head: '佐证', cell: (task) => <Proof task={task} /> },
        ]}
      />
    </div>
  );
}

const TitleOf = ({ task }: { task: TaskRow }) => (
  <a href={taskHref(task)}>
    {task.no}
    {task.title}
  </a>
);

function State({ task, plan, today }: { task: TaskRow; plan: PlanRow; today: string }) {
  const light = lightOf(task, plan, today);
  return (
    <span class="task-state">
      <TaskTag standing={standingOf(task)} />
      {light && <LightTag light={light} />}
      <LateClosing task={task} year={plan.year} />
    </span>
  );
}

function Newest({ task }: { task: TaskRow }) {
  if (!task.words && task.waiting === 0) return null;
  return (
    <span>
      {task.words}
      {task.waiting > 0 && <a href={`${taskHref(task)}#progress`}>{task.waiting} 条待审定</a>}
    </span>
  );
}

function Proof({ task }: { task: TaskRow }) {
  if (!task.proof) return null;
  return (
    <span>
      <a href={task.proof.path}>{task.proof.title}</a>
      {task.evidence > 1 && <span class="quiet">等 {task.evidence} 页</span>}
    </span>
  );
}
