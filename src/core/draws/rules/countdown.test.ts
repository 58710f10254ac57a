import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countdown, countdownEnds } from './countdown.ts';

const at = new Date('2026-12-05T15:00:00+08:00');
const before = (minutes: number) => new Date(at.getTime() - minutes * 60_000);

test('what is left until an event is told in days and hours, and said anew before it is wrong by an hour', () => {
  assert.deepEqual(
    [before(2 * 1440 + 185), before(125), before(59)].map((now) => countdown(at, now)),
    ['还有 2 天 3 小时', '还有 2 小时', '不到 1 小时'],
  );
  assert.deepEqual(
    [before(125), before(120), before(59)].map((now) => countdownEnds(at, now)),
    [before(120), before(60), at],
  );
});
