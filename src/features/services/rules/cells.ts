import type { Row, Told } from './elements.ts';

/** How rows stand in one cell of a table: a line a row, 「身份证｜类型：原件｜份数：1」; exactly the same comes back. */
export function cellOf(rows: Row[], shape: Record<string, Told>): string {
  const [first, ...rest] = Object.keys(shape) as [string, ...string[]];
  return rows
    .map((row) =>
      [
        escaped(row[first] ?? ''),
        ...rest.flatMap((name) => (row[name] ? [`${shape[name]!.label}：${escaped(row[name])}`] : [])),
      ].join('｜'),
    )
    .join('\n');
}

const escaped = (text: string) => text.replace(/[\\｜]/g, '\\$&').replaceAll('\n', '\\n');
const unescaped = (text: string) => text.replace(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));

/** Reads such a cell, and what other governments write: a name a line, perhaps numbered, or names with 、 or ； between them. */
export function rowsIn(cell: string, shape: Record<string, Told>): Row[] {
  const lines = cell
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const list = lines.length === 1 && !lines[0]!.includes('｜') ? numbered(lines[0]!) : lines;
  const bare = list.every((line) => leading.test(line)) ? list.map((line) => line.replace(leading, '')) : list;
  return bare.map((line) => rowIn(line, shape));
}

const leading = /^(?:[（(]?\d{1,2}[）)]|\d{1,2}\s*[.．、])\s*/;

/** 「1.身份证 2.户口簿」 and 「身份证；户口簿」 as lines. */
function numbered(line: string): string[] {
  const parts = line.split(/(?<=\S)\s*(?=(?:[（(]\d{1,2}[）)]|\d{1,2}[.．、])\s*\D)/);
  if (parts.length > 1 && leading.test(parts[0]!)) return parts;
  return line.split(/\s*[；;]\s*/).filter(Boolean);
}

function rowIn(line: string, shape: Record<string, Told>): Row {
  const [first, ...rest] = Object.keys(shape) as [string, ...string[]];
  const [name = '', ...cells] = partsOf(line);
  const row: Row = { [first]: unescaped(name).trim() };
  for (const cell of cells) {
    const found = rest.find((field) => cell.startsWith(`${shape[field]!.label}：`));
    if (found) row[found] = unescaped(cell.slice(shape[found]!.label.length + 1)).trim();
    else row[first] = `${row[first]}｜${unescaped(cell)}`;
  }
  return row;
}

/** Parted at every ｜ that has no stroke before it; a stroke takes the sign behind it along. */
const partsOf = (line: string): string[] =>
  (`${line}｜`.match(/(?:\\.|[^｜\\])*｜/g) ?? []).map((part) => part.slice(0, -1));
