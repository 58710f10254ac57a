import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { testDatabase } from '../../platform/test-database.ts';
import { readReport } from './queries/report.ts';
import { outcomeNames, outcomes } from './rules/outcomes.ts';
import { columns, disputeKindNames, type Figures, resultRows, unbalanced, unsummed } from './rules/report.ts';
import { kindNames } from './rules.ts';
import { fillRegister, type PastCase, type PastDispute } from './test-register.ts';
import { openTestRequests, type TestRequests } from './test-requests.ts';

let r: TestRequests;
before(async () => {
  r = await openTestRequests(await testDatabase());
});
after(() => r?.close());
beforeEach(async () => {
  for (const table of ['dispute', 'document', 'paper', 'event', 'request'])
    await sql`delete from ${sql.table(`requests.${table}`)}`.execute(r.t.sides.staff);
});

const fill = (cases: PastCase[], disputes: PastDispute[] = [], units = 1) =>
  fillRegister(r.t.sides.staff, r.office.unit, cases, disputes, units);
const report = (year: number, units: number[] | null = null) => readReport(r.t.sides.staff, year, units);

describe('the yearly report is a query over the register', () => {
  test('a case counts when it was received, when it is carried over, and once when it ends', async () => {
    await fill([
      { kind: 'person', receivedOn: '2024-03-04', endedOn: '2024-03-20', outcome: 'provided' },
      { kind: 'person', receivedOn: '2023-12-20', endedOn: '2024-01-10', outcome: 'not_held' },
      { kind: 'business', receivedOn: '2023-12-20', endedOn: '2023-12-29', outcome: 'partial' },
      { kind: 'business', receivedOn: '2024-12-25', endedOn: '2025-01-08', outcome: 'state_secret' },
      { kind: 'legal', receivedOn: '2023-11-01', endedOn: null, outcome: null },
      { kind: 'research', receivedOn: null, endedOn: '2024-05-05', outcome: 'withdrawn' },
    ]);
    const { three } = await report(2024);
    assert.deepEqual([three.new.all, three.carried_in.all, three.total.all, three.carried_out.all], [2, 2, 2, 2]);
    assert.deepEqual([three.disclosed.person, three.none_held.person, three.refused_secret.all], [1, 1, 0]);
    assert.equal(three.carried_out.legal, 1);
    assert.equal(three.new.research, 0, 'what was taken back before it was received was no application');
    assert.deepEqual([unbalanced(three), unsummed(three)], [[], []]);
    assert.equal((await report(2025)).three.refused_secret.business, 1);
  });

  test('reviews and lawsuits count with their result of the year, and as pending before', async () => {
    await fill(
      [{ kind: 'person', receivedOn: '2024-03-04', endedOn: '2024-03-20', outcome: 'partial' }],
      [
        { at: 0, kind: 'reconsideration', filedOn: '2024-04-01', result: 'corrected', decidedOn: '2024-06-01' },
        { at: 0, kind: 'lawsuit_after', filedOn: '2024-12-01', result: 'upheld', decidedOn: '2025-02-01' },
      ],
    );
    const [then, next] = [(await report(2024)).four, (await report(2025)).four];
    assert.deepEqual(
      [then.reconsideration.corrected, then.lawsuit_after.pending, then.lawsuit_after.upheld],
      [1, 1, 0],
    );
    assert.deepEqual([next.reconsideration.total, next.lawsuit_after.upheld, next.lawsuit_after.pending], [0, 1, 0]);
    for (const kind of disputeKindNames)
      assert.equal(then[kind].total, then[kind].upheld + then[kind].corrected + then[kind].other + then[kind].pending);
  });

  test('every figure of the page leads to exactly the cases it counts', async () => {
    await fill(manyCases(120));
    const page = (await r.clerk.get('/staff/requests/report?year=2024')).html;
    const cells = [...page.matchAll(/href="(\/staff\/requests\?[^"]*row=[^"]*)">(\d+)</g)];
    assert.ok(cells.length > 30, `${cells.length} figures`);
    for (const [, path, count] of cells.filter((_, at) => at % 7 === 0)) {
      const list = (await r.clerk.get(path!.replaceAll('&amp;', '&'))).html;
      assert.match(list, new RegExp(`共 ${count} 件`), path);
    }
  });
});

/** A year of cases in every outcome and column, some before, some after; by rule, so that a second run is the same. */
function manyCases(count: number) {
  const ends = outcomeNames.filter((name) => name !== 'other');
  return Array.from({ length: count }, (_, at) => {
    const month = String((at % 12) + 1).padStart(2, '0');
    const open = at % 17 === 0;
    return {
      kind: kindNames[at % kindNames.length]!,
      receivedOn: `${at % 9 === 0 ? 2023 : 2024}-${month}-05`,
      endedOn: open ? null : `${at % 13 === 0 ? 2025 : 2024}-12-${String((at % 20) + 1).padStart(2, '0')}`,
      outcome: open ? null : ends[at % ends.length]!,
    };
  });
}

test('a year of 2,000 cases over 20 units adds up in every column, of each unit and rolled up', async () => {
  await fill(manyCases(2000), [], 20);
  const began = performance.now();
  const whole = (await report(2024)).three;
  const took = performance.now() - began;
  assert.deepEqual([unbalanced(whole), unsummed(whole)], [[], []]);
  const units = await r.unitsOfRegister();
  assert.equal(units.length, 20);
  const each = await Promise.all(units.map(async (unit) => (await report(2024, [unit])).three));
  for (const row of Object.keys(whole) as (keyof Figures)[])
    for (const column of columns)
      assert.equal(
        each.reduce((sum, one) => sum + one[row][column], 0),
        whole[row][column],
        `${row} ${column}`,
      );
  assert.equal(
    resultRows.reduce((sum, { row }) => sum + whole[row].all, 0),
    manyCases(2000).filter(
      ({ endedOn, receivedOn, outcome }) => outcome && endedOn!.startsWith('2024') && receivedOn <= '2024-12-31',
    ).length,
  );
  assert.ok(outcomes.provided.row === 'disclosed' && took < 20_000, `${took.toFixed(0)} ms`);
});
