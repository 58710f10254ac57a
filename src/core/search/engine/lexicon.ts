import { isHan, isLetter } from '../rules/letters.ts';

/**
 * Numbers for what texts consist of: a Han sign is 1 to 32,767, two neighbours are one number of both, a word of letters or
 * digits stands above them. All are small integers, for maps and typed arrays without boxes.
 */
export interface Lexicon {
  /** Calls with the key of every sign, pair and word of a plain text; 0 stands for what no text had. `add` makes keys for new ones. */
  walk(text: string, add: boolean, take: (key: number, from: number, to: number) => void): void;
  /** The signs of all texts after the first so many, in the order in which they came. */
  signs(after: number): string[];
  /** All that it learnt, in order; words that stand in none of these keys (each in order) are left empty: the others keep their numbers. */
  learnt(keys: Int32Array[]): Learnt;
}

/** Han signs by their code and words of letters or digits, each at the place that is its number. */
export interface Learnt {
  signs: number[];
  words: string[];
}

const base = 0x8000;
const wordsFrom = base * base;
const mostWords = 0x3fff_ffff;
const longestWord = 40;

/** Empty, or as it was when it had learnt so much. */
export function openLexicon(from: Learnt = { signs: [], words: [] }): Lexicon {
  const signs = new Map<number, number>();
  const near = new Uint16Array(0x10000);
  const words = new Map<string, number>();
  let numbers = 0;
  const addSign = (code: number): number => {
    if (signs.size >= base - 1) return 0;
    const number = signs.size + 1;
    signs.set(code, number);
    if (code < 0x10000) near[code] = number;
    return number;
  };

  const signOf = (code: number, add: boolean): number => {
    const known = code < 0x10000 ? near[code]! : (signs.get(code) ?? 0);
    return known === 0 && add ? addSign(code) : known;
  };
  const wordOf = (text: string, add: boolean): number => {
    const known = words.get(text);
    if (known !== undefined) return wordsFrom + known;
    if (!add || numbers >= mostWords) return 0;
    words.set(text, numbers);
    numbers += 1;
    return wordsFrom + numbers - 1;
  };
  from.signs.forEach(addSign);
  for (const word of from.words) {
    if (word !== '') words.set(word, numbers);
    numbers += 1;
  }

  return {
    walk(text, add, take) {
      let before = -1; // no Han sign stands directly before
      let beforeAt = 0;
      for (let at = 0; at < text.length; ) {
        const code = text.codePointAt(at)!;
        const width = code > 0xffff ? 2 : 1;
        if (isHan(code)) {
          const sign = signOf(code, add);
          take(sign, at, at + width);
          // a sign that no text has makes a pair that no text has
          if (before !== -1) take(before && sign ? before * base + sign : 0, beforeAt, at + width);
          before = sign;
          beforeAt = at;
          at += width;
          continue;
        }
        before = -1;
        if (!isLetter(code)) {
          at += width;
          continue;
        }
        const end = wordEnd(text, at);
        take(wordOf(text.slice(at, Math.min(end, at + longestWord)), add), at, end);
        at = end;
      }
    },
    learnt(keys) {
      const used = new Uint8Array(numbers);
      for (const some of keys)
        for (let at = some.length - 1; at >= 0 && some[at]! >= wordsFrom; at -= 1) used[some[at]! - wordsFrom] = 1;
      const kept = new Array<string>(numbers).fill('');
      for (const [word, number] of words) if (used[number] === 1) kept[number] = word;
      return { signs: [...signs.keys()], words: kept };
    },
    signs: (after) =>
      after >= signs.size ? [] : Array.from(signs.keys(), (code) => String.fromCodePoint(code)).slice(after),
  };
}

/** A word goes on while letters or digits follow; 2019 and 号 are apart because 号 is Han. */
function wordEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.codePointAt(at)!;
    if (isHan(code) || !isLetter(code)) break;
    at += code > 0xffff ? 2 : 1;
  }
  return at;
}

/** Whether a key is one sign alone: it says less than a pair or a word. */
export const isSign = (key: number): boolean => key < base;
