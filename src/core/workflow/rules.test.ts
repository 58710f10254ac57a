import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Calendar } from '../calendar/rules.ts';
import { dueState, soonUntil, standingWords, whyNotHandOver, whyNotUrge } from './rules.ts';

const calendar: Calendar = {
  years: new Set([2019]),
  days: new Map(['2019-09-13', '2019-09-14', '2019-09-15'].map((day) => [day, { kind: 'holiday', name: '中秋节' }])),
};
const open = { doneAt: null, person: null, startedBy: 1 };

describe('time limits of tasks', () => {
  test('a limit is 正常, then 临期 with one working day left, then 超期', () => {
    const on = (today: string) => dueState(calendar, today, '2019-09-17');
    assert.deepEqual([on('2019-09-11').words, on('2019-09-11').days], ['正常', 3]);
    assert.deepEqual([on('2019-09-12').words, on('2019-09-12').days], ['正常', 2]);
    assert.deepEqual([on('2019-09-14').words, on('2019-09-14').days], ['正常', 2]);
    assert.deepEqual([on('2019-09-16').words, on('2019-09-16').days], ['临期', 1]);
    assert.deepEqual([on('2019-09-17').words, on('2019-09-17').days], ['临期', 0]);
    assert.deepEqual([on('2019-09-18').words, on('2019-09-18').days], ['超期', -1]);
    assert.deepEqual([on('2019-09-20').words, on('2019-09-20').days], ['超期', -3]);
  });

  test('the list draws the line where the single task does', () => {
    for (const today of ['2019-09-09', '2019-09-12', '2019-09-13', '2019-09-14', '2019-09-15', '2019-09-20']) {
      const until = soonUntil(calendar, today);
      assert.notEqual(dueState(calendar, today, until).state, 'normal');
      const next = new Date(Date.parse(until) + 86_400_000).toISOString().slice(0, 10);
      assert.equal(dueState(calendar, today, next).state, 'normal');
    }
  });

  test('a task without a limit is never late, and a guess says that it is one', () => {
    assert.deepEqual(dueState(calendar, '2019-09-11', null), {
      state: 'normal',
      words: '正常',
      days: null,
      uncovered: [],
    });
    assert.deepEqual(dueState(calendar, '2019-12-20', '2020-01-03').uncovered, [2020]);
  });
});

test('nothing without a limit is called 正常', () => {
  const words = (dueOn: string | null) => standingWords({ dueOn }, dueState(calendar, '2019-09-11', dueOn));
  assert.deepEqual([null, '2019-09-17', '2019-09-10'].map(words), ['不限期', '正常', '超期']);
});

describe('why not', () => {
  test('a task is handed to a colleague of the same post, and not to where it is', () => {
    assert.equal(whyNotHandOver(open, { from: 1, to: 2, colleague: true }), null);
    assert.match(whyNotHandOver(open, { from: 1, to: 1, colleague: true })!, /已经在您手中/);
    assert.match(whyNotHandOver({ ...open, person: 2 }, { from: 1, to: 2, colleague: true })!, /已经由这位同事办理/);
    assert.match(whyNotHandOver(open, { from: 1, to: 2, colleague: false })!, /同岗位的同事/);
    assert.match(whyNotHandOver({ ...open, doneAt: new Date() }, { from: 1, to: 2, colleague: true })!, /已经办结/);
  });

  test('whoever started a task urges it once a day', () => {
    const ask = { by: 1, oversees: false, lastOn: null, today: '2019-09-11' };
    assert.equal(whyNotUrge(open, ask), null);
    assert.match(whyNotUrge(open, { ...ask, lastOn: '2019-09-11' })!, /今天已经催办过/);
    assert.equal(whyNotUrge(open, { ...ask, lastOn: '2019-09-10' }), null);
    assert.match(whyNotUrge(open, { ...ask, by: 2 })!, /只有发起人/);
    assert.match(whyNotUrge({ ...open, person: 1 }, ask)!, /您自己手中/);
    assert.equal(whyNotUrge(open, { ...ask, by: 2, oversees: true }), null);
    assert.match(whyNotUrge({ ...open, doneAt: new Date() }, ask)!, /已经办结/);
  });
});
