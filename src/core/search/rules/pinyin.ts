import { pinyin } from 'pinyin-pro';
import { isHan, plain } from './letters.ts';

/** How a text is said, piece for piece: a syllable for each Han sign, everything else as it stands. */
export interface Said {
  signs: string[];
  syllables: string[];
}

export function say(text: string): Said {
  const signs = [...plain(text)];
  const syllables = pinyin(signs.join(''), { toneType: 'none', type: 'array', v: true });
  return { signs, syllables: syllables.length === signs.length ? syllables : signs.map(syllableOf) };
}

/** One sign alone, by its first reading. */
export const syllableOf = (sign: string): string =>
  isHan(sign.codePointAt(0)!) ? pinyin(sign, { toneType: 'none', v: true }) : sign;

export const lettersOf = ({ syllables }: Said): string => syllables.map((syllable) => syllable[0] ?? '').join('');

/** The signs whose syllables, or first letters, are what was typed, from the place where they begin; null when none are. */
export function signsFor(typed: string, { signs, syllables }: Said): string | null {
  for (let from = 0; from < signs.length; from += 1) {
    const end = endOf(typed, syllables, from) ?? endOfLetters(typed, syllables, from);
    if (end !== null && isHan(signs[from]!.codePointAt(0)!)) return signs.slice(from, end).join('');
  }
  return null;
}

/** Where syllables from here on spell what was typed; the last may be begun only. */
function endOf(typed: string, syllables: string[], from: number): number | null {
  let left = typed;
  for (let at = from; at < syllables.length; at += 1) {
    const syllable = syllables[at]!;
    if (syllable.startsWith(left)) return at + 1;
    if (!left.startsWith(syllable)) return null;
    left = left.slice(syllable.length);
  }
  return null;
}

function endOfLetters(typed: string, syllables: string[], from: number): number | null {
  const end = from + typed.length;
  if (end > syllables.length) return null;
  for (let at = 0; at < typed.length; at += 1) if (syllables[from + at]![0] !== typed[at]) return null;
  return end;
}
