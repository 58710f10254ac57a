import { ClockTag, Tag } from '../../../ui/tag.tsx';
import { type Due, standingWords } from '../rules.ts';

interface DueProps {
  task: { dueOn: string | null };
  due: Due;
  outcome?: string | null;
}

/** The same in a column: the word, and under it the days, so that no line breaks inside either. */
export function DueCell({ task, due, outcome }: DueProps) {
  if (outcome) {
    return (
      <span class="due-cell">
        <Tag>办结</Tag>
        {outcome !== '办结' && <span class="quiet">{outcome}</span>}
      </span>
    );
  }
  const days = daysOf(due);
  return (
    <span class="due-cell">
      <Tag tone={task.dueOn ? tones[due.state] : undefined}>{standingWords(task, due)}</Tag>
      {days !== undefined && (
        <span class="quiet">
          {due.state === 'late' ? '已过' : '剩余'} {Math.abs(days)} 个工作日
        </span>
      )}
    </span>
  );
}

const tones = { normal: 'success', soon: 'warning', late: 'error' } as const;

/** 正常/临期/超期 with the working days left, or how it ended. */
export function DueTag({ task, due, outcome }: DueProps) {
  if (outcome) return <Tag>{outcome}</Tag>;
  if (!task.dueOn) return <Tag>{standingWords(task, due)}</Tag>;
  return <ClockTag state={due.state} days={daysOf(due)} />;
}

/** Due on a Friday and looked at on Saturday: late, but by no working day yet. */
const daysOf = ({ state, days }: Due) => (days === null || (state === 'late' && days === 0) ? undefined : days);
