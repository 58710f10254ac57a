import type { Entry } from './entry.ts';
import { bestOfQuestion } from './question.ts';
import { addBoth, type Field, fieldsOf, type Way } from './scan.ts';
import { type Corpus, termsOf } from './terms.ts';
import type { Ranked } from './top.ts';
import type { Weights } from './weigh.ts';
import { allWithWords, type Few } from './words.ts';

/** One way to say what is asked. */
export interface Form {
  text: string;
  /** What a hit of this form counts beside one of the words as typed, at most 1. */
  share: number;
  /** Whether a part of the text says something about what is looked for (「怎么办」 does not). */
  says?(from: number, to: number): boolean;
  /** Whether a part only makes a question of it: it finds and orders nothing. */
  asks?(from: number, to: number): boolean;
}

/** The hundred best answer a question: no text has every word of it, and nobody reads more. */
export const bestOf = 100;

/** How much of a query a text must have, by the number of its telling words; nothing of a longer one, which is a question. */
const leastFor = (words: number): number => (words <= 3 ? 0.99 : words <= 6 ? 0.6 : 0);
/** What has so much of it comes near. */
const near = 0.4;
/** And where nothing comes near, what has a word of it: better than nothing, and the page says that it is only a part. */
const aWord = 0.15;
/** What has less than this share of the best score only has a word in common. */
const worthwhile = 0.2;
/** And so much of a quoted phrase it must have. */
const wholePhrase = 0.99;

export interface Candidates {
  found: Ranked[];
  /** The best of what has only a part of what was asked, behind what has it all; together at most a hundred. */
  partly: Ranked[];
  question: boolean;
}

export interface Asked {
  forms: Form[];
  weights: Weights;
  /** Decides about what stands in the index beside its words: dates, and in a question what was chosen. */
  fits(entry: Entry): boolean;
  phrases: string[];
  question: boolean;
  /** Whether it is wanted how much of a question each text has: it costs as much as finding them. */
  covers?: boolean;
}

/** What fits what is asked, with its score: of a query of few words every text, of a question the best. */
export function candidates(
  corpus: Corpus,
  { forms, weights, fits, phrases, question, covers = false }: Asked,
): Candidates {
  const ways = forms.map((form) => ({ share: form.share, terms: termsOf(corpus, form.text, form) }));
  const telling = Math.min(...ways.map(({ terms }) => terms.filter(({ says }) => says > 0).length));
  const whole = question ? 0 : leastFor(telling);
  const fields = fieldsOf(corpus, ways, weights);
  const shares = ways.map(({ share }) => share);
  const isFit = withPhrases(corpus, phrases, { fields, weights, fits });
  if (whole > 0) return { ...withWords(fields, shares, { whole, near, many: bestOf, isFit }), question: false };
  const found = bestOfQuestion(fields, shares, { many: bestOf, isFit, covers });
  const worth = (found[0]?.score ?? 0) * worthwhile;
  return { found: found.filter(({ score }) => score >= worth), partly: [], question: true };
}

function withWords(fields: Field[], shares: number[], few: Few) {
  const all = allWithWords(fields, shares, few);
  return all.found.length + all.partly.length > 0 ? all : allWithWords(fields, shares, { ...few, near: aWord });
}

type IsFit = (field: Field) => (entry: Entry, at: number) => boolean;

/** What fits and has every quoted phrase. */
function withPhrases(
  corpus: Corpus,
  phrases: string[],
  { fields, weights, fits }: { fields: Field[]; weights: Weights; fits(entry: Entry): boolean },
): IsFit {
  if (phrases.length === 0) return () => fits;
  const ways: Way[] = phrases.map((text) => ({
    share: 1,
    terms: termsOf(corpus, text).filter(({ says }) => says > 0),
  }));
  const quoted = new Map(fieldsOf(corpus, ways, weights).map((field, index) => [fields[index]!, field]));
  return (field) => {
    const there = coversOf(quoted.get(field)!);
    return (entry, at) => there.every((covers) => covers[at]! >= wholePhrase) && fits(entry);
  };
}

/** How much of each phrase each text has. */
const coversOf = (field: Field): Float32Array[] =>
  field.parts.map((parts) => {
    const texts = field.segment.entries.length;
    const board = { scores: new Float64Array(texts), covers: new Float32Array(texts) };
    for (const part of parts) addBoth(field, part, board);
    return board.covers;
  });

/** What is known of a text beside its words, as factors of its score. */
export interface Lifts {
  /** A title that holds the query, or is it. */
  named: number;
  /** What is no longer in force counts half. */
  stands: number;
  /** What rules, what explains, what only happened. */
  ruled: number;
}

export function liftsOf(entry: Entry, query: string, validity: string | null): Lifts {
  const title = entry.plainTitle;
  return {
    named: query !== '' && title.includes(query) ? (title === query ? 2 : 1.4) : 1,
    stands: validity === null || validity === 'valid' || validity === 'amended' ? 1 : 0.5,
    ruled: 1 + 0.15 * entry.rank,
  };
}

export function lift(one: Ranked, query: string, validity: string | null): Ranked {
  const { named, stands, ruled } = liftsOf(one.entry, query, validity);
  return { ...one, score: one.score * named * stands * ruled };
}
