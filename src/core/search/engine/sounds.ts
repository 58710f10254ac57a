import { syllableOf } from '../rules/pinyin.ts';
import { findKey } from './segment.ts';
import type { Corpus } from './terms.ts';

/** How often two neighbours stand in what is public, and how the signs of it sound. */
export interface Sounds {
  /** Signs that sound like this one, as people confuse them. */
  alike(sign: string): string[];
  /** Signs that are said just so. */
  said(syllable: string): string[];
  together(pair: string): number;
}

/** The sounds of what is public; readings are asked of each sign once. */
export function soundsOf(corpus: () => Corpus): Sounds {
  const exact = new Map<string, string[]>();
  const loose = new Map<string, string[]>();
  let known = 0;
  const learn = () => {
    for (const sign of corpus().lexicon.signs(known)) {
      const syllable = syllableOf(sign);
      put(exact, syllable, sign);
      put(loose, loosely(syllable), sign);
      known += 1;
    }
  };
  return {
    alike(sign) {
      learn();
      return (loose.get(loosely(syllableOf(sign))) ?? []).filter((other) => other !== sign);
    },
    said(syllable) {
      learn();
      return exact.get(syllable) ?? [];
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

function put(map: Map<string, string[]>, key: string, sign: string): void {
  const known = map.get(key);
  if (known) known.push(sign);
  else map.set(key, [sign]);
}

/** As many people say and type them: zh and z, ch and c, sh and s, ng and n. */
const loosely = (syllable: string): string => syllable.replace(/^([zcs])h/, '$1').replace(/ng$/, 'n');
