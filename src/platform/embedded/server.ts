import { type ChildProcess, spawn } from 'node:child_process';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Unavailable } from '../errors.ts';
import { type Account, underAccount } from './accounts.ts';
import { adoptCluster, type Cluster, databaseEnvironment, own, type Programs } from './cluster.ts';
import { type Lease, takeLease } from './lease.ts';
import { clearStaleLocks, findPostmaster } from './postmaster.ts';
import { makeSocketFolder, socketUrl } from './sockets.ts';

/** All that is needed to start the server of one data folder. */
export interface Server {
  /** `DATA_DIR/postgres` */
  folder: string;
  cluster: Cluster;
  socketFolder: string;
  /** Asked for only when a server has to be started, because finding out costs several processes. */
  prepare(): Promise<Programs>;
}

/** Starting, recovering after a crash, or shutting down: as long as the process lives, it is waited for. */
const patience = 300_000;

/** A lease on the running server; starts it when none runs, joins whoever is faster. Throws Unavailable. */
export async function leaseServer(server: Server, signal?: AbortSignal): Promise<Lease> {
  const url = socketUrl(server.socketFolder, server.cluster.password, 'postgres');
  const end = Date.now() + patience;
  let attempt: Attempt | null = null;
  let failures = 0;
  while (Date.now() < end && !signal?.aborted) {
    const lease = await takeLease(url);
    if (lease) return lease;
    if (attempt?.ended && !(await findPostmaster(server.cluster.data))) {
      failures += 1;
      if (failures >= 20 || !attempt.mayPass) throw new Unavailable(`内置数据库没有启动：${attempt.reason}`);
      await sleep(250);
    }
    if ((!attempt || attempt.ended) && !(await findPostmaster(server.cluster.data)))
      attempt = await startPostmaster(server);
    await sleep(15);
  }
  throw new Unavailable(`内置数据库五分钟内没有就绪。请查看 ${logFile(server)}。`);
}

interface Attempt {
  ended: boolean;
  /** The reason may go away by itself: backends of a killed server, or a faster start. */
  mayPass: boolean;
  reason: string;
}

const logFile = ({ folder }: Server) => join(folder, 'server.log');

async function startPostmaster(server: Server): Promise<Attempt> {
  const { cluster, socketFolder } = server;
  const { binaries, account } = await server.prepare();
  await adoptCluster(server.folder, account);
  await makeSocketFolder(socketFolder, account);
  await clearStaleLocks(cluster.data, socketFolder);
  const command = underAccount(account, join(binaries.folder, 'bin/postgres'), [
    '-D',
    cluster.data,
    ...settings(socketFolder),
  ]);
  const log = await openLog(logFile(server), account);
  const begin = (await log.stat()).size;
  const child = spawn(command.file, command.args, {
    ...command.options,
    cwd: cluster.data,
    env: databaseEnvironment(),
    detached: true, // outlives us while others need it, and never hears the Ctrl-C meant for us
    stdio: ['ignore', log.fd, log.fd],
  });
  child.unref();
  await log.close();
  return watch(child, logFile(server), begin);
}

const settings = (socketFolder: string) =>
  [
    'listen_addresses=',
    `unix_socket_directories="${socketFolder.replaceAll('"', '""')}"`,
    'unix_socket_permissions=0700',
    'port=5432',
    'fsync=on',
    'max_connections=200',
    'timezone=Asia/Shanghai',
    'log_timezone=Asia/Shanghai',
    'log_checkpoints=off',
    // what people wrote stays out of the log: no statements, no "Key (mail)=(…)"
    'log_min_error_statement=panic',
    'log_error_verbosity=terse',
  ].flatMap((setting) => ['-c', setting]);

const largestLog = 10 * 1024 * 1024;

async function openLog(file: string, account: Account) {
  const found = await stat(file).catch(() => null);
  if (found && found.size > largestLog) await rename(file, `${file}.1`);
  const handle = await open(file, 'a', 0o600);
  if (!found) await own(account, file);
  return handle;
}

function watch(child: ChildProcess, log: string, begin: number): Attempt {
  const attempt: Attempt = { ended: false, mayPass: false, reason: '' };
  const finish = async (fallback: string) => {
    const said = (await readFile(log).catch(() => Buffer.alloc(0))).subarray(begin).toString();
    const lines = said
      .trim()
      .split('\n')
      .slice(-2)
      .map((line) => line.replace(/^.*?\] /, ''));
    attempt.reason = `${lines.join(' ') || fallback}（见 ${log}）`;
    attempt.mayPass = /lock file|shared memory block|lock|in use/i.test(said);
    attempt.ended = true;
  };
  child.once('error', (error) => finish(error.message));
  child.once('exit', (code, signal) => finish(`进程结束（${signal ?? code}）`));
  return attempt;
}
