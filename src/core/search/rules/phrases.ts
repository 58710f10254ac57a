import { plain } from './letters.ts';

/** Blanks say nothing between Han signs; a new block ends a phrase. */
const bare = (text: string): string => plain(text).replace(/[^\S\n]+/gu, '');

/** Two signs are one pair, which the index knows; of more it knows only that every pair of them stands somewhere. */
export const isOrdered = (phrase: string): boolean => [...bare(phrase)].length > 2;

/** Whether every phrase stands in a text, word after word. */
export function holdsPhrases(text: string, phrases: string[]): boolean {
  const there = bare(text);
  return phrases.every((phrase) => there.includes(bare(phrase)));
}
