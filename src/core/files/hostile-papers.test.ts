// A survey: hostile files. Told on one server.
import { deflateSync } from 'node:zlib';
import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { pdf, pdfBomb } from './extract/samples.ts';
import { endAsTheyShould } from './test-hostile.ts';

async function paper(change: (document: PDFDocument) => void | Promise<void>): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.addPage([300, 200]).drawText('Hello district');
  await change(document);
  return Buffer.from(await document.save({ useObjectStreams: false }));
}
const name = (word: string) => PDFName.of(word);
const named = () =>
  paper((document) => {
    document.setAuthor('张三');
    document.setKeywords(['内部', '草案']);
  });
const withXmp = () =>
  paper(({ context, catalog }) => {
    const xmp = context.stream(
      Buffer.from('<x:xmpmeta><dc:creator>张三</dc:creator><pdfaid:part>2</pdfaid:part></x:xmpmeta>'),
      {
        Type: 'Metadata',
        Subtype: 'XML',
      },
    );
    catalog.set(name('Metadata'), context.register(xmp));
  });
const withAttachment = () => paper((document) => document.attach(Buffer.from('全部工资表'), '工资.xlsx'));
const withScript = () => paper((document) => document.addJavaScript('main', 'app.alert("看我")'));
const withLaunch = () =>
  paper(({ context, catalog }) =>
    catalog.set(name('OpenAction'), context.obj({ S: 'Launch', F: PDFString.of('cmd.exe') })),
  );
const withNote = () =>
  paper((document) => {
    const note = document.context.obj({
      Type: 'Annot',
      Subtype: 'Text',
      Rect: [0, 0, 10, 10],
      Contents: PDFString.of('draft'),
      T: PDFString.of('Zhang San'),
    });
    document.getPages()[0]!.node.set(name('Annots'), document.context.obj([document.context.register(note)]));
  });
const signed = () =>
  paper((document) => {
    document.setAuthor('签章单位');
    document.catalog.set(name('Perms'), document.context.obj({ Sig: { Type: 'Sig', ByteRange: [0, 1, 2, 3] } }));
  });

/** A line taken out by saving once more: the old one still stands in the file. */
async function savedAgain(): Promise<Buffer> {
  const first = pdf('secret salary');
  const stream = 'BT /F1 12 Tf 20 100 Td (public) Tj ET';
  const object = `4 0 obj\n<< /Length ${stream.length} >>\nstream\n${stream}\nendstream\nendobj\n`;
  const before = first.toString('latin1').lastIndexOf('xref\n0');
  const xref = first.length + 1 + object.length;
  return Buffer.concat([
    first,
    Buffer.from(
      `\n${object}xref\n4 1\n${String(first.length + 1).padStart(10, '0')} 00000 n \ntrailer\n<< /Size 6 /Root 1 0 R /Prev ${before} >>\nstartxref\n${xref}\n%%EOF`,
      'latin1',
    ),
  ]);
}

endAsTheyShould('A PDF that leaks', [
  ['who wrote it', '公告.pdf', named, { cleaned: ['author', 'custom_property'], without: ['张三', '草案'] }],
  ['who wrote it, in its second place', '公告.pdf', withXmp, { cleaned: ['xmp'], without: ['张三'] }],
  [
    'a workbook within it',
    '公告.pdf',
    withAttachment,
    { cleaned: ['embedded_object'], without: ['全部工资表', '工资.xlsx'] },
  ],
  [
    'what stood in it before it was saved again',
    '公告.pdf',
    savedAgain,
    { cleaned: ['tracked_change'], without: ['secret salary'] },
  ],
  [
    'who made a remark; the remark itself is told',
    '公告.pdf',
    withNote,
    { cleaned: ['author'], reported: ['comment'], without: ['Zhang San'] },
  ],
  ['a name under a seal that must not break', '公告.pdf', signed, { cleaned: [], reported: ['author', 'signature'] }],
]);

endAsTheyShould('A PDF that would do harm', [
  ['a script', '公告.pdf', withScript, { cleaned: ['script'], without: ['app.alert'] }],
  ['a program to start', '公告.pdf', withLaunch, { cleaned: ['script'], without: ['cmd.exe'] }],
  [
    'a package behind its end',
    '公告.pdf',
    () => Buffer.concat([pdf('x'), Buffer.from('PK\x03\x04 夹带的压缩包')]),
    { cleaned: ['trailing_bytes'], without: ['夹带的压缩包'] },
  ],
  ['a page that unpacks to 600 MB', '公告.pdf', () => pdfBomb(600), { refused: /不合常理/ }],
  ['nothing but its first line', '公告.pdf', () => Buffer.from('%PDF-1.7 nothing follows'), { refused: /不完整|损坏/ }],
  [
    'noise',
    '公告.pdf',
    () => Buffer.concat([Buffer.from('%PDF-1.7\n'), deflateSync(Buffer.alloc(1000, 'x'))]),
    { refused: /不完整|损坏/ },
  ],
]);
