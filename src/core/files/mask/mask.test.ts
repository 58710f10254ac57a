import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { PDFDocument } from '@cantoo/pdf-lib';
import { examine } from '../extract/examine.ts';
import { docx, paragraph, zip } from '../extract/samples.ts';
import { chinesePaper } from '../extract/test-papers.ts';
import { Unfit } from '../extract/unfit.ts';
import { readWords } from '../rules.ts';
import { coverText } from './find.ts';
import { whereSurvives } from './survives.ts';

let dir: string;
let count = 0;
before(async () => {
  dir = await mkdtemp(join(tmpdir(), '公开 mask-'));
});
after(() => rm(dir, { recursive: true, force: true }));

async function masked(content: Buffer, ending: string, mask: string[]): Promise<{ text: string; bytes: Buffer }> {
  count += 1;
  const path = join(dir, String(count));
  await writeFile(path, content);
  const report = await examine(path, ending, { mask });
  const bytes = await readFile(report.copy!);
  assert.deepEqual(await whereSurvives(bytes, mask), []);
  return { text: report.text ?? '', bytes };
}
const refused = (content: Buffer, ending: string, mask: string[], why: RegExp) =>
  assert.rejects(masked(content, ending, mask), (error) => error instanceof Unfit && why.test(error.message));

test('Words are covered whatever stands between their characters, always by as much', () => {
  assert.equal(coverText('张三 丰和张\n三丰，ＩＤ：12 34', ['张三丰', 'ID:1234']), '■■■和■■■，■■■');
  assert.equal(coverText('甲乙丙丁', ['甲乙丙', '乙丙丁']), '■■■');
});

test('The list of words is one a line, and says what is wrong with it', () => {
  assert.deepEqual(readWords(' 张三 \n\n李四\n张三'), { words: ['张三', '李四'] });
  for (const [typed, why] of [
    ['', /每行一处/],
    ['张', /太短/],
    ['长'.repeat(201), /太长/],
    [Array.from({ length: 51 }, (_, n) => `词语${n}`).join('\n'), /最多写 50 处/],
  ] as const)
    assert.match((readWords(typed) as { error: string }).error, why);
});

describe('A masked copy of a Word document', () => {
  const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;

  test('has lost the word in every part of it, and nothing else', async () => {
    const content = docx(
      `<w:p>${run('申请人张')}${run('三')}${run('丰，住桂花街8号')}</w:p><w:p><w:r><w:drawing><wp:docPr descr="张三丰的照片"/></w:drawing></w:r></w:p>`,
      {
        'word/header1.xml': `<w:hdr>${paragraph('张&#x4e09;丰的申请')}</w:hdr>`,
        'word/footnotes.xml': `<w:footnotes>${paragraph('见张 三 丰案')}</w:footnotes>`,
        'word/comments.xml': `<w:comments><w:comment w:author="张三丰">${paragraph('请张三丰核对')}</w:comment></w:comments>`,
        'docProps/core.xml': '<cp:coreProperties><dc:title>张三丰救助申请</dc:title></cp:coreProperties>',
        'customXml/item1.xml': '<data><name>张三丰</name></data>',
      },
    );
    const { text } = await masked(content, 'docx', ['张三丰']);
    assert.match(text, /申请人■■■，住桂花街8号/);
    assert.match(text, /■■■的申请/);
  });

  test('is refused when the word stands where nothing can cover it', async () => {
    await refused(
      docx(paragraph('张三丰'), { 'word/fonts/a.bin': Buffer.from('张三丰', 'utf16le') }),
      'docx',
      ['张三丰'],
      /仍能在word\/fonts\/a\.bin/,
    );
    await refused(docx(paragraph('张三丰'), { 'word/张三丰.xml': '<a/>' }), 'docx', ['张三丰'], /文件名/);
    await refused(
      docx(paragraph('张三丰'), { 'word/a.zip': zip({ 'a.txt': '张三丰' }) }),
      'docx',
      ['张三丰'],
      /a\.txt/,
    );
  });

  test('is refused when a word is not in it: a slip must not pass for done', () =>
    refused(docx(paragraph('张三丰')), 'docx', ['张三丰', '李四光'], /没有找到“李四光”/));
});

/** Lays a picture over the whole page. */
function scan(document: PDFDocument): void {
  const { context } = document;
  const facts = {
    Type: 'XObject',
    Subtype: 'Image',
    Width: 2,
    Height: 2,
    ColorSpace: 'DeviceRGB',
    BitsPerComponent: 8,
  };
  const page = document.getPages()[0]!;
  const name = page.node.newXObject('Scan', context.register(context.stream(Buffer.alloc(12), facts)));
  page.node.addContentStream(context.register(context.stream(`q 595 0 0 842 0 0 cm ${name} Do Q`)));
}

describe('A masked copy of a PDF', () => {
  const lines = ['关于张三丰救助的公示', '身份证号11010519491231002X，住桂花街8号'];

  test('has lost the characters, in its pages, its title and its bookmarks, and kept the rest', async () => {
    const content = await chinesePaper(lines, { more: (document) => document.setTitle('张三丰救助公示') });
    const { text, bytes } = await masked(content, 'pdf', ['张三丰', '11010519491231002X']);
    assert.match(text, /关于.*救助的公示/);
    assert.match(text, /身份证号.*，住桂花街8号/);
    assert.doesNotMatch(text, /张|三|丰|1101/);
    assert.equal(bytes.toString('latin1', 0, 5), '%PDF-');
  });

  test('is refused when a drawing within it still says the word, though no page shows it', async () => {
    const content = await chinesePaper(lines, { unseen: '张三丰' });
    await refused(content, 'pdf', ['张三丰'], /仍能在PDF 内部的图形/);
  });

  test('is refused when the word lies on a picture: a box over it would hide nothing', async () => {
    const content = await chinesePaper(lines, { more: scan });
    await refused(content, 'pdf', ['张三丰'], /压在图片上/);
  });

  test('is refused when its characters cannot be taken out, because the font is not in the file', async () => {
    await refused(await chinesePaper(lines, { fontMissing: true }), 'pdf', ['张三丰'], /没有生成副本/);
  });

  test('is refused when the word is not in its text', async () => {
    await refused(await chinesePaper(lines), 'pdf', ['李四光'], /没有找到“李四光”/);
  });
});
