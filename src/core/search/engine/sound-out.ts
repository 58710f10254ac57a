import type { Sounds } from './sounds.ts';

const longestSyllable = 6;
const mostSyllables = 8;

type Heard = Pick<Sounds, 'said' | 'together'>;
interface Path {
  signs: string;
  weight: number;
}

/**
 * The signs that whole syllables stand for in what is public, where no title and no known word says it: yanglao → 养老. Of all
 * that are said so, those that stand together most often; null when the letters are no syllables, or only one, or such signs
 * stand together nowhere.
 */
export function soundOut(letters: string, sounds: Heard): string | null {
  const found = splits(letters, sounds)
    .filter((syllables) => syllables.length > 1)
    .flatMap((syllables) => likeliest(syllables, sounds) ?? []);
  return found.sort((a, b) => b.weight / b.signs.length - a.weight / a.signs.length)[0]?.signs ?? null;
}

/** xian is 县 and 西安: every way to read letters as syllables, the fewest first. */
function splits(letters: string, sounds: Heard): string[][] {
  const found: string[][] = [];
  const read = (from: number, before: string[]) => {
    if (from === letters.length) found.push(before);
    if (from === letters.length || before.length === mostSyllables) return;
    for (let to = Math.min(letters.length, from + longestSyllable); to > from; to -= 1) {
      const syllable = letters.slice(from, to);
      if (sounds.said(syllable).length > 0) read(to, [...before, syllable]);
    }
  };
  read(0, []);
  return found.sort((a, b) => a.length - b.length).slice(0, 4);
}

/** The best way through the signs of each syllable; each pair on it stands somewhere. */
function likeliest([first, ...others]: string[], sounds: Heard): Path | null {
  let paths = sounds.said(first!).map((sign): Path => ({ signs: sign, weight: 0 }));
  for (const syllable of others) {
    paths = sounds.said(syllable).flatMap((sign) => {
      let best: Path | null = null;
      for (const path of paths) {
        const times = sounds.together([...path.signs].at(-1)! + sign);
        const weight = path.weight + Math.log1p(times);
        if (times > 0 && (best === null || weight > best.weight)) best = { signs: path.signs + sign, weight };
      }
      return best ?? [];
    });
  }
  return paths.sort((a, b) => b.weight - a.weight)[0] ?? null;
}
