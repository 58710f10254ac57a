import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import { daysBetween } from '../../platform/time.ts';
import { loadCalendar } from './queries.ts';
import type { Calendar } from './rules.ts';
import { brief, type ClockCase, dueOfCase } from './test-clock.ts';
import { calendarCases } from './test-clock-calendar.ts';
import { moveCases } from './test-clock-moves.ts';
import { otherCases } from './test-clock-others.ts';
import { requestCases } from './test-clock-requests.ts';
import { stopCases } from './test-clock-stops.ts';

let t: TestDatabase;
let calendar: Calendar;
before(async () => {
  t = await testDatabase();
  calendar = await loadCalendar(t.sides.staff);
});
after(() => t.close());

const tables: [title: string, cases: ClockCase[]][] = [
  ['twenty working days', requestCases],
  ['other working days', otherCases],
  ['calendar days and months', calendarCases],
  ['restarts and pauses', stopCases],
  ['extensions and ends', moveCases],
];

for (const [title, cases] of tables) {
  describe(`dated cases by the announced calendar: ${title}`, () => {
    for (const one of cases) {
      test(one.says, () => {
        const due = dueOfCase(calendar, one);
        assert.equal(brief(due), one.lines);
        assert.equal(due.dueOn, one.due);
        assert.deepEqual(due.uncovered, one.uncovered ?? []);
        assert.equal(due.derivation[0]!.kind, 'rule');
        for (const { line, plain } of due.derivation) assert.match(`${line}${plain}`, /^[^\n]*\p{Script=Han}[^\n]*$/u);
      });
    }
  });
}

test('the lines of every case add up to its due date', () => {
  const cases = tables.flatMap(([, some]) => some);
  assert.ok(cases.length >= 60);
  let looked = 0;
  for (const one of cases) {
    const { from, dueOn, derivation } = dueOfCase(calendar, one);
    if (!from || !dueOn) continue;
    looked += 1;
    const sum = derivation.reduce((all, { moves }) => all + moves, 0);
    assert.equal(sum, daysBetween(from, dueOn), one.says);
  }
  assert.ok(looked > 80);
});
