import type { Hidden } from '../hidden.ts';
import type { Package } from './package.ts';
import { changeAttributes, type Element, elements, prune } from './tree.ts';

const kept = {
  core: new Set(['coreProperties', 'title', 'language', 'created', 'modified']),
  app: new Set(['Properties', 'Application', 'AppVersion']),
  custom: new Set(['Properties']),
};
const personal = new Set(['creator', 'lastModifiedBy', 'Company', 'Manager', 'Template', 'HyperlinkBase']);

/** Who made a document and where: of its properties only title, language, dates and the program stay. */
export async function cleanProperties(box: Package): Promise<Hidden[]> {
  const removed: Hidden[] = [];
  for (const which of ['core', 'app', 'custom'] as const) {
    const name = `docProps/${which}.xml`;
    const tree = await box.tree(name);
    if (!tree) continue;
    const lost: Element[] = [];
    const count = prune(tree, (element) => {
      if (kept[which].has(element.local)) return 'keep';
      if (textOf(element)) lost.push(element);
      return 'drop';
    });
    if (lost.some(({ local }) => personal.has(local))) removed.push({ kind: 'author', where: '文件属性' });
    if (lost.some(({ local }) => !personal.has(local))) removed.push({ kind: 'custom_property', where: '文件属性' });
    if (count > 0) box.set(name, tree);
  }
  const thumbnails = box.names(/^docProps\/thumbnail\./i);
  if (thumbnails.length > 0) {
    await box.drop(thumbnails);
    removed.push({ kind: 'thumbnail', where: '文件属性' });
  }
  return removed;
}

export const textOf = (element: Element): string =>
  element.children
    .map((child) => (typeof child === 'string' ? child : textOf(child)))
    .join('')
    .trim();

/** Names of people in attributes (批注、修订的作者) become 「作者」; paths of somebody's computer go. */
export function cleanAttributes(tree: Element, where: string): Hidden[] {
  const removed: Hidden[] = [];
  for (const element of elements(tree)) {
    changeAttributes(element, (local, value) => {
      if (/^rsid/.test(local)) return tell(removed, { kind: 'revision_id', where }, null);
      if (/^(author|initials|userId|providerId)$/.test(local) && value && value !== anonymous)
        return tell(removed, { kind: 'author', where }, anonymous);
      if (/^(descr|title|name|alt)$/.test(local) && path.test(value))
        return tell(removed, { kind: 'path_name', where }, '');
      return value;
    });
  }
  return removed;
}

const anonymous = '作者';
const path = /^(file:|[a-z]:[\\/]|\\\\|\/(Users|home)\/)/i;

function tell<Value>(removed: Hidden[], one: Hidden, value: Value): Value {
  if (!removed.some(({ kind, where }) => kind === one.kind && where === one.where)) removed.push(one);
  return value;
}
