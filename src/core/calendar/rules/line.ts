import { type Line, warnings } from '../rules.ts';
import { lengthWords, type PeriodRule, starts } from './period.ts';

export type LineKind =
  | 'rule'
  | 'note'
  | 'start'
  | 'asked'
  | 'restart'
  | 'pause'
  | 'extension'
  | 'count'
  | 'weekend'
  | 'holiday'
  | 'makeup'
  | 'delay'
  | 'rolled'
  | 'told'
  | 'end'
  | 'still'
  | 'ended'
  | 'uncovered';

/** One step of a derivation, in a sentence for the office (`line`) and in one for the citizen (`plain`). */
export interface PeriodLine extends Line {
  kind: LineKind;
  /** The day of the event, or the last day of a stretch that began `since`. */
  on: string | null;
  since: string | null;
  /** The festival, or what was asked about. */
  name: string | null;
  article: string | null;
  /** By how many calendar days this line moves the end; from the first day to the due date they add up. */
  moves: number;
  /** How many days of the period's own unit it stands for: counted, left out, added. */
  days: number;
  /** Whose decision it was. */
  by: string | null;
  plain: string;
}

type Said = Pick<PeriodLine, 'kind' | 'line'> & Partial<PeriodLine>;
/** A line with what it does not say left empty. */
export const line = ({ kind, line: words, ...rest }: Said): PeriodLine => ({
  kind,
  line: words,
  plain: words,
  on: null,
  since: null,
  name: null,
  article: null,
  moves: 0,
  days: 0,
  by: null,
  ...rest,
});

/** What the law says, before anything happened. */
export function ruleLine({ article, words, length, start, direction, bound }: PeriodRule): PeriodLine {
  const long = lengthWords(length);
  const from = `自${starts[start]}之日起`;
  const after = bound === 'at_least' ? `${from}不少于 ${long}` : `${from} ${long}内`;
  const when = direction === 'before' ? `${starts[start]} ${long}前` : after;
  const said = `${words}：${length.count === 0 ? `${starts[start]}当日` : when}`;
  return line({ kind: 'rule', article, line: `${article}　${said}。`, plain: `${said}（${article}）。` });
}

/** Years that nobody has announced: the days in them were counted by the week alone. */
export const warningLines = (uncovered: number[]): PeriodLine[] =>
  warnings(uncovered).map(({ line: text }) => line({ kind: 'uncovered', line: text }));
