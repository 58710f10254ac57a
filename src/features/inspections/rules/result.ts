import type { Cell, Sheet } from '../../../platform/spreadsheet.ts';
import type { Order } from '../../../ui/order.ts';
import { paragraph, tableHtml } from './body.ts';
import { room } from './plan.ts';
import { isProblem } from './visit.ts';

/** One matter at one object as it is published. What was found in detail is not in it. */
export interface ResultRow {
  key: string;
  name: string;
  matter: string;
  kind: string;
  on: string;
  /** 整改中 or 已整改 for a problem, '' otherwise. */
  mended: string;
  /** The day on which it was said to be mended, '' before. */
  mendedOn: string;
}

export interface Results {
  /** The number of the draw. */
  draw: string;
  year: number;
  batch: string;
  title: string;
  /** 检查机关: 谁检查、谁公开. */
  organ: string;
  rows: ResultRow[];
}

/** The most visits that one document names: what somebody can read through in a review. */
export const mostVisits = 500;

export const mendedWords = (kind: string, done: boolean): string =>
  !isProblem(kind) ? '' : done ? '已整改' : '整改中';

/** 「已整改（2026-11-20 完成）」: both dates of a problem are told, that of the check in its own column. */
export const mendedTold = ({ mended, mendedOn }: Pick<ResultRow, 'mended' | 'mendedOn'>): string =>
  mendedOn ? `${mended}（${mendedOn} 完成）` : mended;

/** Objects that the results name as 整改中 and that are mended by now, with the day. */
export const mendedSince = ({ rows }: Results, mendedOn: Map<string, string>): Map<string, string> =>
  new Map(
    rows.flatMap(({ key, mended }) => {
      const on = mended === '整改中' ? mendedOn.get(key) : undefined;
      return on ? [[key, on] as const] : [];
    }),
  );

/** The same results with what was mended since. */
export const withMended = (results: Results, since: Map<string, string>): Results => ({
  ...results,
  rows: results.rows.map((row) => {
    const on = row.mended === '整改中' ? since.get(row.key) : undefined;
    return on ? { ...row, mended: '已整改', mendedOn: on } : row;
  }),
});

/** 「燃气经营企业抽查结果（3 户）」: a batch that is already called 抽查 is not called so twice. */
export const resultTitle = ({ title, rows }: Results): string =>
  `${title.replace(/抽查$/, '')}抽查结果（${new Set(rows.map(({ key }) => key)).size} 户）`.slice(0, 200);

/** The results as the text of their revision. */
export const resultBody = ({ draw, organ, rows }: Results): string =>
  [
    paragraph(`检查机关：${organ}。检查对象和检查人员由公开抽签 ${draw} 抽取，抽签的全部材料可在“公开抽签”中核对。`),
    tableHtml(
      '抽查结果',
      ['序号', '统一社会信用代码', '检查对象', '检查事项', '检查结果', '检查日期', '整改情况'],
      rows.map(({ key, name, matter, kind, on, ...rest }, index) => [
        String(index + 1),
        key,
        name,
        matter,
        kind,
        on,
        mendedTold(rest) || '无需整改',
      ]),
    ),
  ].join('');

export const elementsOf = (results: Results) => ({ room, values: { ...results } });

/** A published row with what is told of the whole document. */
export interface PublicResult extends ResultRow {
  draw: string;
  title: string;
  organ: string;
  path: string;
  publishedOn: string;
}

/** What one matter at one object brought. */
export type FoundAt = Pick<ResultRow, 'key' | 'kind' | 'mended'>;

/** What was found at each object in a few words, once however many matters brought it: 「发现问题已责令改正、整改中」. */
export function foundWords(rows: FoundAt[]): Map<string, string> {
  const said = new Map<string, Set<string>>();
  for (const { key, kind, mended } of rows) {
    const words = said.get(key) ?? new Set();
    said.set(key, mended ? words.add(kind).add(mended) : words.add(kind));
  }
  return new Map([...said].map(([key, words]) => [key, [...words].join('、')]));
}

/** The fields that the national enterprise credit information system takes (abstracts of 抽查检查结果信息), a row a matter. */
export const resultSheet = (rows: PublicResult[]): Sheet => ({
  name: '抽查检查结果',
  columns: [
    { head: '统一社会信用代码', width: 22 },
    { head: '检查对象名称', width: 36 },
    { head: '抽查计划名称', width: 36 },
    { head: '抽签编号', width: 16 },
    { head: '抽查事项', width: 28 },
    { head: '检查机关', width: 24 },
    { head: '检查实施日期', width: 14 },
    { head: '抽查检查结果', width: 30 },
    { head: '整改情况', width: 12 },
    { head: '整改完成日期', width: 14 },
    { head: '公示日期', width: 14 },
  ],
  rows: rows.map((row): Cell[] => [
    row.key,
    row.name,
    row.title,
    row.draw,
    row.matter,
    row.organ,
    { day: row.on },
    row.kind,
    row.mended,
    row.mendedOn ? { day: row.mendedOn } : '',
    { day: row.publishedOn },
  ]),
});

export interface Asked {
  /** A part of the name, or the beginning of the code. */
  q: string;
  kind: string;
  /** 检查机关 as the results name it. */
  organ: string;
  /** The year of the check, '2026'. */
  year: string;
  /** The number of a draw: what became of those whom it chose. */
  draw: string;
}

export const askedOf = (query: (name: string) => string | undefined): Asked => ({
  q: (query('q') ?? '').trim().slice(0, 60),
  kind: (query('kind') ?? '').slice(0, 40),
  organ: (query('organ') ?? '').slice(0, 60),
  year: /^\d{4}$/.test(query('year') ?? '') ? query('year')! : '',
  draw: /^[0-9A-Za-z._-]{1,64}$/.test(query('draw') ?? '') ? query('draw')! : '',
});

export const fitsFilter =
  ({ q, kind, organ, year, draw }: Asked) =>
  (row: PublicResult): boolean =>
    (q === '' || row.name.includes(q) || row.key.startsWith(q)) &&
    (kind === '' || row.kind === kind) &&
    (organ === '' || row.organ === organ) &&
    (draw === '' || row.draw === draw) &&
    row.on.startsWith(year);

/** The filter as an address writes it, with a page behind it when it is not the first. */
export function queryOf(asked: Partial<Asked>, page = 1): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) if (value) query.set(name, value);
  if (page > 1) query.set('page', String(page));
  return query.size > 0 ? `?${query}` : '';
}

export const sortable = ['name', 'kind', 'on', 'organ'] as const;

/** Without a word the newest check comes first. */
export type ResultOrder = Order<(typeof sortable)[number]>;
export const usualOrder: ResultOrder = { key: 'on', direction: 'descending' };

export const sortedBy: Record<ResultOrder['key'], (row: PublicResult) => string> = {
  name: ({ name }) => name,
  kind: ({ kind }) => kind,
  on: ({ on }) => on,
  organ: ({ organ }) => organ,
};

/** How many results each month of a year brought up to this one: a month without says so. */
export function monthsOf(rows: PublicResult[], today: string): { month: string; results: number }[] {
  const [year, now] = [today.slice(0, 4), Number(today.slice(5, 7))];
  return Array.from({ length: now }, (_, at) => {
    const month = `${year}-${String(now - at).padStart(2, '0')}`;
    return { month, results: rows.filter(({ publishedOn }) => publishedOn.startsWith(month)).length };
  });
}
