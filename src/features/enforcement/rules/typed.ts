import type { Typed } from '../../../platform/form.ts';
import { type Row, rowsOf, said, type Told, type Values } from './elements.ts';
import type { Raw } from './read.ts';

const list = (value: string | string[] | undefined): string[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

/** The name of a cell of a row: the same for every row, so that a form needs no script to have more of them. */
export const cellName = (element: string, field: string): string => `${element}.${field}`;

/** What the form sent, element by element: rows are put together from their cells. */
export const rawOf = (elements: [string, Told][], typed: Typed): Raw =>
  Object.fromEntries(
    elements.map(([name, { look, row }]) => [
      name,
      look === 'rows' ? rowsTyped(typed, name, Object.keys(row!)) : list(typed[name])[0],
    ]),
  );

/** The rows as they were typed, empty ones too. */
export function rowsTyped(typed: Typed, element: string, fields: string[]): Row[] {
  const columns = fields.map((field) => list(typed[cellName(element, field)]));
  const count = Math.min(Math.max(0, ...columns.map((column) => column.length)), 200);
  return Array.from({ length: count }, (_, at) =>
    Object.fromEntries(fields.map((field, index) => [field, columns[index]![at] ?? ''])),
  );
}

/** The form's fields as they show what is stored. */
export function typedOf(elements: [string, Told][], values: Values): Typed {
  const typed: Typed = {};
  for (const [name, { look, row }] of elements) {
    if (look === 'rows')
      for (const field of Object.keys(row!))
        typed[cellName(name, field)] = rowsOf(values, name).map((one) => one[field] ?? '');
    else typed[name] = said(values, name);
  }
  return typed;
}
