import { readFile, writeFile } from 'node:fs/promises';
import { PDFArray, PDFHexString, PDFString } from '@cantoo/pdf-lib';
import { openPdf, savePdf } from '../clean/pdf/clean.ts';
import { dictOf, key, nameOf, reachable } from '../clean/pdf/walk.ts';
import { Unfit } from '../extract/unfit.ts';
import { coverText, findWords } from './find.ts';
import { openPdfium, type Pdfium, saveWhole } from './pdfium.ts';
import { wordsIn } from './survives.ts';

/**
 * Writes a copy of a PDF from which the characters of the words are gone: taken out of the pages by the engine, with a black
 * box where they stood, and covered in titles, bookmarks and descriptions. Annotations other than links, and forms, do not come
 * along. Answers which words were found. Unfit where text lies on a picture: the picture would still show it.
 */
export async function maskPdf(path: string, out: string, words: string[]): Promise<Set<string>> {
  const stripped = await withoutForms(await readFile(path));
  const pdfium = await openPdfium(stripped);
  const found = new Set<string>();
  for (let page = 0; page < pdfium.f.FPDF_GetPageCount(pdfium.document); page += 1)
    for (const word of maskPage(pdfium, page, words)) found.add(word);
  const document = await openPdf(saveWhole(pdfium));
  for (const word of coverStrings(document.context, words)) found.add(word);
  await writeFile(out, await savePdf(document), { flag: 'wx', mode: 0o600, flush: true });
  return found;
}

/** What draws text beside the page's own content: notes and fields with their appearances. */
async function withoutForms(bytes: Uint8Array): Promise<Uint8Array> {
  const document = await openPdf(bytes);
  document.catalog.delete(key('AcroForm'));
  for (const { node } of document.getPages()) {
    const list = node.lookup(key('Annots'));
    if (!(list instanceof PDFArray)) continue;
    const links = list
      .asArray()
      .filter((one) => nameOf(dictOf(document.context.lookup(one))?.lookup(key('Subtype'))) === 'Link');
    node.set(key('Annots'), document.context.obj(links));
  }
  return savePdf(document);
}

type Box = [left: number, top: number, right: number, bottom: number];

function maskPage({ f, document, room, heap }: Pdfium, number: number, words: string[]): Set<string> {
  const page = f.FPDF_LoadPage(document, number);
  const text = f.FPDFText_LoadPage(page);
  const characters = Array.from({ length: Math.max(0, f.FPDFText_CountChars(text)) }, (_, at) =>
    characterOf(f.FPDFText_GetUnicode(text, at)),
  );
  const { ranges, found } = findWords(characters, words);
  const boxes: Box[] = [];
  for (const [first, last] of ranges) {
    for (let at = first; at <= last; at += 1) {
      // The loose box is the whole place of a character; the tight one is empty where its font is not embedded.
      if (!f.FPDFText_GetLooseCharBox(text, at, room)) continue;
      const [left, top, right, bottom] = new Float32Array(heap(), room, 4) as unknown as Box;
      if (right > left && top > bottom) boxes.push([left, top, right, bottom]);
    }
  }
  f.FPDFText_ClosePage(text);
  if (boxes.some((box) => liesOnPicture({ f, document, room, heap }, page, box)))
    throw new Unfit(
      `第 ${number + 1} 页要遮盖的文字压在图片上（可能是扫描件），图片里的字去不掉，不能做遮盖副本。请遮盖纸质件后重新扫描。`,
    );
  for (const box of boxes) {
    new Float32Array(heap(), room, 4).set(box);
    if (!f.EPDFText_RedactInRect(page, room, true, true)) throw new Error('pdfium: could not redact');
  }
  if (boxes.length > 0) f.FPDFPage_GenerateContent(page);
  f.FPDF_ClosePage(page);
  return found;
}

const characterOf = (code: number) => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ');
const kinds = { picture: 3, form: 5 };

/** Pictures, and forms that may hold some, where a box would come to lie. */
function liesOnPicture({ f, room, heap }: Pdfium, page: number, [left, top, right, bottom]: Box): boolean {
  for (let at = 0; at < f.FPDFPage_CountObjects(page); at += 1) {
    const object = f.FPDFPage_GetObject(page, at);
    const kind = f.FPDFPageObj_GetType(object);
    if (kind !== kinds.picture && !(kind === kinds.form && holdsPicture(f, object))) continue;
    if (!f.FPDFPageObj_GetBounds(object, room, room + 4, room + 8, room + 12)) return true;
    const [l, b, r, t] = new Float32Array(heap(), room, 4) as unknown as [number, number, number, number];
    if (l < right && r > left && b < top && t > bottom) return true;
  }
  return false;
}

function holdsPicture(f: Pdfium['f'], form: number, depth = 0): boolean {
  if (depth > 5) return true;
  for (let at = 0; at < f.FPDFFormObj_CountObjects(form); at += 1) {
    const object = f.FPDFFormObj_GetObject(form, at);
    const kind = f.FPDFPageObj_GetType(object);
    if (kind === kinds.picture || (kind === kinds.form && holdsPicture(f, object, depth + 1))) return true;
  }
  return false;
}

/** Titles, bookmarks, descriptions for screen readers, addresses of links. */
function coverStrings(context: Parameters<typeof reachable>[0], words: string[]): Set<string> {
  const found = new Set<string>();
  const covered = (value: unknown) => {
    if (!(value instanceof PDFString || value instanceof PDFHexString)) return null;
    const text = value.decodeText();
    if (!wordsIn(text, words)) return null;
    for (const word of findWords([...text], words).found) found.add(word);
    return PDFHexString.fromText(coverText(text, words));
  };
  for (const object of reachable(context).objects) {
    for (const [name, value] of dictOf(object)?.entries() ?? []) {
      const next = covered(value);
      if (next) dictOf(object)!.set(name, next);
    }
    if (!(object instanceof PDFArray)) continue;
    for (const [index, value] of object.asArray().entries()) {
      const next = covered(value);
      if (next) object.set(index, next);
    }
  }
  return found;
}
