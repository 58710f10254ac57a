import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, describe, test } from 'node:test';
import { Unavailable } from '../errors.ts';
import { openS3Storage } from './s3.ts';
import { type FakeS3, fakeS3 } from './test-s3.ts';
import { chunks, type Setting, sha, storageKeepsItsPromises } from './test-storage.ts';

const homes: string[] = [];
let fake: FakeS3;
let spool: string;
afterEach(() => fake?.close());
after(() => Promise.all(homes.map((home) => rm(home, { recursive: true, force: true }))));

const open = (url = fake.url) => openS3Storage(url, spool, { answer: 1000, pause: 1 });
async function setUp(): Promise<Setting> {
  fake = await fakeS3();
  fake.page = 2; // so that a listing has several
  spool = await mkdtemp(join(tmpdir(), '公开 spool-'));
  homes.push(spool);
  return {
    storage: openS3Storage(fake.url, spool, { answer: 30_000 }),
    kept: async () => [...fake.objects.keys()].map((key) => key.split('/').at(-1)!),
    arriving: () => readdir(spool),
    async age(hash) {
      fake.objects.get(keyOf(hash))!.at = new Date(Date.now() - 48 * 3600_000);
    },
  };
}
const keyOf = (hash: string) => `files/${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`;

storageKeepsItsPromises('a bucket', setUp);

describe('A bucket', () => {
  test('gets large content in parts, and none of them is left when sending fails', async () => {
    const bytes = randomBytes(40_000_000);
    await openS3Storage(fake.url, spool).put(chunks(bytes), { maxBytes: 1e9 });
    assert.equal(fake.requests.filter((one) => /partNumber/.test(one)).length, 3);
    assert.deepEqual([...fake.objects.keys()], [keyOf(sha(bytes))]);
    assert.equal(fake.uploads.size, 0);
  });

  test('is swept of parts that were never put together', async () => {
    fake.uploads.set('old', { key: 'files/x', at: new Date(Date.now() - 48 * 3600_000), parts: new Map() });
    fake.uploads.set('new', { key: 'files/y', at: new Date(), parts: new Map() });
    await open().sweep({ known: async () => new Set() });
    assert.deepEqual([...fake.uploads.keys()], ['new']);
  });

  test('refuses a wrong key: nobody takes that for an answer', async () => {
    const url = fake.url.replace('AKTEST:', 'AKTEST:wrong');
    await assert.rejects(open(url).size(sha('x')), Unavailable);
    await assert.rejects(open(url).put(chunks('x'), { maxBytes: 10 }), Unavailable);
  });

  for (const mood of ['hangs up', 'is busy', 'silent'] as const) {
    test(`that ${mood} is said to be away in Chinese, keeps nothing half, and works again by itself`, async () => {
      const storage = open();
      const { hash } = await storage.put(chunks('先前的'), { maxBytes: 100 });
      fake.mood = mood;
      const why = (error: unknown) => error instanceof Unavailable && /稍后再试/.test(error.message);
      await assert.rejects(storage.put(chunks('写不进去'), { maxBytes: 100 }), why);
      await assert.rejects(storage.size(hash), why);
      await assert.rejects(storage.open(hash).toArray(), why);
      await assert.rejects(storage.ready(), why);
      assert.deepEqual(await readdir(spool), []);
      fake.mood = 'works';
      await storage.put(chunks('又能写了'), { maxBytes: 100 });
      assert.equal(Buffer.concat(await storage.open(hash).toArray()).toString(), '先前的');
    });
  }
});
