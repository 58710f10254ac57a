export interface Table {
  heads: string[];
  rows: string[][];
  /** Where its first row stands in the text, from 1. */
  line: number;
}
export interface Problem {
  line: number;
  sentence: string;
}
export interface FoundTable {
  table: Table | null;
  /** The text without it, as many lines as there were. */
  rest: string[];
  problems: Problem[];
}

const mostRows = 2000;

/** The table of a notice, if it has one: cells apart by | or tabs, by blanks in columns, or everything in one line that begins with 序号. */
export function tableIn(lines: string[]): FoundTable {
  return barred(lines) ?? flattened(lines) ?? spaced(lines) ?? { table: null, rest: lines, problems: [] };
}

const bar = /\s*[|｜]\s*/;
const cellsOf = (line: string): string[] | null => {
  if (/[|｜]/.test(line))
    return line
      .trim()
      .replace(/^[|｜]|[|｜]$/g, '')
      .split(bar)
      .map((cell) => cell.trim());
  return line.includes('\t') ? line.split('\t').map((cell) => cell.trim()) : null;
};
const isRule = (cells: string[]) => cells.every((cell) => /^[:\-—=]*$/.test(cell)) && cells.length > 1;
const isHead = (cells: string[]) =>
  cells.length > 1 && cells.every((cell) => cell.length <= 24 && !/^\d+$/.test(cell)) && cells.some((cell) => cell !== '');

/** The first run of lines with separators that holds a head and a row below it. A row that does not fit is named. */
function barred(lines: string[]): FoundTable | null {
  const cells = lines.map((line) => (line.trim() === '' ? null : cellsOf(line)));
  const head = cells.findIndex((row, at) => row !== null && isHead(row) && cells.slice(at + 1, at + 4).some((one) => one !== null));
  if (head < 0) return null;
  const heads = cells[head]!;
  const found: FoundTable = { table: { heads, rows: [], line: head + 2 }, rest: [...lines], problems: [] };
  found.rest[head] = '';
  for (let at = head + 1; at < lines.length && found.table!.rows.length < mostRows; at += 1) {
    const row = cells[at];
    if (lines[at]!.trim() === '') continue;
    if (!row) break;
    found.rest[at] = '';
    if (isRule(row)) continue;
    if (row.length === heads.length) found.table!.rows.push(row);
    else found.problems.push({ line: at + 1, sentence: misfit(row.length, heads.length) });
  }
  return found.table!.rows.length > 0 || found.problems.length > 0 ? found : null;
}

const misfit = (has: number, heads: number): string =>
  `这一行有 ${has} 格，表头有 ${heads} 格，没有读入。请补齐空着的格（写“无”），或者在格与格之间加“|”。`;

/** 「序号 甲 乙 1 … 2 …」 in one line: rows begin with 1, 2, 3. */
function flattened(lines: string[]): FoundTable | null {
  const at = lines.findIndex((line) => /(?:^|\s)序号\s+\S+(?:\s+\S+)+\s+1\s/.test(line));
  if (at < 0) return null;
  const line = lines[at]!;
  const start = /(?:^|\s)序号\s/.exec(line)!.index;
  const tokens = line.slice(start).trim().split(/\s+/);
  const first = tokens.indexOf('1');
  const heads = tokens.slice(0, first);
  if (heads.length < 2) return null;
  const read = readNumbered(tokens.slice(first), heads.length);
  const rest = [...lines];
  rest[at] = [line.slice(0, start).trim(), read.after].filter(Boolean).join(' ');
  return {
    table: { heads, rows: read.rows, line: at + 1 },
    rest,
    problems: read.wrong.map(([n, has]) => ({
      line: at + 1,
      sentence: `表里第 ${n} 行有 ${has} 格，表头有 ${heads.length} 格，没有读入。请在格与格之间加“|”，一行写一条。`,
    })),
  };
}

/** Rows of `width` cells that begin with their number; what follows the last one is text again. */
function readNumbered(tokens: string[], width: number): { rows: string[][]; wrong: [number, number][]; after: string } {
  const rows: string[][] = [];
  const wrong: [number, number][] = [];
  let [at, n] = [0, 1];
  while (tokens[at] === String(n) && n <= mostRows) {
    const next = String(n + 1);
    const fits = tokens[at + width] === next || at + width >= tokens.length;
    const end = fits ? at + width : tokens.indexOf(next, at + 1);
    // The last row: a table does not say where it ends but by its width.
    const until = end < 0 ? Math.min(at + width, tokens.length) : end;
    const row = tokens.slice(at, until);
    if (row.length === width) rows.push(row);
    else wrong.push([n, row.length]);
    [at, n] = [until, n + 1];
  }
  return { rows, wrong, after: tokens.slice(at).join(' ') };
}

/** Columns by blanks, a line a row: the head and at least two rows of as many cells, or rows that begin with 1, 2. */
function spaced(lines: string[]): FoundTable | null {
  const cells = lines.map((line) => line.trim().split(/\s{2,}|\s(?=\S)/).filter(Boolean));
  const head = cells.findIndex(
    (row, at) =>
      row.length >= 3 &&
      isHead(row) &&
      !/[。；，]/.test(lines[at]!) &&
      cells.slice(at + 1).filter((one) => one.length === row.length && /^\d+$/.test(one[0]!)).length >= 1,
  );
  if (head < 0) return null;
  const heads = cells[head]!;
  const found: FoundTable = { table: { heads, rows: [], line: head + 2 }, rest: [...lines], problems: [] };
  found.rest[head] = '';
  for (let at = head + 1; at < lines.length; at += 1) {
    const row = cells[at]!;
    if (row.length === 0) continue;
    if (!/^\d+$/.test(row[0]!)) break;
    found.rest[at] = '';
    if (row.length === heads.length) found.table!.rows.push(row);
    else found.problems.push({ line: at + 1, sentence: misfit(row.length, heads.length) });
  }
  return found;
}
