import { decode } from '../../../core/files/text/encodings.ts';
import { UnreadableText } from '../../../core/files/text/errors.ts';
import { readTable } from '../../../core/files/text/read-table.ts';
import { headRowOf } from '../rules/columns.ts';

/** A cell as it came: text, a list of what JSON had there, or null for what a record does not speak of. */
export type Cell = string | unknown[] | null;

/** A list as another system keeps it. `n` is the row in the file; a line without cells could not be read. */
export interface ReadList {
  heads: string[];
  lines: { n: number; cells: Cell[] | null }[];
}

const most = { bytes: 8 * 1024 ** 2, lines: 20_000, heads: 200 };

/**
 * Reads an .xlsx or .csv table or JSON Lines. `known` says whether a head is one that stands for an element: lists often begin with a
 * title above their heads. Throws `UnreadableText` with a sentence for what is no list.
 */
export async function readListFile(bytes: Buffer, name: string, known: (head: string) => boolean): Promise<ReadList> {
  const list = /\.(?:jsonl|ndjson|json)$/i.test(name)
    ? readJsonLines(bytes, name)
    : tableOf(await readTable(bytes, name), known);
  if (list.heads.length === 0 || list.lines.length === 0)
    throw new UnreadableText(`“${name}”里没有事项：第一行是表头，从第二行起一行一项`);
  return list;
}

function tableOf(table: string[][], known: (head: string) => boolean): ReadList {
  const at = headRowOf(table, known);
  const heads = trimmed(table[at] ?? []).map((head) => head.replace(/\s+/g, ' ').trim().slice(0, 200));
  const lines = table
    .map((cells, index) => ({ n: index + 1, cells: heads.map((_, column) => cells[column] ?? '') }))
    .slice(at + 1)
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  return { heads, lines };
}

/** Without the empty cells that a spreadsheet keeps at the end of a row. */
const trimmed = (cells: string[]) => cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1);

function readJsonLines(bytes: Buffer, name: string): ReadList {
  if (bytes.length > most.bytes) throw new UnreadableText(`“${name}”超过8MB，请分成几个文件`);
  const text = decode(bytes, name).replace(/^\uFEFF/, '');
  const records = text
    .split(/\r\n?|\n/)
    .flatMap((line, at) => (line.trim() ? [{ n: at + 1, record: recordIn(line) }] : []));
  if (records.length > most.lines) throw new UnreadableText(`“${name}”超过${most.lines}行，请分成几个文件`);
  if (records.every(({ record }) => record === null))
    throw new UnreadableText(`“${name}”不是一行一条记录的JSON（JSON Lines）`);
  const heads = [...new Set(records.flatMap(({ record }) => [...(record?.keys() ?? [])]))];
  if (heads.length > most.heads) throw new UnreadableText(`“${name}”的项目超过${most.heads}种，请检查文件`);
  return {
    heads,
    lines: records.map(({ n, record }) => ({ n, cells: record && heads.map((head) => cellOf(record.get(head))) })),
  };
}

/** One record by its keys; a map, so that no key of a file means anything to us. */
function recordIn(line: string): Map<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    const fits = typeof value === 'object' && value !== null && !Array.isArray(value);
    return fits ? new Map(Object.entries(value).map(([key, one]) => [key.slice(0, 200), one])) : null;
  } catch {
    return null;
  }
}

function cellOf(value: unknown): Cell {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) return value.slice(0, 500);
  if (typeof value === 'boolean') return value ? '是' : '否';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
