import { fork } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../app.ts';
import { openChanges } from '../core/publications/changes.ts';
import { openDb, openPool, type PublicDb, type StaffDb } from '../platform/database.ts';
import { guardedFetch } from '../platform/http/fetch-guarded.ts';
import { openMemory } from '../platform/http/memory.ts';
import { listen } from '../platform/http/serve.ts';
import { createLog } from '../platform/log.ts';
import type { RoleUrls } from '../platform/roles.ts';
import { openStorage } from '../platform/storage/local.ts';
import { rooms } from '../rooms.ts';

/** A second process over the same database, with pages of its own in memory; it can be stopped and waked. */
export interface OtherProcess {
  url: string;
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void;
  end(): Promise<void>;
}

export async function startOther(urls: RoleUrls): Promise<OtherProcess> {
  const child = fork(import.meta.filename, [JSON.stringify(urls)], { execArgv: [] });
  const [url] = (await once(child, 'message')) as [string];
  return {
    url,
    signal: (signal) => void child.kill(signal),
    async end() {
      child.kill('SIGCONT');
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

async function serveOther(urls: RoleUrls): Promise<void> {
  const sides = {
    staff: openDb<StaffDb>(openPool({ url: urls.app, max: 4 })),
    live: openDb<PublicDb>(openPool({ url: urls.public, max: 4 })),
  };
  const memory = openMemory(openChanges(urls.app));
  const app = buildApp({
    sides,
    storage: await openStorage(join(tmpdir(), `gongkai-test-${process.pid}`)),
    mail: null,
    fetchOutside: guardedFetch(),
    publicUrl: 'http://localhost:8890',
    features: rooms,
    log: createLog('fatal', 'stderr'),
    memory,
    ready: async () => ({ database: true }),
  });
  const { url } = await listen({ app, memory, port: 0, host: '127.0.0.1' });
  process.send!(url);
  process.on('disconnect', () => process.exit(0));
}

if (process.argv[1] === import.meta.filename && process.send) await serveOther(JSON.parse(process.argv[2]!));
