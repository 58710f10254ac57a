import { decode } from '../../../core/files/text/encodings.ts';
import { UnreadableText } from '../../../core/files/text/errors.ts';
import { cellsOf, type Listed, readList } from '../parse/list.ts';
import type { SavedSite } from './source.ts';
import { readTable } from './table.ts';

const names = ['清单.csv', '清单.xlsx', 'list.csv', 'list.xlsx'];

/** The list that lies beside the pages, when there is one; a sentence when it cannot be read. */
export async function listOf(site: SavedSite, name?: string): Promise<{ items: Listed[] } | { error: string } | null> {
  const found = name ?? names.find((one) => site.names.includes(one));
  if (!found) return null;
  const bytes = await site.read(found);
  if (found.toLowerCase().endsWith('.xlsx')) {
    const table = await readTable(bytes);
    return table ? readList(table) : { error: `清单“${found}”不是可以打开的 Excel 表格。` };
  }
  try {
    return readList(cellsOf(decode(bytes, found)));
  } catch (error) {
    if (error instanceof UnreadableText) return { error: `${error.message}。` };
    throw error;
  }
}
