import { dayIn } from '../../../core/saved-pages/facts.ts';

/** A day of a list: `2016-03-05`, `2016/3/5`, `2016年3月5日`, or a spreadsheet's count of days; null for anything else. */
export function parseDocumentDay(typed: string): string | null {
  if (/^\d{5}$/.test(typed)) return new Date((Number(typed) - 25_569) * 86_400_000).toISOString().slice(0, 10);
  return /^\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?(?:\s.*)?$/.test(typed) ? dayIn(typed) : null;
}
