import { Card, WithSide } from '../../../ui/cards.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { ErrorSummary } from '../../../ui/form.tsx';
import { Day, Moment } from '../../../ui/when.tsx';
import type { EvidenceRow, ParagraphRow, PlanRow, ProgressRow, TaskRow } from '../queries.ts';
import { lightOf, standingOf } from '../rules/standing.ts';
import { LightTag, TaskTag, UnitsByRole } from './state-tag.tsx';
import { TaskClosing } from './task-closing.tsx';
import { TaskEvidence } from './task-evidence.tsx';
import { TaskProgress } from './task-progress.tsx';

/** A form of this page that was refused: which one, what was typed, what is wrong. */
export interface WrongForm {
  name: string;
  typed: Record<string, string>;
  errors: Record<string, string>;
}

export interface TaskProps {
  plan: PlanRow;
  task: TaskRow;
  paragraphs: ParagraphRow[];
  progress: ProgressRow[];
  evidence: EvidenceRow[];
  /** Units with a part in the task for which this person drafts. */
  mine: { id: number; name: string }[];
  /** Who looks: approves their own never. */
  person: number;
  oversees: boolean;
  /** Units for whose progress this person holds the secrecy post. */
  guards: number[];
  today: string;
  formKey(): string;
  wrong?: WrongForm;
}

/** What a field of one of the page's forms was given and what is wrong with it; ids differ although names repeat. */
export function fieldOf(wrong: WrongForm | undefined, form: string, name: string) {
  const own = wrong?.name === form ? wrong : undefined;
  return { name, id: `f-${form}-${name}`, value: own?.typed[name] ?? '', error: own?.errors[name] };
}

function State({ task, plan, today }: Pick<TaskProps, 'task' | 'plan' | 'today'>) {
  const light = lightOf(task, plan, today);
  return (
    <>
      <TaskTag standing={standingOf(task)} /> {light && <LightTag light={light} />}
    </>
  );
}

/** One task: its progress, evidence and closing, with the clause of the plan beside. */
export function TaskPage(props: TaskProps) {
  const { plan, task, paragraphs, wrong, today } = props;
  const errors = Object.fromEntries(
    Object.entries(wrong?.errors ?? {}).map(([name, why]) => [`${wrong?.name}-${name}`, why]),
  );
  return (
    <>
      <ErrorSummary errors={errors} />
      <WithSide label="工作安排原文" side={<Clause task={task} paragraphs={paragraphs} plan={plan} />}>
        <Facts
          label="任务"
          items={[
            { label: '状态', value: <State task={task} plan={plan} today={today} /> },
            {
              label: '时限',
              value: task.deadline ? <Day on={task.deadline} long /> : (task.deadlineRaw ?? '工作安排没有写明'),
            },
            { label: '周期', value: task.recurrence },
            { label: '办结时间', value: task.closedAt && <Moment at={task.closedAt} /> },
          ]}
        />
        <TaskProgress {...props} />
        <TaskEvidence {...props} />
        <TaskClosing {...props} />
      </WithSide>
    </>
  );
}

function Clause({ task, paragraphs, plan }: { task: TaskRow; paragraphs: ParagraphRow[]; plan: PlanRow }) {
  return (
    <Card title={`${task.no ?? ''}原文`} note={task.section ?? plan.title}>
      {paragraphs.map((paragraph) => (
        <>
          <blockquote class="timeline-opinion">{paragraph.text}</blockquote>
          {paragraph.note && <p class="quiet">（{paragraph.note}）</p>}
          {paragraph.duties.length > 0 && (
            <UnitsByRole units={paragraph.duties.map((duty) => ({ role: duty.role, name: duty.literal }))} />
          )}
        </>
      ))}
    </Card>
  );
}
