import { PDFArray, type PDFContext, PDFDict, PDFName, type PDFObject, PDFRef, PDFStream } from '@cantoo/pdf-lib';

/** The dictionary of a dictionary or of a stream; undefined for anything else. */
export function dictOf(object: PDFObject | undefined): PDFDict | undefined {
  if (object instanceof PDFDict) return object;
  return object instanceof PDFStream ? object.dict : undefined;
}

const most = 2_000_000;

/** Every object that the file's trailer leads to, each once, whatever circles there are; and the references on the way. */
export function reachable(context: PDFContext): { objects: PDFObject[]; refs: Set<PDFRef> } {
  const { Root, Info } = context.trailerInfo;
  const queue: (PDFObject | undefined)[] = [Root, Info];
  const refs = new Set<PDFRef>();
  const objects: PDFObject[] = [];
  for (let object = queue.pop(); object !== undefined || queue.length > 0; object = queue.pop()) {
    if (!object) continue;
    if (object instanceof PDFRef) {
      if (refs.has(object)) continue;
      refs.add(object);
      queue.push(context.lookup(object));
      continue;
    }
    objects.push(object);
    if (objects.length > most) throw new Error('too many objects');
    if (object instanceof PDFArray) queue.push(...object.asArray());
    const dict = dictOf(object);
    if (dict) queue.push(...dict.values());
  }
  return { objects, refs };
}

/** Takes out of the file whatever nothing leads to any more: old versions of pages, dropped scripts. Answers how many objects went. */
export function sweepObjects(context: PDFContext): number {
  const { refs } = reachable(context);
  let count = 0;
  for (const [ref] of context.enumerateIndirectObjects()) {
    if (refs.has(ref)) continue;
    context.delete(ref);
    count += 1;
  }
  return count;
}

export const key = (name: string) => PDFName.of(name);
/** `/JavaScript` of a name object, as a word; empty for anything else. */
export const nameOf = (object: PDFObject | undefined): string => (object instanceof PDFName ? object.decodeText() : '');
