import type { Calendar } from '../../core/calendar/rules.ts';
import { workingDaysBetween } from '../../core/calendar/rules.ts';
import { isOpen, type State } from '../../core/review/rules.ts';

/** What became of a document that was sent; each has exactly one. */
export const outcomes = {
  adopted: '采用',
  pending: '在办',
  returned: '退回',
  taken_back: '撤回',
  closed: '不予公开',
} as const;
export type Outcome = keyof typeof outcomes;

/** One document that a unit sent to review, with its first and its last submission. */
export interface Contribution {
  document: number;
  unit: number;
  title: string;
  kind: string;
  /** Of the first submission, a day. */
  sentOn: string;
  urgent: boolean;
  /** Went to review together with others. */
  bundled: boolean;
  /** Sent by a program with a token. */
  byProgram: boolean;
  state: State;
  /** The last submission was taken back by its sender. */
  recalled: boolean;
  timesReturned: number;
  issuedOn: string | null;
  disclosure: 'open' | 'on_request' | 'closed' | null;
}

/** The outcome of a document: what was issued once stays so, else its last submission decides. */
export function outcomeOf({ issuedOn, disclosure, state, recalled }: Contribution): Outcome {
  if (issuedOn) return disclosure === 'closed' ? 'closed' : 'adopted';
  if (isOpen(state)) return 'pending';
  if (state === 'refused') return 'closed';
  return state === 'voided' || recalled ? 'taken_back' : 'returned';
}

/** The figures of some documents; the outcomes add up to `sent`. */
export interface Tally extends Record<Outcome, number> {
  sent: number;
  byProgram: number;
  urgent: number;
  timesReturned: number;
  /** Mean working days from first submission to issue, one decimal; null when nothing was issued. */
  days: number | null;
  /** 采用 of 报送 in whole percent; null when nothing was sent. */
  share: number | null;
}

export function tally(documents: Contribution[], calendar: Calendar): Tally {
  const counts = { adopted: 0, pending: 0, returned: 0, taken_back: 0, closed: 0 };
  for (const one of documents) counts[outcomeOf(one)] += 1;
  const taken = documents.flatMap(({ sentOn, issuedOn }) =>
    issuedOn ? [workingDaysBetween(calendar, sentOn, issuedOn).days] : [],
  );
  const sent = documents.length;
  return {
    ...counts,
    sent,
    byProgram: documents.filter(({ byProgram }) => byProgram).length,
    urgent: documents.filter(({ urgent }) => urgent).length,
    timesReturned: sum(documents.map(({ timesReturned }) => timesReturned)),
    days: taken.length > 0 ? Math.round((sum(taken) / taken.length) * 10) / 10 : null,
    share: sent > 0 ? Math.round((counts.adopted / sent) * 100) : null,
  };
}

const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);

export interface View {
  year: number;
  /** 1 to 12; null for the whole year. */
  month: number | null;
  unit: number | null;
  outcome: Outcome | null;
}

/** The documents that a view asks for. */
export const within = (documents: Contribution[], { month, unit, outcome }: View): Contribution[] =>
  documents.filter(
    (one) =>
      (month === null || monthOf(one) === month) &&
      (unit === null || one.unit === unit) &&
      (outcome === null || outcomeOf(one) === outcome),
  );

export const monthOf = ({ sentOn }: Pick<Contribution, 'sentOn'>): number => Number(sentOn.slice(5, 7));

/** `?year=2026&month=3`, without what is empty. */
export function queryOf(view: Partial<View>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(view))
    if (value !== null && value !== undefined) query.set(name, String(value));
  return `?${query}`;
}
