// Dates as Chinese documents write them, in Arabic and in Chinese numerals. A day that does not exist is null, never another day.

const digits: Record<string, number> = {
  〇: 0,
  零: 0,
  '○': 0,
  Ｏ: 0,
  O: 0,
  o: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

export const yearPattern = '(?:(?:19|20)\\d{2}|[一二][〇零○ＯOo一二三四五六七八九]{3})';
export const numberPattern = '(?:\\d{1,2}|[一二三四五六七八九十]{1,3})';

const fullDate = new RegExp(
  `(${yearPattern})\\s?(?:年|[-./])\\s?(${numberPattern})\\s?(?:月|[-./])\\s?(${numberPattern})\\s?日?`,
  'y',
);
const fullDateAnywhere = new RegExp(fullDate.source, 'g');

export function readYear(text: string): number | null {
  if (/^\d{4}$/.test(text)) return Number(text);
  const value = [...text].reduce((sum, char) => sum * 10 + (digits[char] ?? Number.NaN), 0);
  return Number.isNaN(value) ? null : value;
}

/** 1 to 999 in Arabic (either width) or Chinese numerals. */
export function readNumber(text: string): number | null {
  const plain = text.replace(/[０-９]/g, (char) => String(char.charCodeAt(0) - 0xff10));
  if (/^\d{1,4}$/.test(plain)) return Number(plain);
  let sum = 0;
  let digit: number | null = null;
  for (const char of plain) {
    const unit = char === '十' ? 10 : char === '百' ? 100 : 0;
    if (unit > 0) {
      sum += (digit ?? 1) * unit;
      digit = null;
      continue;
    }
    const value = digits[char];
    if (value === undefined || (digit !== null && digit > 0)) return null;
    digit = value;
  }
  const value = sum + (digit ?? 0);
  return value > 0 ? value : null;
}

/** 'YYYY-MM-DD', or null for a day no calendar has. */
export function isoDay(year: number | null, month: number | null, day: number | null): string | null {
  if (!year || !month || !day || month > 12 || day > lastDay(year, month)) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

export function lastDay(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

export type FoundDate = { on: string | null; raw: string; from: number; to: number };

/** Every complete date in the text, in order. */
export function findDates(text: string): FoundDate[] {
  return [...text.matchAll(fullDateAnywhere)].map((match) => ({
    on: isoDay(readYear(match[1]!), readNumber(match[2]!), readNumber(match[3]!)),
    raw: match[0],
    from: match.index,
    to: match.index + match[0].length,
  }));
}
