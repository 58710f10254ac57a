import type { Understood } from '../rules/understand.ts';
import type { Entry } from './entry.ts';
import { type Counts, type Filter, matcher, namesIn, narrow, validityOn } from './facets.ts';
import { bears, type NumberAsked } from './numbers.ts';
import { bestOf, type Candidates, candidates, lift } from './rank.ts';
import type { Store } from './store.ts';
import { best, type Ranked } from './top.ts';
import type { Weights } from './weigh.ts';

/** Which part of the results, narrowed and ordered how. */
export interface Wanted {
  filter: Filter;
  sort: 'best' | 'newest';
  limit: number;
  offset: number;
  /** 今天 in the district, for what ends by its day. */
  today: string;
  /** Ids that turned out not to be public: neither found nor counted. */
  without?: ReadonlySet<string>;
  /** The only ids that may be found. */
  only?: ReadonlySet<string>;
  /** How much of what was asked a text must have, 0 to 1; where only a good answer is one, and no answer better than a bad one. */
  least?: number;
}

/** A title counts twice in a query of words, once in a question (evidence.md: it helps the one and hurts the other). */
const keywords: Weights = { k1: 1.2, b: 0.75, head: 2 };
const sentence: Weights = { ...keywords, head: 1 };
const long = 10;
/** A query of words or a sentence. */
export const weightsFor = ({ asks, text }: Pick<Understood, 'asks' | 'text'>): Weights =>
  asks || [...text].length >= long ? sentence : keywords;

/** So many are ordered anew by what is known of them beside their words. */
const lifted = 200;

export interface Page {
  hits: Ranked[];
  /** How many have what was asked. */
  total: number;
  /** How many more have a part of it; they come behind the others. */
  partly: number;
  counts: Counts;
  names: ReturnType<typeof namesIn>;
  question: boolean;
}

/** One page of what fits a query, with the number of all and of each facet's values, unchecked. */
export function findIn(store: Store, asked: Understood, number: NumberAsked | null, wanted: Wanted): Page {
  const { today, filter, limit, offset, least = 0 } = wanted;
  const now = Date.now();
  const isThere = ({ id, publicUntil }: Entry) =>
    (publicUntil === null || publicUntil > now) && !wanted.without?.has(id) && (wanted.only?.has(id) ?? true);
  const matches = asked.asks ? matcher(filter, today) : () => true;
  const fits = (entry: Entry) => isThere(entry) && matches(entry);
  const weights = weightsFor(asked);
  const { found, partly, question } = withNumber(
    candidates(store.corpus(), { ...asked, weights, fits, question: asked.asks, covers: number !== null || least > 0 }),
    number ? bearing(store, number, isThere) : null,
  );
  const enough = (all: Ranked[]) => (least > 0 ? all.filter(({ cover }) => cover >= least) : all);
  const { fitting, counts, groups } = narrow(enough(found), filter, today);
  const others = narrow(enough(partly), filter, today).fitting;
  const ordered = inOrder(fitting, asked, wanted);
  if (ordered.length < offset + limit) ordered.push(...inOrder(others, asked, wanted));
  return {
    hits: ordered.slice(offset, offset + limit),
    total: fitting.length,
    partly: others.length,
    counts,
    names: namesIn(groups),
    question,
  };
}

/** What bears the number that was typed stands before everything else; when nothing does, the rest only comes near. */
export const first = 1e6;
function withNumber({ found, partly, question }: Candidates, named: Ranked[] | null): Candidates {
  if (!named) return { found, partly, question };
  const ids = new Set(named.map(({ entry }) => entry.id));
  const others = [...found, ...partly].filter(({ entry }) => !ids.has(entry.id));
  // the more of the number stands in a text, the nearer it comes
  const near = others.map((one) => ({ ...one, score: one.score + one.cover * first * 0.1 }));
  return { found: named, partly: best(near, bestOf), question: false };
}

function bearing(store: Store, number: NumberAsked, isThere: (entry: Entry) => boolean): Ranked[] {
  const named: Ranked[] = [];
  for (const entry of store.entries())
    if (bears(entry, number) && isThere(entry))
      named.push({ entry, score: first - (entry.number?.serial ?? 0), cover: 1 });
  return named;
}

function inOrder(fitting: Ranked[], asked: Understood, { sort, today, limit, offset }: Wanted): Ranked[] {
  const end = offset + limit;
  if (sort === 'newest') return [...fitting].sort((a, b) => b.entry.listedAt - a.entry.listedAt).slice(0, end);
  const many = Math.max(lifted, end);
  const top = best(fitting, many).map((one) =>
    one.score >= first / 2 ? one : lift(one, asked.text, validityOn(one.entry, today)),
  );
  return best(top, many);
}
