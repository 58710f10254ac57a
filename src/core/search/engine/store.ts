import { type Collector, openCollector } from './collect.ts';
import type { Entry, Group, Text } from './entry.ts';
import { openGroups } from './facets.ts';
import type { Frozen } from './frozen.ts';
import { type Lexicon, openLexicon } from './lexicon.ts';
import { merge, type Segment } from './segment.ts';
import type { Corpus } from './terms.ts';

/** Texts in segments: what comes is collected, a full collection becomes a segment, many small ones become a large one. */
export interface Store {
  /** Takes a text in, in place of what stood under its id. */
  put(text: Text): void;
  remove(id: string): boolean;
  find(id: string): Entry | undefined;
  entries(): Iterable<Entry>;
  corpus(): Corpus;
  /** All of it without what is gone, neither its texts nor its words: what may be written down. */
  frozen(): Frozen;
  /** Takes back what was written down; only while nothing else was put in. */
  thaw(frozen: Frozen): void;
}

/** A collection of so many becomes a segment; one that is asked for before becomes one at once, however small. */
const full = 512;
/** A segment of so many is not merged any more. */
const large = 4096;
/** So many of about one size become one: each text is moved three or four times, whoever publishes one by one. */
const many = 8;
const sizeOf = ({ entries }: Segment): number => Math.floor(Math.log2(entries.length) / Math.log2(many));

export function openStore(): Store {
  let lexicon = openLexicon();
  const groupOf = openGroups();
  let closed: Segment[] = [];
  let open: { collector: Collector; gone: Set<number> } = fresh(lexicon, groupOf);
  const places = new Map<string, { segment: Segment | null; at: number }>();
  const take = (segment: Segment) => {
    if (segment.entries.length > 0) closed.push(segment);
    for (const [at, { id }] of segment.entries.entries()) if (segment.gone[at] === 0) places.set(id, { segment, at });
  };
  const close = () => {
    const made = open.collector.segment();
    for (const at of open.gone) made.gone[at] = 1;
    open = fresh(lexicon, groupOf);
    closed = [...closed]; // whoever searches holds the former
    take(made);
    for (let alike = tooMany(closed); alike.length > 0; alike = tooMany(closed)) {
      closed = closed.filter((one) => !alike.includes(one));
      take(merge(alike));
    }
  };
  const segments = (): Segment[] => {
    if (open.collector.size() > 0) close();
    return closed;
  };
  const remove = (id: string): boolean => {
    const known = places.get(id);
    if (!known) return false;
    places.delete(id);
    if (known.segment) known.segment.gone[known.at] = 1;
    else open.gone.add(known.at);
    return true;
  };
  return {
    put(text) {
      remove(text.id);
      places.set(text.id, { segment: null, at: open.collector.size() });
      open.collector.add(text);
      if (open.collector.size() >= full) close();
    },
    remove,
    find(id) {
      const known = places.get(id);
      return known && (known.segment?.entries ?? open.collector.entries)[known.at];
    },
    *entries() {
      for (const { segment, at } of places.values()) yield (segment?.entries ?? open.collector.entries)[at]!;
    },
    corpus: () => corpusOf(lexicon, segments(), places.size),
    frozen() {
      const whole = segments().map((segment) => (segment.gone.includes(1) ? merge([segment]) : segment));
      return { segments: whole, ...lexicon.learnt(whole.map(({ keys }) => keys)) };
    },
    thaw(frozen) {
      lexicon = openLexicon(frozen);
      open = fresh(lexicon, groupOf);
      for (const segment of frozen.segments) {
        for (const entry of segment.entries) entry.group = groupOf(entry.group);
        take(segment);
      }
    },
  };
}

const fresh = (lexicon: Lexicon, groupOf: (of: Group) => Group) => ({
  collector: openCollector(lexicon, groupOf),
  gone: new Set<number>(),
});

/** The small segments of one size of which there are too many; none when there are not. */
function tooMany(closed: Segment[]): Segment[] {
  const bySize = new Map<number, Segment[]>();
  for (const one of closed)
    if (one.entries.length < large) bySize.set(sizeOf(one), [...(bySize.get(sizeOf(one)) ?? []), one]);
  return [...bySize.values()].find((alike) => alike.length >= many) ?? [];
}

const lengths = new WeakMap<Segment, { head: number; body: number }>();

/** What is gone still counts in the mean lengths until its segment is made anew: they hardly move. */
function corpusOf(lexicon: Lexicon, segments: Segment[], size: number): Corpus {
  const sum = { head: 0, body: 0, texts: 0 };
  for (const segment of segments) {
    let known = lengths.get(segment);
    if (!known) {
      known = { head: total(segment.heads), body: total(segment.bodies) };
      lengths.set(segment, known);
    }
    sum.head += known.head;
    sum.body += known.body;
    sum.texts += segment.entries.length;
  }
  const texts = Math.max(1, sum.texts);
  return { segments, lexicon, size, length: { head: sum.head / texts, body: sum.body / texts } };
}

const total = (numbers: Float32Array): number => numbers.reduce((sum, one) => sum + one, 0);
