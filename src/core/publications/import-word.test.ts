import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { readWord } from './import-word.ts';

const types = `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>`;
const rels = `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;
const documentRels = `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`;
const styles = `<?xml version="1.0" encoding="UTF-8"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style></w:styles>`;

const word = (body: string) =>
  zipSync({
    '[Content_Types].xml': strToU8(types),
    '_rels/.rels': strToU8(rels),
    'word/_rels/document.xml.rels': strToU8(documentRels),
    'word/styles.xml': strToU8(styles),
    'word/document.xml': strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ),
  });
const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (text: string, style = '') =>
  `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${run(text)}</w:p>`;
const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`;

test('a Word document comes in with its headings, paragraphs and tables', async () => {
  const table = `<w:tbl><w:tr>${cell('场所')}${cell('数量')}</w:tr><w:tr>${cell('区图书馆')}${cell('2')}</w:tr></w:tbl>`;
  const { html, notes } = await readWord(
    word(`${paragraph('一、总则', '1')}${paragraph('第一条　为了方便群众。')}${table}`),
  );
  assert.match(html, /^<h2>一、总则<\/h2><p>第一条　为了方便群众。<\/p><table>/);
  assert.match(html, /<td><p>区图书馆<\/p><\/td>/);
  assert.deepEqual(notes, []);
});

test('what is written as markup in Word stays text', async () => {
  const { html } = await readWord(word(paragraph('&lt;script&gt;alert(1)&lt;/script&gt;')));
  assert.equal(html, '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>');
});

test('what is no Word document is refused with a sentence', async () => {
  const cases: [Uint8Array, RegExp][] = [
    [strToU8('plain text'), /不是 \.docx/],
    [strToU8('PK\u0003\u0004broken'), /读不出来/],
    [zipSync({ 'a.txt': strToU8('x') }), /读不出来/],
    [word(''), /没有文字/],
    [zipSync({ 'word/document.xml': new Uint8Array(120 * 1024 * 1024) }), /解开后太大/],
  ];
  for (const [bytes, sentence] of cases) await assert.rejects(() => readWord(bytes), sentence);
});
