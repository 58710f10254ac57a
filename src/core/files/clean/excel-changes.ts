import { hiddenCells, sheetsOf } from './excel.ts';
import type { Package } from './package.ts';
import { attr, childOf, type Element, elements, prune } from './tree.ts';

const onlyNotes = (vml: string) => [...vml.matchAll(/ObjectType="(\w+)"/g)].every(([, kind]) => kind === 'Note');

/** Comments go, hidden sheets are emptied, hidden rows and columns lose their cells, and so does the list of shared words. */
export async function settleExcel(box: Package): Promise<void> {
  await dropComments(box);
  let touched = false;
  for (const sheet of await sheetsOf(box)) {
    const tree = await box.tree(sheet.part);
    if (!tree) continue;
    const { hides } = hiddenCells(tree);
    const count = sheet.hidden
      ? prune(tree, (element, parent) =>
          parent.local === 'worksheet' && element.local !== 'sheetData'
            ? 'drop'
            : element.local === 'row'
              ? 'drop'
              : 'keep',
        )
      : prune(tree, (cell, row) => (cell.local === 'c' && row.local === 'row' && hides(row, cell) ? 'drop' : 'keep'));
    if (count === 0) continue;
    box.set(sheet.part, tree);
    touched = true;
  }
  if (!touched) return;
  await forgetWords(box);
  await box.drop(box.names(/^xl\/calcChain\.xml$/)); // it may name cells that are gone
}

/** A word that no cell shows any more would still stand in the list of shared words. */
async function forgetWords(box: Package): Promise<void> {
  const used = new Set<number>();
  for (const name of box.names(/^xl\/worksheets\/[^/]+\.xml$/)) {
    for (const cell of elements((await box.tree(name))!)) {
      const value = cell.local === 'c' && attr(cell, 't') === 's' ? childOf(cell, 'v') : undefined;
      if (value) used.add(Number(value.children.join('')));
    }
  }
  const tree = await box.tree('xl/sharedStrings.xml');
  const list = tree && [...elements(tree)].filter(({ local }) => local === 'si');
  if (!tree || !list) return;
  for (const [index, word] of list.entries()) if (!used.has(index)) word.children = [emptyText(word)];
  box.set('xl/sharedStrings.xml', tree);
}

const emptyText = (word: Element): Element => ({
  name: word.name.replace('si', 't'),
  local: 't',
  attributes: '',
  children: [],
});

async function dropComments(box: Package): Promise<void> {
  const gone = box.names(/^xl\/(threadedComments\/[^/]+|comments\d*|comments\/[^/]+|persons\/[^/]+)\.xml$/);
  if (gone.length === 0) return;
  for (const name of box.names(/^xl\/drawings\/.*\.vml$/))
    if (onlyNotes((await box.bytes(name)).toString('latin1'))) gone.push(name);
  for (const [owner, ids] of await box.drop(gone)) {
    const tree = await box.tree(owner);
    if (
      tree &&
      prune(tree, (element) =>
        element.local === 'legacyDrawing' && ids.has(attr(element, 'id') ?? '') ? 'drop' : 'keep',
      ) > 0
    )
      box.set(owner, tree);
  }
}
