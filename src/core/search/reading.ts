import { correct } from './engine/correct.ts';
import { soundOut } from './engine/sound-out.ts';
import type { Sounds } from './engine/sounds.ts';
import { bare, openTitles, type Titles } from './engine/titles.ts';
import { plain } from './rules/letters.ts';
import type { Tuning } from './rules/tuning.ts';

/** How a query may have been meant that was typed in letters or with wrong signs. */
export interface Reader {
  /** What letters may spell: what stands in titles, then words that people say, then what sounds so in the texts. */
  spellings(letters: string, words: Tuning): string[];
  /** The query with its wrong signs mended; null when nothing is wrong or nothing fits. */
  mended(text: string, words: Tuning): string | null;
}

export function openReader(titles: Titles, sounds: Sounds): Reader {
  const saidIn = keepSaid();
  return {
    spellings(letters, words) {
      const inTitles = titles.spell(letters).slice(0, 8);
      // what stands in titles as words comes before what people say, and that before what only touches there
      const known = [inTitles.find(titles.has), saidIn(words).spell(letters)[0], inTitles[0]];
      const found = [...new Set(known.filter((one) => one !== undefined))];
      const heard = found.length > 0 ? null : soundOut(bare(letters), sounds);
      return heard === null ? found : [heard];
    },
    mended(text, words) {
      const said = saidIn(words);
      // 低保 stands in no text that says 最低生活保障: what people say is a neighbourhood, too
      const together = (pair: string) => sounds.together(pair) || (said.has(pair) ? 1 : 0);
      return correct(text, { ...sounds, together }, (signs) => titles.has(signs) || said.has(signs));
    },
  };
}

/** Everyday words and what stands for them, as lines that letters can spell; made anew when the office says other words. */
function keepSaid(): (words: Tuning) => Titles {
  let known = '';
  let said = openTitles();
  return ({ synonyms }) => {
    const all = [...new Set(synonyms.flatMap(({ from, to }) => [from, ...to]).map(plain))];
    const now = all.join('\n');
    if (now === known) return said;
    known = now;
    said = openTitles();
    for (const word of all) said.put(word, { text: word, id: null, weight: 0 });
    return said;
  };
}
