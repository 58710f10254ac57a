import { type Calendar, workingDaysBetween } from '../../../core/calendar/rules.ts';
import { dueState } from '../../../core/workflow/rules.ts';
import { dayOf } from '../../../platform/time.ts';
import type { EntryRow } from '../queries.ts';
import { dueOn } from './clock.ts';
import { said } from './elements.ts';
import { isShape, type Shape } from './shapes.ts';

/** What the list of the console is narrowed to. */
export interface DeskFilter {
  shape: Shape;
  words: string;
  state: DeskState | '';
  kind: string;
  unit: string;
}

export const deskStates = {
  waiting: '还没有公开',
  late: '超过公开期限',
  draft: '草稿',
  submitted: '审查中',
  cleared: '已签发，待发布',
  live: '已公开',
} as const;
export type DeskState = keyof typeof deskStates;

export interface DeskEntry extends EntryRow {
  /** The last day for publication, of a decision. */
  dueOn: string | null;
  due: ReturnType<typeof dueState> | null;
  /** Published after the last day, by so many working days. */
  lateBy: number;
  /** Whether whoever looks may write it. */
  writes: boolean;
}

/** An entry with its clock: what is public has met it or missed it, what is not still runs. */
export function clockOf(
  calendar: Calendar,
  today: string,
  entry: EntryRow,
): Omit<DeskEntry, keyof EntryRow | 'writes'> {
  const [kind, decidedOn] = [said(entry.values, 'kind'), said(entry.values, 'decidedOn')];
  if (entry.shape !== 'decision' || !decidedOn) return { dueOn: null, due: null, lateBy: 0 };
  const { on } = dueOn(calendar, { kind, decidedOn });
  if (!entry.firstPublishedAt)
    return { dueOn: on, due: entry.state === 'abandoned' ? null : dueState(calendar, today, on), lateBy: 0 };
  const publishedOn = dayOf(entry.firstPublishedAt);
  return { dueOn: on, due: null, lateBy: publishedOn > on ? workingDaysBetween(calendar, on, publishedOn).days : 0 };
}

export function deskFilterOf(query: (name: string) => string | undefined): DeskFilter {
  const [shape, state] = [query('shape'), query('state') ?? ''];
  return {
    shape: isShape(shape) ? shape : 'decision',
    words: (query('words') ?? '').trim().slice(0, 60),
    state: Object.hasOwn(deskStates, state) ? (state as DeskState) : '',
    kind: (query('kind') ?? '').slice(0, 10),
    unit: (query('unit') ?? '').slice(0, 15),
  };
}

export const fitsDesk =
  ({ shape, words, state, kind, unit }: DeskFilter) =>
  (entry: DeskEntry): boolean =>
    entry.shape === shape &&
    entry.title.includes(words) &&
    (state === '' || fitsState(entry, state)) &&
    (kind === '' || said(entry.values, 'kind') === kind) &&
    (unit === '' || String(entry.unit) === unit);

function fitsState(entry: DeskEntry, state: DeskState): boolean {
  if (state === 'live') return entry.path !== null;
  if (state === 'late') return entry.due?.state === 'late';
  if (state === 'waiting') return entry.firstPublishedAt === null && entry.state !== 'abandoned';
  return entry.state === state;
}

/** The filter as an address writes it. */
export function deskQuery(filter: Partial<DeskFilter>, page = 1): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) if (value && value !== 'decision') query.set(name, value);
  if (page > 1) query.set('page', String(page));
  return query.size > 0 ? `?${query}` : '';
}
