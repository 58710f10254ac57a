import type { Hidden, HiddenKind } from '../hidden.ts';
import type { Package } from './package.ts';
import { attr, childOf, type Element, elements, prune, type Verdict } from './tree.ts';
import { dropRelations, placeOf, textParts } from './word.ts';

const isOn = (element: Element | undefined) =>
  element !== undefined && !/^(0|false|off|none)$/.test(attr(element, 'val') ?? '');

const taken = new Set(['del', 'moveFrom', 'delText', 'delInstrText']);
const put = new Set(['ins', 'moveTo']);
const marks =
  /^(rPrChange|pPrChange|sectPrChange|tblPrChange|tblPrExChange|tcPrChange|trPrChange|tblGridChange|numberingChange|cellIns|cellMerge|move(From|To)Range(Start|End)|customXml(Ins|Del|MoveFrom|MoveTo)Range(Start|End))$/;
const commentMarks = new Set(['commentRangeStart', 'commentRangeEnd', 'commentReference', 'annotationRef']);

/** What of a text is there and not seen at once: an element's finding, or null. */
function kindOf(element: Element): HiddenKind | null {
  if (taken.has(element.local) || put.has(element.local) || marks.test(element.local) || element.local === 'cellDel')
    return 'tracked_change';
  if (commentMarks.has(element.local) || element.local === 'comment') return 'comment';
  if (element.local === 'vanish' && isOn(element)) return 'hidden_text';
  if (element.local === 'OLEObject' || element.local === 'altChunk') return 'embedded_object';
  return null;
}

/** What a Word document hides from who only looks at it, and is part of its content: for the sender to decide. */
export async function lookIntoWord(box: Package): Promise<Hidden[]> {
  const found: Hidden[] = [];
  for (const name of box.names(textParts)) {
    const where = placeOf(name);
    for (const element of elements((await box.tree(name))!)) {
      const kind = kindOf(element);
      if (kind && !found.some((one) => one.kind === kind && one.where === where)) found.push({ kind, where });
    }
  }
  return found;
}

/** Insertions stay, deletions go, comments and hidden text go. A cell marked as deleted would move its neighbours: left as it is. */
export async function settleWord(box: Package): Promise<void> {
  for (const name of box.names(textParts)) {
    const tree = (await box.tree(name))!;
    if (prune(tree, judge) > 0) box.set(name, tree);
  }
  for (const name of box.names(/^word\/comments(Extended|Ids|Extensible)\.xml$/)) {
    const tree = (await box.tree(name))!;
    if (prune(tree, (_, parent) => (parent.local === '' ? 'keep' : 'drop')) > 0) box.set(name, tree);
  }
  const settings = await box.tree('word/settings.xml');
  if (settings && prune(settings, ({ local }) => (local === 'trackRevisions' ? 'drop' : 'keep')) > 0)
    box.set('word/settings.xml', settings);
  await dropEmbedded(box);
}

function judge(element: Element, parent: Element): Verdict {
  const { local } = element;
  if (local === 'tr' && isMarked(childOf(element, 'trPr'), 'del')) return 'drop';
  if (local === 'p' && isGone(element)) return 'drop';
  if (local === 'r' && isOn(childOf(childOf(element, 'rPr') ?? element, 'vanish'))) return 'drop';
  if (put.has(local)) return parent.local === 'rPr' || parent.local === 'trPr' ? 'drop' : 'unwrap';
  if (taken.has(local) || marks.test(local) || commentMarks.has(local) || local === 'comment') return 'drop';
  if (local === 'vanish' || local === 'OLEObject') return 'drop';
  return 'keep';
}

const isMarked = (properties: Element | undefined, mark: string) => Boolean(properties && childOf(properties, mark));

/** A paragraph whose end was deleted and that holds nothing which stays. */
function isGone(paragraph: Element): boolean {
  const properties = childOf(paragraph, 'pPr');
  const mark = properties && childOf(properties, 'rPr');
  if (!isMarked(mark, 'del') && !isMarked(mark, 'moveFrom')) return false;
  if (properties && childOf(properties, 'sectPr')) return false;
  return paragraph.children.every(
    (child) => typeof child === 'string' || child.local === 'pPr' || taken.has(child.local),
  );
}

/** Objects whose picture stays, and the workbooks behind charts. */
async function dropEmbedded(box: Package): Promise<void> {
  const lost = await box.drop(box.names(/^word\/embeddings\//));
  for (const [owner, ids] of lost) {
    const tree = await box.tree(owner);
    if (tree && prune(tree, (element) => (refersTo(element, ids) ? 'drop' : 'keep')) > 0) box.set(owner, tree);
    await dropRelations(box, owner, ids);
  }
}

const refersTo = (element: Element, ids: Set<string>) =>
  (element.local === 'externalData' || element.local === 'OLEObject') && ids.has(attr(element, 'id') ?? '');
