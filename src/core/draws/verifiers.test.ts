import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../../platform/root.ts';
import type { Bundle } from '../../ui/assets/draw/bundle.ts';
import { digest, hex, keyed } from '../../ui/assets/draw/hash.ts';
import { verify as byPage } from '../../ui/assets/draw/verify.ts';
import { agreement, byPython, hasPython } from './test-agreement.ts';
import { bundleFor } from './test-bundles.ts';
import { vectorPool, vectors } from './test-vectors.ts';

type Verify = (bundle: unknown) => [string, boolean][];
const { verify: byFile } = (await import(`${projectRoot}/bin/verify-draw.mjs`)) as { verify: Verify };

const fails = (bundle: Bundle) => ({
  file: byFile(structuredClone(bundle)).filter(([, holds]) => !holds).length,
  browser: byPage(structuredClone(bundle)).filter(({ holds }) => !holds).length,
});

test('the hashes of the page are those of OpenSSL, for every length around a block', () => {
  for (const alg of ['sha256', 'sm3'] as const)
    for (let length = 0; length < 140; length += 1) {
      const bytes = randomBytes(length);
      assert.equal(hex(digest(alg, bytes)), createHash(alg).update(bytes).digest('hex'));
      const key = randomBytes(32);
      assert.equal(hex(keyed(alg, key)(bytes)), createHmac(alg, key).update(bytes).digest('hex'));
    }
});

for (const { alg, resultHash: expected } of vectors)
  test(`the single file and the page both prove the published vectors in ${alg}`, () => {
    const bundle = bundleFor(vectorPool(alg));
    assert.equal(bundle.results[0]!.result_hash, expected);
    assert.deepEqual(fails(bundle), { file: 0, browser: 0 });
    assert.ok(byFile(bundle).length >= 9);
  });

test('whatever is changed in a bundle is found by both', () => {
  const whole = bundleFor(vectorPool('sha256'), [{ target: 'D004', inspector: 'P01' }]);
  assert.deepEqual(fails(whole), { file: 0, browser: 0 });
  const changes: [string, (bundle: Bundle) => void][] = [
    [
      'another pool',
      (b) => {
        b.pool = b.pool.replace('target A001 A 1', 'target A001 A 2');
      },
    ],
    [
      'another share',
      (b) => {
        b.shares[0]!.secret = '22'.repeat(32);
      },
    ],
    [
      'a beacon typed otherwise',
      (b) => {
        b.beacons[0]!.value = b.beacons[0]!.value.replace('03', '3');
      },
    ],
    [
      'a commitment after the event',
      (b) => {
        b.commitments[0]!.at = '2026-10-30T00:00:00Z';
      },
    ],
    [
      'another result',
      (b) => {
        b.results[0]!.result = b.results[0]!.result.replace('drawn D004', 'drawn A001');
      },
    ],
    [
      'a substitution that was not',
      (b) => {
        b.substitutions[0]!.inspector = 'P02';
      },
    ],
    [
      'another seed',
      (b) => {
        b.seed = '00'.repeat(32);
      },
    ],
    [
      'the number of another draw',
      (b) => {
        b.draw = 'ZX-SSJ-2026-002';
      },
    ],
  ];
  for (const [what, change] of changes) {
    const bundle = structuredClone(whole);
    change(bundle);
    const { file, browser } = fails(bundle);
    assert.ok(file > 0 && browser > 0, `${what}: ${file} ${browser}`);
  }
});

const how = { skip: hasPython ? false : 'no python3 with SM3 on this machine' };

test('Python proves the published vectors and says the same sentences as JavaScript', how, async () => {
  const bundles = vectors.map(({ alg }) => bundleFor(vectorPool(alg)));
  const said = await byPython(bundles);
  for (const [at, bundle] of bundles.entries()) {
    assert.deepEqual(said[at], byFile(bundle));
    assert.ok(said[at]!.length >= 10 && said[at]!.every(([, holds]) => holds));
  }
});

test('page, JavaScript and Python agree on 300 random bundles, in order and tampered with', how, async () => {
  const { different, kinds } = await agreement(300);
  assert.deepEqual(different, []);
  assert.ok(kinds.inOrder > 100 && kinds.refused > 30 && kinds.unreadable > 30, JSON.stringify(kinds));
});

test('each single file answers 0, 1 or 2', how, () => {
  const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
  const good = bundleFor(vectorPool('sha256'));
  const cases: [string, string, number][] = [
    ['good', JSON.stringify(good), 0],
    ['bad', JSON.stringify({ ...good, seed: '00' }), 1],
    ['none', '{"draw": NaN}', 2],
    ['old', '[]', 2],
  ];
  for (const [name, text, expected] of cases) {
    const file = join(folder, `${name}.json`);
    writeFileSync(file, text);
    for (const command of [
      [process.execPath, 'bin/verify-draw.mjs'],
      ['python3', 'bin/verify-draw.py'],
    ])
      assert.equal(
        spawnSync(command[0]!, [command[1]!, file], { cwd: projectRoot }).status,
        expected,
        command.join(' '),
      );
  }
  rmSync(folder, { recursive: true });
});
