import { createHmac } from 'node:crypto';
import pg from 'pg';

/** The four roles of one installation, and the URLs with which each logs in. */
export interface RoleUrls {
  owner: string;
  app: string;
  public: string;
  sealer: string;
  prefix: string;
}

const kinds = ['owner', 'app', 'public', 'sealer'] as const;

/** Role names carry the installation's prefix, because roles belong to the whole server and districts may share one. */
export const roleName = (prefix: string, kind: (typeof kinds)[number]) => `${prefix}_${kind}`;

/** Derived from the administrator's own secret, so that several processes with one DATABASE_URL agree without a file between them. */
function rolePassword(adminUrl: URL, role: string): string {
  return createHmac('sha256', `gongkai/${decodeURIComponent(adminUrl.password)}`)
    .update(role)
    .digest('base64url');
}

/** The URLs of the four roles for a database reached by `adminUrl`; asks nobody. */
export function roleUrls(adminUrl: string, prefix: string): RoleUrls {
  const as = (kind: (typeof kinds)[number]) => {
    const url = new URL(adminUrl);
    const password = rolePassword(url, roleName(prefix, kind));
    url.username = roleName(prefix, kind);
    url.password = password;
    return url.href;
  };
  return { owner: as('owner'), app: as('app'), public: as('public'), sealer: as('sealer'), prefix };
}

/** The statements that make the roles; printed for the administrator when we may not run them ourselves. */
export function roleStatements(adminUrl: string, prefix: string, database: string): string[] {
  const url = new URL(adminUrl);
  const made = kinds.map((kind) => {
    const role = roleName(prefix, kind);
    return `create role "${role}" login nosuperuser nocreatedb nocreaterole password '${rolePassword(url, role)}';`;
  });
  return [...made, `grant connect, create on database "${database}" to "${roleName(prefix, 'owner')}";`];
}

/** Makes what is missing of the four roles, once, under a lock of the whole server; throws with the statements when the right is missing. */
export async function ensureRoles(adminUrl: string, prefix: string): Promise<RoleUrls> {
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 5000 });
  client.on('error', () => {});
  await client.connect();
  try {
    const database = (await client.query('select current_database() as name')).rows[0].name as string;
    const url = new URL(adminUrl);
    // Role creation from several databases at once collides, and advisory locks are per database: lock in the shared one when it is there.
    await client.query('select pg_advisory_lock(8890, 1)');
    try {
      for (const kind of kinds)
        await ensureRole(client, roleName(prefix, kind), rolePassword(url, roleName(prefix, kind)));
      await client.query(`grant connect, create on database "${database}" to "${roleName(prefix, 'owner')}"`);
      await client.query(`revoke temporary on database "${database}" from public`);
      await client.query('revoke all on schema public from public').catch(() => {});
    } finally {
      await client.query('select pg_advisory_unlock(8890, 1)');
    }
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error;
    const database = url(adminUrl).pathname.slice(1);
    throw new Error(
      `数据库账号没有建立角色的权限，请数据库管理员先执行：\n${roleStatements(adminUrl, prefix, database).join('\n')}`,
      { cause: error },
    );
  } finally {
    await client.end();
  }
  return roleUrls(adminUrl, prefix);
}

const url = (text: string) => new URL(text);

async function ensureRole(client: pg.Client, role: string, password: string): Promise<void> {
  const there = await client.query('select 1 from pg_roles where rolname = $1', [role]);
  if (there.rowCount) {
    if (await logsIn(client, role, password)) return;
    await client.query(`alter role "${role}" login password '${password}'`);
    return;
  }
  await client
    .query(`create role "${role}" login nosuperuser nocreatedb nocreaterole password '${password}'`)
    .catch((error) => {
      if (error.code !== '42710' && error.code !== '23505') throw error; // another database of the cluster was faster
    });
}

/** A role whose password still fits is left alone, so that a second process needs no right to alter roles. */
async function logsIn(client: pg.Client, role: string, password: string): Promise<boolean> {
  const { host, port, database } = client as unknown as { host: string; port: number; database: string };
  const probe = new pg.Client({ host, port, database, user: role, password, connectionTimeoutMillis: 3000 });
  probe.on('error', () => {});
  try {
    await probe.connect();
    return true;
  } catch {
    return false;
  } finally {
    await probe.end().catch(() => {});
  }
}
