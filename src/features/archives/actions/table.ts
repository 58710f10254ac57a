import { DomUtils, parseDocument } from 'htmlparser2';
import { bufferSource } from '../../../core/files/extract/source.ts';
import { Unfit } from '../../../core/files/extract/unfit.ts';
import { readEntries, unpack } from '../../../core/files/extract/zip.ts';

/** The cells of the first sheet of an .xlsx, empty ones where nothing stands; null for what is no workbook. */
export async function readTable(bytes: Buffer): Promise<string[][] | null> {
  try {
    const source = bufferSource(bytes);
    const entries = await readEntries(source);
    const part = async (pattern: RegExp) => {
      const entry = entries.filter(({ name }) => pattern.test(name)).sort((a, b) => (a.name < b.name ? -1 : 1))[0];
      return entry ? (await unpack(source, entry)).toString('utf8') : '';
    };
    const sheet = await part(/^xl\/worksheets\/sheet\d+\.xml$/);
    return sheet ? rowsOf(sheet, sharedOf(await part(/^xl\/sharedStrings\.xml$/))) : null;
  } catch (error) {
    if (error instanceof Unfit) return null;
    throw error;
  }
}

const tree = (xml: string) => parseDocument(xml, { xmlMode: true });
const named = (within: ReturnType<typeof tree>['childNodes'], name: string) =>
  DomUtils.getElementsByTagName(name, within, true);
/** <rPh> holds how a word is read aloud, not the word. */
const wordsIn = (nodes: ReturnType<typeof tree>['childNodes']) =>
  named(nodes, 't')
    .filter((piece) => !(piece.parent && 'name' in piece.parent && piece.parent.name === 'rPh'))
    .map((piece) => DomUtils.textContent(piece))
    .join('');

const sharedOf = (xml: string): string[] => named(tree(xml).childNodes, 'si').map((item) => wordsIn(item.childNodes));

function rowsOf(xml: string, shared: string[]): string[][] {
  return named(tree(xml).childNodes, 'row').map((row) => {
    const cells: string[] = [];
    for (const cell of named(row.childNodes, 'c')) {
      const at = columnOf(DomUtils.getAttributeValue(cell, 'r') ?? '') ?? cells.length;
      const value = named(cell.childNodes, 'v')[0];
      const typed = value ? DomUtils.textContent(value) : '';
      const kind = DomUtils.getAttributeValue(cell, 't');
      cells[at] =
        kind === 's' ? (shared[Number(typed)] ?? '') : kind === 'inlineStr' ? wordsIn(cell.childNodes) : typed;
    }
    return Array.from(cells, (cell) => cell ?? '');
  });
}

/** 「C7」 → 2; null for what is no address of a cell, and for columns far to the right of any list. */
function columnOf(address: string): number | null {
  const letters = /^([A-Z]{1,2})\d+$/.exec(address)?.[1];
  return letters ? [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 : null;
}
