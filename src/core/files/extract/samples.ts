import { Readable } from 'node:stream';
import { createDeflate } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';

/** Small files of many kinds, made in memory, for the tests. */
const main = 'application/vnd.openxmlformats-officedocument';
const contentTypes = (type: string) =>
  `<?xml version="1.0"?><Types><Override PartName="/x.xml" ContentType="${type}"/></Types>`;

export const zip = (parts: Record<string, string | Uint8Array>): Buffer =>
  Buffer.from(
    zipSync(
      Object.fromEntries(
        Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
      ),
    ),
  );

export const docx = (body: string, more: Record<string, string | Uint8Array> = {}): Buffer =>
  zip({
    '[Content_Types].xml': contentTypes(`${main}.wordprocessingml.document.main+xml`),
    'word/document.xml': `<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`,
    ...more,
  });
export const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

export const xlsx = (): Buffer =>
  zip({
    '[Content_Types].xml': contentTypes(`${main}.spreadsheetml.sheet.main+xml`),
    'xl/workbook.xml': '<workbook><sheets><sheet name="收支"/><sheet name="底稿" state="hidden"/></sheets></workbook>',
    'xl/sharedStrings.xml':
      '<sst><si><t>教育支出</t><rPh><t>よみ</t></rPh></si><si><r><t>合</t></r><r><t>计</t></r></si></sst>',
    'xl/worksheets/sheet1.xml':
      '<worksheet><row><c t="s"><v>0</v></c><c><v>1234.5</v></c></row><row><c t="s"><v>1</v></c><c t="inlineStr"><is><t>行内</t></is></c></row></worksheet>',
  });

export const pptx = (): Buffer =>
  zip({
    '[Content_Types].xml': contentTypes(`${main}.presentationml.presentation.main+xml`),
    'ppt/slides/slide1.xml': '<p:sld xmlns:a="a"><a:p><a:r><a:t>第一页</a:t></a:r></a:p></p:sld>',
    'ppt/notesSlides/notesSlide1.xml': '<p:notes><a:p><a:r><a:t>只给讲的人看</a:t></a:r></a:p></p:notes>',
  });

export const ofd = (): Buffer =>
  zip({
    'OFD.xml': '<ofd:OFD/>',
    'Doc_0/Pages/Page_0/Content.xml':
      '<ofd:Page><ofd:TextObject><ofd:TextCode X="1">关于印发&lt;方案&gt;</ofd:TextCode></ofd:TextObject></ofd:Page>',
  });

/** A PDF with one line of text on one page; `catalog` adds to its catalogue. */
export function pdf(text: string, catalog = ''): Buffer {
  const stream = `BT /F1 12 Tf 20 100 Td (${text}) Tj ET`;
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  return pdfOf(objects.map((object) => Buffer.from(object, 'latin1')));
}

function pdfOf(objects: Buffer[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const at: number[] = [];
  const length = () => parts.reduce((sum, part) => sum + part.length, 0);
  for (const [index, object] of objects.entries()) {
    at.push(length());
    parts.push(Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n'));
  }
  const table = at.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const start = length();
  const size = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF`,
    ),
  );
  return Buffer.concat(parts);
}

/** A PDF of a megabyte whose page unpacks to `megabytes` of spaces. */
export async function pdfBomb(megabytes: number): Promise<Buffer> {
  const blank = Buffer.alloc(1024 ** 2, ' ');
  const content = Buffer.concat(await Readable.from(Array(megabytes).fill(blank)).pipe(createDeflate()).toArray());
  return pdfOf([
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    Buffer.from('<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources << >> >>'),
    Buffer.concat([
      Buffer.from(`<< /Length ${content.length} /Filter /FlateDecode >>\nstream\n`),
      content,
      Buffer.from('\nendstream'),
    ]),
  ]);
}

/** A compound file whose directory names these streams. */
export function compound(...names: string[]): Buffer {
  const bytes = Buffer.alloc(512 * 3);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt32LE(1, 48);
  bytes.writeUInt32LE(0, 76);
  bytes.writeUInt32LE(0xfffffffd, 512);
  bytes.writeUInt32LE(0xfffffffe, 516);
  for (const [index, name] of ['Root Entry', ...names].slice(0, 4).entries()) {
    const at = 1024 + index * 128;
    bytes.write(name, at, 'utf16le');
    bytes.writeUInt16LE(name.length * 2 + 2, at + 64);
    bytes[at + 66] = index === 0 ? 5 : 2;
  }
  return bytes;
}

/** A large compound file as Word writes it: the directory goes on behind everything else. */
export function largeCompound(name: string): Buffer {
  const [far, table, list] = [14_000, 14_001, 14_002];
  const bytes = Buffer.concat([compound(), Buffer.alloc(512 * list)]);
  const at = (sector: number) => (sector + 1) * 512;
  bytes.writeUInt32LE(list, 68);
  bytes.writeUInt32LE(far, 516); // after sector 1
  compound(name).copy(bytes, at(far), 1024, 1536);
  bytes.writeUInt32LE(table, at(list)); // the 110th table
  bytes.writeUInt32LE(0xfffffffe, at(table) + (far % 128) * 4);
  return bytes;
}

export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
