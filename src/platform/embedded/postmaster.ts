import { execFile } from 'node:child_process';
import { readFile, readlink, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

/** What a running server says of itself in `postmaster.pid`. */
export interface Postmaster {
  pid: number;
  socketFolder: string;
}

/** The server that runs on these data now, or null. */
export async function findPostmaster(data: string): Promise<Postmaster | null> {
  const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  if (!pid || !(await servesData(pid, data))) return null;
  return { pid, socketFolder: lines[4] ?? '' };
}

/**
 * PostgreSQL takes any living process with the number in the file for a server and refuses to start; after kill -9 or in
 * a new container that number may be anybody's, or a zombie's. A server always stands in its data folder: look there.
 */
async function servesData(pid: number, data: string): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as { code: string }).code === 'ESRCH') return false;
  }
  if (process.platform !== 'linux') return /postgres/.test(await commandOf(pid));
  try {
    return (await readlink(`/proc/${pid}/cwd`)) === data;
  } catch (error) {
    if ((error as { code: string }).code === 'ENOENT') return false;
    return /^\d+ \(postgres\) [^Z]/.test(await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''));
  }
}

const run = promisify(execFile);
const commandOf = (pid: number) =>
  run('ps', ['-o', 'command=', '-p', String(pid)]).then(
    ({ stdout }) => stdout,
    () => '',
  );

/** Takes away the lock files of a server that is gone. */
export async function clearStaleLocks(data: string, socketFolder: string): Promise<void> {
  await takeAway(join(data, 'postmaster.pid'), data);
  await takeAway(join(socketFolder, '.s.PGSQL.5432.lock'), data);
}

/** Moved first and looked at again, since a faster start may have put its own file there meanwhile. */
async function takeAway(file: string, data: string): Promise<void> {
  const aside = `${file}.${process.pid}`;
  const moved = await rename(file, aside).then(
    () => true,
    () => false,
  );
  if (!moved) return;
  const pid = Number((await readFile(aside, 'utf8')).split('\n')[0]);
  if (pid && (await servesData(pid, data))) await rename(aside, file);
  else await rm(aside, { force: true });
}

/** Ends the server: connections are cut, everything is written; waits until it is gone. */
export async function stopPostmaster(data: string, { pid }: Postmaster): Promise<void> {
  signal(pid, 'SIGINT');
  const patience = Date.now() + 30_000;
  while (await servesData(pid, data)) {
    if (Date.now() > patience) signal(pid, 'SIGQUIT');
    await sleep(10);
  }
}

function signal(pid: number, name: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as { code: string }).code !== 'ESRCH') throw error;
  }
}
