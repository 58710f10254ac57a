import type { Hidden } from '../hidden.ts';
import { forgetIds, type Package } from './package.ts';
import { cleanAttributes } from './properties.ts';
import { attr, childOf, type Element, elements, prune } from './tree.ts';

const book = 'xl/workbook.xml';
const on = (value: string | undefined) => value === '1' || value === 'true';

/** Takes away who saved a workbook last and where it lay, and the printers it was sent to. */
export async function cleanExcel(box: Package): Promise<Hidden[]> {
  const removed: Hidden[] = [];
  const tree = await box.tree(book);
  const gone = tree
    ? prune(tree, ({ local }) => (local === 'absPath' || local === 'fileSharing' ? 'drop' : 'keep'))
    : 0;
  if (tree && gone > 0) {
    box.set(book, tree);
    removed.push({ kind: 'path_name', where: '工作簿' });
  }
  for (const [owner, ids] of await box.drop(box.names(/^xl\/printerSettings\//))) {
    const sheet = (await box.tree(owner))!;
    forgetIds(sheet, ids);
    box.set(owner, sheet);
    removed.push({ kind: 'printer', where: '页面设置' });
  }
  for (const name of box.names(/^xl\/(drawings\/[^/]+|comments\d*)\.xml$/)) {
    const part = (await box.tree(name))!;
    const found = [...cleanAttributes(part, '图形'), ...cleanAuthors(part)];
    if (found.length > 0) box.set(name, part);
    removed.push(...found);
  }
  return removed;
}

function cleanAuthors(comments: Element): Hidden[] {
  let count = 0;
  for (const element of elements(comments)) {
    if (element.local !== 'author' || element.children.join('') === '作者' || element.children.length === 0) continue;
    element.children = ['作者'];
    count += 1;
  }
  return count > 0 ? [{ kind: 'author', where: '批注' }] : [];
}

export interface Sheet {
  name: string;
  part: string;
  hidden: boolean;
}

/** The sheets of a workbook in their order. */
export async function sheetsOf(box: Package): Promise<Sheet[]> {
  const tree = await box.tree(book);
  const links = await box.tree('xl/_rels/workbook.xml.rels');
  const targets = new Map<string, string>();
  for (const element of links ? elements(links) : [])
    targets.set(attr(element, 'Id') ?? '', (attr(element, 'Target') ?? '').replace(/^\/?(xl\/)?/, 'xl/'));
  return [...(tree ? elements(tree) : [])]
    .filter(({ local }) => local === 'sheet')
    .map((element, index) => ({
      name: attr(element, 'name') ?? '',
      part: targets.get(attr(element, 'id') ?? '') ?? `xl/worksheets/sheet${index + 1}.xml`,
      hidden: /hidden/i.test(attr(element, 'state') ?? ''),
    }));
}

/** What a workbook hides and is part of its content. */
export async function lookIntoExcel(box: Package): Promise<Hidden[]> {
  const found: Hidden[] = [];
  for (const sheet of await sheetsOf(box)) {
    const tree = await box.tree(sheet.part);
    const holds = tree && [...elements(tree)].some((element) => element.local === 'c');
    if (sheet.hidden && (holds || !tree)) found.push({ kind: 'hidden_sheet', where: sheet.name });
    if (!sheet.hidden && tree && hiddenCells(tree).some()) found.push({ kind: 'hidden_row', where: sheet.name });
  }
  if (box.names(/^xl\/(threadedComments\/|comments)/).length > 0) found.push({ kind: 'comment', where: '表格' });
  if (box.names(/^xl\/revisions\//).length > 0) found.push({ kind: 'tracked_change', where: '共享工作簿的修订记录' });
  return found;
}

/** Which cells of a sheet nobody sees. */
export function hiddenCells(sheet: Element): { hides(row: Element, cell: Element): boolean; some(): boolean } {
  const columns: [number, number][] = [];
  const rows: Element[] = [];
  for (const element of elements(sheet)) {
    if (element.local === 'col' && on(attr(element, 'hidden')))
      columns.push([Number(attr(element, 'min')), Number(attr(element, 'max'))]);
    if (element.local === 'row') rows.push(element);
  }
  const hides = (row: Element, cell: Element) => {
    const at = columnOf(attr(cell, 'r') ?? '');
    return on(attr(row, 'hidden')) || columns.some(([from, to]) => at >= from && at <= to);
  };
  const filled = (cell: Element) =>
    cell.local === 'c' && Boolean(childOf(cell, 'v') ?? childOf(cell, 'is') ?? childOf(cell, 'f'));
  const some = () =>
    rows.some((row) => row.children.some((cell) => typeof cell !== 'string' && filled(cell) && hides(row, cell)));
  return { hides, some };
}

const columnOf = (place: string) =>
  [...(/^[A-Z]+/.exec(place)?.[0] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
