import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, beforeEach, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Unavailable } from '../errors.ts';
import { inWords } from '../size.ts';
import { openStorage, type Storage, TooLarge } from './local.ts';

const sha = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
const twoDaysAgo = new Date(Date.now() - 48 * 3600_000);
const homes: string[] = [];
let dir: string;
let storage: Storage;

beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), '公开 files-')), 'files');
  homes.push(join(dir, '..'));
  storage = openStorage(dir);
});
after(() => Promise.all(homes.map((home) => rm(home, { recursive: true, force: true }))));

async function* chunks(...parts: (string | Uint8Array)[]) {
  for (const part of parts) yield Buffer.from(part);
}
const put = (text: string | Uint8Array) => storage.put(chunks(text), { maxBytes: 10_000_000 });
const everyFile = async () =>
  (await readdir(dir, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
const placeOf = (hash: string) => join(dir, hash.slice(0, 2), hash.slice(2, 4), hash);
const age = (path: string) => utimes(path, twoDaysAgo, twoDaysAgo);
const nothingKnown = { known: async () => new Set<string>() };

async function read(hash: string, range?: { start: number; end: number }): Promise<string> {
  return Buffer.concat(await storage.open(hash, range).toArray()).toString();
}

describe('Content that was put', () => {
  test('is found under its hash, whole or a part of it, with its size and its first 8 KB', async () => {
    const bytes = randomBytes(20_000);
    const done = await storage.put(chunks(bytes.subarray(0, 3000), bytes.subarray(3000)), { maxBytes: 20_000 });
    assert.equal(done.hash, sha(bytes));
    assert.equal(done.bytes, 20_000);
    assert.deepEqual(Buffer.from(done.head), bytes.subarray(0, 8192));
    assert.equal(await storage.size(done.hash), 20_000);
    assert.deepEqual(await readFile(placeOf(done.hash)), bytes);
    const { hash } = await put('政府信息公开');
    assert.equal(await read(hash, { start: 3, end: 8 }), '府信');
  });

  test('is stored once, however many upload it at the same time', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => put('同一份文件')));
    assert.equal(new Set(all.map(({ hash }) => hash)).size, 1);
    assert.deepEqual(await everyFile(), [all[0]!.hash]);
    assert.equal(await read(all[0]!.hash), '同一份文件');
  });

  test('is gone when removed, and removing it again is no error', async () => {
    const { hash } = await put('甲');
    await storage.remove(hash);
    await storage.remove(hash);
    assert.equal(await storage.has(hash), false);
    assert.equal(await storage.size(hash), null);
  });

  test('cannot be asked for by a path', () => {
    assert.throws(() => storage.open('../../etc/passwd'));
    assert.throws(() => storage.remove('ABC'));
  });
});

describe('Content that did not arrive whole leaves nothing behind', () => {
  test('when it is larger than allowed, and a sentence says how large it may be', async () => {
    const tooMuch = storage.put(chunks('12345', '67890'), { maxBytes: 9 });
    await assert.rejects(tooMuch, (error) => error instanceof TooLarge && error.message.includes('9 字节'));
    assert.deepEqual(await everyFile(), []);
  });

  test('when the sender goes away in the middle', async () => {
    async function* broken() {
      yield Buffer.from('一半');
      throw new Error('aborted');
    }
    await assert.rejects(storage.put(broken(), { maxBytes: 100 }), /aborted/);
    assert.deepEqual(await everyFile(), []);
  });

  test('when it is discarded after it was looked at', async () => {
    const arrived = await storage.receive(chunks('不要'), { maxBytes: 100 });
    assert.equal(await readFile(arrived.path, 'utf8'), '不要');
    assert.equal(await storage.has(arrived.hash), false);
    await arrived.discard();
    assert.deepEqual(await everyFile(), []);
  });
});

describe('The sweep', () => {
  test('removes old orphans and remains of broken uploads, and keeps what is known or younger than a day', async () => {
    const [orphan, known, young] = [await put('孤儿'), await put('有主'), await put('刚来')];
    await age(placeOf(orphan.hash));
    await age(placeOf(known.hash));
    await writeFile(join(dir, 'incoming', 'broken'), 'x');
    await age(join(dir, 'incoming', 'broken'));
    await writeFile(join(dir, 'incoming', 'running'), 'x');
    const asked: string[] = [];
    const removed = await storage.sweep({
      olderThanMs: 0, // less than a day is not heard
      async known(hashes) {
        asked.push(...hashes);
        return new Set([known.hash]);
      },
    });
    assert.equal(removed, 2);
    assert.deepEqual(asked.sort(), [orphan.hash, known.hash].sort());
    assert.deepEqual((await everyFile()).sort(), [known.hash, young.hash, 'running'].sort());
  });

  test('spares an orphan that is uploaded again while it is deciding', async () => {
    const { hash } = await put('又来了');
    await age(placeOf(hash));
    await storage.sweep({
      async known() {
        await put('又来了');
        return new Set();
      },
    });
    assert.equal(await read(hash), '又来了');
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
