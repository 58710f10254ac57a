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

const around = 40;
const shown = 140;

/** The part of a long text in which a word stands, with dots where it was cut. */
export function excerpt(text: string, words: Word[]): string {
  const flat = [...text.replace(/\s+/gu, ' ').trim()];
  const pieces = highlight(flat.join(''), words);
  const before = pieces.findIndex((piece) => piece.hit);
  const at =
    before < 0
      ? 0
      : [
          ...pieces
            .slice(0, before)
            .map((piece) => piece.text)
            .join(''),
        ].length;
  const from = Math.max(0, at - around);
  const cut = flat.slice(from, from + shown).join('');
  return `${from > 0 ? '…' : ''}${cut}${from + shown < flat.length ? '…' : ''}`;
}
