import type { Entry } from './entry.ts';

export interface Ranked {
  entry: Entry;
  score: number;
  /** How much of what the query says is in the text, of 1; nothing in a question, where nobody asks for it. */
  cover: number;
  /** The office wants it to stand first for this query. */
  recommended?: boolean;
}

/** Best first; newest first among equals. */
export const byScore = (a: Ranked, b: Ranked): number =>
  b.score - a.score || b.entry.listedAt - a.entry.listedAt || (a.entry.id < b.entry.id ? -1 : 1);

/** The best of what is taken in, without keeping the rest. */
export interface Top<One extends Ranked> {
  /** What scores less than this is not among them. */
  floor(): number;
  take(one: One): void;
  /** Best first. */
  all(): One[];
}

/** A heap with the last of them on top; `twice` when one may come again, which then counts with what it got most. */
export function openTop<One extends Ranked>(many: number, twice = false): Top<One> {
  const kept: One[] = [];
  let floor = 0;
  const sink = (from: number, one: One) => {
    let at = from;
    for (let below = 2 * at + 1; below < kept.length; below = 2 * at + 1) {
      if (below + 1 < kept.length && byScore(kept[below + 1]!, kept[below]!) > 0) below += 1;
      if (byScore(kept[below]!, one) <= 0) break;
      kept[at] = kept[below]!;
      at = below;
    }
    kept[at] = one;
  };
  const rise = (one: One) => {
    let at = kept.push(one) - 1;
    while (at > 0 && byScore(one, kept[(at - 1) >>> 1]!) > 0) {
      kept[at] = kept[(at - 1) >>> 1]!;
      at = (at - 1) >>> 1;
    }
    kept[at] = one;
  };
  return {
    floor: () => floor,
    take(one) {
      if (one.score < floor) return;
      const before = twice ? kept.findIndex(({ entry }) => entry === one.entry) : -1;
      if (before >= 0 && kept[before]!.score >= one.score) return;
      if (before >= 0) sink(before, one);
      else if (kept.length < many) rise(one);
      else if (byScore(one, kept[0]!) < 0) sink(0, one);
      if (kept.length === many) floor = kept[0]!.score;
    },
    all: () => kept.sort(byScore),
  };
}

/** The best so many, best first. */
export function best(found: Ranked[], many: number): Ranked[] {
  if (found.length <= many * 4) return [...found].sort(byScore).slice(0, many);
  const least = nth(
    Float32Array.from(found, ({ score }) => score),
    found.length - many,
  );
  return found
    .filter(({ score }) => score >= least)
    .sort(byScore)
    .slice(0, many);
}

/** The number that would stand at a place if they were in order, without putting all of them in order (quickselect). */
function nth(numbers: Float32Array, place: number): number {
  let [low, high] = [0, numbers.length - 1];
  while (low < high) {
    const pivot = numbers[(low + high) >>> 1]!;
    let [left, right] = [low, high];
    while (left <= right) {
      while (numbers[left]! < pivot) left += 1;
      while (numbers[right]! > pivot) right -= 1;
      if (left > right) break;
      const kept = numbers[left]!;
      numbers[left++] = numbers[right]!;
      numbers[right--] = kept;
    }
    if (place <= right) high = right;
    else if (place >= left) low = left;
    else return numbers[place]!;
  }
  return numbers[low]!;
}
