import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { Unavailable } from './errors.ts';
import { eicar, type FakeClamd, fakeClamd } from './test-clamd.ts';
import { openVirusScanner } from './virus-scanner.ts';

let dir: string;
let clamd: FakeClamd;
before(async () => {
  dir = await mkdtemp(join(tmpdir(), '公开 scan-'));
  clamd = await fakeClamd();
});
beforeEach(() => {
  clamd.mood = 'works';
});
after(async () => {
  await clamd?.close();
  await rm(dir, { recursive: true, force: true });
});

async function scan(content: string | Uint8Array, bounds = {}) {
  const path = join(dir, 'file');
  await writeFile(path, content);
  return openVirusScanner(clamd.url, bounds)!.scan(path);
}

describe('The virus scanner', () => {
  test('says that a file is clean, and which engine said so', async () => {
    assert.deepEqual(await scan('政府信息公开'), { verdict: 'clean', engine: 'ClamAV 1.4.1/27500' });
    assert.equal((await scan(randomBytes(3_000_000))).verdict, 'clean');
  });

  test('names the virus that it found', async () => {
    assert.deepEqual(await scan(`通知 ${eicar}`), { verdict: 'infected', name: 'Eicar-Test-Signature' });
  });

  test('says that a file is larger than it takes, and is not drowned by it', async () => {
    clamd.mostBytes = 1_000_000;
    assert.deepEqual(await scan(randomBytes(5_000_000)), { verdict: 'too_large' });
    clamd.mostBytes = 25 * 1024 ** 2;
  });

  for (const mood of ['hangs up', 'talks nonsense', 'silent'] as const) {
    test(`is unavailable when it ${mood}, and works again by itself`, async () => {
      clamd.mood = mood;
      await assert.rejects(scan('x', { step: 300, answer: 300 }), (error) => {
        assert.ok(error instanceof Unavailable);
        return /稍后再试/.test(error.message);
      });
      clamd.mood = 'works';
      assert.equal((await scan('x')).verdict, 'clean');
    });
  }

  test('is unavailable when nobody listens', async () => {
    const gone = openVirusScanner('tcp://127.0.0.1:1')!;
    await assert.rejects(gone.scan(import.meta.filename), Unavailable);
    await assert.rejects(openVirusScanner(`unix:${dir}/none.sock`)!.scan(import.meta.filename), Unavailable);
  });

  test('is none without an address', () => assert.equal(openVirusScanner(null), null));
});
