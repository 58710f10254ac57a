import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { readTable } from './read-table.ts';

/** A workbook as office programs write it: shared texts, sheets under other numbers, empty cells and rows left out. */
function workbook(sheet: string, more: Record<string, string> = {}): Uint8Array {
  const parts: Record<string, string> = {
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><sheets><sheet name="甲" sheetId="7" r:id="rId9"/><sheet name="乙" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId9" Target="/xl/worksheets/sheet7.xml"/></Relationships>',
    'xl/sharedStrings.xml':
      '<sst><si><t>单位</t></si><si><r><t>区教</t></r><r><t>育局</t></r><rPh><t>qu</t></rPh></si></sst>',
    'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row r="1"><c r="A1"><v>9</v></c></row></sheetData></worksheet>',
    'xl/worksheets/sheet7.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)])));
}

test('the first sheet of a workbook is read cell by cell, whatever its file is called and whatever is left out', async () => {
  const table = await readTable(
    workbook(
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t xml:space="preserve">两行\nA&amp;B</t></is></c></row>' +
        '<row r="3"><c r="B3"><v>12.5</v></c><c r="A3" t="s"><v>1</v></c><c r="AA3" t="str"><f>1+1</f><v>2</v></c></row>',
    ),
    'a.xlsx',
  );
  assert.deepEqual(table[0], ['单位', '', '两行\nA&B']);
  assert.deepEqual(table[1], []);
  assert.deepEqual(table[2]!.slice(0, 2), ['区教育局', '12.5']);
  assert.equal(table[2]![26], '2');
});

test('a table of text is read in the encodings in which spreadsheets save it', async () => {
  const text = '单位,职责\r\n区教育局,"管理""教育"",\n第二行"\r\n';
  const wanted = [
    ['单位', '职责'],
    ['区教育局', '管理"教育",\n第二行'],
  ];
  assert.deepEqual(await readTable(Buffer.from(`\uFEFF${text}`), 'a.csv'), wanted);
  assert.deepEqual(await readTable(iconv.encode(text, 'gbk'), 'a.csv'), wanted);
  assert.deepEqual(await readTable(Buffer.from(text.replaceAll(',', '\t')), 'a.csv'), [
    ['单位', '职责'],
    ['区教育局', '管理"教育"\t\n第二行'],
  ]);
});

test('what is no table, damaged, too old or a bomb is told in words', async () => {
  const refused: [Uint8Array, RegExp][] = [
    [new Uint8Array(), /空文件/],
    [Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), /旧版表格（\.xls）/],
    [zipSync({ 'a.txt': strToU8('x') }), /不是\.xlsx表格/],
    [Buffer.from('PK\u0003\u0004'), /打不开/],
    [zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(70 * 1024 ** 2) }), /打不开/],
    [new Uint8Array(9 * 1024 ** 2), /超过8MB/],
  ];
  for (const [bytes, about] of refused) await assert.rejects(readTable(bytes, 'a.xlsx'), about);
});
