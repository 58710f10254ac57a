import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { sql } from 'kysely';
import { rows } from '../../platform/database.ts';
import { type Cell, readCsv, writeCsv, writeSpreadsheet } from '../../platform/spreadsheet.ts';
import { templateOf } from './rules/sheet.ts';
import { ago, codes, type EnforcementOffice, testOffice } from './test-enforcement.ts';
import { line, official, openTables, person, table } from './test-tables.ts';

// Tables as offices really send them, and as somebody would send who means harm.

let o: EnforcementOffice;
let tables: ReturnType<typeof openTables>;
before(async () => {
  o = await testOffice();
  tables = openTables(o);
});
after(() => o?.close());

/** A workbook as a spreadsheet program keeps it: days as numbers, formulas with their last value, merged cells, errors. */
function workbook(rowsOf: string[]): Uint8Array {
  const xml = (body: string) => strToU8(`<?xml version="1.0" encoding="UTF-8"?>${body}`);
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return zipSync({
    'xl/workbook.xml': xml(
      `<workbook xmlns:r="${office}"><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': xml(
      `<Relationships><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': xml(
      `<worksheet><sheetData>${rowsOf.map((cells) => `<row>${cells}</row>`).join('')}</sheetData><mergeCells><mergeCell ref="A1:H1"/></mergeCells></worksheet>`,
    ),
  });
}
const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const heads = [
  '决定文书号（必填）',
  '决定日期',
  '相对人名称',
  '行政相对人类别',
  '统一社会信用代码',
  '许可类别',
  '许可内容',
  '有效期自',
  '有效期至',
  '执法类别',
];
const permitRow = (number: string, middle: string) =>
  [
    cell(number),
    '<c><v>46091</v></c>',
    `<c t="str"><f>A2&amp;"公司"</f><v>丹东演示建设有限公司</v></c>`,
    cell('法人及非法人组织'),
    cell(`９${codes.firm.slice(1)}`),
    middle,
    cell('准予施工'),
    cell('２０２６／３／１０'),
    cell('长期有效'),
    cell('行政许可'),
  ].join('');

test('days as numbers, formulas, merged titles, full-width signs and other brackets are read as what they are', async () => {
  const bytes = workbook([
    cell('行政许可公示'),
    heads.map(cell).join(''),
    permitRow('振建许［２０２６］１号', cell('普通')),
    permitRow('振建许(2026)2号', '<c t="e"><f>VLOOKUP(1,B:B,1)</f><v>#N/A</v></c>'),
    permitRow('振建许〔2026〕3号', '<c t="e"><f>B9</f><v>#REF!</v></c>'),
  ]);
  const { said } = await tables.read('许可.xlsx', bytes);
  assert.match(said, /3 振建许〔2026〕1号 丹东演示建设有限公司 许可 2026-03-10 录入/);
  assert.match(said, /第 4 行“许可类别”：请填写许可类别/);
  assert.match(said, /第 5 行“许可类别”：许可类别这一格的公式出错了/);
});

test('a table in GBK is read, and what a spreadsheet took for a number is told', async () => {
  const text = table(line(21), line(22, { ...person, id: '1.10105E+17' }));
  const { said } = await tables.read('国标.csv', iconv.encode(text, 'gbk'));
  assert.match(said, /3 振建罚〔2026〕21号 丹东演示建设有限公司 处罚 .* 录入/);
  assert.match(said, /第 4 行“身份证号码”：证件号码被表格软件改成了科学计数/);
});

test('the empty tables have the heads of 双公示, and take what is filled in', async () => {
  const xlsx = await o
    .desk(o.drafter)
    .get(`/staff/enforcement/imports/template.csv?kind=${encodeURIComponent('许可')}`);
  const heads_ = readCsv(xlsx.html.replace(/^\uFEFF/, ''))[0]!;
  assert.ok(
    heads_.includes('决定文书号（必填）') && heads_.includes('许可编号') && !heads_.includes('违法事实（必填）'),
  );
  const sheet = templateOf('许可');
  const told: Record<string, Cell> = {
    执法类别: '许可',
    决定文书号: '振建许〔2026〕31号',
    决定日期: { day: ago(1) },
    行政相对人类别: '法人及非法人组织',
    行政相对人名称: '丹东演示建设有限公司',
    统一社会信用代码: codes.firm,
    许可类别: '普通',
    决定内容: '=1+1 准予',
    有效期自: { day: ago(1) },
  };
  const filled = sheet.columns.map(({ head }) => told[head.replace('（必填）', '')] ?? null);
  for (const bytes of [writeSpreadsheet({ ...sheet, rows: [filled] }), writeCsv({ ...sheet, rows: [filled] })])
    assert.match((await tables.read('模板', bytes)).said, /要录入的 1 份 .*有错 0 行/);
});

test('hostile files are refused in words, and leave nothing', async () => {
  const uploads = async () => (await rows(o.db, sql`select id from enforcement.import`)).length;
  const before = await uploads();
  const bomb = zipSync({
    'xl/workbook.xml': strToU8('<a/>'),
    'xl/worksheets/sheet1.xml': new Uint8Array(80 * 1024 ** 2),
  });
  for (const [name, bytes, why] of [
    ['空.csv', '', /请选择要导入的表格/],
    ['坏.xlsx', new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]), /打不开/],
    ['炸弹.xlsx', bomb, /打不开|工作表太大/],
    ['旧.xls', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), /旧版表格/],
    ['别的.csv', '甲,乙\n1,2\n', /没有认得的表头/],
    ['怪.csv', '__proto__,constructor\n1,2\n', /没有认得的表头/],
    ['只有表头.csv', `${official}\n`, /里没有决定/],
    ['太多.csv', table(...Array.from({ length: 501 }, (_, at) => line(1000 + at))), /有 501 行，一次最多 500 行/],
  ] as const) {
    const { status, html } = await tables.upload(name, bytes);
    assert.equal(status, 422, name);
    assert.match(html, why, name);
  }
  assert.equal(await uploads(), before);
  const { said } = await tables.read('原型.csv', `__proto__,${official}\n{"x":1},${line(41)}\n`);
  assert.match(said, /要录入的 1 份/);
  assert.equal(({} as { x?: number }).x, undefined);
});

test('five hundred decisions with one bad cell enter nothing, and without it all of them in one act', async (context) => {
  const many = (bad: number) =>
    table(...Array.from({ length: 500 }, (_, at) => line(2000 + at, at === bad ? { on: '昨天' } : {})));
  const before = await tables.count();
  const { at, said } = await tables.read('一格错.csv', many(499));
  assert.match(said, /要录入的 499 份 .*有错 1 行.*第 502 行“处罚决定日期”：决定日期请写成“2026-03-10”的样子/);
  await o.desk(o.drafter).post(`${at}/draft`, { _key: 'many-bad' });
  assert.equal(await tables.count(), before);
  const whole = await tables.read('全对.csv', many(-1));
  const began = performance.now();
  assert.equal((await o.desk(o.drafter).post(`${whole.at}/draft`, { _key: 'many-good' })).status, 303);
  context.diagnostic(`entered 500 decisions in ${Math.round(performance.now() - began)} ms`);
  assert.equal(await tables.count(), before + 500);
});
