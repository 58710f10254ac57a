import { type PDFContext, PDFDocument, PDFHexString, PDFName, type PDFRef } from '@cantoo/pdf-lib';

/** Codes of characters as a font made for one document has them: they say nothing without the font's table. */
type Codes = Map<string, string>;
const codesOf = (lines: string[], digits: number): Codes =>
  new Map([...new Set(lines.join(''))].map((one, at) => [one, (at + 33).toString(16).padStart(digits, '0')]));
const written = (line: string, codes: Codes) => `<${[...line].map((one) => codes.get(one) ?? '').join('')}>`;

function tableOf(codes: Codes): string {
  const hex = (one: string) => one.codePointAt(0)!.toString(16).padStart(4, '0');
  const rows = [...codes].map(([one, code]) => `<${code}> <${hex(one)}>`);
  const all = [...codes.values()][0]!.replace(/./g, '0');
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def 1 begincodespacerange <${all}> <${all.replaceAll('0', 'f')}> endcodespacerange ${rows.length} beginbfchar ${rows.join(' ')} endbfchar endcmap end end`;
}

/** A font within the file: every character is a drawn square, with a table of what it means. */
function drawnFont(context: PDFContext, codes: Codes): PDFRef {
  const square = context.register(context.stream('1000 0 0 0 1000 1000 d1 100 0 800 800 re f'));
  const first = 33;
  const names = [...codes.keys()].map((_, at) => `g${at}`);
  return context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type3',
      FontBBox: [0, 0, 1000, 1000],
      FontMatrix: [0.001, 0, 0, 0.001, 0, 0],
      CharProcs: Object.fromEntries(names.map((name) => [name, square])),
      Encoding: { Type: 'Encoding', Differences: [first, ...names.map((name) => PDFName.of(name))] },
      FirstChar: first,
      LastChar: first + names.length - 1,
      Widths: names.map(() => 1000),
      Resources: {},
      ToUnicode: context.register(context.stream(tableOf(codes))),
    }),
  );
}

/** A font that the reader's machine is to have: no glyph of it lies in the file. */
function missingFont(context: PDFContext, codes: Codes): PDFRef {
  const word = (text: string) => PDFHexString.of(Buffer.from(text).toString('hex'));
  const descriptor = {
    Type: 'FontDescriptor',
    FontName: 'FangSong',
    Flags: 4,
    Ascent: 880,
    Descent: -120,
    CapHeight: 880,
  };
  return context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: 'FangSong',
      Encoding: 'Identity-H',
      DescendantFonts: [
        {
          Type: 'Font',
          Subtype: 'CIDFontType2',
          BaseFont: 'FangSong',
          CIDSystemInfo: { Registry: word('Adobe'), Ordering: word('Identity'), Supplement: 0 },
          FontDescriptor: { ...descriptor, StemV: 80, ItalicAngle: 0, FontBBox: [0, -120, 1000, 880] },
          DW: 1000,
        },
      ],
      ToUnicode: context.register(context.stream(tableOf(codes))),
    }),
  );
}

interface Paper {
  /** The font's glyphs lie elsewhere. */
  fontMissing?: boolean;
  /** A line in a drawing that no page shows. */
  unseen?: string;
  more?(document: PDFDocument): void;
}

/** A PDF with lines of Chinese on one page, drawn by codes as an office's program does. */
export async function chinesePaper(lines: string[], { fontMissing, unseen, more }: Paper = {}): Promise<Buffer> {
  const document = await PDFDocument.create();
  const { context } = document;
  const codes = codesOf([...lines, unseen ?? ''], fontMissing ? 4 : 2);
  const resources = context.obj({ Font: { F1: (fontMissing ? missingFont : drawnFont)(context, codes) } });
  const page = document.addPage([595, 842]);
  page.node.set(PDFName.of('Resources'), resources);
  const drawn = lines.map((line, at) => `BT /F1 14 Tf 60 ${760 - at * 30} Td ${written(line, codes)} Tj ET`).join('\n');
  page.node.set(PDFName.of('Contents'), context.register(context.flateStream(drawn)));
  if (unseen) {
    const facts = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 600, 800], Resources: resources };
    const form = context.stream(`BT /F1 14 Tf 10 10 Td ${written(unseen, codes)} Tj ET`, facts);
    page.node.set(PDFName.of('Unseen'), context.register(form));
  }
  more?.(document);
  return Buffer.from(await document.save({ updateFieldAppearances: false }));
}
