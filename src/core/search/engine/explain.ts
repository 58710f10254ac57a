import type { Understood } from '../rules/understand.ts';
import { validityOn } from './facets.ts';
import { weightsFor } from './find.ts';
import { type Lifts, liftsOf } from './rank.ts';
import { findPosting, postingsOf, type Segment } from './segment.ts';
import type { Store } from './store.ts';
import { type Corpus, type Term, termsOf } from './terms.ts';
import { gainOf, groundOf, oftenIn, scoreOf, type Weights } from './weigh.ts';

/** What one word of a query brought a text. */
export interface Weighed {
  text: string;
  /** How often it stands in title, number, unit or keywords, and how often in the text; at most 255. */
  head: number;
  body: number;
  /** How much it brought, the rarer in all texts the more. */
  score: number;
}

/** How the score of a text came about, as `findIn` works it out. */
export interface Explained {
  /** The form of the query that fits best, and what a hit of it counts. */
  form: string;
  share: number;
  weighed: Weighed[];
  /** Telling words that the text has not. */
  missing: string[];
  /** How much of what the query says is in the text, of 1. */
  cover: number;
  /** How many times a word in the head counts. */
  headWeight: number;
  lifts: Lifts;
  score: number;
}

/** Why a text of the index has the place that it has; null when it is not there. */
export function explain(store: Store, asked: Understood, id: string, today: string): Explained | null {
  const corpus = store.corpus();
  const entry = store.find(id);
  const segment = corpus.segments.find(({ entries }) => entry && entries.includes(entry));
  if (!entry || !segment) return null;
  const at = segment.entries.indexOf(entry);
  const weights = weightsFor(asked);
  const lifts = liftsOf(entry, asked.text, validityOn(entry, today));
  const forms = asked.forms.map(({ text, share, ...parts }) => {
    const terms = termsOf(corpus, text, parts);
    const weighed = weigh({ corpus, segment, weights }, terms, at);
    const raw = weighed.reduce((sum, { score }) => sum + score, 0) * share;
    return { form: text, share, weighed, raw, ...coverOf(terms, weighed) };
  });
  const { raw, ...best } = forms.reduce((most, one) => (one.raw > most.raw ? one : most));
  return { ...best, headWeight: weights.head, lifts, score: raw * lifts.named * lifts.stands * lifts.ruled };
}

function weigh(
  { corpus, segment, weights }: { corpus: Corpus; segment: Segment; weights: Weights },
  terms: Term[],
  at: number,
): Weighed[] {
  const norm = groundOf(corpus, segment, weights).norms[at]!;
  const index = corpus.segments.indexOf(segment);
  return terms.flatMap((term) => {
    const place = term.places[index]!;
    const found = place < 0 ? -1 : findPosting(segment, postingsOf(segment, place), at);
    if (found < 0) return [];
    const posting = segment.postings[found]!;
    const [head, body] = [(posting >>> 8) & 0xff, posting & 0xff];
    return [
      { text: term.text, head, body, score: scoreOf(gainOf(term, weights), oftenIn(posting, weights.head), norm) },
    ];
  });
}

function coverOf(terms: Term[], weighed: Weighed[]): Pick<Explained, 'cover' | 'missing'> {
  const there = new Set(weighed.map(({ text }) => text));
  const telling = terms.filter(({ says }) => says > 0);
  const all = telling.reduce((sum, { says }) => sum + says, 0);
  const has = telling.reduce((sum, { says, text }) => sum + (there.has(text) ? says : 0), 0);
  return {
    cover: all === 0 ? 1 : has / all,
    missing: telling.filter(({ text }) => !there.has(text)).map(({ text }) => text),
  };
}
