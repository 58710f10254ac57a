import type { EditionState } from '../../../core/publications/rules.ts';
import type { ItemRow } from '../queries.ts';
import { said } from './elements.ts';
import { withoutSample } from './why-not.ts';

/** What the list of the console is narrowed to. */
export interface DeskFilter {
  words: string;
  state: EditionState | 'live' | 'lacking' | 'unsampled' | '';
  type: string;
  unit: string;
}

export const deskStates = {
  draft: '草稿',
  lacking: '草稿，要素不全',
  unsampled: '没有样表',
  submitted: '审查中',
  cleared: '已签发，待发布',
  live: '已公开',
  issued: '已印发',
  abandoned: '已作废',
} as const satisfies Partial<Record<DeskFilter['state'], string>>;

export interface DeskItem extends ItemRow {
  /** What still keeps it from review, in a few words each; of drafts only. */
  lacks: string[];
  /** Whether whoever looks may write it. */
  writes: boolean;
}

export function deskFilterOf(query: (name: string) => string | undefined): DeskFilter {
  const state = query('state') ?? '';
  return {
    words: (query('words') ?? '').trim().slice(0, 60),
    state: Object.hasOwn(deskStates, state) ? (state as DeskFilter['state']) : '',
    type: (query('type') ?? '').slice(0, 30),
    unit: (query('unit') ?? '').slice(0, 15),
  };
}

export const fitsDesk =
  ({ words, state, type, unit }: DeskFilter) =>
  (item: DeskItem): boolean =>
    `${item.title} ${said(item.guide, 'organ')} ${item.code ?? ''}`.includes(words) &&
    (state === '' || fitsState(item, state)) &&
    (type === '' || said(item.guide, 'type') === type) &&
    (unit === '' || String(item.unit) === unit);

function fitsState(item: DeskItem, state: DeskFilter['state']): boolean {
  if (state === 'live') return item.path !== null;
  if (state === 'lacking') return item.state === 'draft' && item.lacks.length > 0;
  if (state === 'unsampled') return withoutSample(item.guide).length > 0;
  return item.state === state;
}

/** The filter as an address writes it. */
export function deskQuery(filter: Partial<DeskFilter>, page = 1): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) if (value) query.set(name, value);
  if (page > 1) query.set('page', String(page));
  return query.size > 0 ? `?${query}` : '';
}
