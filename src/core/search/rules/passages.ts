import type { Term } from '../engine/terms.ts';
import { plain } from './letters.ts';

const shortest = 40;
const longest = 220;

/** A plain text with a line for every block, in passages that can be quoted: a heading stands with what follows it. */
export function passagesOf(text: string): string[] {
  const found: string[] = [];
  let open = '';
  for (const block of text.split('\n').map((line) => line.replace(/\s+/gu, ' ').trim())) {
    if (block === '') continue;
    open = open === '' ? block : `${open}：${block}`;
    if ([...open].length < shortest && !/\p{P}$/u.test(block)) continue;
    found.push(...cut(open));
    open = '';
  }
  if (open !== '') found.push(...cut(open));
  return found;
}

/** Longer ones at the ends of their sentences, so that each stays word for word. */
function cut(block: string): string[] {
  if ([...block].length <= longest) return [block];
  const parts: string[] = [];
  for (const sentence of block.split(/(?<=[。；！？])/u)) {
    const last = parts.at(-1);
    if (last !== undefined && [...last].length + [...sentence].length <= longest)
      parts[parts.length - 1] = last + sentence;
    else parts.push(sentence);
  }
  return parts;
}

/** How much the words of a question say. */
export const saidBy = (terms: Term[]): number => terms.reduce((sum, { says }) => sum + says, 0);

/** How much of what a question says stands in a text, of 1; what it lacks weighs as much as in a question that says no more than `most`. */
export function coverOf(terms: Term[], text: string, most = Number.POSITIVE_INFINITY): number {
  const all = Math.min(saidBy(terms), most);
  if (all === 0) return 0;
  const there = plain(text);
  return Math.max(0, 1 - saidBy(terms.filter(({ text: word }) => !there.includes(word))) / all);
}

/** What is quoted must say this much of the question, title and passage together; below it the answer is that nothing is known. */
export const enough = 0.6;
/** And the passage alone this much: a title that repeats the question answers nothing. */
export const enoughInPassage = 0.25;
