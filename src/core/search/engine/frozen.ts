import type { Entry } from './entry.ts';
import type { Learnt } from './lexicon.ts';
import type { Segment } from './segment.ts';

/** An index as it is written down: segments in which nothing is gone, and the numbers of signs and words. */
export interface Frozen extends Learnt {
  segments: Segment[];
}

type Numbers = Omit<Segment, 'entries' | 'gone'>;
type Piece =
  | { signs: number[] }
  | { words: string[] }
  /** The numbers of a segment, before its entries. */
  | { numbers: Numbers }
  | { entries: Entry[] };

/** So many words or entries in one piece: a few milliseconds of work, so that others come in between. */
const most = 1000;

/** The same in small pieces, one after the other. */
export function* piecesOf({ signs, words, segments }: Frozen): Generator<Piece> {
  yield { signs };
  for (let at = 0; at < words.length; at += most) yield { words: words.slice(at, at + most) };
  for (const { entries, gone: _, ...numbers } of segments) {
    yield { numbers };
    for (let at = 0; at < entries.length; at += most) yield { entries: entries.slice(at, at + most) };
  }
}

/** What was written down, from its pieces. */
export function joined(pieces: Iterable<unknown>): Frozen {
  const frozen: Frozen = { signs: [], words: [], segments: [] };
  for (const piece of pieces as Iterable<Piece>) {
    if ('signs' in piece) frozen.signs = piece.signs;
    else if ('words' in piece) frozen.words.push(...piece.words);
    else if ('numbers' in piece) frozen.segments.push({ ...piece.numbers, entries: [], gone: new Uint8Array(0) });
    else frozen.segments.at(-1)!.entries.push(...piece.entries);
  }
  for (const segment of frozen.segments) segment.gone = new Uint8Array(segment.entries.length);
  return frozen;
}
