import type { Typed } from '../../../platform/form.ts';
import { type ElementName, elementNames, elements, type Guide, type Row, rowsOf, said } from './elements.ts';
import type { Raw } from './read.ts';

const list = (value: string | string[] | undefined): string[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

/** The name of a cell of a row: the same for every row, so that a form needs no script to have more of them. */
export const cellName = (element: string, field: string): string => `${element}.${field}`;

/** What the form sent, element by element: rows are put together from their cells. */
export function rawOf(typed: Typed): Raw {
  const raw: Raw = {};
  for (const name of elementNames) {
    const { look, row, imported } = elements[name];
    if (imported) continue;
    if (look === 'rows') raw[name] = rowsTyped(typed, name, Object.keys(row!));
    else raw[name] = look === 'choices' ? list(typed[name]) : typed[name];
  }
  return raw;
}

/** The rows as they were typed, empty ones too. */
export function rowsTyped(typed: Typed, element: string, fields: string[]): Row[] {
  const columns = fields.map((field) => list(typed[cellName(element, field)]));
  const count = Math.min(Math.max(0, ...columns.map((column) => column.length)), 200);
  return Array.from({ length: count }, (_, at) =>
    Object.fromEntries(fields.map((field, index) => [field, columns[index]![at] ?? ''])),
  );
}

/** The form's fields as they show a stored guide. */
export function typedOf(title: string, guide: Guide): Typed {
  const typed: Typed = { title };
  for (const name of elementNames) {
    const { look, row } = elements[name];
    if (look === 'rows')
      for (const field of Object.keys(row!))
        typed[cellName(name, field)] = rowsOf(guide, name).map((one) => one[field] ?? '');
    else if (look === 'choices') typed[name] = (guide[name] as string[] | undefined) ?? [];
    else typed[name] = look === 'lines' ? ((guide[name] as string[] | undefined) ?? []).join('\n') : said(guide, name);
  }
  return typed;
}

/** Codes and what else comes from above stay as they came. */
export const importedOf = (guide: Guide): Guide =>
  Object.fromEntries(Object.entries(guide).filter(([name]) => elements[name as ElementName]?.imported));
