import type { Typed } from '../../../platform/form.ts';
import { type Kind, kindNames, type State, states } from '../rules.ts';
import { type ReportRow, resultRows } from './report.ts';

/** What narrows the register; the cells of the yearly report lead here with a year, a row and a column. */
export interface Filter {
  state: State | 'open' | '';
  standing: 'late' | 'soon' | '';
  unit: number | null;
  kind: Kind | '';
  year: number | null;
  row: ReportRow | '';
  words: string;
  page: number;
}

const rowNames: ReportRow[] = ['new', 'carried_in', ...resultRows.map(({ row }) => row), 'total', 'carried_out'];
const one = <Name extends string>(value: unknown, names: readonly Name[]): Name | '' =>
  names.includes(value as Name) ? (value as Name) : '';
const whole = (value: unknown, most: number) =>
  /^\d{1,9}$/.test(String(value)) && Number(value) <= most ? Number(value) : null;

/** Reads a filter from an address; what cannot be meant is left out. */
export const filterOf = (query: Typed): Filter => ({
  state: one(query.state, [...(Object.keys(states) as State[]), 'open']),
  standing: one(query.standing, ['late', 'soon']),
  unit: whole(query.unit, 1e9) || null,
  kind: one(query.kind, kindNames),
  year: query.year && Number(query.year) >= 2000 ? whole(query.year, 2100) : null,
  row: one(query.row, rowNames),
  words: typeof query.words === 'string' ? query.words.trim().slice(0, 60) : '',
  page: Math.max(1, whole(query.page, 100_000) ?? 1),
});

/** The address of a filter, without what is empty. */
export function addressOf(filter: Partial<Filter>, path = '/staff/requests'): string {
  const said = Object.entries(filter).filter(([name, value]) => value && !(name === 'page' && value === 1));
  const query = new URLSearchParams(said.map(([name, value]): [string, string] => [name, String(value)]));
  return query.size > 0 ? `${path}?${query}` : path;
}
