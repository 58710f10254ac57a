import { type Column, columnOf, columnsOf } from './columns.ts';
import type { Line } from './lines.ts';
import { findNotes, readUnits } from './notes.ts';
import { label, readMarker } from './numbering.ts';
import type { Draft } from './tasks.ts';
import { headingOf } from './titles.ts';
import type { UnitPhrase } from './unit-lists.ts';

export type TableReading = { drafts: Draft[]; used: Set<Line>; warnings: string[] };

export type Row = { line: Span; cells: string[] };

/** Tables whose cells are kept apart by | or tab. Merged cells are empty on the rows below the first; the header may come again. */
export function readTables(lines: Line[]): TableReading {
  const reading: TableReading = { drafts: [], used: new Set(), warnings: [] };
  let columns: Column[] | null = null;
  let rows: Row[] = [];
  let heading: string | null = null;
  const close = () => {
    if (columns) readRows(columns, rows, { heading, drafts: reading.drafts });
    rows = [];
  };
  for (const [index, line] of lines.entries()) {
    const cells = cellsOf(line.text);
    if (!cells) {
      if (columns) close();
      columns = null;
      if (line.marker?.kind === 'section') heading = headingOf(line.text);
      continue;
    }
    const header: Column[] | null = columnsOf(cells) ?? (columns === null ? twoStoreys(cells, lines[index + 1]) : rows.length === 0 ? secondStorey(lines[index - 1]!, cells) : null);
    if (header && !columns) columns = header;
    if (columns) reading.used.add(line);
    if (columns && !header && !cells.every((cell) => /^:?-*:?$/.test(cell))) rows.push({ line, cells });
  }
  close();
  return reading;
}

/** A header of two rows: 责任分工 above, 牵头单位 and 配合单位 below it. */
function twoStoreys(upper: string[], below: Line | undefined): Column[] | null {
  const lower = below ? cellsOf(below.text) : null;
  if (!lower || columnsOf(lower) || lower.length > upper.length + 1 || lower.filter((cell) => columnOf(cell) !== null).length < 2) return null;
  return columnsOf(upper.map((cell, index) => lower[index] || cell));
}

function secondStorey(above: Line, lower: string[]): Column[] | null {
  const upper = cellsOf(above.text);
  return upper && !columnsOf(upper) && lower.filter((cell) => columnOf(cell) !== null).length >= 2 ? columnsOf(upper.map((cell, index) => lower[index] || cell)) : null;
}

function cellsOf(text: string): string[] | null {
  const separator = text.includes('|') ? '|' : text.includes('\t') ? '\t' : null;
  if (!separator) return null;
  const framed = separator === '|' && text.startsWith('|') && text.endsWith('|') && text.length > 1;
  return (framed ? text.slice(1, -1) : text).split(separator).map((cell) => cell.replace(/<br\s?\/?>/g, ' ').trim());
}

type Span = { from: number; to: number };

type Place = { heading: string | null; drafts: Draft[] };

/** Turns rows into tasks; a row that is only a heading opens a section. */
export function readRows(columns: Column[], rows: Row[], { heading, drafts }: Place): void {
  const texts = columns.flatMap((column, index) => (column === 'text' ? [index] : []));
  const sections = sectionColumns(texts, rows);
  const [titleAt, ...moreText] = texts.filter((index) => !sections.includes(index));
  const current: string[] = heading ? [heading] : [];
  let last: Draft | null = null;
  let previous = '';
  for (const row of rows) {
    const cell = (index: number | undefined) => (index === undefined ? '' : (row.cells[index] ?? ''));
    const filled = row.cells.filter((text) => text !== '');
    if (filled.length === 0) continue;
    if (filled.length === 1 && /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])/.test(filled[0]!)) {
      current.splice(/^[（(]/.test(filled[0]!) ? 1 : 0, 2, filled[0]!);
      continue;
    }
    for (const [depth, index] of sections.entries()) if (cell(index) !== '') current.splice(depth, 9, cell(index));
    const body = [titleAt, ...moreText].map(cell).filter((text) => text !== '');
    const whole = `${row.cells[columns.indexOf('no')] ?? ''} ${body.join(' ')}`;
    if (body.length === 0 || whole === previous) {
      if (last) continueRow(last, columns, row);
      continue;
    }
    previous = whole;
    last = draftOf(columns, row, { body, section: current[0] ?? null, group: current[1] ?? null });
    drafts.push(last);
  }
}

/** A text column that is mostly empty, repeats itself or carries 一、 while a later one is filled holds the section. */
function sectionColumns(texts: number[], rows: Row[]): number[] {
  const sections: number[] = [];
  for (const index of texts.slice(0, -1)) {
    const values = rows.map((row) => row.cells[index] ?? '');
    const filled = values.filter((value) => value !== '');
    const numbered = filled.filter((value) => /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])/.test(value)).length;
    const repeated = values.filter((value, at) => at > 0 && value !== '' && value === values[at - 1]).length;
    if (numbered * 2 > filled.length || filled.length < values.length || repeated > 0) sections.push(index);
    else break;
  }
  return sections;
}

type Body = { body: string[]; section: string | null; group: string | null };

function draftOf(columns: Column[], row: Row, { body, section, group }: Body): Draft {
  const at = columns.indexOf('no');
  const marker = readMarker(body[0]!, 0);
  const written = at >= 0 ? (row.cells[at] ?? '').replace(/[.．、]$/, '') : '';
  const text = marker ? body[0]!.slice(marker.to).trim() : body[0]!;
  const inText = body.flatMap((cell) => findNotes(cell)).flatMap((note) => note.phrases);
  return {
    line: row.line,
    no: written !== '' ? written : marker ? label(marker) : null,
    section,
    group,
    title: text,
    ambiguous: false,
    lines: [{ from: row.line.from, to: row.line.to, text: [text, ...body.slice(1)].join(' '), note: noteOf(columns, row), phrases: [...unitsOf(columns, row), ...inText] }],
    deadlines: columns.flatMap((column, index) => (column === 'deadline' && row.cells[index] ? [row.cells[index]!] : [])),
  };
}

function unitsOf(columns: Column[], row: Row): UnitPhrase[] {
  return columns.flatMap((column, index) => {
    const cell = row.cells[index] ?? '';
    if (cell === '' || /^[-—/／无]+$/.test(cell)) return [];
    return column === 'lead' || column === 'support' || column === 'responsible' ? [readUnits(cell, column)] : [];
  });
}

function noteOf(columns: Column[], row: Row): string | null {
  const cells = columns.flatMap((column, index) => (['lead', 'support', 'responsible'].includes(column) && row.cells[index] ? [row.cells[index]!] : []));
  return cells.length > 0 ? cells.join('；') : null;
}

/** A row without a task of its own names more units for the one above. */
function continueRow(last: Draft, columns: Column[], row: Row): void {
  const line = last.lines.at(-1)!;
  line.phrases.push(...unitsOf(columns, row));
  line.note = [line.note, noteOf(columns, row)].filter((text) => text !== null).join('；') || null;
  line.to = row.line.to;
}

