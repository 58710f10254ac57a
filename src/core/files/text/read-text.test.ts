import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { UnreadableText } from './errors.ts';
import { chinese } from './list-numbers.ts';
import { readText } from './read-text.ts';

const sentence = '一、做好工作。（区财政局负责）\n';

async function refused(bytes: Uint8Array, words: RegExp): Promise<void> {
  await assert.rejects(
    readText(bytes, '安排.txt'),
    (error: unknown) => error instanceof UnreadableText && words.test(error.message),
  );
}

function docx(body: string, parts: Record<string, string> = {}): Uint8Array {
  const named = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const files = {
    'word/document.xml': `<?xml version="1.0"?><w:document ${named}><w:body>${body}</w:body></w:document>`,
    ...parts,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(xml)])));
}

const p = (text: string, properties = '') =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`;
const numbered = (level: number) => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="7"/></w:numPr>`;

test('UTF-8 with and without a mark, UTF-16 with a mark, GBK and GB18030 give the same text', async () => {
  const rare = `${sentence}㐂𠮷`;
  for (const bytes of [
    Buffer.from(rare),
    Buffer.from(`\ufeff${rare}`),
    iconv.encode(rare, 'utf-16le', { addBOM: true }),
    iconv.encode(rare, 'utf-16be', { addBOM: true }),
    iconv.encode(rare, 'gb18030'),
  ]) {
    assert.equal((await readText(bytes, '安排.txt')).text, rare);
  }
  assert.equal((await readText(iconv.encode(sentence, 'gbk'), '安排.txt')).text, sentence);
});

test('line ends of Windows become plain ones', async () => {
  assert.equal((await readText(Buffer.from('一、甲\r\n二、乙\r'), 'a.md')).text, '一、甲\n二、乙\n');
});

test('what is empty, binary, damaged or too large is refused with a sentence', async () => {
  await refused(new Uint8Array(), /空文件/);
  await refused(Buffer.from(' \n\t '), /没有文字/);
  await refused(Buffer.from([1, 2, 0, 3, 4, 0]), /不是文本文件/);
  await refused(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), /旧版Word/);
  await refused(Buffer.from('%PDF-1.7 …'), /PDF/);
  await refused(Buffer.from([0xe4, 0xb8, 0x80, 0xff, 0x80, 0xff, 0x81]), /编码/);
  await refused(Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 7919) % 255 || 1)), /不是|编码/);
  await refused(Buffer.from('甲'.repeat(800_000)), /2MB/);
  await refused(Buffer.alloc(10 * 1024 * 1024, 'a'), /2MB/);
  await refused(Buffer.from([0x50, 0x4b, 3, 4, 1, 2, 3]), /损坏/);
  await refused(zipSync({ 'a.txt': strToU8('hello') }), /不是\.docx/);
});

test('a zip that swells is refused before it is unpacked', async () => {
  const bytes = zipSync({ 'word/document.xml': new Uint8Array(60 * 1024 * 1024) }, { level: 9 });
  const start = performance.now();
  await refused(bytes, /过大/);
  assert.ok(performance.now() - start < 10_000);
});

test('a document type in a .docx is refused', async () => {
  await refused(
    zipSync({
      'word/document.xml': strToU8('<!DOCTYPE a [<!ENTITY b "c">]><w:document><w:body><w:p/></w:body></w:document>'),
    }),
    /不允许/,
  );
});

test('paragraphs are lines, breaks and tabs are kept apart, revisions are read as accepted', async () => {
  const body = `${p('2024年工作要点')}<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r><w:ins><w:r><w:t>丁</w:t></w:r></w:ins><w:del><w:r><w:delText>戊</w:delText></w:r></w:del></w:p>`;
  const read = await readText(docx(body), '要点.docx');
  assert.equal(read.text, '2024年工作要点\n甲 乙\n丙丁\n');
  assert.match(read.warnings[0]!, /修订/);
});

test('a table becomes rows with bars; a cell merged downwards repeats, one merged sideways is padded', async () => {
  const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
  const body = `<w:tbl>${row(cell('任务'), cell('牵头单位'), cell('责任单位'))}${row(cell('1.甲|乙'), cell('区司法局', '<w:vMerge w:val="restart"/>'), cell('各镇'))}${row(cell('2.丙'), cell('', '<w:vMerge/>'), cell('各部门'))}${row(cell('二、合并', '<w:gridSpan w:val="3"/>'))}</w:tbl>`;
  assert.equal(
    (await readText(docx(body), '表.docx')).text,
    '| 任务 | 牵头单位 | 责任单位 |\n| 1.甲｜乙 | 区司法局 | 各镇 |\n| 2.丙 | 区司法局 | 各部门 |\n| 二、合并 |  |  |\n',
  );
});

test('automatic numbers are written out and start again below each heading', async () => {
  const level = (at: number, format: string, text: string) =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const numbering = `<w:numbering><w:abstractNum w:abstractNumId="3">${level(0, 'chineseCountingThousand', '%1、')}${level(1, 'chineseCounting', '（%2）')}${level(2, 'decimal', '%3.')}</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>`;
  const styles = `<w:styles><w:style w:styleId="Heading1"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style></w:styles>`;
  const body = [
    p('甲', '<w:pStyle w:val="Heading1"/>'),
    p('乙', numbered(1)),
    p('丙', numbered(2)),
    p('丁', numbered(2)),
    p('戊', numbered(1)),
    p('己', numbered(0)),
    p('庚', numbered(1)),
  ].join('');
  const read = await readText(docx(body, { 'word/numbering.xml': numbering, 'word/styles.xml': styles }), '号.docx');
  assert.equal(read.text, '一、甲\n（一）乙\n1.丙\n2.丁\n（二）戊\n二、己\n（一）庚\n');
});

test('Chinese numerals to 999', () => {
  assert.deepEqual([1, 10, 11, 20, 35, 100, 103, 110, 212].map(chinese), [
    '一',
    '十',
    '十一',
    '二十',
    '三十五',
    '一百',
    '一百零三',
    '一百一十',
    '二百一十二',
  ]);
});
