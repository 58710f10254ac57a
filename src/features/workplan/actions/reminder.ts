import { sql } from 'kysely';
import { type Act, action } from '../../../core/action.ts';
import { tell } from '../../../core/notices/tell.ts';
import { first } from '../../../platform/database.ts';
import { Refused } from '../../../platform/errors.ts';
import { startOf } from '../../../platform/time.ts';
import { type Contact, listContacts, listOverseers, listReported } from '../queries/reminder.ts';
import { getPlan, listGroups, listTasks, type PlanRow, type TaskRow } from '../queries.ts';
import { monthsOf, silentTasks, taskLines } from '../rules/reminder.ts';

/** 每月提醒: tells each unit's drafters which of its open tasks nothing was said about since the month before, once a month. */
export const remindUnits = action('workplan.remind', {
  words: '每月提醒任务进展',
  may: 'system',
  async run(act, input: { plan: number; today: string }) {
    const { month, before } = monthsOf(input.today);
    const plan = await getPlan(act.tx, input.plan);
    const [tasks, groups] = [await listTasks(act.tx, plan.id), await listGroups(act.tx)];
    const silent = silentTasks(tasks, groups, await listReported(act.tx, plan.id, startOf(before)));
    const contacts = await listContacts(act.tx, [...silent.keys()]);
    const found = new Set(contacts.flatMap(({ unit }) => silent.get(unit)!.map(({ id }) => id))).size;
    await keepReminder(act, { plan: plan.id, month, tasks: found, units: contacts.length });
    for (const contact of contacts)
      await tellUnit(act, plan, { contact, tasks: silent.get(contact.unit)!, today: input.today });
    const alone = contacts.filter(({ persons }) => persons.length === 0);
    if (contacts.length > 0) await tellOverseers(act, plan, { found, units: contacts.length, alone });
    const data = { month, tasks: found, units: contacts.length, alone: alone.map(({ unit }) => unit) };
    await act.line({ object: `workplan.plan:${plan.id}`, data });
    return data;
  },
});

async function keepReminder(act: Act, row: { plan: number; month: string; tasks: number; units: number }) {
  const made = await first(
    act.tx,
    sql`
      insert into workplan.reminder (plan, month, at, tasks, units)
      values (${row.plan}, ${row.month}, ${act.now}, ${row.tasks}, ${row.units})
      on conflict do nothing
      returning plan`,
  );
  if (!made) throw new Refused('这个月已经提醒过。');
}

async function tellUnit(act: Act, plan: PlanRow, about: { contact: Contact; tasks: TaskRow[]; today: string }) {
  const { contact, tasks, today } = about;
  await tell(act, {
    template: 'workplan.reminder',
    to: contact.persons,
    facts: {
      单位: contact.name,
      工作安排: plan.title,
      项数: String(tasks.length),
      任务: taskLines(tasks, plan, today),
    },
    object: `workplan.plan:${plan.id}`,
    path: `/staff/workplan/${plan.id}?view=list&unit=${contact.unit}`,
  });
}

/** The office that oversees learns what went out, and whom nothing could reach. */
async function tellOverseers(act: Act, plan: PlanRow, about: { found: number; units: number; alone: Contact[] }) {
  await tell(act, {
    template: 'workplan.reminder_summary',
    to: await listOverseers(act.tx),
    facts: {
      工作安排: plan.title,
      项数: String(about.found),
      单位数: String(about.units),
      无人单位: about.alone.map(({ name }) => name).join('、') || '没有',
    },
    object: `workplan.plan:${plan.id}`,
    path: `/staff/workplan/${plan.id}?view=timeline&unit=all`,
  });
}
