import { addDays, addMonths, formatDay, isDay } from '../../../platform/time.ts';

/** How exactly a planned time is known. */
export const precisions = { day: '到日', month: '到月', quarter: '到季度', year: '到年' } as const;
export type Precision = keyof typeof precisions;

const quarters = '一二三四';

/** A planned time as it is kept: '2026-09-10', '2026-09', '2026-Q3' or '2026'; its form says how exactly it is known. */
export function precisionOf(when: string): Precision | null {
  if (/^\d{4}$/.test(when)) return 'year';
  if (/^\d{4}-Q[1-4]$/.test(when)) return 'quarter';
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(when)) return 'month';
  return isDay(when) ? 'day' : null;
}

/** Reads 「2026年9月10日」「2026-9」「2026 年第三季度」「2026年」; null for what is no time. */
export function readWhen(typed: string): string | null {
  const text = typed.normalize('NFKC').replace(/\s+/g, '');
  const quarter = /^(\d{4})[-年]?(?:第?([一二三四1-4])季度|Q([1-4]))$/i.exec(text);
  if (quarter) {
    const which = quarter[2] ?? quarter[3]!;
    return `${quarter[1]}-Q${quarters.indexOf(which) + 1 || which}`;
  }
  const parts = /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月?)|年[内底]?)?$/.exec(text);
  if (!parts) return null;
  const when = [parts[1], parts[2]?.padStart(2, '0'), parts[3]?.padStart(2, '0')].filter(Boolean).join('-');
  return precisionOf(when) && Number(parts[1]) >= 2019 && Number(parts[1]) <= 2100 ? when : null;
}

/** 「2026 年第三季度」 as the public reads it. */
export function whenWords(when: string): string {
  const [year, rest = ''] = [when.slice(0, 4), when.slice(5)];
  const precision = precisionOf(when);
  if (precision === 'day') return formatDay(when);
  if (precision === 'month') return `${year} 年 ${Number(rest)} 月`;
  return precision === 'quarter' ? `${year} 年第${quarters[Number(rest[1]) - 1]}季度` : `${year} 年`;
}

/** The last day of a planned time: until then it is not late. */
export function lastDayOf(when: string): string {
  const precision = precisionOf(when);
  if (precision === 'day') return when;
  if (precision === 'year') return `${when}-12-31`;
  const month =
    precision === 'month' ? when : `${when.slice(0, 4)}-${String(Number(when.slice(-1)) * 3).padStart(2, '0')}`;
  return addDays(addMonths(`${month}-01`, 1), -1);
}
