// A survey: hostile files. Told on one server.
import { docx, ofd, paragraph, zip } from './extract/samples.ts';
import { endAsTheyShould } from './test-hostile.ts';

const blank = Buffer.alloc(60 * 1024 ** 2, ' ');
const word = docx(paragraph('正文'));
/** Writes another name of the same length over one, in the headers or in the directory alone. */
function renamed(bytes: Buffer, from: string, to: string, where: 'both' | 'directory' = 'both'): Buffer {
  const out = Buffer.from(bytes);
  const last = out.lastIndexOf(from);
  if (where === 'both') out.write(to, out.indexOf(from), 'latin1');
  out.write(to, last, 'latin1');
  return out;
}
const two = zip({ 'a.txt': 'a', 'b.txt': 'b' });
function overlapping(): Buffer {
  const bytes = zip({ 'a.txt': 'x'.repeat(50), 'b.txt': 'x'.repeat(50) });
  const second = bytes.lastIndexOf('b.txt') - 46;
  bytes.writeUInt32LE(0, second + 42);
  return bytes;
}
function lying(): Buffer {
  const bytes = docx('', { 'word/footer1.xml': blank });
  bytes.writeUInt32LE(1000, bytes.lastIndexOf('word/footer1.xml') - 46 + 24);
  return bytes;
}
const nested = (depth: number): Buffer =>
  depth === 0 ? zip({ 'a.txt': 'a' }) : zip({ 'inner.zip': nested(depth - 1) });

endAsTheyShould('A package that would burst', [
  [
    'its directory tells the truth',
    '通知.docx',
    () => docx('', { 'word/footer1.xml': blank }),
    { refused: /不合常理/ },
  ],
  ['its directory lies', '通知.docx', lying, { refused: /不合常理/ }],
  [
    'more entries than anybody needs',
    '包.zip',
    () => zip(Object.fromEntries(Array.from({ length: 10_001 }, (_, n) => [`${n}`, '']))),
    { refused: /太多/ },
  ],
  ['packages within packages', '包.zip', () => nested(4), { refused: /层数太多/ }],
  ['a bomb within a package', '包.zip', () => zip({ '里面.zip': zip({ 'a.txt': blank }) }), { refused: /不合常理/ }],
  ['entries that lie over each other', '包.zip', overlapping, { refused: /不合常理|夹带/ }],
]);

endAsTheyShould('A package that lies about what it holds', [
  ['a name that leads out of the folder', '包.zip', () => renamed(two, 'a.txt', '../xy'), { refused: /包外/ }],
  ['a name from the root', '包.zip', () => renamed(two, 'a.txt', '/a.tx'), { refused: /包外/ }],
  ['a name with a drive', '包.zip', () => renamed(two, 'a.txt', 'C:\\ab'), { refused: /包外/ }],
  ['a name that ends in the middle', '包.zip', () => renamed(two, 'a.txt', 'a.t\0t'), { refused: /包外/ }],
  ['two entries of one name', '包.zip', () => renamed(two, 'a.txt', 'b.txt'), { refused: /夹带/ }],
  ['two entries that differ by capitals alone', '包.zip', () => renamed(two, 'a.txt', 'B.txt'), { refused: /夹带/ }],
  [
    'another name for who reads it from the front',
    '包.zip',
    () => renamed(two, 'a.txt', 'c.txt', 'directory'),
    { refused: /夹带/ },
  ],
  [
    'bytes before its first entry',
    '通知.docx',
    () => Buffer.concat([Buffer.from('PK\x03\x04 %PDF-1.7'), word]),
    { refused: /夹带|不完整/ },
  ],
  [
    'a paper behind its end',
    '通知.docx',
    () => Buffer.concat([word, Buffer.from('%PDF-1.7 trailer')]),
    { refused: /夹带/ },
  ],
  [
    'a second end in its comment',
    '包.zip',
    () => withComment(two, Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)])),
    { refused: /夹带/ },
  ],
]);

function withComment(bytes: Buffer, comment: Buffer): Buffer {
  const out = Buffer.concat([bytes, comment]);
  out.writeUInt16LE(comment.length, bytes.length - 2);
  return out;
}

endAsTheyShould('A package that brings programs', [
  ['by their name', '包.zip', () => zip({ 'a/安装.exe': 'x' }), { refused: /安装\.exe/ }],
  ['by their content', '包.zip', () => zip({ '说明.txt': 'MZ\x90\0' }), { refused: /可执行程序/ }],
  [
    'in a package within it',
    '包.zip',
    () => zip({ '附件.zip': zip({ '工具.bat': '@echo' }) }),
    { refused: /工具\.bat/ },
  ],
  [
    'as macros of a document within it',
    '包.zip',
    () => zip({ '附表.docx': docx('', { 'word/vbaProject.bin': 'x' }) }),
    { refused: /宏/ },
  ],
  [
    'none: then somebody must have opened it',
    '包.zip',
    () => zip({ '附表.docx': word, '说明.txt': 'a' }),
    { unchecked: /没有逐个检查/ },
  ],
]);

const official = (info: string, more = {}) =>
  zip({
    'OFD.xml': `<ofd:OFD><ofd:DocBody><ofd:DocInfo><ofd:Title>通知</ofd:Title>${info}</ofd:DocInfo></ofd:DocBody></ofd:OFD>`,
    ...more,
  });
const attached = '<ofd:Attachments><ofd:Attachment ID="1" Name="底稿.xlsx"/></ofd:Attachments>';
const author = '<ofd:Author>张三</ofd:Author>';

endAsTheyShould('A package of a layout (OFD)', [
  ['without anything hidden is served as it was sent', '公文.ofd', ofd, { cleaned: [] }],
  ['that names its author', '公文.ofd', () => official(author), { cleaned: ['author'], without: ['张三'] }],
  [
    'with a file within it',
    '公文.ofd',
    () => official('', { 'Doc_0/Attachs/Attachments.xml': attached }),
    { reported: ['embedded_object'], unchecked: /底稿/ },
  ],
  [
    'under a seal is not touched',
    '公文.ofd',
    () => official(author, { 'Doc_0/Signs/Signatures.xml': '<ofd:Signatures/>' }),
    { cleaned: [], reported: ['signature'] },
  ],
]);
