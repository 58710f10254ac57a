import type { Tone } from '../../../ui/site.ts';
import { Tag } from '../../../ui/tag.tsx';
import { type EditionState, editionFlow } from '../rules.ts';

const tones: Record<EditionState, Tone> = {
  draft: 'plain',
  submitted: 'info',
  cleared: 'info',
  issued: 'plain',
  abandoned: 'plain',
};

/** Where an edition stands, in words. */
export function StateTag({ state, live }: { state: EditionState; live?: boolean }) {
  if (live) return <Tag tone="success">公开中</Tag>;
  return <Tag tone={tones[state]}>{editionFlow[state].words}</Tag>;
}
