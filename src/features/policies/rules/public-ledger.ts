import { validities } from '../../../core/publications/rules.ts';
import type { Cell, Sheet } from '../../../platform/spreadsheet.ts';
import { dayOf, yearOf } from '../../../platform/time.ts';
import type { Order } from '../../../ui/order.ts';
import type { PublicRegulation } from '../queries/live-regulations.ts';
import { outcomes } from './cleaning.ts';
import { type Category, categories } from './regulation.ts';

/** What the public list is narrowed to. */
export interface PublicFilter {
  category: Category | '';
  unit: string;
  validity: keyof typeof validities | '';
  year: number | null;
  topic: string;
}

export const openFilter: PublicFilter = { category: '', unit: '', validity: '', year: null, topic: '' };

/** What an address asks for, among what is there; what it asks wrongly is as if not asked. */
export function publicFilterOf(query: (name: string) => string | undefined, all: PublicRegulation[]): PublicFilter {
  const among = <Name extends string>(name: string, known: readonly Name[]): Name | '' =>
    known.find((one) => one === query(name)) ?? '';
  const year = Number(query('year'));
  return {
    category: among('category', Object.keys(categories) as Category[]),
    unit: among(
      'unit',
      all.map(({ unit }) => unit),
    ),
    validity: among('validity', Object.keys(validities) as (keyof typeof validities)[]),
    year: all.some((item) => yearOfItem(item) === year) ? year : null,
    topic: among(
      'topic',
      all.map(({ topic }) => topic),
    ),
  };
}

export const publishedOn = (item: PublicRegulation) => item.firstPublishedOn ?? dayOf(item.firstPublishedAt);
export const yearOfItem = (item: PublicRegulation) => yearOf(item.formedOn ?? publishedOn(item));

export const fitsPublic =
  ({ category, unit, validity, year, topic }: PublicFilter) =>
  (item: PublicRegulation): boolean =>
    (category === '' || item.category === category) &&
    (unit === '' || item.unit === unit) &&
    (validity === '' || item.validity === validity) &&
    (year === null || yearOfItem(item) === year) &&
    (topic === '' || item.topic === topic);

export const sortable = ['number', 'formed', 'effective', 'until'] as const;

/** Without a word the newest document comes first. */
export type PublicOrder = Order<(typeof sortable)[number]>;
export const usualOrder: PublicOrder = { key: 'formed', direction: 'descending' };

export const sortedBy: Record<PublicOrder['key'], (item: PublicRegulation) => string> = {
  number: ({ number }) => number ?? '',
  formed: (item) => item.formedOn ?? publishedOn(item),
  effective: ({ effectiveOn }) => effectiveOn ?? '',
  until: ({ validUntil }) => validUntil ?? '',
};

export function publicQuery(filter: Partial<PublicFilter>, more: Record<string, string | number> = {}): string {
  const said = Object.entries({ ...filter, ...more }).filter(([, value]) => value !== '' && value !== null);
  const text = new URLSearchParams(said.map(([name, value]): [string, string] => [name, String(value)])).toString();
  return text ? `?${text}` : '';
}

const date = (on: string | null): Cell => (on ? { day: on } : null);

/** The public ledger as a file: what the page and the texts themselves say, one regulation a row. */
export function publicSheet(items: PublicRegulation[], origin: string): Sheet {
  return {
    name: '规范性文件目录',
    columns: [
      { head: '序号', width: 6 },
      { head: '文件名称', width: 48 },
      { head: '发文字号', width: 20 },
      { head: '制定机关', width: 24 },
      { head: '起草单位', width: 20 },
      { head: '类别', width: 16 },
      { head: '统一编号（登记号）', width: 18 },
      { head: '主题', width: 18 },
      { head: '成文日期', width: 12 },
      { head: '公布日期', width: 12 },
      { head: '施行日期', width: 12 },
      { head: '有效期至', width: 12 },
      { head: '效力状态', width: 10 },
      { head: '备案', width: 32 },
      { head: '征求意见', width: 32 },
      { head: '清理结论', width: 28 },
      { head: '依据文件', width: 40 },
      { head: '解读', width: 40 },
      { head: '被替代', width: 40 },
      { head: '公开链接', width: 40 },
    ],
    rows: items.map((item, index): Cell[] => [
      index + 1,
      item.title,
      item.number,
      item.issuer,
      item.unitName,
      categories[item.category],
      item.registerNumber,
      item.topic,
      date(item.formedOn),
      date(publishedOn(item)),
      date(item.effectiveOn),
      date(item.validUntil),
      validities[item.validity],
      item.filings.map(({ authority, number, filedOn }) => `${authority} ${number} ${filedOn}`).join('\n'),
      item.consultation,
      item.cleaned && `${item.cleaned.round}：${outcomes[item.cleaned.outcome].words}`,
      item.bases,
      item.interpretations.map(({ title, path }) => `${title} ${origin}${path}`).join('\n'),
      item.replacedBy.map(({ title, path }) => `${title} ${origin}${path}`).join('\n'),
      origin + item.path,
    ]),
  };
}
