import { sql } from 'kysely';
import { action } from '../../../core/action.ts';
import { objectOf } from '../../../core/publications/actions/draft.ts';
import { closeTasks, openTask } from '../../../core/workflow/tasks.ts';
import { first } from '../../../platform/database.ts';
import { NotFound, Refused } from '../../../platform/errors.ts';
import type { WarningRow } from '../queries/ended.ts';
import { findEntry } from '../queries.ts';

const objectOfWarning = (id: number) => `enforcement.warning:${id}`;
const steps = { publish: '公开行政执法决定', expire: '批准撤下公示期满的决定' } as const;

/** Puts on the unit's desk what must be published soon, or may be taken down; once for each day on which it is due. */
export const warn = action('enforcement.warn', {
  words: '行政执法公示到期提醒',
  may: 'system',
  async run(act, { document, kind, dueOn }: Pick<WarningRow, 'document' | 'kind' | 'dueOn'>) {
    const entry = await findEntry(act.tx, document);
    if (!entry) throw new NotFound();
    const made = await first(
      act.tx,
      sql<{ id: number }>`
        insert into enforcement.warning (document, kind, due_on, told_at)
        values (${document}, ${kind}, ${dueOn}, ${act.now})
        on conflict do nothing
        returning id`,
    );
    if (!made) throw new Refused('这一项已经提醒过。');
    await openTask(act, {
      object: objectOfWarning(made.id),
      title: entry.title,
      step: steps[kind],
      path: kind === 'publish' ? `/staff/documents/${document}` : '/staff/enforcement/expiry',
      unit: entry.unit,
      role: kind === 'publish' ? 'drafter' : 'editor',
      dueOn,
    });
    await act.line({ object: objectOf(document), data: { warned: kind, due: dueOn } });
    return { warning: made.id };
  },
});

/** What was due is done, or does not hold any more: its task leaves the desk. */
export const endWarning = action('enforcement.endWarning', {
  words: '行政执法公示提醒办结',
  may: 'system',
  async run(act, input: { warning: number }) {
    const ended = await first(
      act.tx,
      sql<{ document: number; kind: string }>`
        update enforcement.warning set ended_at = ${act.now}
        where id = ${input.warning} and ended_at is null
        returning document, kind`,
    );
    if (!ended) throw new Refused('这一项已经办结。');
    await closeTasks(act, objectOfWarning(input.warning), '已办理');
    await act.line({ object: objectOf(ended.document), data: { ended: ended.kind } });
    return { document: ended.document };
  },
});
