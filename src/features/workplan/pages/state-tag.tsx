import type { Tone } from '../../../ui/site.ts';
import { Tag } from '../../../ui/tag.tsx';
import type { Role } from '../parse/types.ts';
import { type Lateness, latenessWords, type Standing, standingWords } from '../rules/standing.ts';
import { type FilingState, filingStates, roleWords, type Stage, stages, type TaskState, taskStates } from '../rules.ts';

const taskTones: Record<TaskState, Tone> = {
  closed: 'success',
  unproven: 'error',
  done: 'success',
  overdue: 'error',
  blocked: 'warning',
  under_way: 'info',
  not_started: 'plain',
};
const filingTones: Record<FilingState, Tone> = { filed: 'success', late: 'warning', open: 'plain', overdue: 'error' };

export const TaskTag = ({ state }: { state: TaskState }) => <Tag tone={taskTones[state]}>{taskStates[state]}</Tag>;
export const FilingTag = ({ state }: { state: FilingState }) => (
  <Tag tone={filingTones[state]}>{filingStates[state]}</Tag>
);
export const StageTag = ({ stage }: { stage: Stage }) => <Tag tone={taskTones[stage]}>{stages[stage]}</Tag>;

/** For the public: where a task stands, and beside it whether it is late. */
export const StandingTags = ({ standing, lateness }: { standing: Standing; lateness: Lateness }) => (
  <>
    <Tag tone={taskTones[standing]}>{standingWords[standing]}</Tag>
    {lateness && (
      <>
        {' '}
        <Tag tone={lateness === 'overdue' ? 'error' : 'warning'}>{latenessWords[lateness]}</Tag>
      </>
    )}
  </>
);

/** Units by what they do: 「牵头：区财政局；配合：区科技局、区商务局」 as lines. */
export function UnitsByRole({ units }: { units: { role: Role; name: string }[] }) {
  const order: Role[] = ['lead', 'support', 'responsible'];
  const lines = order
    .map((role) => ({ role, names: [...new Set(units.filter((unit) => unit.role === role).map((unit) => unit.name))] }))
    .filter(({ names }) => names.length > 0);
  if (lines.length === 0) return <p class="quiet">工作安排没有写明责任单位。</p>;
  return (
    <>
      {lines.map(({ role, names }) => (
        <p>
          <strong>{roleWords[role]}</strong>
          {'　'}
          {names.join('、')}
        </p>
      ))}
    </>
  );
}
