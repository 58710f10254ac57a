import assert from 'node:assert/strict';
import { test } from 'node:test';
import { standingOf } from './rules/standing.ts';
import { lastDayOf, precisionOf, readWhen, whenWords } from './rules/when.ts';
import { anEntry } from './test-decisions.ts';

test('a planned time is kept as exactly as it is known', () => {
  const cases: [typed: string, when: string | null, words?: string, last?: string][] = [
    ['2026年9月10日', '2026-09-10', '2026年9月10日', '2026-09-10'],
    ['2026-9', '2026-09', '2026 年 9 月', '2026-09-30'],
    ['2028年2月', '2028-02', '2028 年 2 月', '2028-02-29'],
    ['2026 年第三季度', '2026-Q3', '2026 年第三季度', '2026-09-30'],
    ['2026年4季度', '2026-Q4', '2026 年第四季度', '2026-12-31'],
    ['２０２６年', '2026', '2026 年', '2026-12-31'],
    ['2026年底', '2026', '2026 年', '2026-12-31'],
    ['2026-02-30', null],
    ['2026年13月', null],
    ['2026年五季度', null],
    ['1999年', null],
    ['明年', null],
    ['', null],
  ];
  for (const [typed, when, words, last] of cases) {
    assert.equal(readWhen(typed), when, typed);
    if (when === null) continue;
    assert.equal(whenWords(when).replaceAll(' ', ''), words!.replaceAll(' ', ''), typed);
    assert.equal(lastDayOf(when), last, typed);
  }
  assert.deepEqual(['2026', '2026-Q3', '2026-09', '2026-09-10', 'x'].map(precisionOf), [
    'year',
    'quarter',
    'month',
    'day',
    null,
  ]);
});

test('a decision whose consultation was answered says so, until it is decided', () => {
  const entry = anEntry(1);
  const draft = { kind: 'draft', told: null } as const;
  const at = (...ties: Parameters<typeof standingOf>[1]) => standingOf(entry, ties, '2026-11-28');
  assert.deepEqual(
    [at(), at(draft), at({ ...draft, told: '/consultations/1.html' }), at(draft, { kind: 'decision', told: null })],
    ['planned', 'drafted', 'answered', 'decided'],
  );
});
