import type { Tone } from '../../../ui/site.ts';
import { Tag } from '../../../ui/tag.tsx';
import { type InterpretationState, interpretationStates } from '../rules.ts';

const tones: Record<InterpretationState, Tone> = {
  none: 'warning',
  'not-needed': 'plain',
  missing: 'error',
  drafting: 'info',
  published: 'success',
  waived: 'plain',
};

/** How the interpretation of a policy stands, in words. */
export function InterpretationTag({ state }: { state: InterpretationState }) {
  return <Tag tone={tones[state]}>{interpretationStates[state]}</Tag>;
}
