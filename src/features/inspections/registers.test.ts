import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { UnreadableText } from '../../core/files/text/errors.ts';
import { one, rows } from '../../platform/database.ts';
import { readCsv, writeSpreadsheet } from '../../platform/spreadsheet.ts';
import { readFile } from './parse/read-file.ts';
import { dayIn } from './rules/registers.ts';
import {
  bringLibraries,
  creditCode,
  csv,
  type InspectingOffice,
  inspectorHeads,
  objectHeads,
  objects,
  testOffice,
} from './test-inspections.ts';

// 一单两库: files come in whole or not at all, mistakes are told by row and cell, and whatever a row said before stays.

let o: InspectingOffice;
before(async () => {
  o = await testOffice();
});
after(() => o?.close());

test('a list with mistakes says row, column and how to mend it, and nothing of it is written', async () => {
  const wrong = csv(objectHeads, [
    objects[0]!,
    ['9121060000000000YX', '错号店', '企业', 'A', ''],
    [creditCode(90), '', '企业', 'E', '二月三十'],
    objects[0]!,
  ]);
  await assert.rejects(o.bring('object', wrong), (error: Error) => {
    for (const words of [
      /第 3 行 A 列（统一社会信用代码）：“9121060000000000YX”不是正确的统一社会信用代码/,
      /第 4 行 B 列（名称）：没有写名称/,
      /第 4 行 D 列（信用风险类别）：“E”不在“A、B、C、D”之中/,
      /第 4 行 E 列（注销或停业日期）：“二月三十”不是日期/,
      /第 5 行 A 列（统一社会信用代码）：与第 2 行重复/,
    ])
      assert.match(error.message, words);
    return true;
  });
  await assert.rejects(o.bring('object', 'a,b\n1,2'), /前十行里没有表头“统一社会信用代码”/);
  await assert.rejects(o.bring('object', '统一社会信用代码,名称\n'), /缺少“对象类型”一列/);
  assert.equal((await rows(o.db, sql`select id from inspections.entry`)).length, 0);
});

test('libraries come in whole, the same file twice is no second act, and every change stays in the history', async () => {
  const brought = await bringLibraries(o, [o.drafter, o.colleague]);
  assert.deepEqual(brought, { import: 3, before: false, added: 40, changed: 0, unchanged: 0 });
  assert.deepEqual(await o.bring('object', csv(objectHeads, objects)), { import: 3, before: true });
  const moved = csv(objectHeads, [[...objects[0]!.slice(0, 3), 'B', ''], objects[1]!]);
  assert.deepEqual(await o.bring('object', moved), { import: 4, before: false, added: 0, changed: 1, unchanged: 1 });
  await assert.rejects(o.bring('object', moved, o.otherUnit), /由区住房城乡建设局管理.*请该单位导入/);
  const { id } = await one(o.db, sql<{ id: number }>`select id from inspections.entry where key = ${objects[0]![0]}`);
  const page = await o.desk(o.drafter).get(`/staff/inspections/entries/${id}`);
  assert.match(page.html, /现在的内容.*以前的内容/s);
  await assert.rejects(sql`delete from inspections.change`.execute(o.db), /never changed|permission denied/);
});

test('our own export is taken back and changes nothing', async () => {
  for (const register of ['matter', 'object', 'inspector'] as const) {
    const { html } = await o.desk(o.drafter).get(`/staff/inspections/registers/${register}/export.csv`);
    const { added, changed } = (await o.bring(register, html)) as unknown as { added: number; changed: number };
    assert.deepEqual([added, changed], [0, 0], register);
    assert.ok(readCsv(html).length > 2);
  }
});

test('files as offices have them: GBK, days as numbers, empty cells of merged ones, and what is no table', async () => {
  const gbk = Buffer.from(
    'cdb3d2bbc9e7bbe1d0c5d3c3b4fac2eb2cc3fbb3c62cb6d4cff3c0e0d0cd2cd0c5d3c3b7e7cfd5c0e0b1f00a',
    'hex',
  );
  const line = Buffer.concat([
    Buffer.from(`${creditCode(7)},`),
    Buffer.from('d1ddcabe2cc6f3d2b5', 'hex'),
    Buffer.from(',A\n'),
  ]);
  const read = await readFile('object', Buffer.concat([gbk, line]), '名录.csv');
  assert.deepEqual(JSON.parse(read.parts[0]!), [
    { key: creditCode(7), name: '演示', fields: { kind: '企业', risk: 'A' } },
  ]);
  assert.deepEqual(
    [dayIn('46354'), dayIn('2026年11月28日'), dayIn('2026/2/3'), dayIn('2026-02-30')],
    ['2026-11-28', '2026-11-28', '2026-02-03', null],
  );
  const merged = await readFile(
    'inspector',
    Buffer.from(csv(inspectorHeads, [['1', '甲', '', '46354', '', '', '']])),
    'x.csv',
  );
  assert.match(merged.told.errors.join(), /第 2 行 C 列（执法类别）：是空的，请填写；合并的单元格请先取消合并/);
  const sheet = {
    name: '库',
    columns: [...objectHeads, '__proto__'].map((head) => ({ head, width: 9 })),
    rows: [[...objects[0]!, 'x']],
  };
  const workbook = await readFile('object', Buffer.from(writeSpreadsheet(sheet)), '库.xlsx');
  assert.deepEqual([workbook.total, workbook.told.strange], [1, ['__proto__']]);
  assert.equal(({} as Record<string, unknown>).risk, undefined);
  await assert.rejects(readFile('object', Buffer.from('PK\u0003\u0004 no workbook'), '坏.xlsx'), UnreadableText);
});

test('a list of matters as districts publish it has no codes: the same matter is known again by its names', async () => {
  const heads = ['序号', '检查项目', '检查子项', '检查主体', '检查依据', '检查方式', '检查内容', '备注'];
  const line = [
    '1',
    '物业服务检查',
    '收费公示',
    '区住房城乡建设局',
    '《物业管理条例》第五条',
    '现场检查',
    '公示栏',
    '',
  ];
  const list = csv(['XX区随机抽查事项清单'], [heads, line]);
  const { added } = (await o.bring('matter', list)) as unknown as { added: number };
  assert.equal(added, 1);
  const { key, category } = await one(
    o.db,
    sql<{ key: string; category: string }>`
      select key, fields ->> 'category' as category from inspections.entry where name = '物业服务检查'`,
  );
  assert.match(key, /^M[0-9a-f]{12}$/);
  assert.equal(category, '一般检查事项', 'what says nothing is held to the stricter rule');
  const again = (await o.bring('matter', csv(heads, [line.with(6, '公示栏和收费票据')]))) as unknown as {
    changed: number;
  };
  assert.equal(again.changed, 1);
});
