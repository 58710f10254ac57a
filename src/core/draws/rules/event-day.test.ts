import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Calendar } from '../../calendar/rules.ts';
import { eventDayFrom, whyNotOn } from './event-day.ts';

const calendar: Calendar = {
  years: new Set([2026]),
  days: new Map([
    ['2026-10-01', { kind: 'holiday', name: '国庆节' }],
    ['2026-10-02', { kind: 'holiday', name: '国庆节' }],
    ['2026-10-10', { kind: 'makeup_workday', name: '国庆节' }],
  ]),
};

test('the exchange is closed at weekends, also on those that are worked, and on holidays', () => {
  assert.equal(whyNotOn('SSE-CLOSE', '2026-12-04', calendar), null);
  assert.match(
    whyNotOn('SSE-CLOSE', '2026-12-05', calendar)!,
    /2026-12-05（星期六）没有。其后最近的一次在 2026-12-07（星期一）/,
  );
  assert.equal(eventDayFrom('SSE-CLOSE', '2026-10-10', calendar), '2026-10-12');
  assert.equal(eventDayFrom('SSE-CLOSE', '2026-10-01', calendar), '2026-10-05');
});

test('the lottery is drawn on Tuesdays, Thursdays and Sundays', () => {
  assert.equal(whyNotOn('SSQ', '2026-12-06', calendar), null);
  assert.match(
    whyNotOn('SSQ', '2026-12-05', calendar)!,
    /每周二、四、日开奖，2026-12-05（星期六）没有.*2026-12-06（星期日）/,
  );
});

test('random numbers of drand come every day', () => {
  assert.equal(whyNotOn('DRAND', '2026-10-01', calendar), null);
});
