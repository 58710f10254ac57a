import { sql } from 'kysely';
import { type Reads, rows } from '../../../platform/database.ts';

/** Public plans with open tasks for which nobody was reminded in this month (its first day). */
export const listUnreminded = (db: Reads, month: string): Promise<{ id: number }[]> =>
  rows(
    db,
    sql<{ id: number }>`
      select plan.id
      from workplan.plan
      join publications.publication on publication.document = plan.document and publication.ended_at is null
      where not exists (select from workplan.reminder where reminder.plan = plan.id and reminder.month = ${month})
      order by plan.id`,
  );

/** `task:unit` of every report written since an instant and not returned. */
export async function listReported(db: Reads, plan: number, since: Date): Promise<Set<string>> {
  const found = await rows(
    db,
    sql<{ task: number; unit: number }>`
      select distinct progress.task, progress.unit
      from workplan.progress
      join workplan.task on task.id = progress.task
      where task.plan = ${plan} and progress.written_at >= ${since} and progress.returned_at is null`,
  );
  return new Set(found.map(({ task, unit }) => `${task}:${unit}`));
}

export interface Contact {
  unit: number;
  name: string;
  persons: number[];
}

/** Who writes for each of these units now; a unit without anybody has an empty list. */
export const listContacts = (db: Reads, units: number[]): Promise<Contact[]> =>
  rows(
    db,
    sql<Contact>`
      select unit.id as unit, unit.name,
        coalesce((select jsonb_agg(distinct post.person)
          from people.post
          join people.person on person.id = post.person and person.suspended_at is null
          where post.unit = unit.id and post.role = 'drafter' and post.ended_at is null), '[]') as persons
      from organisations.unit
      where unit.id = any(${units}::bigint[]) and unit.closed_on is null
      order by unit.position, unit.name`,
  );

/** Who watches over the plans of the district. */
export const listOverseers = async (db: Reads): Promise<number[]> =>
  (
    await rows(
      db,
      sql<{ person: number }>`select distinct person from people.post where role = 'openness' and ended_at is null`,
    )
  ).map(({ person }) => person);
