import { strToU8, zipSync } from 'fflate';

/** The same table is the same file, whenever it is made: a reader's copy and its ETag stay good. */
const mtime = '1980-01-01T00:00:00';

/** One cell: text, a number that can be summed, a day `YYYY-MM-DD` that sorts as a date, or nothing. */
export type Cell = string | number | { day: string } | null | undefined;

export interface Sheet {
  /** The name on the tab. */
  name: string;
  /** Heads, with the width in characters. */
  columns: { head: string; width: number }[];
  rows: Cell[][];
}

export const spreadsheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * An .xlsx workbook of one sheet with a fixed head row. Text stays text: what a spreadsheet could take for a formula,
 * now or after being saved as CSV, gets an apostrophe before it (promises, rule 6).
 */
export function writeSpreadsheet(sheet: Sheet): Uint8Array {
  const parts = { ...frame, 'xl/workbook.xml': workbook(sheet.name), 'xl/worksheets/sheet1.xml': worksheet(sheet) };
  const files = Object.entries(parts).map(([path, xml]) => [path, strToU8(head + xml)]);
  return zipSync(Object.fromEntries(files), { mtime });
}

/** The answer's headers for a download under this name, without the ending. */
export function spreadsheetHeaders(name: string): Record<string, string> {
  return {
    'content-type': spreadsheetType,
    'content-disposition': `attachment; filename="export.xlsx"; filename*=UTF-8''${encodeURIComponent(`${safe(name)}.xlsx`)}`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  };
}

/** The same sheet as CSV (RFC 4180): UTF-8 with its mark, or a spreadsheet would take Chinese for something else. */
export function writeCsv({ columns, rows }: Sheet): string {
  const lines = [columns.map(({ head }) => quoted(head)), ...rows.map((cells) => cells.map(plainCell))];
  return `\uFEFF${lines.map((cells) => cells.join(',')).join('\r\n')}\r\n`;
}

/** The rows under the names of their columns, for programs: numbers stay numbers, days are `YYYY-MM-DD`. */
export const recordsOf = ({ columns, rows }: Sheet): Record<string, string | number | null>[] =>
  rows.map((cells) => Object.fromEntries(columns.map(({ head }, at) => [head, bare(cells[at])])));

const bare = (cell: Cell) => (cell && typeof cell === 'object' ? cell.day : (cell ?? null));

function plainCell(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  return typeof cell === 'string' ? quoted(neutral(cell)) : cell.day;
}

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The answer's headers for the sheet as CSV under this name, without the ending. */
export function csvHeaders(name: string): Record<string, string> {
  return {
    ...spreadsheetHeaders(name),
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="export.csv"; filename*=UTF-8''${encodeURIComponent(`${safe(name)}.csv`)}`,
  };
}

const safe = (name: string) => name.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, '');

/** A text that no spreadsheet reads as a formula; full-width forms count, for input methods turn them into the plain ones. */
export const neutral = (text: string): string => (/^'*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text);

/** Takes back what `neutral` put before a text, so that importing our own export changes nothing. */
export const plain = (text: string): string => (/^'+[=+\-@\t\r＝＋－＠]/.test(text) ? text.slice(1) : text);

/** Cells of CSV (RFC 4180) in one pass, as they stand; tabs part cells where the first line has no comma, as when copied. */
export function readCsv(text: string): string[][] {
  const separator = text.slice(0, 200).includes('\t') && !text.slice(0, 200).includes(',') ? '\t' : ',';
  const lines: string[][] = [[]];
  let cell = '';
  let inside = false;
  const end = () => {
    lines.at(-1)!.push(cell.replace(/\r$/, ''));
    cell = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]!;
    if (inside && sign === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (inside) {
      if (sign === '"') inside = false;
      else cell += sign;
    } else if (sign === '"' && cell === '') inside = true;
    else if (sign === separator) end();
    else if (sign === '\n') {
      end();
      lines.push([]);
    } else cell += sign;
  }
  end();
  return lines;
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const frame = {
  '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  // 0 text, 1 head, 2 day
  'xl/styles.xml': `<styleSheet ${main}><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" horizontal="left"/></xf></cellXfs></styleSheet>`,
};

function workbook(name: string): string {
  const short = name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);
  return `<workbook ${main} xmlns:r="${office}"><sheets><sheet name="${escaped(short)}" sheetId="1" r:id="rId1"/></sheets></workbook>`;
}

function worksheet({ columns, rows }: Sheet): string {
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  const heads = columns.map((column, at) => textCell(address(at, 1), column.head, 1));
  const lines = rows.map((cells, at) =>
    row(
      at + 2,
      cells.map((cell, column) => drawn(address(column, at + 2), cell)),
    ),
  );
  return `<worksheet ${main}><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>${row(1, heads)}${lines.join('')}</sheetData></worksheet>`;
}

const row = (number: number, cells: string[]) => `<row r="${number}">${cells.join('')}</row>`;

function drawn(at: string, cell: Cell): string {
  if (cell === null || cell === undefined || cell === '') return '';
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === 'string') return textCell(at, cell, 0);
  const serial = Date.parse(`${cell.day}T00:00:00Z`) / 86_400_000 + 25_569;
  return Number.isFinite(serial) ? `<c r="${at}" s="2"><v>${serial}</v></c>` : textCell(at, cell.day, 0);
}

const textCell = (at: string, text: string, style: number) =>
  `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(neutral(text))}</t></is></c>`;

/** 「C7」; lists have fewer than 26 columns, more would still be right. */
function address(column: number, line: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${line}`;
}

/** XML 1.0 knows no control characters but tab and line ends, and a cell holds 32,767 characters. */
const escaped = (text: string) =>
  text
    .toWellFormed()
    .slice(0, 32_000)
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
