import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { vectorParts, vectorPool, vectors } from '../test-vectors.ts';
import { hashOf, seedOf, Tickets } from './hash.ts';
import { parsePool } from './parse.ts';
import { poolText } from './pool.ts';
import { resultHash, resultText } from './result.ts';
import { drawFrom } from './select.ts';

for (const vector of vectors) {
  test(`ZXDRAW-1 with ${vector.alg} gives every field of the published vectors`, () => {
    const pool = vectorPool(vector.alg);
    const text = poolText(pool);
    const poolHash = hashOf(vector.alg, text);
    assert.equal(poolHash, vector.poolHash);
    assert.deepEqual(poolText(parsePool(text).pool!), text);
    const seed = seedOf({ ...vectorParts, alg: vector.alg, poolHash });
    assert.equal(seed.toString('hex'), vector.seed);
    const outcome = drawFrom(pool, seed);
    assert.deepEqual(
      outcome.drawn.map(({ id, key }) => `${id} ${key.slice(0, 8)}`),
      vector.drawn,
    );
    assert.deepEqual(
      outcome.teams.map(({ target, inspectors }) => [target, ...inspectors].join(' ')),
      vector.teams,
    );
    assert.ok(outcome.teams.every(({ short }) => !short));
    assert.deepEqual(
      outcome.strata.map(({ code, eligible, size }) => `${code} ${eligible}/${size}`),
      ['A 11/1', 'B 7/2', 'D 4/4'],
    );
    if (vector.reserve)
      assert.deepEqual(
        outcome.strata.map(({ code, reserve }) => [code, ...reserve].join(' ')),
        vector.reserve,
      );
    assert.equal(resultHash(vector.alg, resultText(pool.draw, outcome)), vector.resultHash);
  });
}

test('a citizen checks one ticket with OpenSSL alone', () => {
  const [{ seed }] = vectors;
  const expected = '2e7a8907dc4ef9d5221b4d11d08fee86822a2dbe1f695be69868872f56b1b4b8';
  assert.equal(new Tickets('sha256', Buffer.from(seed, 'hex')).of('T', 'D001', 1), expected);
  const said = execFileSync('openssl', ['dgst', '-sha256', '-mac', 'HMAC', '-macopt', `hexkey:${seed}`], {
    input: 'T|D001|1',
    encoding: 'utf8',
  });
  assert.match(said, new RegExp(expected));
});
