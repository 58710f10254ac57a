import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { buildApp, type House } from './app.ts';
import { setSecretKey } from './core/people/secret.ts';
import { openChanges } from './core/publications/changes.ts';
import { guardedFetch } from './platform/http/fetch-guarded.ts';
import { type Memory, openMemory } from './platform/http/memory.ts';
import { createLog } from './platform/log.ts';
import { openStorage } from './platform/storage/local.ts';
import { type TestDatabase, testDatabase } from './platform/test-database.ts';
import { rooms } from './rooms.ts';

/** The whole house on a database of its own, for tests that walk through its doors. */
export interface TestHouse {
  t: TestDatabase;
  house: House;
  memory: Memory;
  app: Hono;
  close(): Promise<void>;
}

export async function testHouse(): Promise<TestHouse> {
  setSecretKey(Buffer.alloc(32, 7));
  const t = await testDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-test-'));
  const storage = await openStorage(join(folder, 'files'));
  const memory = openMemory(openChanges(t.urls.app));
  const house: House = {
    sides: t.sides,
    storage,
    mail: null,
    fetchOutside: guardedFetch(),
    publicUrl: 'http://localhost:8890',
    features: rooms,
    log: createLog('fatal', 'stderr'),
    memory,
    ready: async () => ({ database: true }),
  };
  return {
    t,
    house,
    memory,
    app: buildApp(house),
    async close() {
      await memory.close();
      await t.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
