import { CompiledQuery, type Kysely, type Transaction } from 'kysely';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import type { Log } from './log.ts';
import { type RoleUrls, roleName } from './roles.ts';

export interface Queue {
  /** Sends inside the transaction: the job exists if and only if the transaction commits. */
  send(tx: Transaction<unknown>, job: string, data: object, options: { after?: Date; once?: string }): Promise<void>;
  /** Works on the jobs; without it this process only sends. */
  work(jobs: { name: string; every?: string; run(data: never): Promise<void> }[]): Promise<void>;
  stop(): Promise<void>;
}

/** Makes the queue's tables and queues with the owner's right, and lets the application's role use them; repeating it changes nothing. */
export async function prepareQueue(urls: RoleUrls, names: string[]): Promise<void> {
  const boss = new PgBoss({ connectionString: urls.owner, schedule: false, supervise: false, max: 1 });
  boss.on('error', () => {});
  await boss.start();
  const there = new Set((await boss.getQueues()).map((queue) => queue.name));
  for (const name of names) {
    if (!there.has(name)) await boss.createQueue(name, { retryLimit: 5, retryBackoff: true, retryDelay: 2 });
  }
  await boss.stop({ graceful: false, timeout: 1000 });
  const app = `"${roleName(urls.prefix, 'app')}"`;
  const client = new pg.Client({ connectionString: urls.owner });
  await client.connect();
  await client.query(`grant usage on schema pgboss to ${app};
    grant select, insert, update, delete on all tables in schema pgboss to ${app};
    grant usage on all sequences in schema pgboss to ${app};
    grant execute on all functions in schema pgboss to ${app}`);
  await client.end();
}

/** Opens the queue with the application's role; retries, dates and clocks are pg-boss's (architecture.md, Storage and runtime). */
export async function openQueue(appUrl: string, log: Log): Promise<Queue> {
  const boss = new PgBoss({ connectionString: appUrl, migrate: false, max: 3, application_name: 'gongkai-jobs' });
  boss.on('error', (error) =>
    log.warn(
      { err: error instanceof Error ? error : new Error(String((error as { message?: unknown }).message ?? '')) },
      'job queue',
    ),
  );
  await boss.start();
  return {
    async send(tx, job, data, { after, once }) {
      await boss.send(job, data, { startAfter: after, singletonKey: once, db: inside(tx) });
    },
    async work(jobs) {
      for (const job of jobs) {
        await boss.work(job.name, { pollingIntervalSeconds: 1 }, async (batch) => {
          for (const { data } of batch) await job.run(data as never);
        });
        if (job.every) await boss.schedule(job.name, job.every, {}, { tz: 'Asia/Shanghai' });
      }
    },
    stop: () => boss.stop({ graceful: true, timeout: 8000 }),
  };
}

/** pg-boss runs its statement on our transaction's connection. */
const inside = (tx: Kysely<unknown>) => ({
  async executeSql(text: string, values?: unknown[]) {
    const result = await tx.executeQuery(CompiledQuery.raw(text, values ?? []));
    return { rows: result.rows as never[] };
  },
});
