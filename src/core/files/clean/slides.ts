import type { Hidden } from '../hidden.ts';
import { forgetIds, type Package } from './package.ts';
import { cleanAttributes, textOf } from './properties.ts';
import { attr, elements, prune } from './tree.ts';

const numberOf = (name: string) => `第 ${/(\d+)\.xml$/.exec(name)?.[1] ?? '?'} 页`;

/** Takes away paths in the pictures' names and the names of who commented. */
export async function cleanSlides(box: Package): Promise<Hidden[]> {
  const removed: Hidden[] = [];
  for (const name of box.names(/^ppt\/(slides|notesSlides)\/[^/]+\.xml$|^ppt\/(commentAuthors|authors)\.xml$/)) {
    const tree = (await box.tree(name))!;
    const people = /uthors\.xml$/.test(name);
    const found = people ? cleanNames(tree) : cleanAttributes(tree, numberOf(name));
    if (found.length > 0) box.set(name, tree);
    removed.push(...found);
  }
  return removed;
}

function cleanNames(tree: Parameters<typeof elements>[0]): Hidden[] {
  let count = 0;
  for (const element of elements(tree)) {
    const before = element.attributes;
    element.attributes = before.replace(/(\s(?:name|initials|userId)\s*=\s*)("[^"]*"|'[^']*')/g, '$1"作者"');
    if (element.attributes !== before) count += 1;
  }
  return count > 0 ? [{ kind: 'author', where: '批注' }] : [];
}

/** What slides hide and is part of their content. */
export async function lookIntoSlides(box: Package): Promise<Hidden[]> {
  const found: Hidden[] = [];
  for (const name of box.names(/^ppt\/(slides|notesSlides)\/[^/]+\.xml$/)) {
    const tree = (await box.tree(name))!;
    for (const element of elements(tree)) {
      if (element.local === 'sld' && attr(element, 'show') === '0')
        found.push({ kind: 'hidden_slide', where: numberOf(name) });
      if (element.local === 'notes' && textOf(element)) found.push({ kind: 'speaker_note', where: numberOf(name) });
    }
  }
  if (box.names(/^ppt\/comments\//).length > 0) found.push({ kind: 'comment', where: '演示文稿' });
  return found;
}

/** Comments and the speaker's notes go; hidden slides stay, because only their author knows whether another slide needs them. */
export async function settleSlides(box: Package): Promise<void> {
  for (const name of box.names(/^ppt\/notesSlides\/[^/]+\.xml$/)) {
    const tree = (await box.tree(name))!;
    if (prune(tree, (element) => (element.local === 'r' || element.local === 'fld' ? 'drop' : 'keep')) > 0)
      box.set(name, tree);
  }
  for (const [owner, ids] of await box.drop(box.names(/^ppt\/comments\/|^ppt\/(commentAuthors|authors)\.xml$/))) {
    const tree = await box.tree(owner);
    if (tree) forgetIds(tree, ids);
  }
}
