import { parseDocumentDay } from './list-day.ts';

/** One line of a list of pages: what it says counts before what the page says. */
export interface Listed {
  line: number;
  address: string;
  title: string;
  day: string | null;
  dayTyped: string;
  column: string;
  file: string;
}

const heads: Record<string, keyof Omit<Listed, 'line' | 'day'>> = {
  旧网址: 'address',
  网址: 'address',
  原网址: 'address',
  标题: 'title',
  日期: 'dayTyped',
  发布日期: 'dayTyped',
  原发布日期: 'dayTyped',
  栏目: 'column',
  文件: 'file',
  文件名: 'file',
};

/** Reads the table of a list; a sentence when it has no head with 旧网址 and 文件. */
export function readList(table: string[][]): { items: Listed[] } | { error: string } {
  const [head = [], ...lines] = table;
  const places = head.map((cell) => heads[cell.replace(/[\s\uFEFF]/g, '')]);
  if (!places.includes('address') || !places.includes('file'))
    return { error: '清单的第一行要有“旧网址”和“文件”，还可以有“标题”“日期”“栏目”。' };
  const items = lines.flatMap((cells, index) => {
    if (cells.every((cell) => cell.trim() === '')) return [];
    const item: Listed = { line: index + 2, address: '', title: '', day: null, dayTyped: '', column: '', file: '' };
    for (const [at, place] of places.entries())
      if (place) item[place] = (cells[at] ?? '').replace(/^'(?=[=+\-@])/, '').trim();
    return [
      { ...item, day: parseDocumentDay(item.dayTyped), file: item.file.replaceAll('\\', '/').replace(/^\.?\//, '') },
    ];
  });
  return { items };
}
