import { PDFDict as Dict, PDFArray, type PDFDict, type PDFDocument, type PDFObject } from '@cantoo/pdf-lib';
import type { Hidden } from '../../hidden.ts';
import { dictOf, key, nameOf, reachable } from './walk.ts';

const actions = new Set(['JavaScript', 'Launch', 'ImportData', 'SubmitForm', 'GoToR', 'GoToE', 'Rendition']);
const files = new Set(['FileAttachment', 'RichMedia', 'Screen', 'Movie', 'Sound', '3D']);
const notes = new Set(
  'Text FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink Popup Redact'.split(
    ' ',
  ),
);

const isAction = (dict: PDFDict | undefined) => dict !== undefined && actions.has(nameOf(dict.lookup(key('S'))));

/** Takes away scripts, programs to start, files within the file, and what editors keep for themselves. */
export function cleanParts(document: PDFDocument): Hidden[] {
  const removed: Hidden[] = [];
  const names = dictOf(document.catalog.lookup(key('Names')));
  if (names?.lookup(key('JavaScript'))) removed.push(took(names, 'JavaScript', 'script', '整份文件'));
  if (names?.lookup(key('EmbeddedFiles'))) removed.push(took(names, 'EmbeddedFiles', 'embedded_object', '附带的文件'));
  for (const object of reachable(document.context).objects) {
    const dict = dictOf(object);
    if (!dict) continue;
    for (const name of ['OpenAction', 'A', 'Next']) {
      const action = dict.lookup(key(name));
      const list =
        action instanceof PDFArray
          ? action.asArray().map((one) => dictOf(document.context.lookup(one)))
          : [dictOf(action)];
      if (list.some(isAction)) removed.push(took(dict, name, 'script', '动作'));
    }
    if (dict.has(key('AA'))) removed.push(took(dict, 'AA', 'script', '动作'));
    if (dict.has(key('XFA'))) removed.push(took(dict, 'XFA', 'script', '表单'));
    if (dict.has(key('AF'))) removed.push(took(dict, 'AF', 'embedded_object', '附带的文件'));
    if (dict.has(key('PieceInfo'))) removed.push(took(dict, 'PieceInfo', 'xmp', '页面'));
    if (dict !== document.catalog && dict.has(key('Metadata')))
      removed.push(took(dict, 'Metadata', 'xmp', '图片或页面'));
    if (isNote(dict) && dict.has(key('T'))) removed.push(took(dict, 'T', 'author', '批注'));
    removed.push(
      ...dropAnnotations(dict, files).map(() => ({ kind: 'embedded_object' as const, where: '页面上的附件' })),
    );
  }
  return removed;
}

function took(dict: PDFDict, name: string, kind: Hidden['kind'], where: string): Hidden {
  dict.delete(key(name));
  return { kind, where };
}

const isNote = (dict: PDFDict) => notes.has(nameOf(dict.lookup(key('Subtype')))) && dict.has(key('Rect'));

/** Takes these annotations off a page; answers those taken. */
function dropAnnotations(page: PDFDict, kinds: Set<string>): PDFObject[] {
  const list = page.lookup(key('Annots'));
  if (!(list instanceof PDFArray)) return [];
  const gone = list
    .asArray()
    .filter((one) => kinds.has(nameOf(dictOf(page.context.lookup(one))?.lookup(key('Subtype')))));
  if (gone.length > 0) page.set(key('Annots'), page.context.obj(list.asArray().filter((one) => !gone.includes(one))));
  return gone;
}

/** Comments of readers go: asked for by the sender, because they are part of what the file shows. */
export function settleNotes(document: PDFDocument): void {
  for (const page of document.getPages()) dropAnnotations(page.node, notes);
}

/** What a PDF shows only to who looks for it. */
export function lookIntoPdf(document: PDFDocument): Hidden[] {
  const found: Hidden[] = [];
  for (const [index, page] of document.getPages().entries()) {
    const list = page.node.lookup(key('Annots'));
    const all = list instanceof PDFArray ? list.asArray().map((one) => dictOf(document.context.lookup(one))) : [];
    if (all.some((one) => one && isNote(one))) found.push({ kind: 'comment', where: `第 ${index + 1} 页` });
  }
  const layers = dictOf(dictOf(document.catalog.lookup(key('OCProperties')))?.lookup(key('D')))?.lookup(key('OFF'));
  if (layers instanceof PDFArray && layers.size() > 0) found.push({ kind: 'hidden_text', where: '隐藏的图层' });
  return found;
}

/** Whether somebody signed the file: every change would break the signature. */
export const isSigned = (document: PDFDocument): boolean =>
  reachable(document.context).objects.some((object) => object instanceof Dict && object.has(key('ByteRange')));
