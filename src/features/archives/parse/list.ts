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

/** A CSV text as cells (RFC 4180), with commas or tabs. */
export function cellsOf(text: string): string[][] {
  const comma = (text.split('\n')[0] ?? '').includes('\t') ? '\t' : ',';
  const table: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const source = text.replace(/^\uFEFF/, '');
  for (let at = 0; at < source.length; at += 1) {
    const char = source[at]!;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (source[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === comma) {
      table.at(-1)!.push(cell);
      cell = '';
    } else if (char === '\n') {
      table.at(-1)!.push(cell.replace(/\r$/, ''));
      cell = '';
      table.push([]);
    } else cell += char;
  }
  table.at(-1)!.push(cell);
  return table.filter((cells) => cells.some(Boolean));
}
