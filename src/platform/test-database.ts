import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { openDb, openPool, type PublicDb, type StaffDb } from './database.ts';
import { allSchemas, migrate, type Schema } from './migrate.ts';
import { ensureRoles, type RoleUrls, roleUrls } from './roles.ts';

/** One fresh database for one test file, made from the migrated template (about 60 ms). */
export interface TestDatabase {
  sides: { staff: StaffDb; live: PublicDb };
  urls: RoleUrls;
  /** The superuser's URL of this database, for asking PostgreSQL itself. */
  adminUrl: string;
  /** The sealer's pool: tests seal by calling the sealer. */
  sealer: pg.Pool;
  close(): Promise<void>;
}

const prefix = 'gk_test';

/** The cluster that the test runner started; without it a story test cannot run and says how to start one. */
function cluster(): string {
  const url = process.env.TEST_CLUSTER_URL;
  if (!url) throw new Error('没有测试数据库：请用 npm test 运行，或设置 TEST_CLUSTER_URL。');
  return url;
}

const urlOf = (database: string, server = cluster()) => {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
};

async function asAdmin<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The database from which others are made and dropped. */
const maintenance = (server = cluster()) =>
  urlOf(decodeURIComponent(new URL(server).pathname.slice(1)) || 'postgres', server);

/** The template of these schemas, migrated once a release: several test files may ask at the same time. */
async function template(schemas: Schema[], fingerprint: string): Promise<string> {
  const name = `gk_template_${createHash('sha256').update(fingerprint).digest('hex').slice(0, 12)}`;
  await asAdmin(maintenance(), async (client) => {
    await client.query('select pg_advisory_lock(8890, 9)');
    const ready = await client.query(`select 1 from pg_database where datname = $1 and datistemplate`, [name]);
    if (ready.rowCount) return;
    await client.query(`drop database if exists "${name}" with (force)`);
    await client
      .query(`create database "${name}" template template0 encoding 'UTF8' locale 'C.UTF-8'`)
      .catch(() => client.query(`create database "${name}"`));
    const urls = await ensureRoles(urlOf(name), prefix);
    await migrate(urls, schemas);
    await client.query(`alter database "${name}" is_template true`);
  });
  return name;
}

/** A database of its own with the roles and without any schema, as a new installation meets it; on another server if given. */
export async function emptyDatabase(server = cluster()): Promise<TestDatabase> {
  const name = `gk_test_${randomBytes(6).toString('hex')}`;
  await asAdmin(maintenance(server), (client) =>
    client.query(`create database "${name}" template template0 encoding 'UTF8'`),
  );
  await ensureRoles(urlOf(name, server), prefix);
  return openTestDatabase(name, server);
}

/** A migrated database of its own, with every room's schema unless told otherwise. */
export async function testDatabase(schemas: Schema[] = allSchemas()): Promise<TestDatabase> {
  const from = await template(
    schemas,
    `${process.env.TEST_RUN ?? process.ppid}:${schemas.map((schema) => schema.name).join(',')}`,
  );
  const name = `gk_test_${randomBytes(6).toString('hex')}`;
  await asAdmin(maintenance(), async (client) => {
    await client.query('select pg_advisory_lock(8890, 9)');
    await client.query(`create database "${name}" template "${from}"`);
    await client.query(`grant connect, create on database "${name}" to "${prefix}_owner"`);
    await client.query(`revoke temporary on database "${name}" from public`);
  });
  return openTestDatabase(name);
}

function openTestDatabase(name: string, server = cluster()): TestDatabase {
  const adminUrl = urlOf(name, server);
  const from = maintenance(server);
  const urls = roleUrls(adminUrl, prefix);
  const staffPool = openPool({ url: urls.app, max: 8 });
  const livePool = openPool({ url: urls.public, max: 4 });
  const sealer = openPool({ url: urls.sealer, max: 1 });
  return {
    sides: { staff: openDb<StaffDb>(staffPool), live: openDb<PublicDb>(livePool) },
    urls,
    adminUrl,
    sealer,
    async close() {
      await Promise.all([staffPool.end(), livePool.end(), sealer.end()]);
      await asAdmin(from, (client) => client.query(`drop database if exists "${name}" with (force)`));
    },
  };
}
