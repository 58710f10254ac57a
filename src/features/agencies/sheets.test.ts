import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readTable } from '../../core/files/text/read-table.ts';
import { writeCsv, writeSpreadsheet } from '../../platform/spreadsheet.ts';
import { testDatabase } from '../../platform/test-database.ts';
import { saveParts } from './actions/draft.ts';
import { getAgency, workingOf } from './queries/working.ts';
import { type Part, type Profile, partNames } from './rules/profile.ts';
import { readSheetRows, sheetOf } from './rules/sheet.ts';
import { openTestAgencies, profileOf, type TestAgencies } from './test-agencies.ts';

let a: TestAgencies;
before(async () => {
  a = await openTestAgencies(await testDatabase());
  await saveParts(a.by(a.people.openness), { units: [{ unit: a.education, parts: hostile() }] });
});
after(() => a.t.close());

/** Everything that a cell could spoil: formulas, quotes, several lines, rare characters, what already bears an apostrophe. */
function hostile(): Profile {
  const profile = profileOf('区教育局');
  const [leader, item] = [profile.leaders[0]!, profile.catalogue[0]!];
  return {
    ...profile,
    basic: {
      ...profile.basic,
      duties: ['=cmd|calc!A1', '+1', '-1', '@SUM(A1)', '＝1'],
      mandate: '“一”,"二"\n第二行\n\n𠮷龘',
    },
    offices: [{ name: "'=1", duty: "''@x，第一行\n第二行", head: '', phone: '' }],
    leaders: [leader, { ...leader, name: '阿不都·示乙', posts: [], phone: '+86-415-0000010'.slice(1) }],
    catalogue: [
      { ...item, limit: '3个工作日内' },
      { ...item, first: '=一级', content: 'a\tb'.replace('\t', ' ') },
    ],
  };
}
const working = async (slug = 'education') => workingOf(await getAgency(a.t.sides.staff, slug));
const known = () => [{ id: a.education, name: '区教育局', aliases: ['教育局'], why: null }];

test('what was exported is imported without loss, as XLSX and as CSV, whatever stands in it', async () => {
  const profile = await working();
  for (const part of partNames) {
    const sheet = sheetOf(part, [{ name: '区教育局', profile }]);
    for (const [name, bytes] of [
      ['a.xlsx', writeSpreadsheet(sheet)],
      ['a.csv', Buffer.from(writeCsv(sheet), 'utf8')],
    ] as const) {
      const read = readSheetRows(await readTable(bytes, name), known());
      assert.deepEqual(read.errors, [], `${part} ${name}`);
      assert.equal(read.part, part);
      assert.deepEqual(read.values.get(a.education), profile[part], `${part} ${name}`);
    }
  }
});

test('no cell of an export is taken for a formula', async () => {
  for (const part of partNames) {
    const { bytes, status } = await a.desk(a.people.drafter).get(`/staff/agencies/export/${part}.csv`);
    const table = await readTable(bytes, 'a.csv');
    assert.deepEqual([status, table.length > 1], [200, true], part);
    for (const cell of table.flat()) assert.doesNotMatch(cell, /^[=+\-@＝＋－＠\t\r]/, part);
  }
});

test('importing our own export changes nothing, and says so', async () => {
  const desk = a.desk(a.people.drafter);
  for (const part of partNames) {
    for (const ending of ['xlsx', 'csv']) {
      const { bytes, status } = await desk.get(`/staff/agencies/export/${part}.${ending}?unit=education`);
      assert.equal(status, 200);
      const preview = await desk.upload('/staff/agencies/import', `a.${ending}`, bytes);
      assert.deepEqual([preview.status, /没有变更/.test(preview.html)], [200, true], `${part}.${ending}`);
    }
  }
});

test('a preview says what will change before anything does; saved, it is a draft', async () => {
  const desk = a.desk(a.people.drafter);
  const before = await working();
  const leaders = [
    { ...before.leaders[1]!, division: '分管招生。' },
    { ...before.leaders[0]!, name: '孙示丙' },
  ];
  const sheet = sheetOf('leaders', [{ name: '教育局', profile: { ...before, leaders } }]);
  const alias = { id: a.education, name: '区教育局', aliases: ['教育局'], why: null };
  assert.equal(
    readSheetRows(await readTable(writeSpreadsheet(sheet), 'a.xlsx'), [alias]).errors.length,
    0,
    'an alias is enough',
  );
  const named = sheetOf('leaders', [{ name: '区教育局', profile: { ...before, leaders } }]);
  const preview = await desk.upload('/staff/agencies/import', '领导.xlsx', writeSpreadsheet(named));
  assert.equal(preview.status, 200);
  assert.match(preview.html, /1 个单位有变更/);
  assert.match(preview.html.replace(/<[^>]+>/g, ''), /新增或修改 2 行，原有的 2 行删去或被替换/);
  assert.match(preview.html, /<ins>/);
  assert.deepEqual((await working()).leaders, before.leaders, 'nothing is stored by looking');
  const saved = await desk.post('/staff/agencies/import/save', { bundle: desk.hidden(preview.html, 'bundle') });
  assert.equal(saved.location, '/staff/agencies?done=imported');
  assert.deepEqual((await working()).leaders, leaders);
  assert.equal((await a.get('/units/education/leaders/')).status, 404, 'a draft is read by nobody outside');
  const late = await desk.post('/staff/agencies/import/save', { bundle: desk.hidden(preview.html, 'bundle') });
  assert.deepEqual([late.status, /刚刚由别人改过/.test(late.html)], [409, true]);
});

test('every row that is wrong is named with its number and how to mend it, and nothing is imported', async () => {
  const desk = a.desk(a.people.drafter);
  const sheet = sheetOf('leaders', [{ name: '区教育局', profile: await working() }]);
  const [first] = sheet.rows;
  const with_ = (changes: Record<number, string>) => first!.map((cell, at) => changes[at] ?? cell);
  const rows = [
    with_({ 1: '赵 示甲' }),
    with_({ 0: '区不存在局' }),
    with_({ 0: '区体育局' }),
    with_({ 0: '' }),
    with_({ 2: '', 6: '七零年' }),
  ];
  const before = await working();
  const preview = await desk.upload('/staff/agencies/import', 'a.csv', Buffer.from(writeCsv({ ...sheet, rows })));
  assert.equal(preview.status, 422);
  for (const about of [
    /第 2 行：姓名只写汉字/,
    /第 3 行：没有“区不存在局”这个单位/,
    /第 4 行：“区体育局”的机构信息由那个单位自己填写/,
    /第 5 行：没有写单位/,
    /第 6 行：请填写现任职务/,
    /第 6 行：出生年月写成/,
  ])
    assert.match(preview.html, about);
  assert.doesNotMatch(preview.html, /name="bundle"/);
  assert.deepEqual(await working(), before);
});

test('a unit stands once in a table of units; another table, an empty one and no table are told apart', async () => {
  const desk = a.desk(a.people.drafter);
  const twice = sheetOf(
    'basic',
    [1, 2].map(() => ({ name: '区教育局', profile: profileOf('区教育局') })),
  );
  const upload = (bytes: Uint8Array | string, name = 'a.csv') =>
    desk.upload('/staff/agencies/import', name, typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
  assert.match((await upload(writeCsv(twice))).html, /第 3 行：“区教育局”在表里出现了两次/);
  assert.match((await upload('姓名,电话\n赵,1\n')).html, /要有“单位”这一列/);
  assert.match((await upload('单位,姓名\n区教育局,赵\n')).html, /认不出这是哪一张表/);
  assert.match((await upload(writeCsv({ ...twice, rows: [] }))).html, /表里没有内容/);
  assert.match((await upload('')).html, /空文件/);
  assert.match((await upload(Buffer.from('%PDF-1.7 \u0000'), 'a.pdf')).html, /不是文本文件/);
  assert.match((await upload(Buffer.from('PK\u0003\u0004 no zip'), 'a.xlsx')).html, /打不开|损坏/);
  assert.match((await desk.post('/staff/agencies/import/save', { bundle: '[{"unit":"x"}]' })).html, /没有要导入的内容/);
  const officer = a.desk(a.people.officer);
  const page = await officer.get('/staff/agencies/import');
  assert.deepEqual([/没有可以填写的单位/.test(page.html), page.html.includes('<form')], [true, false]);
  assert.equal((await officer.upload('/staff/agencies/import', 'a.csv', Buffer.from(writeCsv(twice)))).status, 403);
  const empty = await readTable((await officer.get('/staff/agencies/export/basic.csv')).bytes, 'a.csv');
  assert.equal(empty.length, 1, 'who writes nothing gets the heads and no unit');
});

test('a bundle that was tampered with writes nothing that the person may not write, and no field that is wrong', async () => {
  const desk = a.desk(a.people.drafter);
  const bundle = (unit: number, part: Part, value: unknown) =>
    JSON.stringify([{ unit, parts: { [part]: value }, base: {} }]);
  const foreign = await desk.post('/staff/agencies/import/save', { bundle: bundle(a.sports, 'offices', []) });
  assert.equal(foreign.status, 403);
  const wrong = await desk.post('/staff/agencies/import/save', {
    bundle: bundle(a.education, 'leaders', [{ name: '<b>', post: '' }]),
  });
  assert.deepEqual([wrong.status, /姓名只写汉字.*请填写现任职务/.test(wrong.html)], [409, true]);
});
