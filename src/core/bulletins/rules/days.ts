import { formatDay, isDay } from '../../../platform/time.ts';

/** A day by which something is to be done, with the words that say what. */
export interface Deadline {
  /** 'YYYY-MM-DD' */
  on: string;
  words: string;
}

/** How a day is written: 2022年7月4日, 2022-07-04, 2022.7.4, 2022/7/4. */
export const writtenDay = String.raw`\d{4}\s*(?:年|[-./])\s*\d{1,2}\s*(?:月|[-./])\s*\d{1,2}(?:\s*日)?`;

const padded = (part: string | number) => String(part).padStart(2, '0');
const dayOf = (year: string | number, month: string | number, date: string | number): string | null => {
  const day = `${year}-${padded(month)}-${padded(date)}`;
  return isDay(day) ? day : null;
};

/** The first day in a text; null for none, or for one that no calendar knows. */
export function dayIn(text: string): string | null {
  const found = /(\d{4})\s*[年\-./]\s*(\d{1,2})\s*[月\-./]\s*(\d{1,2})/.exec(text);
  return found ? dayOf(found[1]!, found[2]!, found[3]!) : null;
}

const single = String.raw`(?:(?:\d{4}|次|翌)年)?(?:\d{1,2}月(?:\d{1,2}日|底|末)|年底|年末)`;
// 「前往」「前期」「前来」 are no time limits.
const limit = String.raw`((?:${single}(?:\s*[、，,和及与]\s*)?)+)\s*(?:以前|之前|前|截止|为止|止|以内|之内)(?![往期来后述款台提])`;
const limits = new RegExp(limit, 'g');
const limitFirst = new RegExp(`^${limit}`);
const nextLimit = new RegExp(String.raw`[，,](?=[^，,]*?${limit})`);

/**
 * Days in prose before which something is to be done, in their order, each once: 「7月20日、12月20日前」 is two. What names no year
 * takes the last one named before it, `year` when none is.
 */
export function deadlinesIn(text: string, year: string): Deadline[] {
  const found: Deadline[] = [];
  for (const match of text.matchAll(limits)) {
    const sentence = text
      .slice(0, match.index)
      .split(/[。；;]/)
      .at(-1)!;
    let running = /(\d{4})年(?![^年]*\d{4}年)/.exec(sentence)?.[1] ?? year;
    for (const [one] of match[1]!.matchAll(new RegExp(single, 'g'))) {
      running = yearOf(one, running);
      const on = limitOf(one, running);
      if (on && !found.some((before) => before.on === on))
        found.push({ on, words: wordsAround(text, match.index!, match[0].length) });
    }
  }
  return found.sort((a, b) => (a.on < b.on ? -1 : 1));
}

/** What is due on which days, a line for each thing: 「2023年7月20日、2023年12月20日：报送总结」. */
export function dueLines(deadlines: Deadline[]): string[] {
  const days = new Map<string, string[]>();
  for (const { on, words } of deadlines) {
    const due = words.replace(limitFirst, '') || words;
    days.set(due, [...(days.get(due) ?? []), formatDay(on)]);
  }
  return [...days].map(([due, on]) => `${on.join('、')}：${due}`);
}

const yearOf = (words: string, running: string): string =>
  /^\d{4}/.exec(words)?.[0] ?? (/^[次翌]/.test(words) && running ? String(Number(running) + 1) : running);

function limitOf(words: string, year: string): string | null {
  const [, month, date] = /(\d{1,2})月(?:(\d{1,2})日)?/.exec(words) ?? [];
  if (!year || (month && Number(month) > 12)) return null;
  if (!month) return `${year}-12-31`;
  return date ? dayOf(year, month, date) : lastOf(Number(year), Number(month));
}

const lastOf = (year: number, month: number): string =>
  `${year}-${padded(month)}-${padded(new Date(Date.UTC(year, month, 0)).getUTCDate())}`;

/** The clause in which a day stands, up to the next one with a time limit; a long one is cut, and shows it. */
function wordsAround(text: string, at: number, length: number): string {
  const before = text
    .slice(0, at)
    .split(/[。；;，,：:！\n]/)
    .at(-1)!
    .trim();
  const after = text
    .slice(at + length)
    .split(/[。；;！\n]/)[0]!
    .split(nextLimit)[0]!
    .trim();
  const clause = `${before}${text.slice(at, at + length)}${after}`;
  return clause.length > 90 ? `${clause.slice(0, 89)}…` : clause;
}

/** What of a year a notice is about, in its own words: 「2025年第三季度」「2024年上半年」「2023年4-5月」「2022年」; '' for none. */
export function periodIn(title: string): string {
  const found =
    /(\d{4})\s*年\s*(?:度)?\s*(第?\s*[一二三四1-4]\s*季度|[上下]半年|\d{1,2}\s*(?:[-—~至到、]\s*\d{1,2})?\s*月(?:份)?|全年)?/.exec(
      title,
    );
  return found ? `${found[1]}年${(found[2] ?? '').replace(/\s/g, '')}` : '';
}
