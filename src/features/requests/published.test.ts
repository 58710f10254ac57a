import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { projectRoot } from '../../platform/root.ts';
import { testDatabase } from '../../platform/test-database.ts';
import { readReport } from './queries/report.ts';
import { type Outcome, outcomeNames, outcomes } from './rules/outcomes.ts';
import { columns, type DisputeKind, disputeKindNames, resultRows, unbalanced, unsummed } from './rules/report.ts';
import { kindNames } from './rules.ts';
import { notComparable, type PublishedReport, publishedReports } from './test-published.ts';
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

const folder = join(projectRoot, '..', 'shared', 'data', 'inputs', 'foi');
const skip = existsSync(folder) ? false : 'no ../shared/data here';
const textOf = (file: string) => readFileSync(join(folder, file), 'utf8');

describe('reports that governments published, entered by hand as cases, give the tables that they published', () => {
  for (const published of publishedReports)
    test(`${published.place} ${published.year}`, async () => {
      const cases = casesOf(published);
      await fillRegister(r.t.sides.staff, r.office.unit, cases, disputesOf(published));
      const { three, four } = await readReport(r.t.sides.staff, published.year, null);
      for (const row of Object.keys(three) as (keyof typeof three)[])
        assert.deepEqual(
          columns.map((column) => three[row][column]),
          published.three[row] ?? columns.map(() => 0),
          row,
        );
      for (const kind of disputeKindNames) {
        const { upheld, corrected, other, pending, total } = four[kind];
        assert.deepEqual([upheld, corrected, other, pending, total], published.four[kind], kind);
      }
      assert.deepEqual([unbalanced(three), unsummed(three)], [[], []]);
    });

  test('what was carried out of one year is carried into the next', () => {
    const [then, next] = publishedReports.filter(({ place }) => place === '宿迁市');
    assert.equal(then!.three.carried_out!.at(-1), next!.three.carried_in!.at(-1));
  });
});

describe('the figures typed here are those of the reports', { skip }, () => {
  for (const { place, year, file, three, four } of publishedReports)
    test(`${place} ${year}: every row stands in ${file}`, () => {
      const text = textOf(file);
      for (const [row, figures] of [...Object.entries(three), ...Object.entries(four)])
        assert.match(text, new RegExp(figures.join('\\s*')), `${row} ${figures}`);
    });

  test('every report of the folder is entered, or it is said why not', () => {
    const files = readdirSync(folder).filter((name) => /^report-.*\.txt$/.test(name));
    const known = [...publishedReports.map(({ file }) => file), ...Object.keys(notComparable)];
    assert.deepEqual(
      files.filter((name) => !known.includes(name)),
      [],
    );
    for (const name of Object.keys(notComparable)) assert.ok(files.includes(name), name);
  });

  test('those that cannot be compared are what is said of them', () => {
    assert.doesNotMatch(textOf('report-pingtan-2011.txt'), /上年结转|结转下年度/);
    assert.match(textOf('report-pingtan-2011.txt'), /受理依申请公开信息总数 条 0 0/);
    assert.doesNotMatch(textOf('report-suqian-2023.txt'), /复议后起诉/);
    assert.doesNotMatch(
      textOf('report-template-2021-format.txt').split('政府信息公开工作年度报告格式模板')[1]!,
      /^\d+$/m,
    );
  });
});

/** The cases behind a published table: column by column as many of each outcome as it says; those carried in were received the year before. */
function casesOf({ year, three }: PublishedReport): PastCase[] {
  return kindNames.flatMap((kind, column) => {
    const count = (row: keyof typeof three) => three[row]?.[column] ?? 0;
    const ended = resultRows.flatMap(({ row }) => {
      const names = outcomeNames.filter((name) => outcomes[name].row === row);
      return Array.from({ length: count(row) }, (_, at): Outcome => names[at % names.length]!);
    });
    const open: null[] = Array.from({ length: count('carried_out') }, () => null);
    return [...ended, ...open].map((outcome, at) => ({
      kind,
      receivedOn:
        at < count('carried_in') ? `${year - 1}-12-15` : `${year}-${String((at % 11) + 1).padStart(2, '0')}-05`,
      endedOn: outcome === null ? null : `${year}-12-20`,
      outcome,
    }));
  });
}

const disputesOf = ({ year, four }: PublishedReport): PastDispute[] =>
  (Object.keys(four) as DisputeKind[]).flatMap((kind) =>
    (['upheld', 'corrected', 'other', null] as const).flatMap((result, place) =>
      Array.from({ length: four[kind][place]! }, () => ({
        at: 0,
        kind,
        filedOn: `${year}-07-01`,
        result,
        decidedOn: result && `${year}-09-01`,
      })),
    ),
  );
