import type { CheckName } from './catalogue.ts';

/** Where something stands: a field of the text, or an attachment with the row of its file. */
export interface Place {
  part: 'title' | 'body' | 'metadata' | 'note' | 'file_name' | 'file';
  label: string;
  file?: number;
}

/** Something that a person should look at, or that no machine looked at. */
export interface Finding {
  check: CheckName;
  /** `unchecked` is a result of its own and never counts as passed. */
  state: 'found' | 'unchecked';
  place: Place;
  /** Characters from the beginning of the text at that place. */
  at: number;
  /** What stands there, in one form whatever its writing. Never shown, stored or logged; the fingerprint is taken over it. */
  value: string;
  /** The passage for people, with what must not be repeated masked. */
  shown: string;
  /** A telephone as the text has it: for screens on which the text itself stands, never stored or logged. */
  written?: string;
  /** What stands beside it on its line. */
  before: string;
  after: string;
  /** How to mend it. */
  advice?: string;
  /** The entry of the word list. */
  word?: number;
  /** A telephone that the district itself makes public, with whose it is: 「0415-2112345 区教育局」. */
  registered?: string;
}

/** A finding before it is known where its text stands. */
export type Hit = Pick<Finding, 'check' | 'value' | 'shown' | 'written' | 'advice' | 'word'> & {
  from: number;
  to: number;
};

/** 「138******00」: the first three and the last two are enough to find it. */
export const mask = (text: string): string =>
  `${text.slice(0, 3)}${'*'.repeat(Math.max(text.length - 5, 2))}${text.slice(-2)}`;

const beside = 12;

/** Gives hits of a folded text their place and what stands beside them on the same line. */
export function placed(hits: Hit[], text: string, offsets: ArrayLike<number> | null, place: Place): Finding[] {
  return hits.map(({ from, to, ...hit }) => {
    // what is a place and no passage (a heading's level, a picture) has nothing beside it
    const reach = from === to ? 0 : beside;
    const before = text
      .slice(Math.max(0, from - reach), from)
      .split('\n')
      .at(-1)!;
    const after = text.slice(to, to + reach).split('\n', 1)[0]!;
    return { ...hit, state: 'found', place, at: offsets ? (offsets[from] ?? 0) : from, before, after };
  });
}

/** Digits in what stands beside a passage may be another number that must not be repeated. */
export const quiet = (text: string): string => text.replace(/\d{4,}/g, '****');
