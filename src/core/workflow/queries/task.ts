import { sql } from 'kysely';
import { first, type Reads, rows, type StaffDb } from '../../../platform/database.ts';
import { NotFound } from '../../../platform/errors.ts';
import { dayOf } from '../../../platform/time.ts';
import type { Staff } from '../../caller.ts';
import { columns, names, source, type TaskRow } from './list.ts';

/** A task this person has, did or started; anything else is not found. `todo` says whether it is theirs to do. */
export async function getTask(db: Reads, who: Staff, id: number): Promise<TaskRow & { todo: boolean }> {
  const task = await findTask(db, who, sql`task.id = ${id}`);
  if (!task) throw new NotFound();
  return task;
}

/** The task of an object that concerns this person now: their own first, then the one that is open, then the newest they may see. */
export const findTaskAbout = (
  db: Reads,
  who: Staff,
  object: string,
): Promise<(TaskRow & { todo: boolean }) | undefined> => findTask(db, who, sql`task.object = ${object}`);

async function findTask(db: Reads, who: Staff, where: ReturnType<typeof sql>) {
  return first(
    db,
    sql<TaskRow & { todo: boolean }>`
      with task as (
        select task.*, true as todo from (${source(who, 'todo')}) task where ${where}
        union all
        select task.*, null::bigint, false
        from workflow.task
        where ${where} and (task.done_by = ${who.person} or task.started_by = ${who.person}
          or ${who.grants.some(({ role }) => role === 'openness')}::boolean)
        order by todo desc, done_at desc nulls first, id desc
        limit 1)
      select ${columns}, task.todo
      from task ${names}`,
  );
}

/** Who else could do a task: the holders of its role in its unit, suspended ones left out. */
export async function listColleagues(
  db: Reads,
  task: { unit: number; role: string | null },
): Promise<{ id: number; name: string; title: string }[]> {
  return rows(
    db,
    sql<{ id: number; name: string; title: string }>`
      select distinct person.id, person.name, person.title
      from people.post
      join people.person on person.id = post.person
      where post.unit = ${task.unit} and post.ended_at is null and person.suspended_at is null
        and (${task.role}::text is null or post.role = ${task.role})
      order by person.name, person.id`,
  );
}

/** The local day on which a task was last urged. */
export async function lastUrgedOn(db: Reads, task: number): Promise<string | null> {
  const last = await first(
    db,
    sql<{ at: Date }>`
      select at from workflow.task_note where task = ${task} and kind in ('urged', 'supervised') order by at desc limit 1`,
  );
  return last ? dayOf(last.at) : null;
}

/** Notes that somebody who has it to do has opened the page of an object; from then on it is no longer 未读. No deed. */
export async function markOpened(db: StaffDb, who: Staff, object: string): Promise<void> {
  await sql`
    update workflow.task
    set opened_at = now()
    where object = ${object} and done_at is null and opened_at is null
      and id in (select task.id from (${source(who, 'todo')}) task where task.object = ${object})`.execute(db);
}
