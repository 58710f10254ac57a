import type { Markup } from './markup.ts';

/** 「表格第 3 行」 of a place in the text, heads not counted; with several tables, of which. Null outside of tables and in their heads. */
export function rowWords({ tables }: Pick<Markup, 'tables'>, at: number): string | null {
  const index = tables.findIndex((table) => at >= table.at && at < table.end);
  const row = tables[index]?.starts.findLastIndex((start) => start <= at) ?? -1;
  if (row < 0) return null;
  return `${tables.length > 1 ? `第 ${index + 1} 个` : ''}表格第 ${row + 1} 行`;
}
