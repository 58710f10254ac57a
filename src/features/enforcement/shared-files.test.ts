import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { UnreadableText } from '../../core/files/text/errors.ts';
import { projectRoot } from '../../platform/root.ts';
import { readDecisions } from './parse/list.ts';
import { said } from './rules/elements.ts';
import { type Planned, planLines } from './rules/import.ts';

// What another government published, pasted into a table as a clerk would. The files lie beside the project and are never part of it.

const shared = join(projectRoot, '..', 'shared', 'data', 'inputs', 'enforcement');
const skip = existsSync(shared) ? false : 'no ../shared/data here';

const bodyOf = (name: string): string =>
  readFileSync(join(shared, name), 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n')
    .trim();
const expected = (name: string) =>
  JSON.parse(readFileSync(join(shared, name.replace('.txt', '.expected.json')), 'utf8'));

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

/** A table with bars between its cells, or lines of 「名称：内容」, as the CSV that it comes to. */
function csvOf(body: string): string {
  const lines = body.split('\n').filter(Boolean);
  const barred = lines.filter((line) => line.includes('|'));
  if (barred.length > 1) {
    const rest = lines.flatMap((line) => /^(公示期限)：(.+)$/.exec(line)?.slice(1, 3) ?? []);
    const [heads, ...rows] = barred.map((line) => line.split('|'));
    return [[...heads!, rest[0] ?? ''], ...rows.map((row) => [...row, rest[1] ?? ''])]
      .map((row) => row.map(quoted).join(','))
      .join('\n');
  }
  const pairs = lines.flatMap((line) => {
    const found = /^([^：]{2,20})：(.+)$/.exec(line);
    return found ? [[found[1]!, found[2]!] as const] : [];
  });
  return [pairs.map(([head]) => quoted(head)).join(','), pairs.map(([, cell]) => quoted(cell)).join(',')].join('\n');
}

async function read(name: string): Promise<Planned[]> {
  const list = await readDecisions(Buffer.from(csvOf(bodyOf(name))), name);
  return planLines(list, { kind: '处罚', unit: 1, organ: '某局', today: '2026-11-28', known: [] });
}

test('a penalty in a table of one row is read, and what the law wants and it lacks is named', { skip }, async () => {
  const name = 'penalty-pingtan-2026-health.txt';
  const want = expected(name);
  const planned = await read(name);
  assert.equal(planned.length, want.rows);
  const [{ values, errors, fate }] = planned as [Planned];
  assert.deepEqual(
    [said(values, 'number'), said(values, 'party'), Number(said(values, 'fine')) * 10_000, said(values, 'publicUntil')],
    [want.docNumber, want.party, want.fine, want.publicTo],
  );
  assert.match(said(values, 'content'), /警告/);
  assert.equal(fate, 'refused');
  const lacking = errors.map(({ sentence }) => sentence).join('');
  for (const word of ['行政相对人类别', '决定日期', '违法行为类型', '违法事实', '处罚类别'])
    assert.match(lacking, new RegExp(word));
});

test('a penalty written as lines is read: the sum in capital numerals, organ and day in one line', {
  skip,
}, async () => {
  const name = 'penalty-pingtan-2023-tourism.txt';
  const want = expected(name);
  const [{ values, errors }] = (await read(name)) as [Planned];
  assert.deepEqual(
    [said(values, 'number'), Number(said(values, 'fine')) * 10_000, said(values, 'decidedOn'), said(values, 'organ')],
    [want.docNumber, want.fine, want.decidedOn, '平潭综合实验区旅游与文化体育局'],
  );
  assert.match(errors.map(({ sentence }) => sentence).join(''), /请填写行政相对人名称/);
});

test('what holds no decision is named: notices whose list is in an attachment, plans, results of inspections', {
  skip,
}, async (context) => {
  const others = readdirSync(shared).filter((name) => name.endsWith('.txt') && !name.startsWith('penalty-'));
  assert.equal(others.length, 6);
  for (const name of others)
    await assert.rejects(read(name), (error: Error) => {
      context.diagnostic(`${name}: ${error.message}`);
      return error instanceof UnreadableText && /没有认得的表头|里没有决定/.test(error.message);
    });
});
