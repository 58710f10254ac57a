/** A sentence with places in it, and its English made from what stands in them. */
export interface Pattern {
  form: RegExp;
  say(places: Record<string, string>, english: (part: string) => string): string;
}

const figures = 'nmk';

/** `{n}`, `{m}` and `{k}` stand for figures, every other letter for words: 「共 {n} 条」 → 「{n} in all」. */
export function patternOf(chinese: string, english: string): Pattern {
  const source = chinese
    .replace(/[.*+?^$()|[\]\\]/g, '\\$&')
    .replace(/\{([a-z])\}/g, (_, place: string) => `(?<${place}>${figures.includes(place) ? '\\d+' : '.+?'})`);
  return {
    form: new RegExp(`^${source}$`, 's'),
    say: (places, said) => english.replace(/\{([a-z])\}/g, (_, place: string) => said(places[place] ?? '')),
  };
}

const months = 'January February March April May June July August September October November December'.split(' ');
const weekdays = new Map(
  [...'一二三四五六日'].map((day, at) => [
    day,
    'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ')[at]!,
  ]),
);
const month = ({ month: number }: Record<string, string>) => months[Number(number) - 1] ?? number!;

/** Days in the one form that lists and moments have too, so that a page bears no two; months as English writes them. */
export const dayPatterns: Pattern[] = [
  { form: /^(?<year>\d{4}) ?年$/, say: ({ year }) => year! },
  { form: /^(?<year>\d{4}) ?年 ?(?<month>\d{1,2}) ?月$/, say: (at) => `${month(at)} ${at.year}` },
  {
    form: /^(?<year>\d{4})年(?<month>\d{1,2})月(?<day>\d{1,2})日$/,
    say: ({ year, month, day }) => [year, month!.padStart(2, '0'), day!.padStart(2, '0')].join('-'),
  },
  {
    form: /^(?<day>\d{4}年\d{1,2}月\d{1,2}日) (?<time>\d\d:\d\d)$/,
    say: ({ day, time }, english) => `${english(day!)} ${time}`,
  },
  { form: /^(?<from>\d{4}-\d\d-\d\d) 至 (?<to>\d{4}-\d\d-\d\d)$/, say: ({ from, to }) => `${from} to ${to}` },
  { form: /^星期(?<day>.)$/, say: ({ day }) => weekdays.get(day!) ?? day! },
  {
    form: /^公开日历[：（](?<year>\d{4}) 年 (?<month>\d{1,2}) 月）?$/,
    say: (at) => `Calendar: ${month(at)} ${at.year}`,
  },
];
