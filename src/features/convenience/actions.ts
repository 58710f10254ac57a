import { sql } from 'kysely';
import { action } from '../../core/action.ts';
import { turnGeneration } from '../../core/publications/actions/publish.ts';
import { one } from '../../platform/database.ts';
import type { FeedItem } from './rules/feed.ts';

export const convenienceTag = 'convenience';

/** 记下订阅: what was read of a feed, or why it was refused. The page changes when something readable came. */
export const keepReading = action('convenience.keepReading', {
  words: '记下订阅内容',
  may: 'system',
  async run(act, input: { subject: string; url: string; items: FeedItem[]; problem: string | null }) {
    const { subject, url, items, problem } = input;
    const { id } = await one(
      act.tx,
      sql<{ id: number }>`
        insert into convenience.reading (subject, url, items, problem, read_at)
        values (${subject}, ${url}, ${JSON.stringify(items)}::jsonb, ${problem}, ${act.now})
        returning id`,
    );
    if (!problem) await turnGeneration(act, [convenienceTag]);
    await act.line({ object: `convenience.reading:${id}`, data: { subject, items: items.length, refused: !!problem } });
    return { reading: id };
  },
});
