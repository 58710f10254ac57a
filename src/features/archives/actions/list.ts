import { UnreadableText } from '../../../core/files/text/errors.ts';
import { readTable } from '../../../core/files/text/read-table.ts';
import { type Listed, readList } from '../parse/list.ts';
import type { SavedSite } from './source.ts';

const names = ['清单.csv', '清单.xlsx', 'list.csv', 'list.xlsx'];
/** An older site may have had a line for each of its many pages. */
const large = { bytes: 64 * 1024 ** 2, rows: 500_000, sheet: 512 * 1024 ** 2 };

/** The list that lies beside the pages, when there is one; a sentence when it cannot be read. */
export async function listOf(site: SavedSite, name?: string): Promise<{ items: Listed[] } | { error: string } | null> {
  const found = name ?? names.find((one) => site.names.includes(one));
  if (!found) return null;
  try {
    return readList(await readTable(await site.read(found), found, large));
  } catch (error) {
    if (error instanceof UnreadableText) return { error: `清单${error.message}。` };
    throw error;
  }
}
