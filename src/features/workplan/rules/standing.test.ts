import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beginningOf, countGroups, latenessOf, standingOf } from './standing.ts';

const open = { closedAt: null, evidence: 0, stage: null, deadline: null };
const closedAt = new Date('2020-01-05T00:00:00Z');

test('every task stands in one group, whatever its day', () => {
  const tasks = [
    open,
    { ...open, stage: 'under_way' as const, deadline: '2019-01-01' },
    { ...open, stage: 'done' as const },
    { ...open, stage: 'blocked' as const },
    { ...open, closedAt, evidence: 1 },
    { ...open, closedAt },
  ];
  assert.deepEqual(countGroups(tasks), { closed: 1, moving: 2, waiting: 1, blocked: 1, unproven: 1 });
  assert.equal(standingOf(open), 'not_started');
});

test('a task that outlives its year is carried over, one past its own day is late, a closed one is neither', () => {
  assert.equal(latenessOf(open, 2019, '2019-12-31'), null);
  assert.equal(latenessOf(open, 2019, '2020-01-01'), 'carried');
  assert.equal(latenessOf({ ...open, deadline: '2019-10-31' }, 2019, '2019-11-01'), 'overdue');
  assert.equal(latenessOf({ ...open, closedAt }, 2019, '2026-01-01'), null);
});

test('a long clause is cut at the end of a sentence, a short one not at all', () => {
  assert.equal(beginningOf('短'.repeat(150)), null);
  assert.equal(beginningOf(`${'甲'.repeat(90)}。${'乙'.repeat(90)}`), `${'甲'.repeat(90)}。`);
  assert.equal(beginningOf('长'.repeat(300)), `${'长'.repeat(120)}……`);
});
