import type { Column, LostHeader } from './columns.ts';
import type { FlattenedReading } from './flattened.ts';
import { readUnits } from './notes.ts';
import { readMarker } from './numbering.ts';
import { isUnitLike } from './organs.ts';
import { type Row, readRows } from './tables.ts';
import type { Draft } from './tasks.ts';
import { tokens } from './unit-lists.ts';

type Cell = { from: number; to: number; text: string };

/** A table pasted one cell to a line. A row begins with the next number; one that lacks cells says which units it names and not in which role. */
export function readCellLines(text: string, header: LostHeader): FlattenedReading {
  const reading: FlattenedReading = { drafts: [], warnings: [] };
  const width = header.columns.length;
  let section: string | null = null;
  let rows: Row[] = [];
  const flush = () => {
    readRows(header.columns, rows, { heading: section, drafts: reading.drafts });
    rows = [];
  };
  for (const group of groups(cellsAfter(text, header), header.columns)) {
    if (group.heading !== null) {
      flush();
      section = group.heading;
    } else if (group.cells.length === width) {
      rows.push({
        line: { from: group.cells[0]!.from, to: group.cells.at(-1)!.to },
        cells: group.cells.map((cell) => cell.text),
      });
    } else {
      flush();
      const draft = incomplete(group.cells, header.columns, section);
      reading.drafts.push(draft);
      reading.warnings.push(`表格第${draft.no ?? '？'}项的单元格与表头对不上，请核对牵头、配合单位`);
    }
  }
  flush();
  return reading;
}

function cellsAfter(text: string, header: LostHeader): Cell[] {
  const cells: Cell[] = [];
  let start = header.to;
  for (const line of text.slice(header.to).split('\n')) {
    const trimmed = line.trim();
    const from = start + line.indexOf(trimmed);
    if (trimmed !== '') cells.push({ from, to: from + trimmed.length, text: trimmed });
    start += line.length + 1;
  }
  return cells;
}

type Group = { heading: string | null; cells: Cell[] };

function groups(cells: Cell[], columns: Column[]): Group[] {
  const found: Group[] = [];
  let next = 1;
  for (const cell of cells) {
    const marker = readMarker(cell.text, 0);
    const opens =
      columns[0] === 'no'
        ? cell.text.replace(/[.．、]$/, '') === String(next)
        : marker?.kind === 'digit' && marker.value === next;
    const last = found.at(-1);
    if (marker?.kind === 'section') found.push({ heading: cell.text, cells: [] });
    else if (opens) {
      found.push({ heading: null, cells: [cell] });
      next += 1;
    } else if (last && last.heading === null && last.cells.length < columns.length) last.cells.push(cell);
  }
  return found;
}

function incomplete(cells: Cell[], columns: Column[], section: string | null): Draft {
  const numbered = columns[0] === 'no';
  const [title, ...rest] = numbered ? cells.slice(1) : cells;
  const units = rest.filter((cell) => tokens(cell.text).every((token) => isUnitLike(token.text)));
  const others = rest.filter((cell) => !units.includes(cell));
  const line = { from: cells[0]!.from, to: cells.at(-1)!.to };
  return {
    line,
    no: numbered ? cells[0]!.text : String(readMarker(cells[0]!.text, 0)?.value ?? ''),
    section,
    group: null,
    title: title?.text ?? '',
    ambiguous: true,
    lines: [
      {
        ...line,
        text: [title?.text ?? '', ...others.map((cell) => cell.text)].join(' '),
        note: units.map((cell) => cell.text).join('；') || null,
        phrases: units.map((cell) => readUnits(cell.text, 'responsible')),
      },
    ],
    deadlines: [],
  };
}
