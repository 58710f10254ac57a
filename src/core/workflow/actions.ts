import { sql } from 'kysely';
import { Refused, refuseIf } from '../../platform/errors.ts';
import { dayOf, formatDay } from '../../platform/time.ts';
import { type Act, action, staffOf } from '../action.ts';
import { holds, type Staff } from '../caller.ts';
import { tell } from '../notices/tell.ts';
import type { TaskRow } from './queries/list.ts';
import { getTask, lastUrgedOn, listColleagues } from './queries/task.ts';
import { type UrgeKind, urgeKind, whyNotHandOver, whyNotUrge } from './rules.ts';

/** 转办: another holder of the same role in the same unit does it; both, and why, stay with the task. */
export const handOver = action('workflow.handOver', {
  words: '转办',
  may: 'staff',
  async run(act, input: { task: number; to: number; words: string }) {
    await handOne(act, input.task, input);
    return { task: input.task };
  },
});

/** 批量转办: several at once to one colleague, all of them or none; each has its own line. */
export const handOverSeveral = action('workflow.handOverSeveral', {
  words: '批量转办',
  may: 'staff',
  async run(act, input: { tasks: number[]; to: number; words: string }) {
    const tasks = [...new Set(input.tasks)].sort((a, b) => a - b);
    refuseIf(tasks.length === 0 ? '请先在待办中勾选要转办的事项。' : null);
    for (const task of tasks) await handOne(act, task, input);
    return { tasks };
  },
});

async function handOne(act: Act, id: number, { to, words }: { to: number; words: string }): Promise<void> {
  const { who, task } = await lockTask(act, id);
  if (!task.todo && !task.doneAt) throw new Refused('这件事不在您的待办中，不能转办。', 403);
  const colleagues = await listColleagues(act.tx, task);
  refuseIf(whyNotHandOver(task, { from: who.person, to, colleague: colleagues.some((one) => one.id === to) }));
  refuseIf(words.trim().length < 2 ? '请写明转办的说明，至少 2 个字。' : null);
  // the colleague has not seen it yet: it is 未读 again
  await sql`update workflow.task set person = ${to}, opened_at = null where id = ${task.id}`.execute(act.tx);
  await note(act, task.id, 'handed_over', to, words);
  const facts = { ...factsOf(task), 转办人: who.name, 说明: words.trim() };
  await tell(act, { template: 'workflow.handed_over', to: [to], facts, object: task.object, path: task.path });
  await act.line({ object: `workflow.task:${task.id}`, data: { about: task.object, to } });
}

/** Asks those who have it: 催办 by whoever started it, 督办 by the openness office; at most once a day for each task. */
export const urge = action('workflow.urge', {
  words: '催办',
  may: 'staff',
  async run(act, input: { task: number; words: string }) {
    const { who, task } = await lockTask(act, input.task);
    const lastOn = await lastUrgedOn(act.tx, task.id);
    const oversees = holds(who, 'openness');
    refuseIf(whyNotUrge(task, { by: who.person, oversees, lastOn, today: dayOf(act.now) }));
    refuseIf(input.words.trim().length < 2 ? '请写明催办的理由，至少 2 个字。' : null);
    const kind = urgeKind(task, who.person);
    await note(act, task.id, kind, task.person, input.words);
    const to = task.person ? [task.person] : (await listColleagues(act.tx, task)).map(({ id }) => id);
    const facts = { ...factsOf(task), 催办人: who.name, 说明: input.words.trim() };
    await tell(act, { template: 'workflow.urged', to, facts, object: task.object, path: task.path });
    await act.line({ object: `workflow.task:${task.id}`, data: { about: task.object, kind, told: to.length } });
    return { task: task.id };
  },
});

/** Two hand-overs, or two who urge, queue here. */
async function lockTask(act: Act, id: number): Promise<{ who: Staff; task: Awaited<ReturnType<typeof getTask>> }> {
  const who = staffOf(act);
  await sql`select id from workflow.task where id = ${id} for update`.execute(act.tx);
  return { who, task: await getTask(act.tx, who, id) };
}

async function note(act: Act, task: number, kind: 'handed_over' | UrgeKind, to: number | null, words: string) {
  const by = act.caller.kind === 'staff' ? act.caller.person : null;
  await sql`
    insert into workflow.task_note (task, kind, by_person, to_person, words, at)
    values (${task}, ${kind}, ${by}, ${to}, ${words.trim()}, ${act.now})`.execute(act.tx);
}

const factsOf = (task: TaskRow) => ({
  标题: task.title,
  环节: task.step,
  期限: task.dueOn ? formatDay(task.dueOn) : '未设期限',
});
