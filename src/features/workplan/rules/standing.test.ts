import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countGroups, countLights, countStandings, lightOf, sharedLight, standingOf } from './standing.ts';

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
  assert.deepEqual(Object.values(countStandings(tasks)), [1, 1, 1, 1, 1, 1]);
});

test('a task is closed only while a page proves it', () => {
  assert.equal(standingOf({ ...open, closedAt, evidence: 1 }), 'closed');
  assert.equal(standingOf({ ...open, closedAt }), 'unproven');
  assert.equal(standingOf(open), 'not_started');
});

test('a task with a day of its own turns amber thirty days before it and red on the day after', () => {
  const due = { ...open, deadline: '2019-10-31' };
  assert.equal(lightOf(due, 2019, '2019-09-30'), 'normal');
  assert.equal(lightOf(due, 2019, '2019-10-01'), 'soon');
  assert.equal(lightOf(due, 2019, '2019-10-31'), 'soon');
  assert.equal(lightOf(due, 2019, '2019-11-01'), 'overdue');
  assert.equal(lightOf({ ...due, closedAt }, 2019, '2026-01-01'), null, 'a closed one has no light');
});

test('a task without a day is one of its year, and carried over when the year is out', () => {
  assert.equal(lightOf(open, 2019, '2019-11-30'), 'normal');
  assert.equal(lightOf(open, 2019, '2019-12-01'), 'soon');
  assert.equal(lightOf(open, 2019, '2019-12-31'), 'soon');
  assert.equal(lightOf(open, 2019, '2020-01-01'), 'carried');
  assert.equal(lightOf({ ...open, deadline: '2019-10-31' }, 2019, '2020-01-01'), 'carried');
  assert.equal(lightOf({ ...open, deadline: '2021-06-30' }, 2019, '2020-01-01'), 'carried');
});

test('what all open tasks share is said once', () => {
  const tasks = [open, open, { ...open, closedAt, evidence: 1 }];
  assert.deepEqual(countLights(tasks, 2019, '2020-01-01'), { normal: 0, soon: 0, overdue: 0, carried: 2 });
  assert.equal(sharedLight(tasks, 2019, '2020-01-01'), 'carried');
  assert.equal(sharedLight([open], 2019, '2020-01-01'), null, 'one alone shares nothing');
  assert.equal(sharedLight([...tasks, { ...open, deadline: '2019-08-01' }], 2019, '2019-08-20'), null);
});
