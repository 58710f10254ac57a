import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Unavailable } from '../errors.ts';
import { inWords } from '../size.ts';
import { openStorage, type Storage } from './local.ts';
import { chunks, type Setting, sha, storageKeepsItsPromises } from './test-storage.ts';

const twoDaysAgo = new Date(Date.now() - 48 * 3600_000);
const homes: string[] = [];
let dir: string;
let storage: Storage;

async function setUp(): Promise<Setting> {
  dir = join(await mkdtemp(join(tmpdir(), '公开 files-')), 'files');
  homes.push(join(dir, '..'));
  storage = openStorage(dir);
  return {
    storage,
    kept: async () => (await everyFile()).filter((name) => name.length === 64),
    arriving: () => readdir(join(dir, 'incoming')),
    age: (hash) => age(placeOf(hash)),
  };
}
after(() => Promise.all(homes.map((home) => rm(home, { recursive: true, force: true }))));

const put = (text: string | Uint8Array) => storage.put(chunks(text), { maxBytes: 10_000_000 });
const everyFile = async () =>
  (await readdir(dir, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
const placeOf = (hash: string) => join(dir, hash.slice(0, 2), hash.slice(2, 4), hash);
const age = (path: string) => utimes(path, twoDaysAgo, twoDaysAgo);
const nothingKnown = { known: async () => new Set<string>() };
const read = async (hash: string) => Buffer.concat(await storage.open(hash).toArray()).toString();

storageKeepsItsPromises('a folder', setUp);

describe('The sweep of a folder', () => {
  test('removes remains of broken uploads, none younger than a day', async () => {
    await writeFile(join(dir, 'incoming', 'broken'), 'x');
    await age(join(dir, 'incoming', 'broken'));
    await writeFile(join(dir, 'incoming', 'running'), 'x');
    assert.equal(await storage.sweep(nothingKnown), 1);
    assert.deepEqual(await everyFile(), ['running']);
  });

  test('puts back what a killed sweep had set aside', async () => {
    const { hash } = await put('放在一边');
    const { mkdir, rename } = await import('node:fs/promises');
    await mkdir(join(dir, 'aside'));
    await rename(placeOf(hash), join(dir, 'aside', hash));
    await storage.sweep(nothingKnown);
    assert.equal(await read(hash), '放在一边');
  });
});

describe('A storage that is not ready', () => {
  test('says so when its folder is gone, and does not make it anew on another disk', async () => {
    await storage.ready();
    assert.deepEqual(await everyFile(), []);
    await rm(dir, { recursive: true });
    await assert.rejects(storage.ready(), Unavailable);
    await assert.rejects(put('写不进去'), (error) => error instanceof Unavailable && /稍后再试/.test(error.message));
    await assert.rejects(readdir(dir));
  });
});

test('After kill -9 in the middle of uploads every acknowledged one is whole', async () => {
  const code = `
    import { randomBytes } from 'node:crypto';
    import { openStorage } from ${JSON.stringify(join(import.meta.dirname, 'local.js'))};
    const storage = openStorage(process.argv[1]);
    async function* content() { for (let i = 0; i < 8; i += 1) yield randomBytes(20_000); }
    const loop = async () => {
      for (;;) console.log((await storage.put(content(), { maxBytes: 1e9 })).hash);
    };
    for (let i = 0; i < 4; i += 1) loop();`;
  const acknowledged: string[] = [];
  for (let round = 0; round < 4; round += 1) {
    const child = spawn(process.execPath, ['--input-type=module', '-e', code, dir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const gone = new Promise((done) => child.once('close', done));
    createInterface({ input: child.stdout }).on('line', (line) => line.length === 64 && acknowledged.push(line));
    const before = acknowledged.length;
    while (acknowledged.length < before + 10) await sleep(5);
    await sleep(Math.random() * 30);
    child.kill('SIGKILL');
    await gone;
  }
  assert.ok(acknowledged.length >= 40);
  for (const hash of acknowledged) assert.equal(sha(await readFile(placeOf(hash))), hash);
  const kept = (await everyFile()).filter((name) => name.length === 64);
  for (const hash of kept) assert.equal(sha(await readFile(placeOf(hash))), hash, 'nothing half stands under a hash');
});

test('Sizes are said as people say them', () => {
  assert.deepEqual([20, 1536, 50 * 1024 ** 2, 2 * 1024 ** 3].map(inWords), ['20 字节', '1.5 KB', '50 MB', '2 GB']);
});
