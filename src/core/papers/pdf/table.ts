import { breakLines, type Line } from './lines.ts';
import { area, pitch, size } from './measures.ts';
import type { Press } from './press.ts';
import type { SetParagraph, SetTable } from './set.ts';

const lineHeight = 18;
const padding = { x: 4, y: 4 };
const narrowest = 30;

type Align = SetParagraph['align'];
interface Box {
  row: number;
  column: number;
  rows: number;
  columns: number;
  head: boolean;
  lines: { line: Line; align: Align }[];
}

/** Draws a table over as many pages as it needs, with its heads on each. */
export function drawTable(press: Press, table: SetTable): void {
  const places = placesOf(table);
  if (places.length === 0) return;
  const count = Math.max(...places.map(({ column, columns }) => column + columns));
  const widths = widthsOf(press, places, count);
  const boxes = places.map(({ cell, ...place }): Box => {
    const room = sum(widths, place.column, place.columns) - 2 * padding.x;
    return {
      ...place,
      head: cell.head,
      lines: cell.paragraphs.flatMap((paragraph) => linesOf(press, paragraph, room)),
    };
  });
  const rows = splitTall(boxes, table.rows.length, table.heads);
  drawCaption(press, table);
  drawRows(press, { ...rows, widths, heads: table.heads });
  press.toLine();
}

const sum = (numbers: number[], from: number, count: number) =>
  numbers.slice(from, from + count).reduce((all, number) => all + number, 0);

/** Where each cell stands once those that reach over several rows and columns are counted in. */
function placesOf(table: SetTable) {
  const taken = new Set<string>();
  return table.rows.flatMap((cells, row) => {
    let column = 0;
    return cells.map((cell) => {
      while (taken.has(`${row} ${column}`)) column += 1;
      const rows = Math.min(cell.rows, table.rows.length - row);
      for (let down = 0; down < rows; down += 1)
        for (let right = 0; right < cell.columns; right += 1) taken.add(`${row + down} ${column + right}`);
      const place = { cell, row, column, rows, columns: cell.columns };
      column += cell.columns;
      return place;
    });
  });
}

/** Columns share the width by the longest words in them, none narrower than three letters. */
function widthsOf(press: Press, places: ReturnType<typeof placesOf>, count: number): number[] {
  const wanted = Array.from({ length: count }, (_, column) => {
    const own = places.filter((place) => place.column === column && place.columns === 1);
    const longest = own.flatMap(({ cell }) =>
      cell.paragraphs.map(({ letters }) => letters.reduce((width, letter) => width + press.widthOf(letter), 0)),
    );
    return Math.min(Math.max(...longest, narrowest), area.width / 2) + 2 * padding.x;
  });
  const all = sum(wanted, 0, count);
  const least = Math.min(narrowest, area.width / count);
  const shared = wanted.map((width) => Math.max((width / all) * area.width, least));
  const scale = area.width / sum(shared, 0, count);
  return shared.map((width) => width * scale);
}

function linesOf(press: Press, { letters, align }: SetParagraph, width: number): Box['lines'] {
  const setting = {
    width: Math.max(width, size.cell),
    indent: 0,
    column: null,
    widthOf: press.widthOf,
    justify: false,
  };
  return breakLines(letters, setting).map((line) => ({ line, align }));
}

const mostLines = Math.floor((area.height - 2 * pitch) / lineHeight) - 1;

/** A row that is taller than a page goes on as another row. */
function splitTall(boxes: Box[], rows: number, heads: number): { boxes: Box[]; rows: number } {
  const done: Box[] = [];
  let shift = 0;
  for (let row = 0; row < rows; row += 1) {
    const own = boxes.filter((box) => box.row === row);
    const tallest = Math.max(0, ...own.filter((box) => box.rows === 1).map(({ lines }) => lines.length));
    const crossed = boxes.some((box) => box.rows > 1 && box.row <= row && row < box.row + box.rows);
    const parts = crossed || row < heads ? 1 : Math.max(1, Math.ceil(tallest / mostLines));
    for (let part = 0; part < parts; part += 1) {
      for (const box of own) {
        const lines = parts === 1 ? box.lines : box.lines.slice(part * mostLines, (part + 1) * mostLines);
        done.push({ ...box, row: row + shift + part, lines });
      }
    }
    shift += parts - 1;
  }
  return { boxes: done, rows: rows + shift };
}

function heightsOf(boxes: Box[], rows: number): number[] {
  const needed = ({ lines }: Box) => Math.max(lines.length, 1) * lineHeight + 2 * padding.y;
  const heights = Array.from({ length: rows }, (_, row) =>
    Math.max(lineHeight, ...boxes.filter((box) => box.row === row && box.rows === 1).map(needed)),
  );
  for (const box of boxes.filter(({ rows }) => rows > 1)) {
    const short = needed(box) - sum(heights, box.row, box.rows);
    if (short > 0) heights[box.row + box.rows - 1]! += short;
  }
  return heights;
}

function drawCaption(press: Press, { caption }: SetTable): void {
  if (caption.length === 0) return;
  press.need(3 * pitch);
  const setting = { width: area.width, indent: 0, column: null, widthOf: press.widthOf, justify: false };
  for (const line of breakLines(caption, setting)) {
    press.line(line, area.left + (area.width - line.width) / 2, press.y + pitch * 0.7);
    press.y += pitch;
  }
}

interface Rows {
  boxes: Box[];
  rows: number;
  widths: number[];
  heads: number;
}

function drawRows(press: Press, { boxes, rows, widths, heads }: Rows): void {
  const heights = heightsOf(boxes, rows);
  const headHeight = sum(heights, 0, heads);
  let row = 0;
  while (row < rows) {
    const repeats = row >= heads && heads > 0 && press.y === 0 && headHeight < area.height / 3;
    if (repeats) drawPart(press, { boxes, heights, widths }, [0, heads]);
    let to = row;
    let height = 0;
    while (to < rows && press.y + height + heights[to]! <= area.height + 0.01) {
      height += heights[to]!;
      to += 1;
    }
    if (to === row && press.y > (repeats ? headHeight : 0)) {
      press.turn();
      continue;
    }
    const end = Math.max(to, row + 1);
    drawPart(press, { boxes, heights, widths }, [row, end]);
    row = end;
    if (row < rows) press.turn();
  }
}

/** The rows from the first to before the last one, with what reaches into them from above as an empty box. */
function drawPart(
  press: Press,
  { boxes, heights, widths }: { boxes: Box[]; heights: number[]; widths: number[] },
  [from, to]: [number, number],
): void {
  for (const box of boxes) {
    const first = Math.max(box.row, from);
    const last = Math.min(box.row + box.rows, to);
    if (first >= last) continue;
    const x = area.left + sum(widths, 0, box.column);
    const y = press.y + sum(heights, from, first - from);
    const [width, height] = [sum(widths, box.column, box.columns), sum(heights, first, last - first)];
    press.box({ x, y, width, height });
    if (box.row >= from) drawWords(press, box, { x, y, width, height });
  }
  press.y += sum(heights, from, to - from);
}

function drawWords(
  press: Press,
  box: Box,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): void {
  const above = Math.max(padding.y, (height - box.lines.length * lineHeight) / 2);
  for (const [index, { line, align }] of box.lines.entries()) {
    const free = width - 2 * padding.x - line.width;
    const centred = box.head || align === 'center';
    const shift = centred ? free / 2 : align === 'right' ? free : 0;
    press.line(line, x + padding.x + Math.max(0, shift), y + above + lineHeight * (index + 0.72));
  }
}
