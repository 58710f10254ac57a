import { setTimeout as sleep } from 'node:timers/promises';
import type { Lease } from './lease.ts';
import { findPostmaster, stopPostmaster } from './postmaster.ts';
import { leaseServer, type Server } from './server.ts';

/** Where the embedded database reports what it does; a pino logger fits. */
export interface Log {
  info(words: string): void;
  warn(words: string): void;
}

/** Starts the server again whenever it dies; answers the function that ends this and gives the lease back. */
export function supervise(server: Server, first: Lease, log: Log): () => Promise<void> {
  const ending = new AbortController();
  let lease: Lease | null = first;
  const watching = (async () => {
    while (lease) {
      await lease.lost;
      lease = await recover(server, log, ending.signal);
    }
  })();
  let stopped: Promise<void> | undefined;
  return () => {
    ending.abort();
    stopped ??= Promise.all([lease && leave(server, lease), watching]).then(() => {});
    return stopped;
  };
}

async function recover(server: Server, log: Log, signal: AbortSignal): Promise<Lease | null> {
  if (!signal.aborted) log.warn('内置数据库意外停止，正在重新启动……');
  while (!signal.aborted) {
    const lease = await leaseServer(server, signal).catch((error) => {
      if (!signal.aborted) log.warn(error.message);
      return null;
    });
    if (lease && !signal.aborted) {
      log.info('内置数据库已恢复');
      return lease;
    }
    if (lease) await leave(server, lease);
    else await sleep(1000, undefined, { signal }).catch(() => {});
  }
  return null;
}

async function leave(server: Server, lease: Lease): Promise<void> {
  const last = await lease.release().catch(() => false); // a dead server needs no shutdown
  const running = last ? await findPostmaster(server.cluster.data) : null;
  if (running) await stopPostmaster(server.cluster.data, running);
  await lease.close();
}
