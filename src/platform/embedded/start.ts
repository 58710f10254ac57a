import { chown, mkdir, realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Unavailable } from '../errors.ts';
import { type Account, listAccounts, mayWrite, succeeds } from './accounts.ts';
import { type Binaries, copyBinaries, findBinaries, linkLibraries } from './binaries.ts';
import { makeCluster, makePrivateFolder, openCluster, type Programs } from './cluster.ts';
import type { Lease } from './lease.ts';
import { findPostmaster } from './postmaster.ts';
import { leaseServer, type Server } from './server.ts';
import { chooseSocketFolder, socketUrl } from './sockets.ts';
import { type Log, supervise } from './supervise.ts';

export interface EmbeddedSettings {
  /** DATA_DIR; the database lives in `postgres` below it. */
  dataDir: string;
  log: Log;
  /** The database that the returned address names; made when it is missing. */
  database?: string;
}

export interface Embedded {
  /** The superuser's address, over the socket, with the password. It stays the same when the server is restarted. */
  url: string;
  /** Gives the server back; whoever leaves last shuts it down. */
  stop(): Promise<void>;
}

/**
 * The private PostgreSQL of one data folder: started, or joined when another process has started it, and started again
 * within two seconds whenever it dies while this process needs it. Throws Unavailable with a sentence for the operator.
 */
export async function startEmbedded({ dataDir, log, database = 'gongkai' }: EmbeddedSettings): Promise<Embedded> {
  const began = Date.now();
  await mkdir(resolve(dataDir), { recursive: true, mode: 0o711 }); // another account may have to pass through
  const folder = await makeHome(resolve(dataDir));
  const server = await describeServer(folder, log);
  const lease = await leaseServer(server);
  await ensureDatabase(lease, database);
  log.info(`内置数据库已就绪（${Date.now() - began} 毫秒）`);
  return {
    url: socketUrl(server.socketFolder, server.cluster.password, database),
    stop: supervise(server, lease, log),
  };
}

async function makeHome(dataDir: string): Promise<string> {
  const folder = join(dataDir, 'postgres');
  const made = await mkdir(folder, { recursive: true, mode: 0o700 });
  const owner = await stat(dataDir);
  if (made && process.getuid?.() === 0) await chown(folder, owner.uid, owner.gid); // whoever owns the place keeps it
  return realpath(folder);
}

async function describeServer(folder: string, log: Log): Promise<Server> {
  const installed = await findBinaries();
  let programs: Programs | undefined;
  const prepareOnce = async () => {
    programs ??= await prepare(folder, installed);
    return programs;
  };
  const there = await openCluster(folder, installed.major);
  if (!there) log.info('首次启动：正在建立内置数据库……');
  const cluster = there ?? (await makeCluster(folder, await prepareOnce()));
  const running = await findPostmaster(cluster.data);
  return {
    folder,
    cluster,
    socketFolder: running?.socketFolder || chooseSocketFolder(folder),
    prepare: prepareOnce,
  };
}

/** Binaries that start, under an account that may use the folder: tried out, because no rule tells what a machine allows. */
async function prepare(folder: string, installed: Binaries): Promise<Programs> {
  const linked = await linkLibraries(installed.folder);
  for (const account of await listAccounts(folder)) {
    await makePrivateFolder(folder, account);
    if (!mayWrite(account, folder)) continue;
    let binaries = installed;
    if (!linked || !startsUnder(account, binaries)) binaries = await copyBinaries(installed, folder);
    if (!startsUnder(account, binaries)) continue;
    return { binaries, account };
  }
  throw new Unavailable(noAccount(folder));
}

const startsUnder = (account: Account, { folder }: Binaries) =>
  succeeds(account, join(folder, 'bin/postgres'), ['--version']);

const noAccount = (folder: string) =>
  process.getuid?.() === 0
    ? `PostgreSQL 不能以 root 运行，而这台机器上没有别的账号能使用 ${folder}。请用普通账号启动，或把 DATA_DIR 设到其他账号能进入的地方（如 /var/lib/gongkai），或用 DATABASE_URL 指明现有的数据库。`
    : `内置数据库的程序在这台机器上不能运行，或 ${folder} 不可写。请检查该文件夹的权限，或用 DATABASE_URL 指明现有的数据库（PostgreSQL 15 或更新）。`;

async function ensureDatabase(lease: Lease, name: string): Promise<void> {
  const there = await lease.query('select 1 from pg_database where datname = $1', [name]);
  if (there.rowCount) return;
  await lease.query(`create database "${name}"`).catch((error) => {
    if (error.code !== '42P04' && error.code !== '23505') throw error; // another start was faster
  });
}
