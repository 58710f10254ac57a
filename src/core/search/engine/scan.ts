import { findPosting, postingsOf, type Segment } from './segment.ts';
import type { Corpus, Term } from './terms.ts';
import { type Ground, gainOf, groundOf, oftenIn, scoreOf, type Weights } from './weigh.ts';

/** One way to say what is asked, in its words. */
export interface Way {
  /** What a hit of it counts beside one of the words as typed, at most 1. */
  share: number;
  terms: Term[];
}

/** A word of a way in one segment: its place and its postings there, and what it brings. */
export interface Part {
  place: number;
  from: number;
  to: number;
  gain: number;
  /** How much of what the way says it is, of 1. */
  tells: number;
}

/** One segment, ready to be weighed. */
export interface Field {
  segment: Segment;
  ground: Ground;
  weights: Weights;
  /** The words of each way that stand in it. */
  parts: Part[][];
}

export function fieldsOf(corpus: Corpus, ways: Way[], weights: Weights): Field[] {
  const all = ways.map(({ terms }) => terms.reduce((sum, { says }) => sum + says, 0) || 1);
  return corpus.segments.map((segment, index) => ({
    segment,
    ground: groundOf(corpus, segment, weights),
    weights,
    parts: ways.map(({ terms }, way) =>
      terms.flatMap((term) => {
        const place = term.places[index]!;
        if (place < 0) return [];
        return { place, ...postingsOf(segment, place), gain: gainOf(term, weights), tells: term.says / all[way]! };
      }),
    ),
  }));
}

/** What texts of a segment got so far, by their place in it. */
export interface Board {
  scores: Float64Array;
  covers: Float32Array;
}

const boards: Board[] = [];

/** Arrays of zeros for so many texts: the same for every search, one for each way, since none waits in the midst of it. */
export function boardFor(way: number, texts: number): Board {
  let board = boards[way];
  if (!board || board.scores.length < texts) {
    board = { scores: new Float64Array(texts), covers: new Float32Array(texts) };
    if (way < 8) boards[way] = board;
  }
  board.scores.fill(0, 0, texts);
  board.covers.fill(0, 0, texts);
  return board;
}

/** What a word brings every text that has it. The innermost loops of every search: some ten thousand turns for a question. */
export function addScores({ segment, ground, weights }: Field, { from, to, gain }: Part, scores: Float64Array): void {
  const { postings } = segment;
  const { norms } = ground;
  const { head } = weights;
  for (let at = from; at < to; at += 1) {
    const posting = postings[at]!;
    const text = posting >>> 16;
    const often = (posting & 0xff) + head * ((posting >>> 8) & 0xff);
    scores[text]! += (gain * often) / (often + norms[text]!);
  }
}

/** The same, and how much of what is said each text has. */
export function addBoth(
  { segment, ground, weights }: Field,
  { from, to, gain, tells }: Part,
  { scores, covers }: Board,
): void {
  const { postings } = segment;
  const { norms } = ground;
  const { head } = weights;
  for (let at = from; at < to; at += 1) {
    const posting = postings[at]!;
    const text = posting >>> 16;
    const often = (posting & 0xff) + head * ((posting >>> 8) & 0xff);
    scores[text]! += (gain * often) / (often + norms[text]!);
    covers[text]! += tells;
  }
}

/** What a word brings one text; nothing when it is not there. */
export function scoreIn({ segment, ground, weights }: Field, { from, to, gain }: Part, text: number): number {
  const at = findPosting(segment, { from, to }, text);
  return at < 0 ? 0 : scoreOf(gain, oftenIn(segment.postings[at]!, weights.head), ground.norms[text]!);
}

/** How much of what a way says one text has, of 1. */
export const coverIn = ({ segment }: Field, parts: Part[], text: number): number =>
  parts.reduce((sum, part) => sum + (part.tells > 0 && findPosting(segment, part, text) >= 0 ? part.tells : 0), 0);
