import type { TaskFilters, TaskSort, TaskView } from '../queries/list.ts';

/** What the address of the desk says: view, filters, order and page. */
export interface DeskQuery {
  view: TaskView;
  filters: TaskFilters;
  sort: { key: TaskSort; direction: 'ascending' | 'descending' } | null;
  page: number;
}

/** The address of the list as a spreadsheet: the same view, filters and order, every page. */
export function exportHref(query: DeskQuery): string {
  return deskHref(query, { page: 1 }).replace(/^\/staff/, '/staff/tasks.xlsx');
}

export const draftsHref = '/staff?view=drafts';
export const circulatedHref = '/staff?view=circulated';

/** The address of the desk with some of it changed; whatever is usual is left out. */
export function deskHref(query: DeskQuery, change: Partial<DeskQuery> = {}): string {
  const { view, filters, sort, page } = { ...query, ...change };
  const words = new URLSearchParams();
  if (view !== 'todo') words.set('view', view);
  if (filters.words) words.set('q', filters.words);
  if (filters.step) words.set('step', filters.step);
  if (filters.state) words.set('state', filters.state);
  if (filters.urgent) words.set('urgent', '1');
  if (sort) words.set('sort', `${sort.key}.${sort.direction}`);
  if (page > 1) words.set('page', String(page));
  return words.size ? `/staff?${words}` : '/staff';
}
