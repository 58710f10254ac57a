import { sql } from 'kysely';
import { action } from '../../../core/action.ts';
import { objectOf } from '../../../core/publications/actions/draft.ts';
import { listenersOfEnding } from '../../../core/publications/edit-listeners.ts';
import { closeTasks, openTask } from '../../../core/workflow/tasks.ts';
import { first, rows } from '../../../platform/database.ts';
import { Refused } from '../../../platform/errors.ts';
import { getRegulation } from '../queries/regulations.ts';
import { type WarningKind, warningKinds } from '../rules/warnings.ts';

const objectOfWarning = (id: number) => `policies.warning:${id}`;

/** Puts on the unit's desk what is due about a regulation, once for each day on which it is. */
export const warn = action('policies.warn', {
  words: '台账到期提醒',
  may: 'system',
  async run(act, input: { document: number; kind: WarningKind; dueOn: string }) {
    const row = await getRegulation(act.tx, input.document);
    const made = await first(
      act.tx,
      sql<{ id: number }>`
        insert into policies.warning (document, kind, due_on, told_at)
        values (${input.document}, ${input.kind}, ${input.dueOn}, ${act.now})
        on conflict do nothing
        returning id`,
    );
    if (!made) throw new Refused('这一项已经提醒过。');
    await openTask(act, {
      object: objectOfWarning(made.id),
      title: row.title,
      step: warningKinds[input.kind],
      path: `/staff/policies/regulations/${input.document}`,
      unit: row.unit,
      role: 'drafter',
      dueOn: input.dueOn,
    });
    await act.line({ object: objectOf(input.document), data: { warned: input.kind, due: input.dueOn } });
    return { warning: made.id };
  },
});

/** What was due is done, or does not hold any more: its task leaves the desk. */
export const endWarning = action('policies.endWarning', {
  words: '台账提醒办结',
  may: 'system',
  async run(act, input: { warning: number }) {
    const ended = await first(
      act.tx,
      sql<{ document: number; kind: WarningKind }>`
        update policies.warning set ended_at = ${act.now}
        where id = ${input.warning} and ended_at is null
        returning document, kind`,
    );
    if (!ended) throw new Refused('这一项已经办结。');
    await closeTasks(act, objectOfWarning(input.warning), '已办理');
    await act.line({ object: objectOf(ended.document), data: { ended: ended.kind } });
    return { document: ended.document };
  },
});

/**
 * A policy leaves the public: nothing has to follow it, be filed or be looked at in a round any more. What its term asks for stays,
 * a withdrawn page is no repeal.
 */
listenersOfEnding.push(async (act, document, why) => {
  const dropped = await rows(
    act.tx,
    sql<{ object: string; name: string }>`
      with promised as (
        update policies.promise set dropped_at = ${act.now}
        where document = ${document} and kept_at is null and dropped_at is null
        returning id, form
      ),
      warned as (
        update policies.warning set ended_at = ${act.now}
        where document = ${document} and ended_at is null and kind in ('filing', 'cleaning')
        returning id, kind
      )
      select 'policies.promise:' || id as object, form as name from promised
      union all
      select 'policies.warning:' || id, kind from warned`,
  );
  if (dropped.length === 0) return;
  for (const { object } of dropped) await closeTasks(act, object, why);
  await act.line({
    object: objectOf(document),
    reason: why,
    data: { dropped: dropped.map(({ name }) => name).sort() },
  });
});
