import { plain } from '../rules/letters.ts';
import type { Entry, Group, Text } from './entry.ts';
import { isSign, type Lexicon } from './lexicon.ts';
import type { Segment } from './segment.ts';

/** Takes texts one by one and makes a segment of them. */
export interface Collector {
  add(text: Text): void;
  size(): number;
  readonly entries: Entry[];
  segment(): Segment;
}

const most = 255;

export function openCollector(lexicon: Lexicon, groupOf: (of: Group) => Group): Collector {
  const entries: Entry[] = [];
  const heads: number[] = [];
  const bodies: number[] = [];
  let keys = new Int32Array(1 << 14);
  let postings = new Uint32Array(1 << 14);
  let end = 0;
  const counted = new Map<number, number>();
  const push = (key: number, posting: number) => {
    if (end === keys.length) {
      keys = grown(keys, new Int32Array(end * 2));
      postings = grown(postings, new Uint32Array(end * 2));
    }
    keys[end] = key;
    postings[end] = posting;
    end += 1;
  };
  /** Counts in the upper or lower half of a number, at most 255; answers how long the text is in signs and words. */
  const count = (text: string, one: number, wanted: (key: number) => boolean = () => true): number => {
    let length = 0;
    lexicon.walk(plain(text), true, (key) => {
      if (!wanted(key)) return;
      length += 1;
      const before = counted.get(key) ?? 0;
      if (((one === 1 ? before : before >>> 8) & 0xff) < most) counted.set(key, before + one);
    });
    return length;
  };
  return {
    add({ head, names = '', body, ...entry }) {
      counted.clear();
      heads.push(count(head, 0x100));
      count(names, 0x100, (key) => !isSign(key));
      bodies.push(count(body, 1));
      const place = entries.push({ ...entry, group: groupOf(entry), plainTitle: plain(entry.title) }) - 1;
      for (const [key, times] of counted) push(key, ((place << 16) | times) >>> 0);
    },
    size: () => entries.length,
    entries,
    segment() {
      return {
        entries: [...entries],
        heads: Float32Array.from(heads),
        bodies: Float32Array.from(bodies),
        gone: new Uint8Array(entries.length),
        ...inOrder(keys.subarray(0, end), postings.subarray(0, end)),
      };
    },
  };
}

function grown<Numbers extends Int32Array | Uint32Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}

/** Postings by their keys: counted, then each put at its place; those of one key keep the order of their texts. */
export function inOrder(keys: Int32Array, postings: Uint32Array): Pick<Segment, 'keys' | 'starts' | 'postings'> {
  const places = new Map<number, number>();
  const counts: number[] = [];
  const placeOf = keys.map((key) => {
    let place = places.get(key);
    if (place === undefined) {
      place = counts.push(0) - 1;
      places.set(key, place);
    }
    counts[place]! += 1;
    return place;
  });
  const sorted = Int32Array.from(places.keys()).sort();
  const starts = new Uint32Array(sorted.length + 1);
  const next = new Uint32Array(sorted.length);
  for (let at = 0; at < sorted.length; at += 1) {
    const place = places.get(sorted[at]!)!;
    starts[at + 1] = starts[at]! + counts[place]!;
    next[place] = starts[at]!;
  }
  const placed = new Uint32Array(postings.length);
  for (let at = 0; at < keys.length; at += 1) {
    const place = placeOf[at]!;
    placed[next[place]!] = postings[at]!;
    next[place]! += 1;
  }
  return { keys: sorted, starts, postings: placed };
}
