import { readCsv } from '../../../platform/spreadsheet.ts';
import { Unfit } from '../extract/unfit.ts';
import { attribute, piecesOf, xmlFrom } from '../extract/xml.ts';
import { type Entry, readEntries, type Source, unpack } from '../extract/zip.ts';
import { decode } from './encodings.ts';
import { UnreadableText } from './errors.ts';

const usual = { bytes: 8 * 1024 ** 2, rows: 20_000, columns: 200, sheet: 64 * 1024 ** 2 };
type Limits = typeof usual;

/**
 * The cells of the first sheet of an .xlsx workbook, or of a .csv (UTF-8 with or without its mark, UTF-16, GBK), as text, row by
 * row; what is left empty is ''. Numbers come as they are stored, formulas as the value that was last worked out. Unpacking is
 * bounded; whoever reads larger ones says how large. Throws `UnreadableText` with a sentence for what is empty, damaged, too large
 * or something else.
 */
export async function readTable(bytes: Uint8Array, name: string, larger: Partial<Limits> = {}): Promise<string[][]> {
  const most = { ...usual, ...larger };
  if (bytes.length === 0) throw new UnreadableText(`“${name}”是空文件，请检查后重新选择`);
  if (bytes.length > most.bytes) throw new UnreadableText(`“${name}”超过${most.bytes / 1024 ** 2}MB，请分成几个文件`);
  const table = bytes[0] === 0x50 && bytes[1] === 0x4b ? await readWorkbook(bytes, name, most) : readPlain(bytes, name);
  if (table.length > most.rows) throw new UnreadableText(`“${name}”超过${most.rows}行，请分成几个文件`);
  return table;
}

function readPlain(bytes: Uint8Array, name: string): string[][] {
  const old = bytes[0] === 0xd0 && bytes[1] === 0xcf;
  if (old) throw new UnreadableText(`“${name}”是旧版表格（.xls），请另存为.xlsx后再上传`);
  const text = decode(bytes, name).replace(/^\uFEFF/, '');
  return readCsv(text.replace(/\r\n?/g, '\n').replace(/\n$/, ''));
}

async function readWorkbook(bytes: Uint8Array, name: string, most: Limits): Promise<string[][]> {
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const source: Source = { bytes: bytes.length, read: async (at, length) => buffer.subarray(at, at + length) };
    const entries = await readEntries(source);
    const part = async (path: string) => {
      const entry = entries.find((one) => one.name === path);
      return entry ? xmlFrom(await unpack(source, small(entry, name, most), most.sheet)) : null;
    };
    const sheet = await part(await firstSheet(part, name));
    if (sheet === null) throw new UnreadableText(`“${name}”里没有工作表，请重新保存后再上传`);
    return cellsOf(sheet, [...sharedTexts((await part('xl/sharedStrings.xml')) ?? '')], most);
  } catch (error) {
    if (error instanceof Unfit) throw new UnreadableText(`“${name}”打不开：${error.message}`, { cause: error });
    throw error;
  }
}

function small(entry: Entry, name: string, most: Limits): Entry {
  if (entry.size > most.sheet) throw new UnreadableText(`“${name}”的工作表太大，请分成几个文件`);
  return entry;
}

/** The path of the sheet that stands first, whatever its file is called. */
async function firstSheet(part: (path: string) => Promise<string | null>, name: string): Promise<string> {
  const workbook = await part('xl/workbook.xml');
  if (workbook === null) throw new UnreadableText(`“${name}”不是.xlsx表格，请用表格软件另存为.xlsx或.csv后再上传`);
  const first = [...piecesOf(workbook)].find(({ open }) => open === 'sheet');
  const id = attribute(first?.attributes ?? '', 'id');
  const relations = [...piecesOf((await part('xl/_rels/workbook.xml.rels')) ?? '')];
  const relation = relations.find(
    ({ open, attributes }) => open === 'Relationship' && attribute(attributes ?? '', 'Id') === id,
  );
  const target = attribute(relation?.attributes ?? '', 'Target') ?? 'worksheets/sheet1.xml';
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

/** Shared texts in their order; how a word is read aloud (rPh) is no part of it. */
function* sharedTexts(xml: string): Generator<string> {
  let text = '';
  let inside = false;
  let aloud = false;
  for (const { open, close, text: words } of piecesOf(xml)) {
    if (open === 't') inside = true;
    else if (close === 't') inside = false;
    else if (open === 'rPh') aloud = true;
    else if (close === 'rPh') aloud = false;
    else if (open === 'si') text = '';
    else if (close === 'si') yield text;
    else if (words !== undefined && inside && !aloud) text += words;
  }
}

function cellsOf(xml: string, shared: string[], most: Limits): string[][] {
  const table: string[][] = [];
  let row: string[] = [];
  let at = { column: 0, kind: '', text: '', inside: false };
  for (const { open, close, attributes = '', text } of piecesOf(xml)) {
    if (open === 'row') {
      const number = Number(attribute(attributes, 'r')) || table.length + 1;
      while (table.length < Math.min(number - 1, most.rows)) table.push([]);
      row = [];
      at = { ...at, column: 0 };
    } else if (open === 'c') {
      const column = columnOf(attribute(attributes, 'r')) ?? at.column;
      at = { column, kind: attribute(attributes, 't') ?? '', text: '', inside: false };
    } else if (open === 'v' || open === 't') at.inside = true;
    else if (close === 'v' || close === 't') at.inside = false;
    else if (close === 'c') {
      const said = at.kind === 's' ? (shared[Number(at.text)] ?? '') : at.text;
      if (at.column < most.columns) {
        while (row.length < at.column) row.push('');
        row[at.column] = said.replace(/_x000D_/g, '').replace(/\r\n?/g, '\n');
      }
      at = { ...at, column: at.column + 1 };
    } else if (close === 'row') table.push(row);
    else if (text !== undefined && at.inside) at.text += text;
  }
  return table;
}

/** 「C7」 is column 2; null for what is no address. */
function columnOf(address: string | null): number | null {
  const letters = /^([A-Z]{1,3})\d+$/.exec(address ?? '')?.[1];
  if (!letters) return null;
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
