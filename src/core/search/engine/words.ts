import type { Entry } from './entry.ts';
import { addBoth, addScores, boardFor, type Field, type Part, scoreIn } from './scan.ts';
import { openTop, type Ranked } from './top.ts';

/** One list in so many turns of it is asked about single texts as quickly as it is walked through. */
const turns = 8;

export interface Few {
  /** How much of the query a text must have to be found, and how much to come near. */
  whole: number;
  near: number;
  /** Together at most so many with those that come near. */
  many: number;
  isFit(field: Field): (entry: Entry, at: number) => boolean;
}

/**
 * Every text that has as much of a query of few words as it takes, in no order, and behind them the best of what comes near.
 * Its telling words decide; what its signs bring is added only where something is decided.
 */
export function allWithWords(fields: Field[], shares: number[], few: Few): { found: Ranked[]; partly: Ranked[] } {
  const found: Ranked[] = [];
  const rest = openTop<Ranked>(few.many);
  for (const field of fields) {
    // behind a hundred that have it all nobody sees what comes near
    const least = found.length >= few.many ? few.whole : Math.min(few.whole, few.near);
    for (const one of fitting(field, shares, { least, fits: few.isFit(field) })) {
      if (one.cover >= few.whole) found.push(one);
      else rest.take(one);
    }
  }
  return { found, partly: rest.all().slice(0, Math.max(0, few.many - found.length)) };
}

function fitting(
  field: Field,
  shares: number[],
  { least, fits }: { least: number; fits(entry: Entry, at: number): boolean },
): Ranked[] {
  const { entries, gone } = field.segment;
  const boards = shares.map((_, way) => boardFor(way, entries.length));
  for (const [way, parts] of field.parts.entries())
    for (const part of parts) if (part.tells > 0) addBoth(field, part, boards[way]!);
  const covers = boards[0]!.covers;
  for (const other of boards.slice(1))
    for (let at = 0; at < entries.length; at += 1) covers[at] = Math.max(covers[at]!, other.covers[at]!);
  const places: number[] = [];
  for (let at = 0; at < entries.length; at += 1)
    if (covers[at]! >= least && gone[at] === 0 && fits(entries[at]!, at)) places.push(at);
  for (const [way, parts] of field.parts.entries())
    for (const part of parts) if (part.tells === 0) addTo(field, part, { places, scores: boards[way]!.scores });
  return places.map((at) => ({ entry: entries[at]!, score: scoreAt(boards, shares, at), cover: covers[at]! }));
}

/** What a word brings these texts, and others too where that is quicker. */
function addTo(field: Field, part: Part, { places, scores }: { places: number[]; scores: Float64Array }): void {
  if (places.length * turns > part.to - part.from) addScores(field, part, scores);
  else for (const at of places) scores[at]! += scoreIn(field, part, at);
}

function scoreAt(boards: { scores: Float64Array }[], shares: number[], at: number): number {
  let most = 0;
  for (let way = 0; way < boards.length; way += 1)
    most = Math.max(most, Math.fround(shares[way]! * Math.fround(boards[way]!.scores[at]!)));
  return most;
}
