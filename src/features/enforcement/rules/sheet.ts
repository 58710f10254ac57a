import type { Cell, Sheet } from '../../../platform/spreadsheet.ts';
import { decision, elementsFor, isKind, kindWords } from './decision.ts';
import { said, type Told, type Values } from './elements.ts';

const widths: Partial<Record<Told['look'], number>> = { text: 50, line: 20, number: 28, code: 22, day: 12 };

const columns = (elements: [string, Told][]) =>
  elements.map(([, { label, look }]) => ({ head: label, width: widths[look] ?? 14 }));

/** Decisions as a table under our own heads; read in again it changes nothing. */
export const sheetOf = (decisions: Values[]): Sheet => ({
  name: '行政执法决定',
  columns: columns(Object.entries(decision)),
  rows: decisions.map((values) => Object.entries(decision).map(([name, told]) => cellOf(told, said(values, name)))),
});

/** Sums stay numbers and days stay days; everything else is text, also what consists of digits. */
function cellOf({ look }: Told, value: string): Cell {
  if (value === '') return null;
  if (look === 'money') return Number(value);
  return look === 'day' && /^\d{4}-/.test(value) ? { day: value } : value;
}

/** An empty table to fill in, with the elements of one kind; what is needed is marked. */
export function templateOf(kind: string): Sheet {
  const elements = elementsFor(isKind(kind) ? kind : '其他');
  return {
    name: `${kindWords(kind)}决定`,
    columns: elements.map(([, told]) => ({
      head: `${told.label}${told.needs === 'all' || told.needs?.includes(kind) ? '（必填）' : ''}`,
      width: widths[told.look] ?? 14,
    })),
    rows: [],
  };
}

/** Decisions as records under our own heads; what is not said is left out. */
export const recordOf = (values: Values): Record<string, string> =>
  Object.fromEntries(
    Object.entries(decision).flatMap(([name, { label }]) => (said(values, name) ? [[label, said(values, name)]] : [])),
  );
