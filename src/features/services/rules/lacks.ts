import { emptyContent } from '../../../core/publications/content.ts';
import type { ItemRow } from '../queries.ts';
import type { Lists } from './lists.ts';
import { critical, room, whyNotSubmitGuide } from './why-not.ts';

type Looked = Pick<ItemRow, 'state' | 'title' | 'guide' | 'attachments'>;

function lackedBy({ state, title, guide, attachments }: Looked, lists: Lists): [string, string][] {
  if (state !== 'draft') return [];
  const metadata = { elements: { room, values: guide } };
  return Object.entries(whyNotSubmitGuide({ ...emptyContent, title, attachments, metadata }, lists));
}

/** What still keeps a draft from review, one sentence each. */
export const lacksOf = (item: Looked, lists: Lists): string[] => lackedBy(item, lists).map(([, sentence]) => sentence);

/** The same in a few words: 设定依据、办理材料. */
export const lackNames = (item: Looked, lists: Lists): string[] =>
  lackedBy(item, lists).map(([name]) => critical[name] ?? '附件');
