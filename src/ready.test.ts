import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { openS3Storage } from './platform/storage/s3.ts';
import { type FakeS3, fakeS3 } from './platform/storage/test-s3.ts';
import { canRead, watchStorage } from './ready.ts';

let bucket: FakeS3;
let spool: string;
let seconds: number;
before(async () => {
  bucket = await fakeS3();
  spool = await mkdtemp(join(tmpdir(), 'gongkai-spool-'));
});
beforeEach(() => {
  bucket.mood = 'works';
  bucket.requests.length = 0;
  seconds = 0;
});
after(async () => {
  await bucket.close();
  await rm(spool, { recursive: true, force: true });
});

/** A process beside the bucket; its clock goes when the test says so. */
const watch = () => {
  const storage = openS3Storage(bucket.url, spool, { answer: 1000, tries: 1, pause: 1 });
  return watchStorage(storage, { every: 10_000, patience: 5000, now: () => seconds * 1000 });
};
const asked = async (answers: () => Promise<boolean>) => {
  seconds += 10;
  return answers();
};

test('the bucket is asked once in ten seconds, however often a balancer asks', async () => {
  const answers = watch();
  assert.deepEqual(await Promise.all([answers(), answers(), answers()]), [true, true, true]);
  const once = bucket.requests.length;
  seconds = 9;
  assert.equal(await answers(), true);
  assert.equal(bucket.requests.length, once);
});

test('one lost answer rings no bell; half a minute without one does, and the first that comes ends it', async () => {
  for (const mood of ['hangs up', 'is busy', 'silent'] as const) {
    const answers = watch();
    assert.equal(await asked(answers), true);
    bucket.mood = mood;
    assert.deepEqual([await asked(answers), await asked(answers)], [true, true], `${mood}: two may be lost`);
    bucket.mood = 'works';
    assert.equal(await asked(answers), true);
    bucket.mood = mood;
    const three = [await asked(answers), await asked(answers), await asked(answers)];
    assert.deepEqual(three, [true, true, false], mood);
    bucket.mood = 'works';
    assert.equal(await asked(answers), true, `${mood}: it is back`);
  }
});

test('a process whose storage is away still reads: it stays in the balance, one without its database does not', () => {
  assert.equal(canRead({ database: true, migrations: true, storage: false }), true);
  assert.equal(canRead({ database: true, migrations: false, storage: true }), false);
  assert.equal(canRead({ database: false, migrations: false, storage: true }), false);
});
