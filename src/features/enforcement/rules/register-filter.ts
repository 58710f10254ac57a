import type { PublicOverturned } from '../queries/ended.ts';
import type { PublicEntry } from '../queries/live.ts';

/** What a list beside the decisions is narrowed to: words, and the unit by its name. */
export interface RegisterFilter {
  q: string;
  unit: string;
}
type Row = PublicEntry | PublicOverturned;

/** What an address asks for; a unit that has nothing in the list is as if not asked. */
export function registerFilterOf(query: (name: string) => string | undefined, all: Row[]): RegisterFilter {
  const unit = query('unit') ?? '';
  return {
    q: (query('q') ?? '').normalize('NFKC').trim().slice(0, 60),
    unit: all.some(({ unitName }) => unitName === unit) ? unit : '',
  };
}

const wordsOf = (row: Row): string =>
  'title' in row ? row.title : [row.organ, row.paper, row.explanation, row.unitName].join('\n');

export const fitsRegister =
  ({ q, unit }: RegisterFilter) =>
  (row: Row): boolean =>
    wordsOf(row).normalize('NFKC').includes(q) && (unit === '' || row.unitName === unit);

export function registerQuery({ q, unit }: RegisterFilter): string {
  const query = new URLSearchParams({ ...(q && { q }), ...(unit && { unit }) });
  return query.size > 0 ? `?${query}` : '';
}
