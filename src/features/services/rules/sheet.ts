import type { Sheet } from '../../../platform/spreadsheet.ts';
import { cellOf } from './cells.ts';
import { elementNames, elements, type Guide, type Row } from './elements.ts';

/** The head of the one column that stands before the elements. */
export const titleHead = '事项名称';

export interface Listed {
  title: string;
  guide: Guide;
}

const widths: Partial<Record<string, number>> = { text: 40, lines: 40, rows: 50, line: 20 };

/** Items as a table: a row each, one column an element; importing it again changes nothing. */
export const sheetOf = (items: Listed[]): Sheet => ({
  name: '办事指南',
  columns: [
    { head: titleHead, width: 32 },
    ...elementNames.map((name) => ({ head: elements[name].label, width: widths[elements[name].look] ?? 14 })),
  ],
  rows: items.map(({ title, guide }) => [title, ...elementNames.map((name) => textOf(guide, name))]),
});

function textOf(guide: Guide, name: (typeof elementNames)[number]): string {
  const value = guide[name] ?? '';
  if (typeof value === 'string') return value;
  const { look, row } = elements[name];
  return look === 'rows' ? cellOf(value as Row[], row!) : (value as string[]).join(look === 'lines' ? '\n' : '、');
}

/** Items as JSON Lines: an item a line, under the same heads, rows as lists of objects. */
export const jsonLinesOf = (items: Listed[]): string =>
  items.map((item) => `${JSON.stringify(recordOf(item))}\n`).join('');

function recordOf({ title, guide }: Listed): Record<string, unknown> {
  const told = elementNames.flatMap((name) => {
    const value = guide[name];
    if (value === undefined) return [];
    const { label, look, row } = elements[name];
    return [[label, look === 'rows' ? (value as Row[]).map((one) => relabelled(one, row!)) : value]];
  });
  return { [titleHead]: title, ...Object.fromEntries(told) };
}

const relabelled = (row: Row, shape: Record<string, { label: string }>) =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [shape[name]?.label ?? name, value]));
