import { readFile, writeFile } from 'node:fs/promises';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Hidden } from '../../hidden.ts';
import { cleanInformation, cleanXmp } from './information.ts';
import { cleanParts, isSigned, lookIntoPdf, settleNotes } from './parts.ts';
import { sweepObjects } from './walk.ts';

/** Opens a PDF for changing; throws what the library throws when it cannot be read to its last object. */
export const openPdf = (bytes: Uint8Array): Promise<PDFDocument> =>
  PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });

export const savePdf = (document: PDFDocument): Promise<Uint8Array> => {
  sweepObjects(document.context);
  return document.save({ useObjectStreams: true, addDefaultPage: false, updateFieldAppearances: false });
};

/**
 * A PDF without persons, scripts, files within it and versions before the last, written to `out` when there was anything; what
 * stays hidden in it is told. A signed one is left alone: its signature covers every byte.
 */
export async function cleanPdf(
  path: string,
  out: string,
  asked: boolean,
): Promise<{ removed: Hidden[]; hidden: Hidden[] }> {
  const bytes = await readFile(path);
  const document = await openPdf(bytes);
  if (isSigned(document)) {
    const hidden = [...lookIntoPdf(document), ...cleanInformation(document)];
    return { removed: [], hidden: [{ kind: 'signature', where: '签章覆盖整份文件，没有改动' }, ...hidden] };
  }
  const removed = [...cleanInformation(document), ...cleanXmp(document), ...cleanParts(document), ...lookAround(bytes)];
  if (asked) settleNotes(document);
  if (removed.length > 0 || asked)
    await writeFile(out, await savePdf(document), { flag: 'wx', mode: 0o600, flush: true });
  return { removed, hidden: lookIntoPdf(document) };
}

/** Old versions before the last, and bytes behind the end. */
function lookAround(bytes: Buffer): Hidden[] {
  const found: Hidden[] = [];
  const ends = countOf(bytes, '%%EOF');
  // A file made for slow lines (linearized) has two ends from the beginning.
  if (ends > (bytes.subarray(0, 2048).includes('/Linearized') ? 2 : 1))
    found.push({ kind: 'tracked_change', where: '文件里保留的旧版本' });
  const rest = bytes.subarray(bytes.lastIndexOf('%%EOF') + 5);
  if (rest.some((byte) => byte > 32)) found.push({ kind: 'trailing_bytes', where: '文件末尾' });
  return found;
}

function countOf(bytes: Buffer, word: string): number {
  let count = 0;
  for (let at = bytes.indexOf(word); at >= 0; at = bytes.indexOf(word, at + word.length)) count += 1;
  return count;
}
