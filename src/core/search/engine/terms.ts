import { isHan, plain } from '../rules/letters.ts';
import type { Lexicon } from './lexicon.ts';
import { findKey, type Segment } from './segment.ts';

/** One word of a query. */
export interface Term {
  key: number;
  /** The part of the query that it is. */
  text: string;
  /** How rare it is; nothing when no text has it. */
  idf: number;
  /** How often it is asked. */
  times: number;
  /** How much it says about whether a text fits: pairs and words do, a sign alone only in a query of one. */
  says: number;
  /** Its place in each segment, or -1. */
  places: Int32Array;
}

export interface Corpus {
  segments: Segment[];
  lexicon: Lexicon;
  /** Texts that are there. */
  size: number;
  /** Mean length of head and body. */
  length: { head: number; body: number };
}

/** A sign in more texts than this share orders nothing that pairs do not order better: it costs more time than all others. */
const everywhere = 0.6;

type Part = (from: number, to: number) => boolean;

/**
 * The terms of a query, each once, without those that only ask (怎么办: nDCG@10 on STARD 0.3794 instead of 0.3790, and no text
 * comes first because it has these words, too). What no text has, and what everybody says, says as much as others do on average.
 */
export function termsOf(
  corpus: Corpus,
  query: string,
  { says = () => true, asks = () => false }: { says?: Part; asks?: Part } = {},
): Term[] {
  const text = plain(query);
  const terms = new Map<string, Term>();
  const lone = [...text].filter((sign) => /[\p{L}\p{N}]/u.test(sign)).length < 2;
  corpus.lexicon.walk(text, false, (key, from, to) => {
    if (asks(from, to)) return;
    const word = text.slice(from, to);
    const known = terms.get(word);
    if (known) {
      known.times += 1;
      return;
    }
    const places = placesOf(corpus, key);
    const idf = key === 0 ? 0 : idfOf(corpus, frequency(corpus, places));
    const tells = (lone || to - from > signWidth(text, from) || !isHanAt(text, from)) && says(from, to);
    terms.set(word, { key, text: word, idf, times: 1, says: tells ? Math.sqrt(idf) : -1, places });
  });
  return weighed([...terms.values()]);
}

const signWidth = (text: string, at: number) => (text.codePointAt(at)! > 0xffff ? 2 : 1);
const isHanAt = (text: string, at: number) => isHan(text.codePointAt(at)!);

function weighed(terms: Term[]): Term[] {
  const known = terms.filter(({ key, says }) => key !== 0 && says > 0);
  const mean = known.reduce((sum, { says }) => sum + says, 0) / known.length || 1;
  const common = known.length >= 4 ? Math.log(1 + (1 - everywhere) / everywhere) : 0;
  return terms
    .map((term) => ({ ...term, says: term.says < 0 ? 0 : term.key === 0 ? mean : term.says }))
    .filter(({ idf, says }) => says > 0 || idf > common);
}

const placesOf = ({ segments }: Corpus, key: number): Int32Array =>
  Int32Array.from(segments, (segment) => (key === 0 ? -1 : findKey(segment, key)));

function frequency({ segments }: Corpus, places: Int32Array): number {
  let texts = 0;
  for (let index = 0; index < places.length; index += 1) {
    const place = places[index]!;
    if (place >= 0) texts += segments[index]!.starts[place + 1]! - segments[index]!.starts[place]!;
  }
  return texts;
}

const idfOf = ({ size }: Corpus, texts: number): number =>
  Math.log(1 + (Math.max(size, texts) - texts + 0.5) / (texts + 0.5));
