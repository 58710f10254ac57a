import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closedLate, countGroups, countLights, countStandings, lightOf, sharedLight, standingOf } from './standing.ts';

const plan = { year: 2019, issuedOn: '2019-08-08' };
const open = { closedAt: null, evidence: 0, stage: null, deadline: null, recurrence: null, approvedAt: null };
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
  assert.equal(lightOf(due, plan, '2019-09-30'), 'normal');
  assert.equal(lightOf(due, plan, '2019-10-01'), 'soon');
  assert.equal(lightOf(due, plan, '2019-10-31'), 'soon');
  assert.equal(lightOf(due, plan, '2019-11-01'), 'overdue');
  assert.equal(lightOf({ ...due, closedAt }, plan, '2026-01-01'), null, 'a closed one has no light');
});

test('a task without a day is one of its year, and carried over when the year is out', () => {
  assert.equal(lightOf(open, plan, '2019-11-30'), 'normal');
  assert.equal(lightOf(open, plan, '2019-12-01'), 'soon');
  assert.equal(lightOf(open, plan, '2019-12-31'), 'soon');
  assert.equal(lightOf(open, plan, '2020-01-01'), 'carried');
  assert.equal(lightOf({ ...open, deadline: '2019-10-31' }, plan, '2020-01-01'), 'carried');
  assert.equal(lightOf({ ...open, deadline: '2021-06-30' }, plan, '2020-01-01'), 'carried');
});

test('what comes again and again is judged by its turns, never by the end of the year', () => {
  const monthly = { ...open, recurrence: '每月' };
  assert.equal(lightOf(monthly, plan, '2019-09-08'), 'normal');
  assert.equal(lightOf(monthly, plan, '2019-09-09'), 'missed');
  assert.equal(lightOf({ ...monthly, approvedAt: closedAt }, plan, '2020-01-20'), 'normal');
  assert.equal(lightOf({ ...monthly, deadline: '2019-10-31' }, plan, '2020-01-20'), 'carried', 'it has a last day');
});

test('a task closed after its day, or after its year, was closed late', () => {
  assert.equal(closedLate({ ...open, closedAt }, 2019), true);
  assert.equal(closedLate({ ...open, closedAt, deadline: '2020-01-05' }, 2019), false);
  assert.equal(closedLate({ ...open, closedAt, recurrence: '每月' }, 2019), false);
  assert.equal(closedLate(open, 2019), false, 'it is open');
});

test('what all open tasks share is said once', () => {
  const tasks = [open, open, { ...open, closedAt, evidence: 1 }];
  assert.deepEqual(countLights(tasks, plan, '2020-01-01'), { normal: 0, soon: 0, missed: 0, overdue: 0, carried: 2 });
  assert.equal(sharedLight(tasks, plan, '2020-01-01'), 'carried');
  assert.equal(sharedLight([open], plan, '2020-01-01'), null, 'one alone shares nothing');
  assert.equal(sharedLight([...tasks, { ...open, deadline: '2019-08-01' }], plan, '2019-08-20'), null);
});
