import { sql } from 'kysely';
import { one } from '../../platform/database.ts';
import { action, staffOf } from '../action.ts';
import { writeChange } from '../publications/changes.ts';
import type { Tuning } from './rules/tuning.ts';

/** 调整搜索: what the office says about words becomes a new version, in force at once; the former remain. */
export const tune = action('search.tune', {
  words: '调整搜索',
  may: ['openness', 'system'],
  async run(act, { words, note }: { words: Tuning; note: string }) {
    const { id } = await one(
      act.tx,
      sql<{ id: number }>`
        insert into search.tuning (words, note, at, by)
        values (${JSON.stringify(words)}, ${note}, ${act.now}, ${staffOf(act).person})
        returning id`,
    );
    await act.line({ object: `search.tuning:${id}`, reason: note });
    await writeChange(act, []);
    return { tuning: id };
  },
});
