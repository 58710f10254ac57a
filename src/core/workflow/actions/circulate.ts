import { sql } from 'kysely';
import { first, one } from '../../../platform/database.ts';
import { NotFound, refuseIf } from '../../../platform/errors.ts';
import { action, staffOf } from '../../action.ts';
import { tell } from '../../notices/tell.ts';
import { findCirculation, listReaders, listWaiting } from '../queries/circulation.ts';
import { getTask } from '../queries/task.ts';
import { whyNotCirculate } from '../rules.ts';

/** 传阅: colleagues who may see the matter anyway read it, with a note; each of them is told. */
export const circulate = action('workflow.circulate', {
  words: '传阅',
  may: 'staff',
  async run(act, input: { task: number; to: number[]; words: string }) {
    const who = staffOf(act);
    const task = await getTask(act.tx, who, input.task);
    const to = [...new Set(input.to)].sort((a, b) => a - b);
    const readers = await listReaders(act.tx, task);
    const waiting = await listWaiting(act.tx, task.object);
    refuseIf(whyNotCirculate({ from: who.person, to, readers, waiting }));
    const words = input.words.trim();
    refuseIf(words.length < 2 ? '请写明传阅的说明，至少 2 个字。' : null);
    const { id } = await one(
      act.tx,
      sql<{ id: number }>`
        insert into workflow.circulation (object, title, path, sent_by, words, sent_at)
        values (${task.object}, ${task.title}, ${task.path}, ${who.person}, ${words}, ${act.now})
        returning id`,
    );
    await sql`
      insert into workflow.circulation_reader (circulation, person)
      select ${id}, person from unnest(${to}::bigint[]) person`.execute(act.tx);
    const facts = { 标题: task.title, 送阅人: who.name, 说明: words };
    await tell(act, { template: 'workflow.circulated', to, facts, object: task.object, path: task.path });
    await act.line({ object: `workflow.circulation:${id}`, data: { about: task.object, to } });
    return { circulation: id };
  },
});

/** 阅毕: one of those it was sent to has read it; the hour stays in the record. */
export const markRead = action('workflow.markRead', {
  words: '阅毕',
  may: 'staff',
  async run(act, input: { circulation: number }) {
    const who = staffOf(act);
    const circulation = await findCirculation(act.tx, who, input.circulation);
    if (!circulation) throw new NotFound();
    const read = await first(
      act.tx,
      sql`
        update workflow.circulation_reader
        set read_at = ${act.now}
        where circulation = ${input.circulation} and person = ${who.person} and read_at is null
        returning circulation`,
    );
    refuseIf(read ? null : '这件传阅您已经标为已阅。');
    await act.line({ object: `workflow.circulation:${input.circulation}`, data: { about: circulation.object } });
    return { circulation: input.circulation };
  },
});
