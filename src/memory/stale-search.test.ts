import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { countStale } from './test-stale.ts';
import { openTown, type Town } from './test-town.ts';

let town: Town;
before(async () => {
  town = await openTown();
});
after(() => town?.close());

// 200 cycles and 10,000 questions: `node dist/bench/stale-search.js`
test('what was withdrawn is in no hit, count, facet, completion or answer of two processes from the moment its withdrawal answers', async () => {
  const { asked, stale } = await countStale(town, 5, 48);
  assert.deepEqual(stale, []);
  assert.equal(asked, 5 * 48);
});
