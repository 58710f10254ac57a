import type { Word } from '../queries/search.ts';

const longest = 100;
const most = 8;

/** What was typed, on one line and without control characters. */
export const readQuery = (typed: string | undefined): string =>
  [
    ...(typed ?? '')
      .toWellFormed()
      .replace(/[\p{Cc}\s]+/gu, ' ')
      .trim(),
  ]
    .slice(0, longest)
    .join('');

/** Years in any bracket as offices write them, 「第8号」 as 「8号」, full-width letters as plain ones. */
export function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s*[〔[(【{〈《]\s*(\d{4})\s*[〕\])】}〉》]\s*/g, '〔$1〕')
    .replace(/〕第?0*(\d{1,4})\s*号?/g, '〕$1号')
    .toLowerCase();
}

/** The words of a query, each in the forms in which it may stand; all must be found. */
export function wordsOf(query: string): Word[] {
  // A number written with blanks is one word: join it before cutting at blanks.
  const joined = query
    .replace(/\s*([〔[(（【﹝［])\s*(\d{4})\s*([〕\])）】﹞］])\s*/g, '$1$2$3')
    .replace(/(\d)\s+号/g, '$1号');
  const parts = [...new Set(joined.split(' ').filter(Boolean))].slice(0, most);
  return parts.map((part) => ({ forms: [...new Set([part.toLowerCase(), normalise(part)])] }));
}

export interface Piece {
  text: string;
  hit: boolean;
}

/** A text cut where words of the query stand. */
export function highlight(text: string, words: Word[]): Piece[] {
  const forms = words.flatMap((word) => word.forms).filter(Boolean);
  if (forms.length === 0) return [{ text, hit: false }];
  const escaped = forms
    .sort((a, b) => b.length - a.length)
    .map((form) => form.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  return text
    .split(new RegExp(`(${escaped.join('|')})`, 'giu'))
    .map((piece, index) => ({ text: piece, hit: index % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}

/** A plain text with a line for every block as one line: blocks keep apart, also where a heading ends without a sign. */
export function inOneLine(text: string): string {
  return text
    .split('\n')
    .map((block) => block.replace(/\s+/gu, ' ').trim())
    .filter(Boolean)
    .reduce((all, block) => (all === '' ? block : `${all}${/[\p{P}\p{S}]$/u.test(all) ? '' : '；'}${block}`), '');
}

const around = 40;
const shown = 120;

/** From the sentence in which a word stands, with dots where it was cut; from the beginning when none does. */
export function excerpt(text: string, words: Word[]): string {
  const line = inOneLine(text);
  const pieces = highlight(line, words);
  const hit = pieces.findIndex((piece) => piece.hit);
  const before = hit < 0 ? '' : pieces.slice(0, hit).reduce((all, piece) => all + piece.text, '');
  const sentence = [...(before.split(/[。；！？…]/u).at(-1) ?? '').trimStart()].length;
  const letters = [...line];
  const from = Math.max(0, [...before].length - Math.min(sentence, around));
  const cut = letters.slice(from, from + shown).join('');
  return `${from > 0 ? '…' : ''}${cut}${from + shown < letters.length ? '…' : ''}`;
}

/** Whether a word of the query stands in a text. */
export const stands = (text: string | null | undefined, words: Word[]): text is string =>
  !!text && highlight(text, words).some((piece) => piece.hit);
