import pg from 'pg';
import { openDb, openPool, type StaffDb } from '../../platform/database.ts';
import type { TestDatabase } from '../../platform/test-database.ts';
import type { ProcessClock } from './clock.ts';

/**
 * One machine whose clock can be set: functions of the application's own search path stand before PostgreSQL's, so that
 * deeds, lines and schedules see the hour that was set; the process's wall clock goes along, its steady clock does not.
 */
export async function openMachine(t: TestDatabase) {
  const admin = new pg.Client({ connectionString: t.adminUrl });
  await admin.connect();
  await admin.query(`
    create schema machine;
    create table machine.clock (off interval not null);
    insert into machine.clock values ('0');
    create function machine.clock_timestamp() returns timestamptz language sql volatile as
      'select pg_catalog.clock_timestamp() + off from machine.clock';
    create function machine.now() returns timestamptz language sql stable as
      'select pg_catalog.now() + off from machine.clock';
    grant usage on schema machine to public;
    grant select on machine.clock to public`);
  const url = new URL(t.urls.app);
  url.searchParams.set('options', '-c search_path=machine,pg_catalog');
  const pool = openPool({ url: url.href, max: 4 });
  const staff = openDb<StaffDb>(pool);
  const off = { database: 0, wall: 0, steady: 0 };
  const setDatabase = async () =>
    void (await admin.query(`update machine.clock set off = $1`, [`${off.database} milliseconds`]));
  return {
    staff,
    /** A process of this machine; each has a memory of its own. */
    clock: { wall: () => Date.now() + off.wall, steady: () => performance.now() + off.steady } satisfies ProcessClock,
    /** Somebody sets the clock by so many seconds: of the whole machine, of the database's alone, or of the process's alone. */
    async set(seconds: number, which: 'both' | 'database' | 'wall' = 'both') {
      if (which !== 'wall') off.database += seconds * 1000;
      if (which !== 'database') off.wall += seconds * 1000;
      await setDatabase();
    },
    /** Time goes by, for every clock alike. */
    async pass(seconds: number) {
      for (const name of ['database', 'wall', 'steady'] as const) off[name] += seconds * 1000;
      await setDatabase();
    },
    /** The superuser of its database, for what no deed can do. */
    admin,
    now: () => new Date(Date.now() + off.database),
    async close() {
      await pool.end();
      await admin.end();
    },
  };
}

export type Machine = Awaited<ReturnType<typeof openMachine>>;
