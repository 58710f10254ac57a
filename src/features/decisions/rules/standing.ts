import type { Entry } from './elements.ts';
import { lastDayOf } from './when.ts';

export const standings = {
  planned: '计划中',
  late: '逾期未公布草案',
  drafted: '草案已公布',
  answered: '已反馈',
  decided: '已决定公布',
  dropped: '不再列入',
} as const;
export type Standing = keyof typeof standings;

/** Where an announced decision stands, worked out from what is public of it and from its planned time. */
export function standingOf(
  entry: Entry,
  ties: { kind: 'draft' | 'decision'; told: string | null }[],
  today: string,
): Standing {
  if (ties.some(({ kind }) => kind === 'decision')) return 'decided';
  if (entry.dropped) return 'dropped';
  if (ties.some(({ told }) => told)) return 'answered';
  if (ties.some(({ kind }) => kind === 'draft')) return 'drafted';
  return entry.draftOn && lastDayOf(entry.draftOn) < today ? 'late' : 'planned';
}
