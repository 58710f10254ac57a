import type { Tone } from '../../../ui/site.ts';
import { Tag } from '../../../ui/tag.tsx';
import { type Stage, stages } from '../rules/stage.ts';

const tones: Partial<Record<Stage, Tone>> = { revealed: 'success', voided: 'error', aborted: 'warning' };

/** Where a draw stands; what should have been revealed and was not stands out in red. */
export function StageTag({ stage, overdue }: { stage: Stage; overdue: boolean }) {
  return (
    <>
      <Tag tone={tones[stage] ?? 'info'}>{stages[stage]}</Tag>
      {overdue && <Tag tone="error">超期未公布结果</Tag>}
    </>
  );
}
