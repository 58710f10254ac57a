import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../../platform/root.ts';
import { readPdf } from '../files/extract/pdf.ts';
import { readText } from '../files/text/read-text.ts';
import { writeDocx } from './docx.ts';
import { paperOf } from './paper.ts';
import { openFonts } from './pdf/fonts.ts';
import { writePdf } from './pdf/write.ts';

const body = '<p>第一条　为了公开。</p><p>第二条　本办法自公布之日起施行。</p>';
const metadata = { formedOn: '2019-08-08', signatory: '振兴区住房城乡建设局' };
const bare = (text: string) => text.replace(/[\s|]+/g, '');
const textOfPdf = async (bytes: Uint8Array): Promise<string> => (await readPdf(bytes, 1_000_000)).text ?? '';

test('the same revision is the same bytes', async () => {
  const paper = paperOf(sample('一样的文件', body), [], 'https://example.cn');
  const twice = async (make: () => Promise<Uint8Array> | Uint8Array) =>
    Buffer.compare(Buffer.from(await make()), Buffer.from(await make()));
  assert.equal(await twice(() => writePdf(paper, new Map(), openFonts(null))), 0);
  assert.equal(await twice(() => writeDocx(paper, new Map())), 0);
});

test('pictures of the text are on the page, and of a kind that cannot be drawn at least their words are', async () => {
  const drawn = '<figure><img src="attachment:1" alt="四步图" /><figcaption>改造四步</figcaption></figure>';
  const other = '<p><img src="attachment:2" alt="说明图" /></p>';
  const paper = paperOf(sample('带图的文件', `<p>见图。</p>${drawn}${other}`), [], 'https://example.cn');
  const bytes = readFileSync(join(projectRoot, 'district', 'demo', 'estates.png'));
  const pictures = new Map([[1, { type: 'png', bytes: new Uint8Array(bytes) }]]);
  const pdf = await writePdf(paper, pictures, openFonts(null));
  assert.match(Buffer.from(pdf).toString('latin1'), /\/Subtype ?\/Image/);
  const words = bare(await textOfPdf(pdf));
  assert.ok(words.includes('改造四步') && words.includes('〔图：说明图〕'), words);
  const docx = writeDocx(paper, pictures);
  assert.match(bare((await readText(docx, 'a.docx')).text), /见图。.*改造四步.*〔图：说明图〕/);
});

test('a long table goes on over pages with its heads, and a cell taller than a page is not lost', async () => {
  const rows = Array.from({ length: 60 }, (_, index) => `<tr><td>第${index + 1}行</td><td>内容</td></tr>`).join('');
  const tall = `<tr><td>高格</td><td>${Array.from({ length: 90 }, (_, index) => `<p>条款${index + 1}</p>`).join('')}</td></tr>`;
  const table = `<table><thead><tr><th>表头甲</th><th>表头乙</th></tr></thead><tbody>${rows}${tall}</tbody></table>`;
  const paper = paperOf(sample('长表', table), [], 'https://example.cn');
  const text = bare(await textOfPdf(await writePdf(paper, new Map(), openFonts(null))));
  for (const part of ['第1行', '第60行', '条款1', '条款90']) assert.ok(text.includes(part), part);
  assert.ok(text.split('表头甲').length > 3, 'the heads stand on every page');
});

function sample(title: string, html: string) {
  return {
    id: 'abcdefghjkmn',
    title,
    body: html,
    metadata,
    hash: 'ab'.repeat(32),
    isPolicy: true,
    number: '振建发〔2019〕5号',
    unitName: '区住房城乡建设局',
    unitFullName: '振兴区住房城乡建设局',
    firstPublishedAt: new Date('2019-08-12T02:00:00Z'),
    firstPublishedOn: null,
    publishedAt: new Date('2019-08-12T02:00:00Z'),
    edition: 1,
  };
}
