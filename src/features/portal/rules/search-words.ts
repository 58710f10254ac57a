import { isHan, plain } from '../../../core/search/rules/letters.ts';
import type { Understood } from '../../../core/search/rules/understand.ts';

const longest = 100;

/** What was typed, on one line and without signs that nobody sees. */
export const readQuery = (typed: string | undefined): string =>
  [
    ...(typed ?? '')
      .toWellFormed()
      .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
      .trim(),
  ]
    .slice(0, longest)
    .join('');

/** What is marked in a text, longest first: what was quoted, the words of the query in its forms, and their pairs of signs. */
export function marksOf({ forms, phrases }: Pick<Understood, 'forms' | 'phrases'>): string[] {
  const parts = forms.flatMap(({ text, says }) => [...wordsIn(text), ...pairsIn(text, says)]);
  return [...new Set([...phrases.map(plain), ...parts])].sort((a, b) => b.length - a.length);
}

/** Parts between blanks; of signs alone they are looked for as they stand. */
const wordsIn = (text: string): string[] =>
  text.split(' ').filter((word) => /[\p{L}\p{N}]/u.test(word) && word.length <= 20);

function pairsIn(text: string, says: (from: number, to: number) => boolean = () => true): string[] {
  const pairs: string[] = [];
  for (let at = 0; at + 1 < text.length; at += 1)
    if (isHan(text.charCodeAt(at)) && isHan(text.charCodeAt(at + 1)) && says(at, at + 2))
      pairs.push(text.slice(at, at + 2));
  return pairs;
}

export interface Piece {
  text: string;
  hit: boolean;
}

/** A text cut where marks stand; neighbours are one piece. */
export function highlight(text: string, marks: string[]): Piece[] {
  if (marks.length === 0) return [{ text, hit: false }];
  const escaped = marks.map((mark) => mark.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return text
    .split(new RegExp(`((?:${escaped.join('|')})+)`, 'giu'))
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
export const shown = 120;

/** From the sentence in which most of what is marked stands, with dots where it was cut; from the beginning when none does. */
export function excerpt(text: string, marks: string[]): string {
  const line = inOneLine(text);
  const { start, hit } = densest(line, marks);
  const letters = [...line];
  const sentence = [...line.slice(start, hit)].length;
  const before = [...line.slice(0, hit)].length;
  const from = Math.max(0, before - Math.min(sentence, around));
  const cut = letters.slice(from, from + shown).join('');
  return `${from > 0 ? '…' : ''}${cut}${from + shown < letters.length ? '…' : ''}`;
}

/** The sentence with most different marks, the first of equals, and where its first mark stands. */
function densest(line: string, marks: string[]): { start: number; hit: number } {
  let best = { start: 0, hit: 0, many: 0 };
  let start = 0;
  for (const sentence of line.split(/(?<=[。；！？…])/u)) {
    const hits = highlight(sentence, marks);
    const many = new Set(hits.filter(({ hit }) => hit).map(({ text }) => text.toLowerCase())).size;
    const inner = sentence.length - sentence.trimStart().length;
    if (many > best.many) best = { start: start + inner, hit: start + firstHit(hits), many };
    start += sentence.length;
  }
  return best;
}

function firstHit(pieces: Piece[]): number {
  let at = 0;
  for (const { text, hit } of pieces) {
    if (hit) return at;
    at += text.length;
  }
  return at;
}

/** Whether something marked stands in a text. */
export const stands = (text: string | null | undefined, marks: string[]): text is string =>
  !!text && highlight(text, marks).some((piece) => piece.hit);

/** What holds most different marks, the first of equals; undefined where nothing holds one. */
export function mostMarked<Fact extends { text?: string | null }>(facts: Fact[], marks: string[]): Fact | undefined {
  const many = ({ text }: Fact) =>
    text
      ? new Set(
          highlight(text, marks)
            .filter(({ hit }) => hit)
            .map((piece) => piece.text.toLowerCase()),
        ).size
      : 0;
  const most = Math.max(0, ...facts.map(many));
  return most > 0 ? facts.find((fact) => many(fact) === most) : undefined;
}

const cells = /<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g;

/** Stored rich text with each row of a table as one line 「区域：…，停水时间：…」: poured out cell by cell nobody understands it. */
export const tablesAsLines = (html: string): string => html.replace(/<table[\s\S]*?<\/table>/g, asLines);

/** A row of more cells than this is a record for programs: no passage of it is worth reading. */
const widest = 4;
const addresses =
  /(?:[^\s，。；：]{1,8}[：:]\s*)?(?<![\w.])(?:https?:\/\/[\w./?=&%#:-]+|\/[a-z][a-z\d-]*(?:\/[\w.-]+)+\/?)/g;

/** Without addresses of pages and the name before them: words alone are read. */
export const withoutAddresses = (text: string): string => text.replace(addresses, '');

function asLines(table: string): string {
  const [head = [], ...rows] = [...table.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)].map(([, row]) =>
    [...row!.matchAll(cells)].map(([, cell]) => cell!.replace(/<[^>]*>/g, '').trim()),
  );
  const caption = /<caption[^>]*>([\s\S]*?)<\/caption>/.exec(table)?.[1];
  if (head.length > widest) return caption ? `<p>${caption}</p>` : '';
  const lines = rows.map((row) => row.map((cell, at) => (head[at] ? `${head[at]}：${cell}` : cell)).join('，'));
  const whole = lines.length > 0 ? lines : [head.join('，')];
  return [caption, ...whole].map((line) => (line ? `<p>${line}</p>` : '')).join('');
}
