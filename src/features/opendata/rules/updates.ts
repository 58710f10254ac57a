import type { Sheet } from '../../../platform/spreadsheet.ts';

/** One record of a list by the day on which it came or changed. */
export interface Update {
  on: string;
  what: string;
}

const most = 10;
const dayHeads = ['更新日期', '公布日期', '公示日期', '决定日期', '开始', '日期'];
const nameHeads = ['标题', '文件名称', '案件名称', '决定文书名称', '名称'];

/** The newest records of a list by the first of its days that tells it; none for a list whose records bear no day. */
export function updatesOf({ columns, rows }: Sheet): { head: string; updates: Update[] } | null {
  const at = (heads: string[]) => heads.map((head) => columns.findIndex((column) => column.head === head));
  const day = at(dayHeads).find((place) => place >= 0);
  if (day === undefined) return null;
  const names = at(nameHeads).filter((place) => place >= 0);
  const named = (row: Sheet['rows'][number]) => [...names, 0].map((place) => row[place]).find((cell) => cell) ?? '';
  const updates = rows.flatMap((row) => {
    const cell = row[day];
    return cell && typeof cell === 'object' && 'day' in cell ? [{ on: cell.day, what: String(named(row)) }] : [];
  });
  if (updates.length === 0) return null;
  const newest = updates.toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0)).slice(0, most);
  return { head: columns[day]!.head, updates: newest };
}
