import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { type Cell, neutral, spreadsheetHeaders, writeSpreadsheet } from './spreadsheet.ts';

const sheetOf = (rows: Cell[][]) => {
  const bytes = writeSpreadsheet({ name: '待办', columns: [{ head: '标题', width: 40 }], rows });
  return strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!);
};

test('a list becomes a workbook with every part that a spreadsheet program asks for', () => {
  const parts = unzipSync(writeSpreadsheet({ name: '待办', columns: [{ head: '标题', width: 40 }], rows: [['通知']] }));
  assert.deepEqual(Object.keys(parts).sort(), [
    '[Content_Types].xml',
    '_rels/.rels',
    'xl/_rels/workbook.xml.rels',
    'xl/styles.xml',
    'xl/workbook.xml',
    'xl/worksheets/sheet1.xml',
  ]);
});

test('text that looks like a formula is neutralised, in plain and full-width forms', () => {
  for (const text of ['=1+1', '+86', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠x']) {
    assert.equal(neutral(text), `'${text}`);
  }
  assert.equal(neutral('通知=1'), '通知=1');
  assert.match(sheetOf([['=HYPERLINK("http://x")']]), />'=HYPERLINK\(&quot;http:\/\/x&quot;\)</);
});

test('numbers stay numbers, days are dates, everything else is text', () => {
  const xml = sheetOf([[12], [{ day: '2019-09-13' }], ['0415'], [null]]);
  assert.match(xml, /<c r="A2"><v>12<\/v>/);
  assert.match(xml, /<c r="A3" s="2"><v>43721<\/v>/);
  assert.match(xml, /<c r="A4" s="0" t="inlineStr">/);
  assert.doesNotMatch(xml, /r="A5" /);
});

test('control characters and half characters never reach the file, rare characters do', () => {
  const xml = sheetOf([['甲\u0000\u0007乙\ud800丙𠮷<&>']]);
  assert.match(xml, />甲乙\ufffd丙𠮷&lt;&amp;&gt;</);
});

test('the name of the download survives marks that a file system or a header would trip over', () => {
  const name = spreadsheetHeaders('工作安排/\u202e2019"\r\n')['content-disposition']!;
  assert.equal(name, `attachment; filename="export.xlsx"; filename*=UTF-8''${encodeURIComponent('工作安排2019.xlsx')}`);
});
