import type { Hidden } from '../hidden.ts';
import type { Package } from './package.ts';
import { relationsOf } from './package.ts';
import { cleanAttributes } from './properties.ts';
import { attr, type Element, prune } from './tree.ts';

const places: [RegExp, string][] = [
  [/document/, '正文'],
  [/header/, '页眉'],
  [/footer/, '页脚'],
  [/footnotes/, '脚注'],
  [/endnotes/, '尾注'],
  [/comments/, '批注'],
];
/** A part of a Word document as people call it. */
export const placeOf = (name: string) => places.find(([pattern]) => pattern.test(name))?.[1] ?? '文件内部';

export const textParts = /^word\/(document|header|footer|footnotes|endnotes|comments|glossary\/document)\d*\.xml$/;
const settings = 'word/settings.xml';

/** Takes away what no reader of a Word document ever sees as text: editing ids, template, variables, data sources, names of people. */
export async function cleanWord(box: Package): Promise<Hidden[]> {
  const removed = await cleanSettings(box);
  for (const name of box.names(textParts)) {
    const raw = await box.bytes(name);
    if (!/rsid|author=|initials=|descr="|title="|name="/.test(raw.toString('latin1'))) continue;
    const tree = (await box.tree(name))!;
    const found = cleanAttributes(tree, placeOf(name));
    if (found.length > 0) box.set(name, tree);
    removed.push(...found);
  }
  return [...removed, ...(await cleanPeople(box))];
}

const privateSettings = new Set(['rsids', 'attachedTemplate', 'docVars', 'mailMerge', 'saveThroughXslt']);

async function cleanSettings(box: Package): Promise<Hidden[]> {
  const tree = await box.tree(settings);
  if (!tree) return [];
  const removed: Hidden[] = [];
  const lost = new Set<string>();
  const count = prune(tree, (element) => {
    if (!privateSettings.has(element.local)) return 'keep';
    const kind =
      element.local === 'rsids'
        ? 'revision_id'
        : element.local === 'attachedTemplate'
          ? 'path_name'
          : 'custom_property';
    removed.push({ kind, where: '文件设置' });
    for (const id of idsIn(element)) lost.add(id);
    return 'drop';
  });
  if (count > 0) box.set(settings, tree);
  await dropRelations(box, settings, lost);
  return removed;
}

function* idsIn(element: Element): Generator<string> {
  const id = attr(element, 'id');
  if (id) yield id;
  for (const child of element.children) if (typeof child !== 'string') yield* idsIn(child);
}

/** Relationships of a part, by their ids; what they led to outside is no longer told. */
export async function dropRelations(box: Package, owner: string, ids: Set<string>): Promise<void> {
  const name = relationsOf(owner);
  const tree = ids.size > 0 ? await box.tree(name) : undefined;
  if (tree && prune(tree, (element) => (ids.has(attr(element, 'Id') ?? '') ? 'drop' : 'keep')) > 0) box.set(name, tree);
}

/** word/people.xml names everybody who commented, with their accounts. */
async function cleanPeople(box: Package): Promise<Hidden[]> {
  const people = box.names(/^word\/people\.xml$/);
  if (people.length === 0) return [];
  const tree = (await box.tree(people[0]!))!;
  const named = prune(tree, (element) => (element.local === 'person' ? 'drop' : 'keep'));
  if (named === 0) return [];
  box.set(people[0]!, tree);
  return [{ kind: 'author', where: '批注人名单' }];
}
