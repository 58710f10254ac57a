import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missedTurn, rhythmOf } from './rhythm.ts';
import { distanceWords, timelineOf } from './timeline.ts';

const plan = { year: 2019, issuedOn: '2019-08-08' };
const open = { deadline: null, recurrence: null, closedAt: null, approvedAt: null };
const at = new Date('2019-11-05T02:00:00Z');
const filing = { kind: 'scheme' as const, dueOn: '2019-09-13', filedAt: null };

test('filings, days, closings and what has no day stand in their months', () => {
  const own = { ...open, deadline: '2019-10-31' };
  const closed = { ...open, closedAt: at };
  const monthly = { ...open, recurrence: '每月' };
  const { months, recurring } = timelineOf(
    [open, own, closed, monthly],
    [filing, filing, { ...filing, kind: 'column' }],
    2019,
  );
  assert.deepEqual(
    months.map(({ month, entries, undated }) => [month, entries.map(({ what }) => what), undated.length]),
    [
      ['201909', ['filing', 'filing'], 0],
      ['201910', ['due'], 0],
      ['201911', ['closed'], 0],
      ['201912', [], 1],
    ],
  );
  assert.deepEqual(recurring, [monthly]);
});

test('a rhythm is missed when a whole turn passes without approved progress', () => {
  assert.deepEqual(['每月', '按季度', '每半年', '每年', '每周', null].map(rhythmOf), [1, 3, 6, 12, null, null]);
  const quarterly = { ...open, recurrence: '每季度' };
  assert.equal(missedTurn(quarterly, '2019-08-08', '2019-11-09'), false);
  assert.equal(missedTurn(quarterly, '2019-08-08', '2019-11-10'), true);
  assert.equal(missedTurn({ ...quarterly, approvedAt: at }, '2019-08-08', '2019-12-01'), false);
  assert.equal(missedTurn(open, '2019-08-08', '2026-01-01'), false);
});

test('what is late is said in days', () => {
  const due = { ...open, deadline: '2019-10-31' };
  assert.deepEqual(distanceWords(due, plan, '2019-10-01'), { light: 'soon', words: '还有 30 天' });
  assert.deepEqual(distanceWords(due, plan, '2019-10-31'), { light: 'soon', words: '今天到期' });
  assert.deepEqual(distanceWords(due, plan, '2019-11-03'), { light: 'overdue', words: '已过 3 天' });
  assert.deepEqual(distanceWords(open, plan, '2020-01-01'), { light: 'carried', words: '已过 1 天' });
  assert.equal(distanceWords({ ...due, closedAt: at }, plan, '2020-01-01'), null);
});
