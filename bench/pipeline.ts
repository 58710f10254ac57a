import type { Chain, Written } from '../district/demo/chain.ts';
import type { DemoText } from '../district/demo/text.ts';
import { draft } from '../src/core/publications/actions/draft.ts';

/** A text as an office has it, for the pipeline. */
export interface Text {
  title: string;
  body: string;
}

const kind = 'notice';
const unit = 'office';
const textOf = ({ title, body }: Text): DemoText => ({
  key: 'bench',
  unit,
  kind,
  title,
  body,
  metadata: { source: '区政府办公室' },
});

/** The road of every text, deed by deed: drafted one by one, submitted as one manifest, cleared step by step, issued at one moment. */
export async function publishManifest(chain: Chain, texts: Text[], atOnce = 4): Promise<Written[]> {
  const written: Written[] = [];
  const rest = texts.entries();
  const draftSome = async () => {
    for (const [at, text] of rest) {
      const content = { ...textOf(text), disclosure: 'open' as const, ground: null, reason: null, attachments: [] };
      const { title, body, metadata, disclosure, ground, reason, attachments } = content;
      const opened = await draft(chain.as(unit, 'drafter'), {
        kind,
        unit: chain.unitOf(unit),
        content: { title, body, metadata, disclosure, ground, reason, attachments },
      });
      written[at] = { ...opened, text: textOf(text) };
    }
  };
  await Promise.all(Array.from({ length: atOnce }, draftSome));
  await chain.publish(...written);
  return written;
}
