import type { Entry } from './entry.ts';

/**
 * Some texts and their words, never changed but for what is gone. A posting is one number: text (16 bits), how often in its
 * head (8), how often in its body (8). Those of `keys[n]` stand from `starts[n]` to `starts[n + 1]`.
 */
export interface Segment {
  entries: Entry[];
  /** Signs and words of each text, as BM25 counts length: those of the head and those of the body. */
  heads: Float32Array;
  bodies: Float32Array;
  keys: Int32Array;
  starts: Uint32Array;
  postings: Uint32Array;
  gone: Uint8Array;
}

const blocks = new WeakMap<Int32Array, Uint32Array>();
/** Pairs that begin with one sign stand together; so do signs, and so do words (`lexicon.ts`). */
const blockOf = (key: number): number => Math.min(key >>> 15, 0x8000);

/** Where each block of keys begins: a key is looked for among its fifty neighbours and not among all. */
function blocksOf(keys: Int32Array): Uint32Array {
  let starts = blocks.get(keys);
  if (!starts) {
    const last = keys.length === 0 ? 0 : blockOf(keys[keys.length - 1]!);
    starts = new Uint32Array(last + 2);
    for (const key of keys) starts[blockOf(key) + 1]! += 1;
    for (let at = 1; at < starts.length; at += 1) starts[at]! += starts[at - 1]!;
    blocks.set(keys, starts);
  }
  return starts;
}

/** The place of a key, or -1. */
export function findKey({ keys }: Pick<Segment, 'keys'>, key: number): number {
  const starts = blocksOf(keys);
  const block = blockOf(key);
  if (block + 1 >= starts.length) return -1;
  let low = starts[block]!;
  let high = starts[block + 1]! - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = keys[middle]!;
    if (found === key) return middle;
    if (found < key) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Where the postings of the key at a place stand. */
export const postingsOf = ({ starts }: Segment, place: number): { from: number; to: number } => ({
  from: starts[place]!,
  to: starts[place + 1]!,
});

/** The place of the posting of one text among those of a key, which are in the order of their texts; -1 when it is not there. */
export function findPosting({ postings }: Segment, { from, to }: { from: number; to: number }, text: number): number {
  let low = from;
  let high = to - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = postings[middle]! >>> 16;
    if (found === text) return middle;
    if (found < text) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

const tables = new WeakMap<Segment, Map<number, Uint16Array>>();

/** The same postings by text: how often in head and body, nothing where there is none. Made when it is first asked for. */
export function tableOf(segment: Segment, place: number): Uint16Array {
  const known = tables.get(segment) ?? new Map<number, Uint16Array>();
  tables.set(segment, known);
  let table = known.get(place);
  if (!table) {
    table = new Uint16Array(segment.entries.length);
    const { from, to } = postingsOf(segment, place);
    for (let at = from; at < to; at += 1) table[segment.postings[at]! >>> 16] = segment.postings[at]! & 0xffff;
    known.set(place, table);
  }
  return table;
}

/** One segment of several, without what is gone; together they have fewer than 65,536 texts. */
export function merge(parts: Segment[]): Segment {
  const moved = parts.map(({ entries }) => new Int32Array(entries.length).fill(-1));
  const kept: [Segment, number][] = [];
  for (const [index, part] of parts.entries())
    for (let at = 0; at < part.entries.length; at += 1)
      if (part.gone[at] === 0) {
        moved[index]![at] = kept.length;
        kept.push([part, at]);
      }
  const keys = keysOf(parts);
  const starts = new Uint32Array(keys.length + 1);
  const postings = new Uint32Array(parts.reduce((sum, part) => sum + part.postings.length, 0));
  const places = parts.map(() => 0);
  let end = 0;
  let used = 0;
  for (let at = 0; at < keys.length; at += 1) {
    const before = end;
    for (const [index, part] of parts.entries()) {
      const place = places[index]!;
      if (part.keys[place] !== keys[at]) continue;
      places[index] = place + 1;
      for (let from = part.starts[place]!; from < part.starts[place + 1]!; from += 1) {
        const posting = part.postings[from]!;
        const to = moved[index]![posting >>> 16]!;
        if (to >= 0) {
          postings[end] = ((to << 16) | (posting & 0xffff)) >>> 0;
          end += 1;
        }
      }
    }
    if (end === before) continue; // only what is gone had it
    keys[used] = keys[at]!;
    starts[used] = before;
    used += 1;
  }
  starts[used] = end;
  return {
    entries: kept.map(([part, at]) => part.entries[at]!),
    heads: Float32Array.from(kept, ([part, at]) => part.heads[at]!),
    bodies: Float32Array.from(kept, ([part, at]) => part.bodies[at]!),
    keys: keys.slice(0, used),
    starts: starts.slice(0, used + 1),
    postings: postings.slice(0, end),
    gone: new Uint8Array(kept.length),
  };
}

/** Every key of the parts once, in order. */
function keysOf(parts: Segment[]): Int32Array {
  const all = new Int32Array(parts.reduce((sum, { keys }) => sum + keys.length, 0));
  let end = 0;
  for (const { keys } of parts) {
    all.set(keys, end);
    end += keys.length;
  }
  all.sort();
  let used = 0;
  for (let at = 0; at < all.length; at += 1) if (at === 0 || all[at] !== all[at - 1]) all[used++] = all[at]!;
  return all.slice(0, used);
}
