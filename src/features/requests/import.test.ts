import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { one } from '../../platform/database.ts';
import { type Cell, writeCsv, writeSpreadsheet } from '../../platform/spreadsheet.ts';
import { testDatabase } from '../../platform/test-database.ts';
import { readReport } from './queries/report.ts';
import { openTestRequests, type TestRequests, wordsOf } from './test-requests.ts';

let r: TestRequests;
let unit: string;
before(async () => {
  r = await openTestRequests(await testDatabase());
  const { name } = await one(
    r.t.sides.staff,
    sql<{ name: string }>`select name from organisations.unit where id = ${r.office.unit}`,
  );
  unit = name;
});
after(() => r?.close());
beforeEach(async () => {
  for (const table of ['document', 'paper', 'event', 'request'])
    await sql`delete from ${sql.table(`requests.${table}`)}`.execute(r.t.sides.staff);
});

const columns = [
  '编号',
  '申请人姓名',
  '摘要',
  '单位',
  '渠道',
  '申请人类型',
  '提交日期',
  '收到日期',
  '办结日期',
  '处理决定',
];
const sheet = (rows: Cell[][]) => ({ name: '旧登记簿', columns: columns.map((head) => ({ head, width: 12 })), rows });
const rowOf = (n: number, change: Record<number, Cell> = {}): Cell[] =>
  [
    `2023-${String(n).padStart(3, '0')}`,
    '某某',
    `第 ${n} 件的摘要`,
    unit,
    '邮寄',
    '自然人',
    { day: '2023-03-01' },
    { day: '2023-03-03' },
    { day: '2023-03-20' },
    '予以公开',
  ].map((cell, at) => change[at] ?? (cell as Cell));

async function bring(bytes: Uint8Array | string, name: string, door = r.clerk) {
  const form = new FormData();
  form.append('file', new Blob([bytes as Uint8Array<ArrayBuffer>]), name);
  return door.upload('/staff/requests/import', form);
}
const bookOf = (rows: Cell[][]) => writeSpreadsheet(sheet(rows));
const tableIn = (html: string) =>
  /name="table" value="([^"]*)"/.exec(html)![1]!.replaceAll('&quot;', '"').replaceAll('&amp;', '&');

describe('an older register is imported, all of it or nothing', () => {
  test('a workbook and a table of plain text: looked at first, then entered, and counted in the yearly report', async () => {
    const rows = [
      rowOf(1),
      rowOf(2, { 4: '网上', 5: '商业企业', 9: '（四）无法提供 1.本机关不掌握相关政府信息' }),
      rowOf(3, { 6: '2023年11月5日', 7: '2023/11/6', 8: '2024.1.9', 9: '不予公开：内部事务信息' }),
      rowOf(4, { 7: '', 9: '申请人撤回申请' }),
    ];
    const seen = await bring(bookOf(rows), '登记簿.xlsx');
    assert.equal(seen.status, 200, wordsOf(seen.html).slice(0, 800));
    assert.match(wordsOf(seen.html), /将登记 4 件.*这些列不导入：申请人姓名/);
    assert.equal(await r.count(), 0, 'nothing is entered by looking');
    const sent = { table: tableIn(seen.html), _key: 'the-key-of-one-import' };
    assert.equal((await r.clerk.post('/staff/requests/import/save', sent)).status, 303);
    assert.match(
      (await r.clerk.post('/staff/requests/import/save', sent)).html,
      /都已经在登记簿里/,
      'twice the same form',
    );
    assert.equal(await r.count(), 4);
    const [then, next] = [await readReport(r.t.sides.staff, 2023, null), await readReport(r.t.sides.staff, 2024, null)];
    assert.deepEqual(
      [then.three.new.all, then.three.disclosed.person, then.three.none_held.business, then.three.carried_out.all],
      [3, 1, 1, 1],
    );
    assert.equal(next.three.refused_internal.all, 1);
    const again = await bring(writeCsv(sheet(rows)), '登记簿.csv');
    assert.match(wordsOf(again.html), /4 件申请都已经在登记簿里/);
    assert.doesNotMatch(again.html, /name="table"/);
  });

  test('every wrong cell is named with its row and address, and not one row is entered', async () => {
    const seen = await bring(
      bookOf([
        rowOf(1),
        rowOf(2, { 7: '2023-13-01', 9: '不予公开' }),
        rowOf(3, { 3: '别的单位', 5: '外星人', 8: { day: '2023-03-02' } }),
        rowOf(1, { 2: '' }),
        rowOf(5, { 8: { day: '2099-01-01' } }),
      ]),
      '登记簿.xlsx',
    );
    assert.equal(seen.status, 422);
    const words = wordsOf(seen.html);
    for (const sentence of [
      /第 3 行（H3）：“收到日期”里的“2023-13-01”读不懂，请写成“2026-03-10”的样子。/,
      /第 3 行（J3）：“处理决定”里的“不予公开”读不懂/,
      /第 4 行（D4）：“单位”里的“别的单位”读不懂/,
      /第 4 行（F4）：“申请人类型”里的“外星人”/,
      /第 5 行（C5）：“摘要”没有填写/,
      /第 5 行（A5）：“编号”和第 2 行相同/,
      /第 6 行（I6）：“办结日期”还没有到/,
    ])
      assert.match(words, sentence);
    assert.equal(await r.count(), 0);
  });

  test('our own export comes in again without a second case, whatever state its cases are in', async () => {
    await r.registered();
    await r.apply();
    const seen = await bring((await r.clerk.get('/staff/requests/export.csv')).html, '导出.csv');
    const words = wordsOf(seen.html);
    // what was never registered has no subject and cannot be compared: it is named
    assert.match(words, /“摘要”没有填写/);
    const rest = (await r.clerk.get('/staff/requests/export.csv?state=handling')).html;
    assert.match(wordsOf((await bring(rest, '导出.csv')).html), /1 件申请都已经在登记簿里/);
    const changed = rest.replace('施工合同', '别的合同');
    assert.match(
      wordsOf((await bring(changed, '导出.csv')).html),
      /已经在登记簿里，“摘要”不一样：登记簿里是“施工合同”/,
    );
    assert.equal(await r.count(), 2);
  });

  test('what is imported is told as such, has no period, and is nobody’s to look up', async () => {
    const seen = await bring(bookOf([rowOf(1, { 8: { day: '2024-03-20' } })]), '登记簿.xlsx');
    await r.clerk.post('/staff/requests/import/save', { table: tableIn(seen.html) });
    const id = await r.idOf('2023-001');
    const page = wordsOf((await r.clerk.get(`/staff/requests/${id}`)).html);
    assert.match(page, /从旧登记簿导入/);
    assert.doesNotMatch(page, /超期|某某|现在可以办理|答复期限/);
    assert.doesNotMatch(wordsOf((await r.clerk.get('/staff/requests')).html), /已办结，超期/);
  });

  test('strangers, other files and forged tables come to nothing', async () => {
    assert.equal((await bring(bookOf([rowOf(1)]), '登记簿.xlsx', r.reviewer)).status, 403);
    const theirs = await bring(bookOf([rowOf(1)]), '登记簿.xlsx', r.stranger);
    assert.match(wordsOf(theirs.html), /请写您可以录入的单位的名称/);
    assert.equal((await bring(new Uint8Array(0), '空.csv')).status, 422);
    assert.match(wordsOf((await bring('姓名,电话\r\n某,1', '别的.csv')).html), /第一行没有“编号”、“摘要”/);
    for (const table of ['', 'x', '{}', '[1]', '[[1]]'])
      assert.equal((await r.clerk.post('/staff/requests/import/save', { table })).status, 422);
    assert.equal(await r.count(), 0);
  });
});
