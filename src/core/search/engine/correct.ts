import { isHan } from '../rules/letters.ts';
import { syllableOf } from '../rules/pinyin.ts';
import { findKey } from './segment.ts';
import type { Corpus } from './terms.ts';

/** How often two neighbours stand in what is public, and which signs of it sound alike. */
export interface Sounds {
  alike(sign: string): string[];
  together(pair: string): number;
}

const mostWrong = 2;

/**
 * A query with wrong signs of the same sound mended: a sign whose neighbours never stand beside it, for one with which they
 * do. Null when nothing is wrong or nothing fits. Offered, and used only where the words as typed find nothing
 * (evidence.md: right in 94 % of such errors, but it alters 3 % of what was right).
 */
export function correct(text: string, sounds: Sounds): string | null {
  const signs = [...text];
  let mended = 0;
  for (let at = 0; at < signs.length && mended < mostWrong; at += 1) {
    if (!isWrong(signs, at, sounds)) continue;
    const better = betterFor(signs, at, sounds);
    if (better === null) continue;
    signs[at] = better;
    mended += 1;
  }
  return mended > 0 ? signs.join('') : null;
}

const isSignAt = (signs: string[], at: number) => at >= 0 && at < signs.length && isHan(signs[at]!.codePointAt(0)!);

/** How often a sign stands beside each neighbour it has here. */
const beside = (signs: string[], at: number, sign: string, sounds: Sounds): number[] => [
  ...(isSignAt(signs, at - 1) ? [sounds.together(signs[at - 1]! + sign)] : []),
  ...(isSignAt(signs, at + 1) ? [sounds.together(sign + signs[at + 1]!)] : []),
];

const isWrong = (signs: string[], at: number, sounds: Sounds) => {
  if (!isSignAt(signs, at)) return false;
  const found = beside(signs, at, signs[at]!, sounds);
  return found.length > 0 && found.includes(0);
};

function betterFor(signs: string[], at: number, sounds: Sounds): string | null {
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

/** The sounds of what is public; readings are asked of each sign once. */
export function soundsOf(corpus: () => Corpus): Sounds {
  const bySyllable = new Map<string, Set<string>>();
  const known = new Map<string, string>();
  const learn = () => {
    for (const sign of corpus().lexicon.signs(known.size)) {
      const syllable = loosely(syllableOf(sign));
      known.set(sign, syllable);
      bySyllable.set(syllable, (bySyllable.get(syllable) ?? new Set()).add(sign));
    }
  };
  return {
    alike(sign) {
      learn();
      return [...(bySyllable.get(loosely(syllableOf(sign))) ?? [])].filter((other) => other !== sign);
    },
    together(pair) {
      const { lexicon, segments } = corpus();
      let key = 0;
      lexicon.walk(pair, false, (found, from, to) => {
        if (to - from === pair.length) key = found;
      });
      if (key === 0) return 0;
      return segments.reduce((sum, segment) => {
        const at = findKey(segment, key);
        return at < 0 ? sum : sum + segment.starts[at + 1]! - segment.starts[at]!;
      }, 0);
    },
  };
}

/** As many people say and type them: zh and z, ch and c, sh and s, ng and n. */
const loosely = (syllable: string): string => syllable.replace(/^([zcs])h/, '$1').replace(/ng$/, 'n');
