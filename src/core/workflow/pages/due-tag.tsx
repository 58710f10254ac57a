import { ClockTag, Tag } from '../../../ui/tag.tsx';
import type { Due } from '../rules.ts';

/** 正常/临期/超期 with the working days left, or how it ended. */
export function DueTag({ due, outcome }: { due: Due; outcome?: string | null }) {
  if (outcome) return <Tag>{outcome}</Tag>;
  // due on a Friday and looked at on Saturday: late, but by no working day yet
  const days = due.days === null || (due.state === 'late' && due.days === 0) ? undefined : due.days;
  return <ClockTag state={due.state} days={days} />;
}
