import type { Hidden } from '../hidden.ts';
import type { Package } from './package.ts';
import { textOf } from './properties.ts';
import { attr, elements, prune } from './tree.ts';

const personal = new Set(['Author', 'Subject', 'Abstract', 'Keywords', 'CustomDatas', 'Cover']);

/** Takes the author and what offices add out of an OFD's information (GB/T 33190, DocInfo); title, dates and program stay. */
export async function cleanLayout(box: Package): Promise<Hidden[]> {
  const tree = await box.tree('OFD.xml');
  if (!tree) return [];
  const removed: Hidden[] = [];
  const count = prune(tree, (element, parent) => {
    if (parent.local !== 'DocInfo' || !personal.has(element.local)) return 'keep';
    const kind = element.local === 'Author' ? 'author' : 'custom_property';
    if (textOf(element)) removed.push({ kind, where: '文件属性' });
    return 'drop';
  });
  if (count > 0) box.set('OFD.xml', tree);
  return removed;
}

/** What an OFD carries beside its pages: files, and remarks of readers. */
export async function lookIntoLayout(box: Package): Promise<Hidden[]> {
  const found: Hidden[] = [];
  for (const name of box.names(/(^|\/)Attachments\.xml$/i))
    for (const element of elements((await box.tree(name))!))
      if (element.local === 'Attachment')
        found.push({ kind: 'embedded_object', where: attr(element, 'Name') ?? '附带的文件' });
  for (const name of box.names(/(^|\/)Annots\/.+\.xml$/i))
    if ([...elements((await box.tree(name))!)].some(({ local }) => local === 'Annot'))
      found.push({ kind: 'comment', where: '页面' });
  return found;
}
