import type { Cell, ReadList } from '../parse/list.ts';
import type { Target } from './columns.ts';
import { type ElementName, elementNames, elements, type Row } from './elements.ts';
import { titleHead } from './sheet.ts';

/** Items that a program sent, as a list that was read in: the first is line 1. */
export function listOf(items: { title: string; guide: Partial<Record<ElementName, unknown>> }[]): {
  list: ReadList;
  columns: (Target | null)[];
} {
  const used = elementNames.filter((name) => items.some(({ guide }) => guide[name] !== undefined));
  return {
    list: {
      heads: [titleHead, ...used.map((name) => elements[name].label)],
      lines: items.map(({ title, guide }, at) => ({
        n: at + 1,
        cells: [title, ...used.map((name) => cellOf(guide[name]))],
      })),
    },
    columns: ['title', ...used],
  };
}

const cellOf = (value: unknown): Cell =>
  value === undefined ? null : Array.isArray(value) ? (value as (string | Row)[]) : String(value);
