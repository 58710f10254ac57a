import { ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Card, WithSide } from '../../../ui/cards.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Timeline } from '../../../ui/timeline.tsx';
import { Day, Moment } from '../../../ui/when.tsx';
import type { TaskRow } from '../queries/list.ts';
import type { RecordRow } from '../queries/record.ts';
import type { Due } from '../rules.ts';
import { DueTag } from './due-tag.tsx';
import { entryOf } from './record.ts';

interface TaskProps {
  task: TaskRow & { todo: boolean };
  due: Due;
  /** 转办, 催办 and 传阅 of the whole matter. */
  record: RecordRow[];
  mayHandOver: boolean;
  /** Why it cannot be urged now; null when it can; undefined when this is not this person's to ask. */
  whyNotUrge?: string | null;
  /** 催办 or 督办. */
  urge: string;
}

/** One task: where it stands, and what can be done with the task itself. */
export function TaskPage({ task, due, record, mayHandOver, whyNotUrge, urge }: TaskProps) {
  return (
    <WithSide
      label="流转记录"
      side={
        <Card title="流转记录">
          <Timeline entries={record.map(entryOf)} />
        </Card>
      }
    >
      <TaskFacts task={task} due={due} titled />
      {due.uncovered.length > 0 && (
        <NoticeBox tone="warning">
          日历中还没有 {due.uncovered.join('、')} 年的节假日安排，剩余天数只按周末推算。
        </NoticeBox>
      )}
      <Buttons>
        <ButtonLink href={task.path} kind="primary">
          {task.todo ? '去办理' : '查看'}
        </ButtonLink>
        {mayHandOver && <ButtonLink href={`/staff/tasks/${task.id}/hand-over`}>转办</ButtonLink>}
        <ButtonLink href={`/staff/tasks/${task.id}/circulate`}>传阅</ButtonLink>
        {whyNotUrge === null && <ButtonLink href={`/staff/tasks/${task.id}/urge`}>{urge}</ButtonLink>}
      </Buttons>
      {whyNotUrge && <p class="quiet">{whyNotUrge}</p>}
    </WithSide>
  );
}

/** `titled`: the page's heading already says what it is about. */
export function TaskFacts({ task, due, titled }: { task: TaskRow; due: Due; titled?: boolean }) {
  return (
    <Facts
      label="事项"
      items={[
        { label: '标题', value: !titled && task.title, wide: true },
        { label: '环节', value: task.step },
        { label: '承办', value: task.personName ? `${task.unitName} ${task.personName}` : task.unitName },
        { label: '到达时间', value: <Moment at={task.arrivedAt} /> },
        { label: '期限', value: task.dueOn ? <Day on={task.dueOn} long /> : '未设期限' },
        { label: '状态', value: <DueTag task={task} due={due} outcome={task.doneAt && (task.outcome ?? '办结')} /> },
        { label: '发起人', value: task.startedByName },
        { label: '代理', value: task.insteadName && `代${task.insteadName}` },
      ]}
    />
  );
}
