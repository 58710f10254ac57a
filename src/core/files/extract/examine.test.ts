import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import iconv from 'iconv-lite';
import type { Bounds } from '../bounded-thread.ts';
import { endingOf } from '../name.ts';
import { types } from '../types.ts';
import { examine } from './examine.ts';
import { compound, docx, largeCompound, ofd, paragraph, pdf, pdfBomb, png, pptx, xlsx, zip } from './samples.ts';
import { gif, jpeg, webp } from './test-pictures.ts';
import { Unfit } from './unfit.ts';

let dir: string;
before(async () => {
  dir = await mkdtemp(join(tmpdir(), '公开 examine-'));
});
after(() => rm(dir, { recursive: true, force: true }));

let count = 0;
async function examined(name: string, content: string | Uint8Array, bounds?: Partial<Bounds>) {
  count += 1;
  const path = join(dir, String(count)); // as in the storage: no name of a user's on the disk
  await writeFile(path, content);
  return examine(path, endingOf(name), bounds);
}
const refused = async (name: string, content: string | Uint8Array, why: RegExp) => {
  await assert.rejects(examined(name, content), (error) => {
    assert.ok(error instanceof Unfit, String(error));
    assert.match(error.message, why);
    assert.match(error.message, /。$/, 'a whole sentence');
    return true;
  });
};

describe('The type is what the content is', () => {
  const mp4 = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypisom\0\0\0\0isomavc1')]);
  const samples: [string, string | Uint8Array, keyof typeof types][] = [
    ['通知.docx', docx(paragraph('通知')), 'docx'],
    ['预算.xlsx', xlsx(), 'xlsx'],
    ['汇报.pptx', pptx(), 'pptx'],
    ['公文.ofd', ofd(), 'ofd'],
    ['方案.PDF', pdf('plan'), 'pdf'],
    ['打包.zip', zip({ '目录/一.txt': '一' }), 'zip'],
    ['照片.jpeg', jpeg, 'jpg'],
    ['图.png', png, 'png'],
    ['图.gif', gif, 'gif'],
    ['图.webp', webp, 'webp'],
    ['视频.mp4', mp4, 'mp4'],
    ['音频.mp3', Buffer.from('fffb9064000000', 'hex'), 'mp3'],
    [
      '音频.mp3',
      Buffer.concat([Buffer.from('ID3\x03\0\0\0\0\0\x04TIT2', 'latin1'), Buffer.from('fffb9064', 'hex')]),
      'mp3',
    ],
    ['表.csv', '单位,金额\n甲,1\n', 'csv'],
    ['说明.md', '# 说明', 'md'],
    ['没有结尾', '文字', 'txt'],
    ['旧.doc', compound('WordDocument'), 'doc'],
    ['大.doc', largeCompound('WordDocument'), 'doc'],
    ['旧.wps', compound('WordDocument'), 'wps'],
    ['旧.xls', compound('Workbook'), 'xls'],
    ['旧.et', compound('Workbook'), 'et'],
  ];
  for (const [name, content, type] of samples) {
    test(`${name} is ${type}`, async () => assert.equal((await examined(name, content)).type, type));
  }
  test('every type that may be uploaded has a sample here', () => {
    assert.deepEqual(new Set(samples.map(([, , type]) => type)), new Set(Object.keys(types)));
  });
});

describe('Refused with a sentence are', () => {
  const cases: [string, string, string | Uint8Array, RegExp][] = [
    ['a name that contradicts the content', '公告.pdf', docx(paragraph('x')), /以 \.pdf 结尾，内容却是Word 文档/],
    ['a picture that calls itself a document', '公告.docx', png, /内容却是PNG 图片/],
    ['an ending that is not ours', '页面.html', '纯文字', /不能上传 \.html/],
    [
      'a web page under the name of a text',
      '说明.txt',
      '\ufeff \n<!-- x --><HTML><script>1</script>',
      /网页、SVG 或脚本/,
    ],
    ['a web page in UTF-16', '说明.txt', iconv.encode('<html>', 'utf16'), /网页、SVG 或脚本/],
    ['an SVG', '图.png', '<?xml version="1.0"?><svg onload="x()"/>', /网页、SVG 或脚本/],
    ['a shell script', '说明.md', '#!/bin/sh\n', /网页、SVG 或脚本/],
    ['a program', '说明.txt', 'MZ\x90\0', /可执行程序/],
    ['an empty file', '空.txt', '', /空的/],
    ['bytes that are nothing', '乱.txt', Buffer.from([1, 2, 3, 0, 255]), /没有认出/],
    ['a text with half a character', '坏.txt', Buffer.from([0x41, 0xb0]), /读不出/],
    ['a program in a package', '包.zip', zip({ 'a/安装.exe': 'MZ' }), /安装\.exe/],
    ['macros', '表.docx', docx('', { 'word/vbaProject.bin': 'x' }), /宏/],
    ['macros in the old format', '旧.doc', compound('WordDocument', 'Macros'), /宏/],
    ['a document with a password', '密.docx', compound('EncryptedPackage'), /密码/],
    ['a document cut short', '半.docx', docx(paragraph('长'.repeat(500))).subarray(0, 300), /不完整/],
    ['a PDF that is none', '坏.pdf', '%PDF-1.7 nothing follows', /不完整|损坏/],
    ['an old compound file of another kind', '安装.doc', compound('Binary.x'), /没有认出/],
  ];
  for (const [what, name, content, why] of cases) test(what, () => refused(name, content, why));
});

describe('The text is read', () => {
  test('of a Word document, with notes, tables and what is hidden in it', async () => {
    const report = await examined(
      'a.docx',
      docx(
        `${paragraph('第一条 A&amp;B')}<w:tbl><w:tc>${paragraph('甲')}</w:tc></w:tbl><w:p><w:del w:id="1"><w:r><w:delText>删去的话</w:delText></w:r></w:del></w:p>`,
        {
          'word/comments.xml': `<w:comments>${paragraph('这句要改')}</w:comments>`,
          'word/footer1.xml': `<w:ftr>${paragraph('页脚')}</w:ftr>`,
        },
      ),
    );
    assert.match(report.text!, /第一条 A&B\n甲\n[\s\S]*删去的话/);
    assert.match(report.text!, /这句要改/);
    assert.match(report.text!, /页脚/);
    assert.deepEqual(report.notes, ['含有修订痕迹', '含有批注']);
    assert.ok(!report.unchecked);
  });

  test('of a table, and a hidden sheet is named', async () => {
    const { text, notes } = await examined('a.xlsx', xlsx());
    assert.match(text!, /收支\n底稿\n教育支出\t1234\.5\n合计\t行内/);
    assert.deepEqual(notes, ['含有隐藏的工作表']);
  });

  test('of slides and of an OFD document', async () => {
    const slides = await examined('a.pptx', pptx());
    assert.match(slides.text!, /第一页[\s\S]*只给讲的人看/);
    assert.deepEqual(slides.notes, ['含有演讲者备注']);
    assert.equal((await examined('a.ofd', ofd())).text, '关于印发<方案>');
  });

  test('of a PDF, and a script in it is taken out', async () => {
    const plain = await examined('a.pdf', pdf('Hello district'));
    assert.deepEqual([plain.text, plain.notes, plain.unchecked, plain.copy], ['Hello district', [], false, null]);
    const active = await examined('a.pdf', pdf('x', '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>'));
    assert.deepEqual([active.unchecked, active.notes], [false, []]);
    assert.deepEqual(active.removed, [{ kind: 'script', where: '动作' }]);
  });

  test('of texts in UTF-8, UTF-16 and GBK', async () => {
    const words = '关于政务公开工作的通知，㐀𠮷';
    for (const encoding of ['utf8', 'utf16', 'gb18030']) {
      assert.equal((await examined('a.txt', iconv.encode(words, encoding))).text, words, encoding);
    }
  });

  test('of a package by its names only: what lies inside is unchecked', async () => {
    const { text, unchecked } = await examined('a.zip', zip({ '附表/一.xls': 'x', '说明.txt': 'y' }));
    assert.deepEqual([text, unchecked], ['附表/一.xls\n说明.txt', true]);
  });

  test('of old formats by nobody: they are unchecked', async () => {
    const { text, unchecked, notes } = await examined('a.doc', compound('WordDocument'));
    assert.deepEqual([text, unchecked], [null, true]);
    assert.match(notes[0]!, /旧格式/);
  });
});

describe('A bomb goes off nowhere', () => {
  const blank = Buffer.alloc(60 * 1024 ** 2, ' ');

  test('when its directory tells the truth', () =>
    refused('a.docx', docx('', { 'word/footer1.xml': blank }), /不合常理/));

  test('when its directory lies about the size', async () => {
    const bytes = docx('', { 'word/footer1.xml': blank });
    const line = bytes.lastIndexOf('word/footer1.xml') - 46;
    bytes.writeUInt32LE(1000, line + 24);
    await refused('a.docx', bytes, /不合常理/);
  });

  test('when it has more entries than anybody needs', () =>
    refused('a.zip', zip(Object.fromEntries(Array.from({ length: 10_001 }, (_, n) => [`${n}`, '']))), /太多/));

  test('when it lies in a PDF: its thread is ended before the memory is', async () =>
    refused('a.pdf', await pdfBomb(800), /不合常理/));

  test('and one that takes too long is unchecked, or refused when even its type is not known', async () => {
    const hard = { milliseconds: 1, heapBytes: 256 * 1024 ** 2, bufferBytes: 512 * 1024 ** 2 };
    await assert.rejects(examined('a.docx', docx(paragraph('x')), hard), Unfit);
    const slow = { ...hard, milliseconds: 5000 };
    const endless = docx('', { 'word/footer1.xml': '<!--'.repeat(500_000) });
    const many = await examined('a.docx', endless, slow);
    assert.equal(many.unchecked, true);
    assert.match(many.notes[0]!, /限定的时间/);
  });
});
