import { isHan } from '../rules/letters.ts';
import type { Sounds } from './sounds.ts';

type Together = Pick<Sounds, 'alike' | 'together'>;

const mostWrong = 2;
/** Of so few signs in a row nothing but the whole says whether they are a word. */
const short = 4;

/**
 * A query with wrong signs of the same sound mended: a sign whose neighbours never stand beside it, for one with which they
 * do. Null when nothing is wrong or nothing fits. Offered, and used only where the words as typed find nothing
 * (evidence.md: right in 94 % of such errors, but it alters 3 % of what was right). A few signs alone must become a word that
 * `isWord` knows: 过户 stands in no text, and 国户 in all that speak of 全国户籍.
 */
export function correct(text: string, sounds: Together, isWord: (signs: string) => boolean): string | null {
  const signs = [...text];
  let mended = 0;
  for (let at = 0; at < signs.length && mended < mostWrong; at += 1) {
    if (!isWrong(signs, at, sounds)) continue;
    const better = betterFor(signs, at, sounds) ?? alone(signs, at, { ...sounds, isWord });
    if (better === null) continue;
    signs[at] = better;
    mended += 1;
  }
  const made = signs.join('');
  return mended > 0 && shortRuns(text, made).every((run) => isKnown(run, isWord)) ? made : null;
}

/** A word, or two of two signs: 停水通知. */
const isKnown = (run: string, isWord: (signs: string) => boolean) =>
  isWord(run) || (/^(..)(..)$/u.exec(run)?.slice(1).every(isWord) ?? false);

/** The short rows of signs that were mended, as they are now. */
function shortRuns(before: string, after: string): string[] {
  const runs = [...after.matchAll(/\p{Script=Han}+/gu)];
  return runs
    .filter(({ 0: run, index }) => [...run].length <= short && run !== before.slice(index, index + run.length))
    .map(([run]) => run);
}

const isSignAt = (signs: string[], at: number) => at >= 0 && at < signs.length && isHan(signs[at]!.codePointAt(0)!);

/** What a sign makes with each neighbour it has here. */
const pairsOf = (signs: string[], at: number, sign: string): string[] => [
  ...(isSignAt(signs, at - 1) ? [signs[at - 1]! + sign] : []),
  ...(isSignAt(signs, at + 1) ? [sign + signs[at + 1]!] : []),
];

/** How often it stands beside each. */
const beside = (signs: string[], at: number, sign: string, sounds: Together): number[] =>
  pairsOf(signs, at, sign).map(sounds.together);

const isWrong = (signs: string[], at: number, sounds: Together) => {
  if (!isSignAt(signs, at)) return false;
  const found = beside(signs, at, signs[at]!, sounds);
  return found.length > 0 && found.includes(0);
};

/** For a sign that belongs to neither neighbour the one that most often makes a word with one of them: 停睡 + 通知. */
function alone(
  signs: string[],
  at: number,
  { isWord, ...sounds }: Together & { isWord(signs: string): boolean },
): string | null {
  if (beside(signs, at, signs[at]!, sounds).some((times) => times > 0)) return null;
  let best: string | null = null;
  let most = 0;
  for (const sign of sounds.alike(signs[at]!)) {
    const times = Math.max(0, ...pairsOf(signs, at, sign).filter(isWord).map(sounds.together));
    if (times > most) [best, most] = [sign, times];
  }
  return best;
}

function betterFor(signs: string[], at: number, sounds: Together): string | null {
  let best: string | null = null;
  let most = beside(signs, at, signs[at]!, sounds).reduce((sum, times) => sum + times, 0);
  for (const sign of sounds.alike(signs[at]!)) {
    const found = beside(signs, at, sign, sounds);
    const times = found.reduce((sum, one) => sum + one, 0);
    // a sign that belongs to one neighbour must not be taken from the other
    if (found.every((one) => one > 0) && times > most) [best, most] = [sign, times];
  }
  return best;
}
