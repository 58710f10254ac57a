import { sql } from 'kysely';
import { action } from '../../../core/action.ts';
import { personOf } from '../../../core/publications/actions/draft.ts';
import { NotFound, Refused } from '../../../platform/errors.ts';
import { isTarget } from '../rules/columns.ts';
import { type ListName, listNames, readList } from '../rules/lists.ts';

/** 设置清单: what an element may be, in the office's words. */
export const setList = action('services.setList', {
  words: '设置办事指南的清单',
  may: ['openness', 'system'],
  async run(act, input: { name: ListName; words: string[] }): Promise<{ name: string }> {
    if (!Object.hasOwn(listNames, input.name)) throw new NotFound();
    const read = readList(input.name, input.words.join('\n'));
    if ('error' in read) throw new Refused(read.error);
    await sql`
      insert into services.list (name, words, set_by, set_at)
      values (${input.name}, ${read.words}, ${personOf(act)}, ${act.now})
      on conflict (name) do update set words = excluded.words, set_by = excluded.set_by, set_at = excluded.set_at`.execute(
      act.tx,
    );
    await act.line({ object: `services.list:${input.name}`, data: { words: read.words.length } });
    return { name: input.name };
  },
});

/** 设置表头: under which other names an import finds an element. */
export const setHeading = action('services.setHeading', {
  words: '设置导入认得的表头',
  may: ['openness', 'system'],
  async run(act, input: { element: string; words: string[] }): Promise<{ element: string }> {
    if (!isTarget(input.element)) throw new NotFound();
    const words = [...new Set(input.words.map((word) => word.trim()))].filter(Boolean);
    if (words.length > 100 || words.some((word) => word.length > 200))
      throw new Refused('一个要素最多写 100 种表头，每种最多 200 个字。');
    await sql`
      insert into services.heading (element, words, set_by, set_at)
      values (${input.element}, ${words}, ${personOf(act)}, ${act.now})
      on conflict (element) do update set words = excluded.words, set_by = excluded.set_by, set_at = excluded.set_at`.execute(
      act.tx,
    );
    await act.line({ object: `services.heading:${input.element}`, data: { words } });
    return { element: input.element };
  },
});
