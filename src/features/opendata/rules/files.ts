import type { Cell, Sheet } from '../../../platform/spreadsheet.ts';

/** How a list is given out: each format with its registered media type (IANA) and its name for people. */
export const formats = {
  csv: { media: 'text/csv', words: 'CSV' },
  xlsx: { media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', words: 'Excel' },
  json: { media: 'application/json', words: 'JSON' },
} as const;
export type Format = keyof typeof formats;
export const formatNames = Object.keys(formats) as Format[];

export const dataHref = (name: string, format?: Format) => `/data/${name}${format ? `.${format}` : '/'}`;

const plain = (cell: Cell) => (cell && typeof cell === 'object' ? cell.day : (cell ?? null));

/** The rows of a sheet under the names of its columns; numbers stay numbers, days stay days. */
export const recordsOf = ({ columns, rows }: Sheet): Record<string, string | number | null>[] =>
  rows.map((cells) => Object.fromEntries(columns.map(({ head }, at) => [head, plain(cells[at])])));
