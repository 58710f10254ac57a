import type { Sheet } from '../../../platform/spreadsheet.ts';

/** One record of a list by the day on which it came or changed. */
export interface Update {
  on: string | null;
  what: string;
  /** Its own page on this site, where its row names one. */
  path: string | null;
}

const most = 10;
const dayHeads = ['更新日期', '公布日期', '公示日期', '决定日期', '开始', '日期'];
const nameHeads = ['标题', '文件名称', '案件名称', '决定文书名称', '名称'];

export interface Updates {
  /** What the days are; null for a list whose records bear none, which begins with its first. */
  head: string | null;
  updates: Update[];
}

/** The newest records of a list by the first of its days that tells it. */
export function updatesOf({ columns, rows }: Sheet, origin: string): Updates {
  const at = (heads: string[]) => heads.map((head) => columns.findIndex((column) => column.head === head));
  const day = at(dayHeads).find((place) => place >= 0);
  const names = at(nameHeads).filter((place) => place >= 0);
  const named = (row: Row) => [...names, 1, 0].map((place) => row[place]).find((cell) => cell) ?? '';
  const unit = columns.findIndex(({ head }) => head === '单位');
  const called = (row: Row) => [...new Set([row[unit], named(row)])].filter(Boolean).join('　');
  const records = rows.map((row) => ({ on: dayIn(row, day), what: called(row), path: pathIn(row, origin) }));
  const dated = records.filter(({ on }) => on !== null);
  if (day === undefined || dated.length === 0) return { head: null, updates: records.slice(0, most) };
  return { head: columns[day]!.head, updates: dated.toSorted(newestFirst).slice(0, most) };
}

type Row = Sheet['rows'][number];

function dayIn(row: Row, place: number | undefined): string | null {
  const cell = place === undefined ? null : row[place];
  return cell && typeof cell === 'object' ? cell.day : null;
}

/** The first address of this site that fills a cell by itself. */
function pathIn(row: Row, origin: string): string | null {
  const address = row.find((cell) => typeof cell === 'string' && cell.startsWith(`${origin}/`) && !/\s/.test(cell));
  return typeof address === 'string' ? address.slice(origin.length) : null;
}

/** The pages of this site behind the records, each once. */
export const pathsIn = ({ rows }: Sheet, origin: string): string[] => [
  ...new Set(rows.flatMap((row) => pathIn(row, origin) ?? [])),
];

const newestFirst = ({ on: a }: Update, { on: b }: Update): number => (b ?? '').localeCompare(a ?? '');
