import { plain } from '../rules/letters.ts';
import type { DocumentNumber, Entry } from './entry.ts';

/** A 发文字号 as people type it: in any bracket or none, with parts missing. */
export type NumberAsked = Partial<DocumentNumber>;

const shape =
  /^(\p{Script=Han}{2,12})?\s*[〔[(【{〈《]?\s*((?:19|20)\d{2})(?:\s*[〕\])】}〉》年第\s]+\s*0*(\d{1,4})\s*号?|\s*[〕\])】}〉》]?)$/u;

/** The number in a query that is nothing but one, for the series that documents bear; null when it is something else. */
export function readNumber(query: string, isSeries: (words: string) => boolean): NumberAsked | null {
  const found = shape.exec(plain(query).trim());
  if (!found) return null;
  const [, series, year, serial] = found;
  if (series ? !isSeries(series) : !serial) return null;
  return {
    year: Number(year),
    ...(series ? { series } : {}),
    ...(serial ? { serial: Number(serial) } : {}),
  };
}

export const bears = ({ number }: Entry, asked: NumberAsked): boolean =>
  number !== null &&
  (asked.series === undefined || plain(number.series) === asked.series) &&
  number.year === asked.year &&
  (asked.serial === undefined || number.serial === asked.serial);

/** The number of a document in its parts; null for what is written otherwise. */
export function partsOf(text: string | null): DocumentNumber | null {
  const found = text === null ? null : /^(.+)〔(\d{4})〕(\d+)号$/.exec(text);
  return found ? { series: found[1]!, year: Number(found[2]), serial: Number(found[3]) } : null;
}
