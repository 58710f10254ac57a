import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { beforeEach, describe, test } from 'node:test';
import type { Storage } from './local.ts';
import { TooLarge } from './receive.ts';

export const sha = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
export async function* chunks(...parts: (string | Uint8Array)[]) {
  for (const part of parts) yield Buffer.from(part);
}

/** One storage under test, and what lies behind it. */
export interface Setting {
  storage: Storage;
  /** The last part of every name that is kept. */
  kept(): Promise<string[]>;
  /** The same of what is only on its way. */
  arriving(): Promise<string[]>;
  /** Makes content look as if it had been there for two days. */
  age(hash: string): Promise<void>;
}

/** What every storage promises, whatever keeps its bytes. */
export function storageKeepsItsPromises(called: string, setUp: () => Promise<Setting>): void {
  let at: Setting;
  beforeEach(async () => {
    at = await setUp();
  });
  const put = (text: string | Uint8Array) => at.storage.put(chunks(text), { maxBytes: 100_000_000 });
  const read = async (hash: string, range?: { start: number; end: number }) =>
    Buffer.concat(await at.storage.open(hash, range).toArray());

  describe(`Content that was put into ${called}`, () => {
    test('is found under its hash, whole or a part of it, with its size and its first 8 KB', async () => {
      const bytes = randomBytes(20_000);
      const done = await at.storage.put(chunks(bytes.subarray(0, 3000), bytes.subarray(3000)), { maxBytes: 20_000 });
      assert.deepEqual([done.hash, done.bytes], [sha(bytes), 20_000]);
      assert.deepEqual(Buffer.from(done.head), bytes.subarray(0, 8192));
      assert.equal(await at.storage.size(done.hash), 20_000);
      assert.deepEqual(await read(done.hash), bytes);
      const { hash } = await put('政府信息公开');
      assert.equal((await read(hash, { start: 3, end: 8 })).toString(), '府信');
    });

    test('is stored once, however many upload it at the same time', async () => {
      const all = await Promise.all(Array.from({ length: 20 }, () => put('同一份文件')));
      assert.equal(new Set(all.map(({ hash }) => hash)).size, 1);
      assert.deepEqual(await at.kept(), [all[0]!.hash]);
      assert.deepEqual(await at.arriving(), []);
      assert.equal((await read(all[0]!.hash)).toString(), '同一份文件');
    });

    test('is whole when it is large', async () => {
      const bytes = randomBytes(40_000_000);
      const { hash } = await put(bytes);
      assert.equal(sha(await read(hash)), sha(bytes));
      assert.deepEqual(await read(hash, { start: 39_999_990, end: 39_999_999 }), bytes.subarray(-10));
    });

    test('is gone when removed, and removing it again is no error', async () => {
      const { hash } = await put('甲');
      await at.storage.remove(hash);
      await at.storage.remove(hash);
      assert.deepEqual([await at.storage.has(hash), await at.storage.size(hash)], [false, null]);
    });

    test('cannot be asked for by a path', async () => {
      assert.throws(() => at.storage.open('../../etc/passwd'));
      await assert.rejects(async () => at.storage.remove('ABC'));
    });
  });

  describe(`Content that did not arrive whole leaves nothing behind in ${called}`, () => {
    test('when it is larger than allowed, and a sentence says how large it may be', async () => {
      const tooMuch = at.storage.put(chunks('12345', '67890'), { maxBytes: 9 });
      await assert.rejects(tooMuch, (error) => error instanceof TooLarge && error.message.includes('9 字节'));
      assert.deepEqual([await at.kept(), await at.arriving()], [[], []]);
    });

    test('when the sender goes away in the middle', async () => {
      async function* broken() {
        yield Buffer.from('一半');
        throw new Error('aborted');
      }
      await assert.rejects(at.storage.put(broken(), { maxBytes: 100 }), /aborted/);
      assert.deepEqual([await at.kept(), await at.arriving()], [[], []]);
    });

    test('when it is discarded after it was looked at', async () => {
      const arrived = await at.storage.receive(chunks('不要'), { maxBytes: 100 });
      assert.equal(await readFile(arrived.path, 'utf8'), '不要');
      assert.equal(await at.storage.has(arrived.hash), false);
      await arrived.discard();
      assert.deepEqual([await at.kept(), await at.arriving()], [[], []]);
    });
  });

  describe(`The sweep of ${called}`, () => {
    test('removes old orphans, and keeps what is known or younger than a day', async () => {
      const [orphan, known, young] = [await put('孤儿'), await put('有主'), await put('刚来')];
      await at.age(orphan.hash);
      await at.age(known.hash);
      const asked: string[] = [];
      const removed = await at.storage.sweep({
        olderThanMs: 0, // less than a day is not heard
        async known(hashes) {
          asked.push(...hashes);
          return new Set([known.hash]);
        },
      });
      assert.equal(removed, 1);
      assert.deepEqual(asked.sort(), [orphan.hash, known.hash].sort());
      assert.deepEqual((await at.kept()).sort(), [known.hash, young.hash].sort());
    });

    test('spares an orphan that is uploaded again while it is deciding', async () => {
      const { hash } = await put('又来了');
      await at.age(hash);
      await at.storage.sweep({
        async known() {
          await put('又来了');
          return new Set();
        },
      });
      assert.equal((await read(hash)).toString(), '又来了');
    });
  });

  test(`${called} says that it is ready, and nothing is left of asking`, async () => {
    await at.storage.ready();
    assert.deepEqual([await at.kept(), await at.arriving()], [[], []]);
  });
}
