import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, lchown, mkdir, mkdtemp, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Unavailable } from '../errors.ts';
import { type Account, underAccount } from './accounts.ts';
import type { Binaries } from './binaries.ts';

/** What runs PostgreSQL on this machine: the programs, and the account they run under. */
export interface Programs {
  binaries: Binaries;
  account: Account;
}

/** One database cluster with the password of its superuser; the two are born and moved together. */
export interface Cluster {
  data: string;
  password: string;
}

/** The finished cluster below `folder`, or null when none was ever finished; throws Unavailable when it is another release's or damaged. */
export async function openCluster(folder: string, major: string): Promise<Cluster | null> {
  const home = join(folder, 'cluster');
  const data = join(home, 'data');
  const content = await readdir(home).catch((error) => {
    if (error.code === 'ENOENT') return [];
    throw new Unavailable(
      `内置数据库的文件夹 ${home} 无法读取：它属于另一个账号。请用原来的账号启动，或把 DATA_DIR 设为别的文件夹。`,
      error,
    );
  });
  if (content.length === 0) return null;
  const text = (file: string) => readFile(join(home, file), 'utf8').catch(() => '');
  const [version, password] = [(await text('data/PG_VERSION')).trim(), (await text('password')).trim()];
  if (!version || !password || !(await stat(join(data, 'global/pg_control')).catch(() => null))) {
    throw new Unavailable(`内置数据库的文件夹 ${home} 不完整。请从备份恢复它；要从头开始，请把它移走后再启动。`);
  }
  if (version !== major) {
    throw new Unavailable(
      `${data} 是 PostgreSQL ${version} 的数据，程序带的是 PostgreSQL ${major}。请用原来的版本导出（pg_dump），移走该文件夹，启动后再导入。`,
    );
  }
  return { data, password };
}

/**
 * A cluster is prepared in a folder of its own and gets its name by one rename when it is finished. So half a cluster is
 * never taken for one, a finished one is never touched, and of several starts at once the first wins and the others use it.
 */
export async function makeCluster(folder: string, { binaries, account }: Programs): Promise<Cluster> {
  await removeDrafts(folder);
  const draft = await mkdtemp(join(folder, `new-${process.pid}-`));
  try {
    const password = randomBytes(24).toString('base64url');
    await writeFile(join(draft, 'password'), password, { mode: 0o600 });
    await own(account, draft, join(draft, 'password'));
    await runInitdb(draft, binaries, account);
    await rename(draft, join(folder, 'cluster')).catch((error) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
    await syncFolder(folder);
  } finally {
    await rm(draft, whole);
  }
  return (await openCluster(folder, binaries.major))!;
}

async function runInitdb(draft: string, binaries: Binaries, account: Account): Promise<void> {
  const command = underAccount(account, join(binaries.folder, 'bin/initdb'), [
    `--pgdata=${join(draft, 'data')}`,
    `--pwfile=${join(draft, 'password')}`,
    '--username=postgres',
    '--auth=scram-sha-256', // for the socket too: no account of the machine is trusted by its name
    '--encoding=UTF8',
    // PostgreSQL's own C.UTF-8 sorts alike everywhere; the system's, where it has one, only for what still asks it.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    `--locale=${process.platform === 'linux' ? 'C.UTF-8' : 'C'}`,
    '--text-search-config=simple',
  ]);
  try {
    await promisify(execFile)(command.file, command.args, {
      ...command.options,
      cwd: draft,
      env: databaseEnvironment(),
    });
  } catch (cause) {
    const reason = ((cause as { stderr?: string }).stderr ?? String(cause)).trim().split('\n').at(-1);
    throw new Unavailable(
      `内置数据库建立失败：${reason}。请检查磁盘空间和 ${draft} 所在文件夹的权限，再启动一次。`,
      cause,
    );
  }
}

/** Nothing of the caller's PostgreSQL or language settings may reach the private server. */
export function databaseEnvironment(): NodeJS.ProcessEnv {
  const { PATH, TMPDIR } = process.env;
  return { PATH, ...(TMPDIR ? { TMPDIR } : {}), LC_ALL: process.platform === 'linux' ? 'C.UTF-8' : 'C' };
}

/** A program that was killed a moment ago may still write its last file while its folder is emptied: then once more. */
const whole = { recursive: true, force: true, maxRetries: 10, retryDelay: 100 };

/** What a start that was killed left behind; a start that still lives keeps its own. */
async function removeDrafts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = Number(/^new-(\d+)-/.exec(name)?.[1]);
    if (pid && pid !== process.pid && !lives(pid)) await rm(join(folder, name), whole);
  }
}

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as { code: string }).code === 'EPERM';
  }
}

/** A folder that only the account may enter. */
export async function makePrivateFolder(folder: string, account: Account): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await own(account, folder);
}

/** Hands files over when we run as root for another account. */
export async function own({ uid, gid }: Account, ...paths: string[]): Promise<void> {
  if (uid === undefined) return;
  for (const path of paths) await chown(path, uid, gid ?? uid);
}

/** Gives a cluster that was started under another account before (as root only) to this one, with everything in it. */
export async function adoptCluster(folder: string, account: Account): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const home = join(folder, 'cluster');
  const uid = account.uid ?? 0;
  if ((await stat(home)).uid === uid) return;
  const inside = await readdir(home, { recursive: true });
  for (const path of [...inside.map((name) => join(home, name)), home]) await lchown(path, uid, account.gid ?? 0);
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
