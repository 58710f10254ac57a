import { sql } from 'kysely';
import type { DatedThing } from '../../../core/feature.ts';
import { type PublicDb, rows } from '../../../platform/database.ts';

/** 完成时限 of the tasks of public plans, for the calendar: those that are not finished. */
export const listDueTasks = (live: PublicDb, from: string, to: string): Promise<DatedThing[]> =>
  rows(
    live,
    sql<DatedThing>`
      select 'workplan-' || plan_task.plan || '-' || plan_task.position as uid, plan_task.deadline::text as on,
        plan_task.title, '重点任务完成时限' as what, '/workplan/' || plan_task.plan || '/' as path,
        publication.first_published_at as at
      from live.plan_task
      cross join lateral (
        select first_published_at from live.publication where live.publication.id = plan_task.plan offset 0) publication
      where plan_task.deadline between ${from} and ${to}
        and plan_task.closed_at is null
      order by plan_task.deadline, uid`,
  );
