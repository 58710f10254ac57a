import { dayOf, formatDay } from '../../../platform/time.ts';
import type { Tone } from '../../../ui/site.ts';
import { Tag } from '../../../ui/tag.tsx';
import type { Role } from '../parse/types.ts';
import {
  closedLate,
  type Group,
  type Light,
  lightWords,
  officeWords,
  type Standing,
  standingWords,
} from '../rules/standing.ts';
import { type FilingState, filingStates, roleWords, type Stage, stages } from '../rules.ts';

const taskTones: Record<Standing, Tone> = {
  closed: 'success',
  unproven: 'error',
  done: 'info',
  blocked: 'warning',
  under_way: 'info',
  not_started: 'plain',
};

/** The tag of a task, the bar of its group and the figure on the home page bear one colour. */
export const groupTones: Record<Group, Tone> = {
  closed: taskTones.closed,
  moving: taskTones.under_way,
  waiting: taskTones.not_started,
  blocked: taskTones.blocked,
  unproven: taskTones.unproven,
};
const filingTones: Record<FilingState, Tone> = { filed: 'success', late: 'warning', open: 'plain', overdue: 'error' };
const lightTones: Record<Light, Tone> = {
  normal: 'success',
  soon: 'warning',
  missed: 'error',
  overdue: 'error',
  carried: 'error',
};

/** For the office: where a task stands. */
export const TaskTag = ({ standing }: { standing: Standing }) => (
  <Tag tone={taskTones[standing]}>{officeWords[standing]}</Tag>
);
export const FilingTag = ({ state }: { state: FilingState }) => (
  <Tag tone={filingTones[state]}>{filingStates[state]}</Tag>
);
export const StageTag = ({ stage }: { stage: Stage }) => <Tag tone={taskTones[stage]}>{stages[stage]}</Tag>;

/** 正常, 临期, 超期, 跨年未办结: the colour repeats the word. */
export const LightTag = ({ light }: { light: Light }) => <Tag tone={lightTones[light]}>{lightWords[light]}</Tag>;

type Closing = Parameters<typeof closedLate>[0];

/** Closed, but after its time. */
export const LateTag = ({ task, year }: { task: Closing; year: number }) =>
  closedLate(task, year) ? <Tag tone="warning">逾期办结</Tag> : null;

/** For the office the day stands beside it, for whoever counts what was finished late. */
export const LateClosing = ({ task, year }: { task: Closing; year: number }) =>
  closedLate(task, year) ? (
    <>
      <LateTag task={task} year={year} /> <span class="quiet">{formatDay(dayOf(task.closedAt!))}</span>
    </>
  ) : null;

/** For the public: where a task stands, and beside it how it stands in time. */
export const StandingTags = ({ standing, light }: { standing: Standing; light: Light | null }) => (
  <>
    <Tag tone={taskTones[standing]}>{standingWords[standing]}</Tag>
    {light && (
      <>
        {' '}
        <LightTag light={light} />
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
