import { createHash } from 'node:crypto';
import { type Block, runOf } from '../../../core/papers/blocks.ts';
import type { Paper } from '../../../core/papers/paper.ts';
import { formatDay } from '../../../platform/time.ts';
import type { Made } from './documents.ts';

const line = (text: string, align: 'body' | 'flush' = 'body'): Block => ({
  kind: 'paragraph',
  runs: [runOf(text)],
  align,
  level: 0,
  depth: 0,
});

/** A notice or reply in the layout of GB/T 9704-2012, the same bytes whenever it is made. */
export function paperOfDocument(made: Made, number: string, origin: string): Paper {
  const day = formatDay(made.on);
  const code = createHash('sha256')
    .update(JSON.stringify([number, made]))
    .digest('hex')
    .slice(0, 16)
    .toUpperCase();
  return {
    title: made.title,
    head: { issuer: made.by, number },
    source: null,
    blocks: [line(`${made.to}：`, 'flush'), ...made.paragraphs.map((text) => line(text))],
    signature: { name: made.by, day },
    note: null,
    printed: null,
    verification: { code: code.replace(/(.{4})(?=.)/g, '$1 '), address: `${origin}/requests/status/` },
    at: new Date(`${made.on}T00:00:00+08:00`),
  };
}
