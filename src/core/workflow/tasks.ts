import { sql } from 'kysely';
import { one, rows } from '../../platform/database.ts';
import type { Act } from '../action.ts';
import type { Role } from '../caller.ts';

/** Something to do: for one person, or for whoever holds the role in the unit; without either, for anybody of the unit. */
export interface NewTask {
  /** What it is about, as `room.table:id`; `closeTasks` finds it by this. */
  object: string;
  title: string;
  /** 环节, in the words of the office. */
  step: string;
  /** Where it is done, a path below /staff. */
  path: string;
  unit: number;
  role?: Role | null;
  person?: number | null;
  /** Who set it in motion and sees it under 我发起. */
  startedBy?: number | null;
  urgent?: boolean;
  dueOn?: string | null;
}

/** Opens a task within another room's deed, whose ledger line stands for it; answers its id. */
export async function openTask(act: Act, task: NewTask): Promise<number> {
  const { id } = await one(
    act.tx,
    sql<{ id: number }>`
      insert into workflow.task (object, title, step, path, unit, role, person, started_by, urgent, due_on, arrived_at)
      values (${task.object}, ${task.title}, ${task.step}, ${task.path}, ${task.unit}, ${task.role ?? null},
        ${task.person ?? null}, ${task.startedBy ?? null}, ${task.urgent ?? false}, ${task.dueOn ?? null}, ${act.now})
      returning id`,
  );
  return id;
}

/** What is still to be done about an object takes the title it has now, so that the list, its search and its order agree. */
export async function renameTasks(act: Act, object: string, title: string): Promise<void> {
  await sql`
    update workflow.task
    set title = ${title}
    where object = ${object} and done_at is null and title <> ${title}`.execute(act.tx);
}

/**
 * Closes every open task about an object, or only those of one step, within another room's deed; answers how many.
 * Whoever acts has done them, the system's deeds nobody.
 */
export async function closeTasks(act: Act, object: string, outcome: string, step?: string): Promise<number> {
  const doneBy = act.caller.kind === 'staff' ? act.caller.person : null;
  const closed = await rows(
    act.tx,
    sql<{ id: number }>`
      update workflow.task
      set done_at = ${act.now}, done_by = ${doneBy}, outcome = ${outcome}
      where object = ${object} and done_at is null and (${step ?? null}::text is null or step = ${step ?? null})
      returning id`,
  );
  return closed.length;
}
