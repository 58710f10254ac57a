import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { projectRoot } from '../../platform/root.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import { readListFile } from './parse/list.ts';
import { listHeadings, loadLists } from './queries.ts';
import { columnsFor, type Headings, type Target, targetOf } from './rules/columns.ts';
import { rowsOf, said, several } from './rules/elements.ts';
import { type ReadLine, readLines } from './rules/import.ts';
import type { Lists } from './rules/lists.ts';

// Lists of other governments, read with the words that an office begins with. They lie beside the project and are never part of it.

const shared = join(projectRoot, '..', 'shared', 'data');
const skip = existsSync(shared) ? false : 'no ../shared/data here';

let t: TestDatabase;
let headings: Headings;
let lists: Lists;
before(async () => {
  t = await testDatabase();
  [headings, lists] = await Promise.all([listHeadings(t.sides.staff), loadLists(t.sides.staff)]);
});
after(() => t?.close());

async function read(bytes: Buffer, name: string, more: Record<string, Target> = {}): Promise<ReadLine[]> {
  const list = await readListFile(bytes, name, (head) => targetOf(head, headings) !== null);
  const found = columnsFor(list.heads, headings);
  const columns = list.heads.map((head, at) => more[head] ?? found[at] ?? null);
  return readLines(list, { columns, common: {}, lists });
}

const service = (name: string) => readFileSync(join(shared, 'inputs', 'services', name));

interface Expected {
  code: string;
  name: string;
  type: string;
  organ: string;
  statutory: { n: number; unit: string } | null;
  promised: { n: number; unit: string } | null;
  materials: number;
  objects: string[];
}
const expected = (): Expected[] =>
  readdirSync(join(shared, 'inputs', 'services'))
    .filter((name) => name.endsWith('.expected.json'))
    .map((name) => JSON.parse(service(name).toString()));

const limit = (one: { n: number; unit: string } | null) => (one ? `${one.n} 个${one.unit}` : '');

test('a table under the usual heads needs nobody to say what its columns are', { skip }, async () => {
  const lines = await read(service('power-items-gd.csv'), 'power-items-gd.csv');
  assert.ok(lines.length > 100, String(lines.length));
  const wrong = lines.filter(({ errors }) => errors.length > 0);
  assert.deepEqual(wrong.slice(0, 3), []);
  for (const one of expected()) {
    const line = lines.find(({ guide }) => said(guide, 'code') === one.code);
    if (!line) continue;
    assert.equal(line.title, one.name);
    assert.deepEqual([said(line.guide, 'type'), said(line.guide, 'organ')], [one.type, one.organ]);
    assert.equal(said(line.guide, 'statutory'), limit(one.statutory));
    assert.equal(said(line.guide, 'promised'), limit(one.promised));
    assert.deepEqual(several(line.guide, 'audience'), one.objects);
  }
});

test('a list of powers with merged cells gives each line its office', { skip }, async () => {
  const lines = await read(service('power-list.csv'), 'power-list.csv');
  assert.deepEqual(
    lines.map(({ guide }) => said(guide, 'organ')),
    [
      '区市场监督管理局',
      '区市场监督管理局',
      '区市场监督管理局',
      '区市场监督管理局',
      '区民政局',
      '区民政局',
      '区教育局',
    ],
  );
  assert.match(lines[3]!.errors.join(), /与第 4 行是同一个事项/);
});

/** What a clerk says of the columns of this province's system, which bear its own names. */
const province: Record<string, Target> = {
  handle_location: 'location',
  handle_time: 'statutory',
  handle_time_limit: 'promised',
  accept_standard: 'conditions',
  consult_phone: 'phone',
  complain_phone: 'complaint',
  service_object_name: 'audience',
  material_intro: 'materials',
  matter_level: 'level',
};

test('thousands of records of a province are read, and those with vague materials are named', { skip }, async () => {
  const bytes = gunzipSync(readFileSync(join(shared, 'search', 'service-items-guangdong.jsonl.gz')));
  const lines = await read(bytes, 'service-items-guangdong.jsonl', province);
  assert.equal(lines.length, 2262);
  const wrong = lines.filter(({ errors }) => errors.length > 0);
  assert.ok(wrong.length < lines.length / 100, JSON.stringify(wrong.slice(0, 20).map(({ n, errors }) => [n, errors])));
  let compared = 0;
  for (const one of expected()) {
    const line = lines.find(({ guide }) => said(guide, 'code') === one.code);
    // 「无」 in the place of materials says nothing
    if (!line || rowsOf(line.guide, 'materials').length === 0) continue;
    compared += 1;
    assert.deepEqual([line.title, rowsOf(line.guide, 'materials').length], [one.name, one.materials]);
    assert.equal(said(line.guide, 'promised'), limit(one.promised));
  }
  assert.ok(compared > 3, String(compared));
});
