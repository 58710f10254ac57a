import { UnreadableText } from '../../../core/files/text/errors.ts';
import { readTable } from '../../../core/files/text/read-table.ts';
import { elementOf, type ReadList } from '../rules/import.ts';

/** Lines in one file: what one clearance and one transaction carry in seconds (bench/README.md). */
export const mostLines = 500;

/**
 * Reads a table of decisions from .xlsx or .csv (UTF-8 or GBK). The row of the heads is the first of the upper ten in which two are
 * known: official tables begin with a title. Throws `UnreadableText` with a sentence for what is no such table.
 */
export async function readDecisions(bytes: Uint8Array, name: string): Promise<ReadList> {
  const table = await readTable(bytes, name);
  const at = table.slice(0, 10).findIndex((cells) => cells.filter((cell) => elementOf(cell) !== undefined).length >= 2);
  if (at < 0) throw new UnreadableText(`“${name}”里没有认得的表头。请下载模板，按模板的表头填写`);
  const heads = table[at]!.map((head) => head.replace(/\s+/g, ' ').trim().slice(0, 100));
  const lines = table
    .map((cells, index) => ({ n: index + 1, cells: heads.map((_, column) => cells[column] ?? '') }))
    .slice(at + 1)
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (lines.length === 0) throw new UnreadableText(`“${name}”里没有决定：表头下面一行写一份`);
  if (lines.length > mostLines)
    throw new UnreadableText(`“${name}”有 ${lines.length} 行，一次最多 ${mostLines} 行，请分成几个文件`);
  return { heads, lines };
}
