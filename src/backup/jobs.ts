import type pg from 'pg';

/** A job that waits: what a restore sends once more. */
export interface WaitingJob {
  name: string;
  data: object;
  after: string | null;
  once: string | null;
}

/** Jobs that are neither done nor the queue's own; those under way are begun again after a restore, as after a crash. */
export async function listWaitingJobs(client: pg.ClientBase): Promise<WaitingJob[]> {
  const there = await client.query(`select to_regclass('pgboss.job') is not null as there`);
  if (!there.rows[0].there) return [];
  const found = await client.query<WaitingJob>(
    `select name, coalesce(data, '{}') as data, start_after as after, singleton_key as once
     from pgboss.job
     where state in ('created', 'retry', 'active') and name !~ '^__pgboss'
     order by created_on`,
  );
  return found.rows;
}
