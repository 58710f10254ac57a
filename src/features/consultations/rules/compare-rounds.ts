import { compareTexts, differs, type Part } from '../../../core/publications/diff.ts';
import type { Clause } from './clauses.ts';

/** A clause of the earlier round beside what it became; one of the two is null where a clause was left out or is new. Places count from 1. */
export interface Pair {
  before: number | null;
  after: number | null;
  label: string;
  change: 'same' | 'changed' | 'removed' | 'added';
  parts: Part[];
}

export const changeWords = { same: '没有改动', changed: '有改动', removed: '已删去', added: '新增' } as const;

/** The most pairs that are weighed one by one; longer drafts are paired by the names of their clauses. */
const mostWeighed = 250_000;
/** How much two clauses share, at least, to be the same clause in other words. */
const alike = 0.3;

/**
 * Two rounds of a draft clause by clause, in the order of the later one. A clause is known again by its words, whatever its number
 * has become; what stands before and after it keeps its order.
 */
export function compareRounds(before: Clause[], after: Clause[]): Pair[] {
  const pairs: Pair[] = [];
  let [at, to] = [0, 0];
  const until = (i: number, j: number) => {
    for (; at < i; at += 1) pairs.push(pairOf(before, after, at, null));
    for (; to < j; to += 1) pairs.push(pairOf(before, after, null, to));
  };
  for (const [i, j] of matched(before, after)) {
    until(i, j);
    pairs.push(pairOf(before, after, at++, to++));
  }
  until(before.length, after.length);
  return pairs;
}

function pairOf(before: Clause[], after: Clause[], at: number | null, to: number | null): Pair {
  const [old, now] = [at === null ? null : before[at]!, to === null ? null : after[to]!];
  // A clause that only has another number now says what it said.
  const renumbered = old !== null && now !== null && wordsOf(old) === wordsOf(now);
  const parts: Part[] = renumbered
    ? [{ kind: 'same', text: nameless(now) }]
    : compareTexts(old ? nameless(old) : '', now ? nameless(now) : '');
  const both = differs(parts) ? 'changed' : 'same';
  return {
    before: at === null ? null : at + 1,
    after: to === null ? null : to + 1,
    label: old && now && old.label !== now.label ? `${old.label}（现为${now.label}）` : (now ?? old)!.label,
    change: old && now ? both : old ? 'removed' : 'added',
    parts,
  };
}

/** Places that belong together, both rising: equal ends first, then the way through the middle on which most is shared. */
function matched(before: Clause[], after: Clause[]): [number, number][] {
  const [old, now] = [before.map(wordsOf), after.map(wordsOf)];
  const shorter = Math.min(old.length, now.length);
  let head = 0;
  while (head < shorter && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  const [rows, columns] = [old.length - head - tail, now.length - head - tail];
  const shared =
    rows * columns <= mostWeighed
      ? weighed(old.slice(head, head + rows), now.slice(head, head + columns))
      : (i: number, j: number) => (before[head + i]!.label === after[head + j]!.label ? 1 : 0);
  return [
    ...Array.from({ length: head }, (_, at): [number, number] => [at, at]),
    ...best(rows, columns, shared).map(([i, j]): [number, number] => [head + i, head + j]),
    ...Array.from({ length: tail }, (_, at): [number, number] => [old.length - tail + at, now.length - tail + at]),
  ];
}

/** A clause without its own name, which stands over it. */
function nameless({ label, text }: Clause): string {
  const lines = text.split('\n');
  const own = lines.findIndex((line) => line.startsWith(label));
  return lines
    .map((line, at) => (at === own ? line.slice(label.length).replace(/^[\s\u3000、]+/, '') : line))
    .join('\n');
}

/** Its words alone: 第三条 that becomes 第四条 is the same. */
const wordsOf = (clause: Clause): string => nameless(clause).replace(/[\s\u3000、]+/g, '');

const pairsOf = (text: string): Set<string> => new Set(Array.from(text, (sign, at) => sign + (text[at + 1] ?? '')));

/** How much of two clauses is shared (Dice, of pairs of signs), 0 where it is too little. */
function weighed(before: string[], after: string[]): (i: number, j: number) => number {
  const [old, now] = [before.map(pairsOf), after.map(pairsOf)];
  return (i, j) => {
    const [a, b] = old[i]!.size <= now[j]!.size ? [old[i]!, now[j]!] : [now[j]!, old[i]!];
    let common = 0;
    for (const pair of a) if (b.has(pair)) common += 1;
    const share = (2 * common) / (a.size + b.size || 1);
    return share >= alike ? share : 0;
  };
}

/** The rising places with the greatest sum. */
function best(rows: number, columns: number, shared: (i: number, j: number) => number): [number, number][] {
  const width = columns + 1;
  const sums = new Float64Array((rows + 1) * width);
  const shares = new Float64Array(rows * columns);
  for (let i = rows - 1; i >= 0; i -= 1)
    for (let j = columns - 1; j >= 0; j -= 1) {
      const share = shared(i, j);
      shares[i * columns + j] = share;
      const taken = share > 0 ? share + sums[(i + 1) * width + j + 1]! : 0;
      sums[i * width + j] = Math.max(taken, sums[(i + 1) * width + j]!, sums[i * width + j + 1]!);
    }
  const found: [number, number][] = [];
  let [i, j] = [0, 0];
  while (i < rows && j < columns) {
    const share = shares[i * columns + j]!;
    const here = sums[i * width + j]!;
    if (share > 0 && here === share + sums[(i + 1) * width + j + 1]!) found.push([i++, j++]);
    else if (here === sums[(i + 1) * width + j]!) i += 1;
    else j += 1;
  }
  return found;
}
