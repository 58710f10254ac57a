import { squeeze } from './survives.ts';

/** A character of a text as it is compared: folded, without what separates, and where it stood. */
interface Folded {
  text: string;
  /** For each character of `text`, the index of the character it came from. */
  from: number[];
}

function fold(characters: string[]): Folded {
  const parts: string[] = [];
  const from: number[] = [];
  for (const [index, character] of characters.entries()) {
    for (const one of squeeze(character)) {
      parts.push(one);
      for (let n = 0; n < one.length; n += 1) from.push(index);
    }
  }
  return { text: parts.join(''), from };
}

/**
 * Ranges [first, last] of characters that say one of the words, whatever spaces, line ends and widths stand between them;
 * overlapping ones joined. Also which words were found.
 */
export function findWords(characters: string[], words: string[]): { ranges: [number, number][]; found: Set<string> } {
  const { text, from } = fold(characters);
  const hits: [number, number][] = [];
  const found = new Set<string>();
  for (const word of words) {
    const wanted = squeeze(word);
    for (let at = text.indexOf(wanted); wanted && at >= 0; at = text.indexOf(wanted, at + 1)) {
      hits.push([from[at]!, from[at + wanted.length - 1]!]);
      found.add(word);
    }
  }
  const ranges: [number, number][] = [];
  for (const [first, last] of hits.sort((a, b) => a[0] - b[0])) {
    const before = ranges.at(-1);
    if (before && first <= before[1]) before[1] = Math.max(before[1], last);
    else ranges.push([first, last]);
  }
  return { ranges, found };
}

/** Always as long, whatever it covers: the length of a name is part of it. */
export const cover = '■■■';

/** The text with every word covered. */
export function coverText(text: string, words: string[]): string {
  const characters = [...text];
  for (const [first, last] of findWords(characters, words).ranges)
    for (let at = first; at <= last; at += 1) characters[at] = at === first ? cover : '';
  return characters.join('');
}
