import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { Refused } from './errors.ts';
import { type RoleUrls, roleName } from './roles.ts';
import { projectRoot } from './root.ts';

/** A room as the migrator sees it: a schema of its own and the folder with `migrations/*.sql` and `live.sql`. */
export interface Schema {
  /** The schema's name and the room's. */
  name: string;
  /** The folder below `src`, for example `core/ledger`. */
  folder: string;
}

/** The rooms that have tables, in the order in which these lean on each other: `src/rooms.json`. */
export function allSchemas(): Schema[] {
  return JSON.parse(readFileSync(join(projectRoot, 'src', 'rooms.json'), 'utf8')) as Schema[];
}

interface Step {
  room: string;
  file: string;
  text: string;
  hash: string;
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

function read(schemas: Schema[]): { steps: Step[]; live: string[]; grants: Map<string, string> } {
  const steps: Step[] = [];
  const live: string[] = [];
  const grants = new Map<string, string>();
  for (const { name, folder } of schemas) {
    const base = join(projectRoot, 'src', folder);
    const migrations = join(base, 'migrations');
    const files = existsSync(migrations)
      ? readdirSync(migrations)
          .filter((file) => file.endsWith('.sql'))
          .sort()
      : [];
    for (const file of files) {
      const text = readFileSync(join(migrations, file), 'utf8');
      steps.push({ room: name, file, text, hash: digest(text) });
    }
    if (existsSync(join(base, 'live.sql'))) live.push(readFileSync(join(base, 'live.sql'), 'utf8'));
    if (existsSync(join(base, 'grants.sql'))) grants.set(name, readFileSync(join(base, 'grants.sql'), 'utf8'));
  }
  return { steps, live, grants };
}

/**
 * Brings the database to the schema of this release: every new migration, all `live` views made anew, the grants of the
 * four roles; one transaction under one lock, so that several processes may start at once and each migration runs once.
 * Answers how many migrations it applied. A migration that was changed after it had been applied is refused.
 */
export async function migrate(urls: RoleUrls, schemas: Schema[]): Promise<number> {
  const { steps, live, grants } = read(schemas);
  const whole = digest([...steps.map((step) => step.hash), ...live, ...grants.values()].join('\n'));
  const client = new pg.Client({ connectionString: urls.owner, connectionTimeoutMillis: 5000 });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock(8890, 2)');
    await preparePlatform(client);
    const state = await client.query(`select value from platform.state where name = 'schema'`);
    if (state.rows[0]?.value === whole) {
      await client.query('commit');
      return 0;
    }
    const applied = await applyNew(client, steps);
    await remakeLive(client, live);
    await grant(
      client,
      urls.prefix,
      schemas.map((schema) => schema.name),
      grants,
    );
    await client.query(
      `insert into platform.state (name, value) values ('schema', $1) on conflict (name) do update set value = excluded.value`,
      [whole],
    );
    await client.query(
      `insert into platform.state (name, value) values ('role_prefix', $1) on conflict (name) do update set value = excluded.value`,
      [urls.prefix],
    );
    await client.query('commit');
    return applied;
  } finally {
    await client.end();
  }
}

const readOnly = new Set(['live', 'platform']);

/**
 * Brings an empty database to the schema that a backup was made with, and no further: its rows fit that one, and the
 * ordinary `migrate` goes on from there. Throws when the backup knows a migration that this release does not.
 */
export async function migrateAsBackedUp(
  client: pg.Client,
  schemas: Schema[],
  wanted: { room: string; file: string; hash: string }[],
): Promise<void> {
  await preparePlatform(client);
  const { steps } = read(schemas);
  const ours = new Map(steps.map((step) => [`${step.room}/${step.file}`, step]));
  const chosen = new Set(wanted.map(({ room, file }) => `${room}/${file}`));
  for (const { room, file, hash } of wanted) {
    if (ours.get(`${room}/${file}`)?.hash !== hash)
      throw new Refused(`备份用到的迁移 ${room}/${file} 本版本没有，请先升级本系统再恢复。`);
  }
  await applyNew(
    client,
    steps.filter((step) => chosen.has(`${step.room}/${step.file}`)),
  );
}

async function preparePlatform(client: pg.Client): Promise<void> {
  await client.query(`create schema if not exists platform`);
  await client.query(`create table if not exists platform.migration (
    room text not null, file text not null, hash text not null, applied_at timestamptz not null default now(), primary key (room, file))`);
  await client.query(`create table if not exists platform.state (name text primary key, value text not null)`);
}

async function applyNew(client: pg.Client, steps: Step[]): Promise<number> {
  const done = await client.query<{ room: string; file: string; hash: string }>(
    'select room, file, hash from platform.migration',
  );
  const known = new Map(done.rows.map((row) => [`${row.room}/${row.file}`, row.hash]));
  let applied = 0;
  for (const step of steps) {
    const before = known.get(`${step.room}/${step.file}`);
    if (before === step.hash) continue;
    if (before)
      throw new Error(`迁移 ${step.room}/${step.file} 在应用之后被修改。迁移只能向前，请改写为新的迁移文件。`);
    await client.query(`create schema if not exists ${step.room}`);
    await client.query(step.text).catch((error) => {
      throw new Error(`迁移 ${step.room}/${step.file} 失败：${error.message}`, { cause: error });
    });
    await client.query('insert into platform.migration (room, file, hash) values ($1, $2, $3)', [
      step.room,
      step.file,
      step.hash,
    ]);
    applied += 1;
  }
  return applied;
}

/** Dropped and made again, because a view whose column type changed cannot be replaced. */
async function remakeLive(client: pg.Client, live: string[]): Promise<void> {
  await client.query('drop schema if exists live cascade');
  await client.query('create schema live');
  for (const text of live) await client.query(text);
}

/** The app role may do everything in a room's schema but what the room's own `grants.sql` says otherwise. */
async function grant(client: pg.Client, prefix: string, schemas: string[], own: Map<string, string>): Promise<void> {
  const [owner, app, reader, sealer] = (['owner', 'app', 'public', 'sealer'] as const).map(
    (kind) => `"${roleName(prefix, kind)}"`,
  );
  await client.query(`alter default privileges for role ${owner} revoke execute on functions from public`);
  for (const schema of [...schemas, 'platform', 'live']) {
    const there = await client.query('select 1 from pg_namespace where nspname = $1', [schema]);
    if (!there.rowCount) continue;
    await client.query(`revoke all on schema ${schema} from public`);
    await client.query(`revoke execute on all functions in schema ${schema} from public`);
    await client.query(`grant usage on schema ${schema} to ${app}`);
    await client.query(`grant execute on all functions in schema ${schema} to ${app}`);
    await client.query(`grant usage on all sequences in schema ${schema} to ${app}`);
    const special = own.get(schema);
    if (special) await client.query(special.replaceAll(':app', app!).replaceAll(':sealer', sealer!));
    else
      await client.query(
        `grant ${readOnly.has(schema) ? 'select' : 'select, insert, update, delete'} on all tables in schema ${schema} to ${app}`,
      );
  }
  await client.query(`grant usage on schema live to ${reader}`);
  await client.query(`grant select on all tables in schema live to ${reader}`);
  const functions = await client.query(
    `select oid::regprocedure::text as name from pg_proc where pronamespace = 'live'::regnamespace`,
  );
  for (const row of functions.rows) await client.query(`grant execute on function ${row.name} to ${app}`);
}
