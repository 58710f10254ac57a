import { sql } from 'kysely';
import { Refused, refuseIf } from '../../../platform/errors.ts';
import { action, staffOf } from '../../action.ts';
import { getTask } from '../queries/task.ts';

/**
 * 批量签收: matters that nobody had opened are taken in hand at once, each with its own line. From then on they are no longer
 * 未读 and whoever sent them cannot take them back, as after opening them.
 */
export const receive = action('workflow.receive', {
  words: '签收',
  may: 'staff',
  async run(act, input: { tasks: number[] }) {
    const who = staffOf(act);
    const tasks = [...new Set(input.tasks)].sort((a, b) => a - b);
    refuseIf(tasks.length === 0 ? '请先在待办中勾选要签收的事项。' : null);
    const received: number[] = [];
    for (const id of tasks) {
      await sql`select id from workflow.task where id = ${id} for update`.execute(act.tx);
      const task = await getTask(act.tx, who, id);
      if (!task.todo) throw new Refused(`“${task.title}”不在您的待办中，不能签收。`, 403);
      if (task.openedAt) continue;
      await sql`update workflow.task set opened_at = ${act.now} where id = ${id}`.execute(act.tx);
      await act.line({ object: `workflow.task:${id}`, data: { about: task.object } });
      received.push(id);
    }
    refuseIf(received.length === 0 ? '勾选的事项都已经签收或者打开过，不用再签收。' : null);
    return { tasks: received };
  },
});
