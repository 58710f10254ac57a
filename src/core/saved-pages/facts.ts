import { isDay } from '../../platform/time.ts';
import { formatNumber, parseNumber } from '../publications/rules.ts';
import { allElements, attribute, letters, type Page, tokensOf, wordsOf } from './document.ts';

/** A fact with the place where it stands, in words for the reviewer. */
export interface Read {
  value: string;
  source: string;
}

/** The official META tags (国办发〔2017〕47号, standards §2.5), whatever the case of their names. */
export function readMeta(page: Page): Map<string, string> {
  const found = new Map<string, string>();
  for (const tag of allElements(page, ({ name }) => name === 'meta')) {
    const name = attribute(tag, 'name').toLowerCase();
    const content = attribute(tag, 'content')
      .replace(/[\s\u00a0]+/g, ' ')
      .trim();
    if (name && content && !found.has(name)) found.set(name, content);
  }
  return found;
}

const longestTitle = 200;
const fits = (title: string) => letters(title) >= 2 && title.length <= longestTitle;

/** The title: of the META tag, else the heading of the page, else the window's title without the name of the site. */
export function readTitle(page: Page, meta: Map<string, string>): Read | null {
  const official = meta.get('articletitle');
  if (official && fits(official)) return { value: official, source: 'META 标签 ArticleTitle' };
  const window = wordsOf(
    allElements(page, ({ name }) => name === 'title')[0] ?? ({ childNodes: [] } as unknown as Page),
  );
  const heading = headings(page).find((one) => fits(one) && (window === '' || sameStart(window, one)));
  if (heading) return { value: heading, source: '页面标题' };
  const own = window.split(/\s*[_|]\s*|\s+[-–—]+\s+|--+/)[0]?.trim() ?? '';
  const site = meta.get('sitename') ?? '';
  if (own && own !== window && fits(own) && own !== site) return { value: own, source: '窗口标题' };
  const single = headings(page).filter(fits);
  return new Set(single).size === 1 ? { value: single[0]!, source: '页面标题' } : null;
}

const bare = (words: string) => words.replace(/\s/g, '');
const sameStart = (window: string, heading: string) => bare(window).includes(bare(heading).slice(0, 12));

function headings(page: Page): string[] {
  const tops = allElements(page, ({ name }) => name === 'h1');
  const titled = allElements(
    page,
    (element) =>
      /^(?:h[2-3]|div|p|td|span|strong)$/.test(element.name) &&
      tokensOf(element).some((token) => /^(?:title|tit|bt|biaoti|arttitle|articletitle|subject)$/.test(token)),
  );
  return [...tops, ...titled].map(wordsOf).filter(Boolean);
}

const written = String.raw`(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})`;
const labels = [
  '发布时间',
  '发布日期',
  '发稿时间',
  '发文时间',
  '发表时间',
  '公开日期',
  '公开时间',
  '上网时间',
  '日期',
  '时间',
];

/** A day as it is written, `YYYY-MM-DD`; null for what no calendar knows. */
export function dayIn(words: string): string | null {
  const match = new RegExp(written).exec(words);
  if (!match) return null;
  const day = `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`;
  return isDay(day) ? day : null;
}

/** When the older site published it: META PubDate, else a labelled day on the page, else an element that holds a day and nothing else. */
export function readDay(page: Page, meta: Map<string, string>): { day: Read | null; shown: string | null } {
  const words = wordsOf(page);
  const shown = labelled(words);
  const official = dayIn(meta.get('pubdate') ?? meta.get('publishdate') ?? '');
  if (official) return { day: { value: official, source: 'META 标签 PubDate' }, shown: shown?.value ?? null };
  return { day: shown ?? alone(page), shown: shown?.value ?? null };
}

function labelled(words: string): Read | null {
  for (const label of labels) {
    // “更新时间” is another day, and so is “施行日期”: the label must begin where a word begins.
    const pattern = new RegExp(
      `(?<![\\p{Script=Han}])[【\\[（(]?${[...label].join('\\s*')}[】\\]]?\\s*[:：]?\\s*${written}`,
      'u',
    );
    const match = pattern.exec(words);
    const value = match && dayIn(match[0]);
    if (value) return { value, source: `页面上的“${label}”` };
  }
  return null;
}

function alone(page: Page): Read | null {
  const marked = allElements(
    page,
    (element) =>
      element.name === 'time' ||
      tokensOf(element).some((token) => /^(?:date|time|pubtime|pubdate|shijian|rq|fbsj)$/.test(token)),
  );
  const days = marked
    .map(wordsOf)
    .filter((words) => new RegExp(`^${written}日?(?:\\s+\\d{1,2}:\\d{2}(?::\\d{2})?)?$`).test(words))
    .flatMap((words) => dayIn(words) ?? []);
  return new Set(days).size === 1 ? { value: days[0]!, source: '页面上的日期' } : null;
}

/** 来源, when META or the page says it. */
export function readSource(page: Page, meta: Map<string, string>): string | null {
  const official = meta.get('contentsource');
  if (official) return official.slice(0, 100);
  const match = /(?:信息来源|文章来源|来源|发布机构)\s*[:：]\s*([^\s:：【】[\]|]{2,40})/u.exec(wordsOf(page));
  return match?.[1] ?? null;
}

/** 发文字号 where the page labels it. */
export function readNumber(page: Page): string | null {
  const match =
    /(?:发文字号|文\s*号)\s*[:：]?\s*([\p{Script=Han}]{1,12}\s*[〔[（(【]\s*\d{4}\s*[〕\]）)】]\s*第?\s*\d{1,4}\s*号)/u.exec(
      wordsOf(page),
    );
  const parts = match && parseNumber(match[1]!);
  return parts ? formatNumber(parts) : null;
}
