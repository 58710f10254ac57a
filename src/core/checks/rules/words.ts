import { Automaton, longest, type Match } from './automaton.ts';
import type { CheckName } from './catalogue.ts';
import type { Hit } from './finding.ts';
import { fold } from './fold.ts';

/** What an entry of the list is for; `allow` lets a word pass in what stands around it. */
export const wordKinds = {
  typo: '错别字',
  phrasing: '规范表述',
  sensitive: '敏感词',
  forbidden: '禁用词',
  allow: '放行',
} as const;
export type WordKind = keyof typeof wordKinds;

export interface Word {
  id: number;
  kind: WordKind;
  word: string;
  /** Of an allowed passage: what must stand directly before and after the word. */
  before: string;
  after: string;
  suggestion: string;
  note: string;
}

/** A list made ready: its words and its allowed passages, each found in one pass. */
export interface WordList {
  size: number;
  words: Word[];
  wrong: Automaton;
  allowed: Automaton;
}

/** Makes a list ready; folded like the texts in which it is looked for. */
export function prepareWords(all: Word[]): WordList {
  const folded = all.map((word) => ({
    ...word,
    word: fold(word.word).text,
    before: fold(word.before).text,
    after: fold(word.after).text,
  }));
  const words = folded.filter(({ kind }) => kind !== 'allow');
  const passages = folded
    .filter(({ kind }) => kind === 'allow')
    .map(({ before, word, after }) => before + word + after);
  return {
    size: words.length,
    words,
    wrong: new Automaton(words.map(({ word }) => word)),
    allowed: new Automaton(passages),
  };
}

/** Wrong, sensitive and forbidden words of a folded text: of those that overlap the longest, none within an allowed passage. */
export function findWords(text: string, list: WordList): Hit[] {
  const allowed = [...list.allowed.find(text)];
  return longest(outside(list.wrong.find(text), allowed)).map(({ phrase, from, to }) => {
    const { id, kind, suggestion, note } = list.words[phrase]!;
    const advice = [suggestion && `建议改为“${suggestion}”`, note].filter(Boolean).join('，');
    const shown = text.slice(from, to);
    return {
      check: kind as CheckName,
      value: shown.toLowerCase(),
      shown,
      from,
      to,
      word: id,
      advice: advice || undefined,
    };
  });
}

/** Both come in the order of their ends: what covers a match begins no later and ends no earlier. */
function* outside(matches: Iterable<Match>, allowed: Match[]): Generator<Match> {
  let first = 0;
  for (const match of matches) {
    while (first < allowed.length && allowed[first]!.to < match.to) first += 1;
    if (!isCovered(match, allowed, first)) yield match;
  }
}

/** The longest passage that may be allowed, in characters: further on nothing can reach back over the match. */
const mostPassage = 80;

function isCovered(match: Match, allowed: Match[], first: number): boolean {
  for (let at = first; at < allowed.length && allowed[at]!.to <= match.from + mostPassage; at += 1)
    if (allowed[at]!.from <= match.from) return true;
  return false;
}

/** Why an entry may not stand in the list, by field; empty when it may. */
export function whyNotWord(word: Omit<Word, 'id'>): Record<string, string> {
  const why: Record<string, string> = {};
  const length = (text: string) => [...text].length;
  if (length(word.word.trim()) < 2) why.word = '至少写两个字，单个字会到处误报。';
  if (length(word.word) > 40) why.word = '最多 40 个字。';
  if (word.kind !== 'allow' && (word.before || word.after)) why.before = '前文和后文只用于“放行”。';
  if (length(word.before) > 20 || length(word.after) > 20) why.before = '前文、后文各最多 20 个字。';
  if (word.suggestion === word.word && word.suggestion) why.suggestion = '建议的写法与原词相同。';
  return why;
}
