import { plain } from '../rules/letters.ts';
import { lettersOf, type Said, say, signsFor } from '../rules/pinyin.ts';
import { type Board, boardOf, type Way } from './board.ts';

/** What can be completed: a title of something public, or words that the office or many visitors chose. */
export interface Completion {
  text: string;
  /** The text it is the title of; words have none. */
  id: string | null;
  /** Higher stands first: words of the office, names of services, what many asked, titles. */
  weight: number;
}

/** Titles and words, looked through from any place by signs, syllables or first letters. */
export interface Titles {
  put(key: string, completion: Completion): void;
  remove(key: string): void;
  /** The completions of what was typed, best first, unchecked. */
  find(typed: string, many: number): Completion[];
  /** What letters stand for, by how often it is in titles: zwgk → 政务公开. */
  spell(letters: string): string[];
  /** Whether some signs stand in one of them as whole words. */
  has(words: string): boolean;
}

interface Line extends Completion, Record<Way, string> {
  said: Said;
  /** Taken away, or another stands in its place. */
  gone: boolean;
}

/** Once so many fit, further titles are only more of the same. */
const enough = 400;
/** New titles are looked through one by one until there are so many; then they become a board, and small boards larger ones. */
const few = 500;
/** Looked at for a word: where it stands in none of so many only across two words, it is none. */
const enoughToTell = 50;
const splitter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Whether signs begin and end where words do: 户籍 stands in 全国户籍, 国户 does not. */
function standsIn(text: string, words: string): boolean {
  const begins = new Set([...splitter.segment(text)].map(({ index }) => index)).add(text.length);
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    if (begins.has(at) && begins.has(at + words.length)) return true;
  return false;
}

export const isSpelt = (typed: string): boolean => /^[a-z][a-z' ]{1,39}$/.test(plain(typed));
/** Letters as they are spelt, without the signs that part syllables. */
export const bare = (typed: string) => plain(typed).replace(/[' ]/g, '');

export function openTitles(): Titles {
  const lines = new Map<string, Line>();
  /** Each at least twice as large as the next. */
  const boards: Board<Line>[] = [];
  /** What came since the last board was made. */
  let recent: Line[] = [];
  const isThere = ({ gone }: Line) => !gone;
  /** The lines in which a needle stands, in the way of reading that `pick` names. */
  const look = (needle: string, pick: Way): Line[] => [
    ...recent.filter((line) => line[pick].includes(needle)),
    ...boards.flatMap((board) => board.look(needle, pick, enough)),
  ];
  const toBoard = () => {
    let mine = recent;
    recent = [];
    while (boards.length > 0 && boards.at(-1)!.order.length < mine.length * 2) mine = [...boards.pop()!.order, ...mine];
    boards.push(boardOf(mine.filter(isThere).sort(byWeight)));
  };
  const spelt = (letters: string): { line: Line; signs: string }[] =>
    [...new Set([...look(letters, 'letters'), ...look(letters, 'syllables')])]
      .filter(isThere)
      .map((line) => ({ line, signs: signsFor(letters, line.said) }))
      .filter((one): one is { line: Line; signs: string } => one.signs !== null);
  const remove = (key: string) => {
    const line = lines.get(key);
    if (line) line.gone = true;
    lines.delete(key);
  };
  return {
    put(key, completion) {
      const line = lineOf(completion);
      remove(key);
      lines.set(key, line);
      recent.push(line);
      if (recent.length >= few) toBoard();
    },
    remove,
    find(typed, many) {
      const text = plain(typed).trim();
      if (text === '') return [];
      const found = isSpelt(text)
        ? spelt(bare(text)).map(({ line, signs }) => ({ line, at: line.plain.indexOf(signs) }))
        : look(text, 'plain')
            .filter(isThere)
            .map((line) => ({ line, at: line.plain.indexOf(text) }));
      // each board's are in order already: put in order apart, both are quickly so
      const ordered = (part: typeof found) => part.sort((a, b) => byWeight(a.line, b.line)).map(({ line }) => line);
      const [begun, others] = [found.filter(({ at }) => at === 0), found.filter(({ at }) => at !== 0)].map(ordered);
      return [...begun!, ...others!].slice(0, many).map(({ text, id, weight }) => ({ text, id, weight }));
    },
    spell(letters) {
      const counts = new Map<string, number>();
      for (const { signs, line } of spelt(bare(letters))) counts.set(signs, (counts.get(signs) ?? 0) + 1 + line.weight);
      return [...counts].sort((a, b) => b[1] - a[1]).map(([signs]) => signs);
    },
    has: (words) =>
      look(words, 'plain')
        .filter(isThere)
        .slice(0, enoughToTell)
        .some((line) => standsIn(line.plain, words)),
  };
}

function lineOf(completion: Completion): Line {
  const said = say(completion.text);
  return {
    ...completion,
    gone: false,
    plain: plain(completion.text),
    said,
    letters: lettersOf(said),
    syllables: said.syllables.join(''),
  };
}

const byWeight = (a: Line, b: Line) => b.weight - a.weight || a.plain.length - b.plain.length;
