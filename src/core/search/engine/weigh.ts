import { postingsOf, type Segment } from './segment.ts';
import type { Corpus, Term } from './terms.ts';

/** How BM25 weighs: `k1` and `b` as usual, `head` how much a word in title, number, unit or keywords counts beside one in the text. */
export interface Weights {
  k1: number;
  b: number;
  head: number;
}

/** What a word brings at most. */
export const gainOf = ({ idf, times }: Pick<Term, 'idf' | 'times'>, { k1 }: Weights): number => idf * times * (k1 + 1);

/** How often a word stands in a text, its head counted so much. */
export const oftenIn = (posting: number, head: number): number => (posting & 0xff) + head * ((posting >>> 8) & 0xff);

/** What a word brings that stands so often in a text of this norm. */
export const scoreOf = (gain: number, often: number, norm: number): number => (gain * often) / (often + norm);

/** What weighing in a segment needs of its texts and is worked out once. */
export interface Ground {
  /** `k1 (1 - b + b length / mean)` of each text. */
  norms: Float32Array;
  /** By the place of a word: how much of its gain the text gets that gets most. */
  most: Map<number, number>;
}

const known = new WeakMap<Segment, Map<string, Ground>>();

/** Kept while the mean length stays about what it was. */
export function groundOf({ length }: Corpus, segment: Segment, { k1, b, head }: Weights): Ground {
  const mean = length.body + length.head * head || 1;
  const key = `${k1} ${b} ${head} ${Math.round(Math.log(mean) * 200)}`;
  const kept = known.get(segment) ?? new Map<string, Ground>();
  known.set(segment, kept);
  let ground = kept.get(key);
  if (!ground) {
    const norms = segment.bodies.map((body, at) => k1 * (1 - b + (b * (body + head * segment.heads[at]!)) / mean));
    ground = { norms, most: new Map() };
    if (kept.size > 3) kept.clear();
    kept.set(key, ground);
  }
  return ground;
}

/** How much of its gain a word brings the text that gets most of it. */
export function mostOf(
  { norms, most }: Ground,
  segment: Segment,
  { place, head }: { place: number; head: number },
): number {
  let share = most.get(place);
  if (share === undefined) {
    share = 0;
    const { from, to } = postingsOf(segment, place);
    for (let at = from; at < to; at += 1) {
      const posting = segment.postings[at]!;
      share = Math.max(share, scoreOf(1, oftenIn(posting, head), norms[posting >>> 16]!));
    }
    most.set(place, share);
  }
  return share;
}
