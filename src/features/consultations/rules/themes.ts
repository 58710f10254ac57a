/** What may belong together: a name that its sentences have in common, and the points, by their numbers, the middle one first. */
export interface Suggestion {
  label: string;
  points: number[];
}

export interface Said {
  id: number;
  text: string;
}

/** How near two points are (cosine over pairs of signs, weighed by how rare they are) to be put together. */
const near = 0.24;
/** A pair of signs in so many points says nothing about any. */
const everywhere = 0.2;
const joins = /[的了和与及或在是对为把被将要应可请不也都就等个这那有]/u;

/**
 * Groups of points that speak of the same, the largest first; deterministic, without a model and without a net. Each point stands in
 * one group at most, next to a middle point that it resembles itself, so that no chain of small likenesses joins what differs.
 */
export function suggestThemes(said: Said[]): Suggestion[] {
  const counts = said.map(({ text }) => signsOf(text));
  const among = amongOf(counts);
  const vectors = counts.map((own) => vectorOf(own, among, said.length));
  const neighbours = neighboursOf(vectors);
  const order = said.map((_, at) => at).sort((a, b) => neighbours[b]!.length - neighbours[a]!.length || a - b);
  const taken = new Uint8Array(said.length);
  const groups: number[][] = [];
  for (const middle of order) {
    if (taken[middle]) continue;
    const own = neighbours[middle]!.filter((at) => !taken[at]);
    if (own.length === 0) continue;
    for (const at of [middle, ...own]) taken[at] = 1;
    groups.push([middle, ...own]);
  }
  const used = new Set<string>();
  return groups
    .sort((a, b) => b.length - a.length || a[0]! - b[0]!)
    .map((group) => ({
      label: labelOf(
        group.map((at) => said[at]!.text),
        { used, rarity: (pair) => Math.log(1 + said.length / (among.get(pair) ?? 1)) },
      ),
      points: group.map((at) => said[at]!.id),
    }));
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Pairs of signs within words; punctuation parts them. */
function signsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const run of plain(text).split(/[^\p{L}\p{N}]+/u)) {
    const signs = [...run];
    for (let at = 0; at + 1 < signs.length; at += 1) {
      const pair = signs[at]! + signs[at + 1]!;
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
  }
  return counts;
}

type Vector = Map<string, number>;

/** In how many points each pair stands. */
function amongOf(counts: Map<string, number>[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const own of counts) for (const pair of own.keys()) found.set(pair, (found.get(pair) ?? 0) + 1);
  return found;
}

function vectorOf(own: Map<string, number>, among: Map<string, number>, all: number): Vector {
  const most = Math.max(10, all * everywhere);
  const weights: [string, number][] = [];
  for (const [pair, count] of own) {
    const held = among.get(pair)!;
    if (held > 1 && held <= most) weights.push([pair, (1 + Math.log(count)) * Math.log(1 + all / held)]);
    // What stands nowhere else is near to nothing, but tells how much else is said.
    else if (held === 1) weights.push([pair, 1]);
  }
  const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1;
  return new Map(weights.map(([pair, weight]): [string, number] => [pair, weight / length]));
}

/** Of each point those that are near it, nearest first. Only points that share a pair are ever compared. */
function neighboursOf(vectors: Vector[]): number[][] {
  const holders = new Map<string, [number, number][]>();
  for (const [at, vector] of vectors.entries())
    for (const [pair, weight] of vector) {
      const list = holders.get(pair);
      if (list) list.push([at, weight]);
      else holders.set(pair, [[at, weight]]);
    }
  const sums = new Float64Array(vectors.length);
  return vectors.map((vector, own) => {
    const touched: number[] = [];
    for (const [pair, weight] of vector)
      for (const [at, other] of holders.get(pair)!) {
        if (sums[at] === 0) touched.push(at);
        sums[at]! += weight * other;
      }
    const found = touched.filter((at) => at !== own && sums[at]! >= near);
    const weights = new Map(found.map((at): [number, number] => [at, sums[at]!]));
    for (const at of touched) sums[at] = 0;
    return found.sort((a, b) => weights.get(b)! - weights.get(a)! || a - b);
  });
}

/** The longest words of the middle sentence that most of the group share, and that no other group is called by. */
function labelOf(texts: string[], { used, rarity }: { used: Set<string>; rarity(pair: string): number }): string {
  const all = texts.slice(0, 300).map(plain);
  let [best, score] = ['', 0];
  for (const run of all[0]!.split(/[^\p{L}\p{N}]+/u)) {
    const signs = [...run];
    for (let from = 0; from < signs.length; from += 1)
      for (let length = 2; length <= 8 && from + length <= signs.length; length += 1) {
        if (joins.test(signs[from]!) || joins.test(signs[from + length - 1]!)) continue;
        const words = signs.slice(from, from + length).join('');
        if (used.has(words)) continue;
        const share = all.filter((text) => text.includes(words)).length / all.length;
        const pairs = signs.slice(from, from + length - 1).map((sign, at) => rarity(sign + signs[from + at + 1]!));
        const rare = pairs.reduce((sum, one) => sum + one, 0) / pairs.length;
        const own = share * share * Math.sqrt(length) * rare;
        if (own > score + 1e-9) [best, score] = [words, own];
      }
  }
  const label = best || [...texts[0]!].slice(0, 12).join('');
  used.add(label);
  return label;
}
