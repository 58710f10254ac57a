import { type Cell, neutral, type Sheet } from '../../../platform/spreadsheet.ts';

/** The same sheet as CSV (RFC 4180): UTF-8 with its mark, or a spreadsheet would take Chinese for something else. */
export function csvOf({ columns, rows }: Sheet): string {
  const lines = [columns.map(({ head }) => quoted(head)), ...rows.map((cells) => cells.map(drawn))];
  return `\uFEFF${lines.map((cells) => cells.join(',')).join('\r\n')}\r\n`;
}

function drawn(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  return typeof cell === 'string' ? quoted(neutral(cell)) : cell.day;
}

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
