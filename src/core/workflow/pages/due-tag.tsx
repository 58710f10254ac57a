import { ClockTag, Tag } from '../../../ui/tag.tsx';
import type { Due } from '../rules.ts';

/** The same in a column: the word, and under it the days, so that no line breaks inside either. */
export function DueCell({ due, outcome }: { due: Due; outcome?: string | null }) {
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
      <Tag tone={tones[due.state]}>{due.words}</Tag>
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
export function DueTag({ due, outcome }: { due: Due; outcome?: string | null }) {
  if (outcome) return <Tag>{outcome}</Tag>;
  return <ClockTag state={due.state} days={daysOf(due)} />;
}

/** Due on a Friday and looked at on Saturday: late, but by no working day yet. */
const daysOf = ({ state, days }: Due) => (days === null || (state === 'late' && days === 0) ? undefined : days);
