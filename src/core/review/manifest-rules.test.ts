import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manifestsOf } from './manifest-rules.ts';

test('manifests are of a bounded size and nearly equal, and hold every item in its order', () => {
  const parts = (count: number) =>
    manifestsOf(
      Array.from({ length: count }, (_, at) => at),
      2000,
    );
  const sizes = (count: number) => parts(count).map((part) => part.length);
  assert.deepEqual(sizes(3), [3]);
  assert.deepEqual(sizes(2000), [2000]);
  assert.deepEqual(sizes(2001), [1000, 1001]);
  assert.deepEqual(sizes(0), []);
  assert.deepEqual(
    parts(4001).flat(),
    Array.from({ length: 4001 }, (_, at) => at),
  );
});
