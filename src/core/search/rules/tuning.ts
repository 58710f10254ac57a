import { plain } from './letters.ts';
import type { Words } from './understand.ts';

/** Everything that the office can say about the search. */
export interface Tuning extends Words {
  /** For a query, what stands first: public ids in order. */
  recommended: { query: string; ids: string[] }[];
  /** What is never offered: a query that is this, begins with it, or contains it. */
  denied: { word: string; how: Match }[];
  /** Whether questions are answered; off, the entrance is gone. */
  answers: boolean;
}

export type Match = 'is' | 'begins' | 'contains';
export const matches: Record<Match, string> = { is: '等于', begins: '开头是', contains: '包含' };

/** Whether a word may not be offered to others. */
export const isDenied = (query: string, denied: Tuning['denied']): boolean =>
  denied.some(({ word, how }) =>
    how === 'is' ? query === word : how === 'begins' ? query.startsWith(word) : query.includes(word),
  );

/** The parts of a tuning as an office writes them: a line each. */
export type Written = Record<'synonyms' | 'fillers' | 'questions' | 'recommended' | 'denied' | 'answers', string>;

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
const wordsIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[、，,\s]+/u)
      .map((word) => plain(word))
      .filter(Boolean),
  ),
];

export function write(tuning: Tuning): Written {
  return {
    synonyms: tuning.synonyms.map(({ from, to }) => `${from} = ${to.join('、')}`).join('\n'),
    fillers: tuning.fillers.join('、'),
    questions: tuning.questions.join('、'),
    recommended: tuning.recommended.map(({ query, ids }) => `${query} = ${ids.join('、')}`).join('\n'),
    denied: tuning.denied.map(({ word, how }) => `${matches[how]} ${word}`).join('\n'),
    answers: tuning.answers ? 'on' : 'off',
  };
}

const most = 2000;

/** What was written as a tuning, or for each part the first line that cannot be read, and how to mend it. */
export function read(written: Written): { tuning: Tuning; errors: Partial<Record<keyof Written, string>> } {
  const errors: Partial<Record<keyof Written, string>> = {};
  const each = <Row>(part: keyof Written, take: (line: string) => Row | string): Row[] => {
    const lines = linesOf(written[part]);
    if (lines.length > most) errors[part] = `最多 ${most} 行，现在是 ${lines.length} 行。`;
    return lines.flatMap((line, index) => {
      const row = take(line);
      if (typeof row !== 'string') return [row];
      errors[part] ??= `第 ${index + 1} 行“${line.slice(0, 30)}”${row}`;
      return [];
    });
  };
  const pair = (line: string) => {
    const [from = '', ...to] = line.split(/[=＝]/u);
    return { from: plain(from).trim(), to: wordsIn(to.join('=')) };
  };
  const synonyms = each('synonyms', (line) => {
    const { from, to } = pair(line);
    return from !== '' && to.length > 0 && to.every((word) => word !== from)
      ? { from, to }
      : '看不懂，请写成“落户 = 户口迁移、户口登记”。';
  });
  const recommended = each('recommended', (line) => {
    const { from, to } = pair(line);
    const ids = to.map((one) => /([a-z0-9]{12})(?:\.html)?$/.exec(one)?.[1] ?? '');
    return from !== '' && ids.length > 0 && ids.every(Boolean)
      ? { query: from, ids }
      : '看不懂，请写成“社保 = 网址”，网址从公开页面上复制，多个用顿号隔开。';
  });
  const denied = each('denied', (line) => {
    const [, how, word = ''] = /^(等于|开头是|包含)\s+(.+)$/u.exec(line) ?? [];
    const found = Object.entries(matches).find(([, words]) => words === how)?.[0] as Match | undefined;
    return found ? { word: plain(word), how: found } : '看不懂，请写成“包含 某某”，开头可以是：等于、开头是、包含。';
  });
  const short = wordsIn(`${written.fillers}、${written.questions}`).find((word) => [...word].length < 2);
  if (short) errors.fillers = `“${short}”只有一个字，会误伤许多词，请写两个字以上的词。`;
  const tuning = {
    synonyms,
    recommended,
    denied,
    fillers: wordsIn(written.fillers),
    questions: wordsIn(written.questions),
    answers: written.answers !== 'off',
  };
  return { tuning, errors };
}

/** What a query finds before and after: what moves up, what falls out of the first ten. */
export interface Moved {
  query: string;
  times: number;
  up: string[];
  out: string[];
}

/** Of the first ten titles before and after: those that come higher, and those that are gone. */
export function moved(before: string[], after: string[]): Pick<Moved, 'up' | 'out'> {
  return {
    up: after.filter((title, place) => {
      const was = before.indexOf(title);
      return was < 0 || was > place;
    }),
    out: before.filter((title) => !after.includes(title)),
  };
}
