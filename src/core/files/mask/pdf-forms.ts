import { readFile } from 'node:fs/promises';
import { PDFRawStream } from '@cantoo/pdf-lib';
import { openPdf } from '../clean/pdf/clean.ts';
import { key, nameOf } from '../clean/pdf/walk.ts';
import { readPdf } from '../extract/pdf.ts';
import { wordsIn } from './survives.ts';

/**
 * Drawings within a PDF (forms, patterns) that still say one of the words, whether a page shows them or not. The codes of their
 * characters mean nothing without their fonts, so each is put on a page of its own and read like one.
 */
export async function formsThatSay(path: string, words: string[]): Promise<string[]> {
  const document = await openPdf(await readFile(path));
  const { context } = document;
  let count = 0;
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream)) continue;
    const drawn = nameOf(object.dict.lookup(key('Subtype'))) === 'Form' || object.dict.has(key('PatternType'));
    if (!drawn) continue;
    object.dict.set(key('Type'), key('XObject'));
    object.dict.set(key('Subtype'), key('Form'));
    const page = document.addPage([10_000, 10_000]);
    page.node.set(key('Resources'), context.obj({ XObject: { Drawn: ref } }));
    page.node.set(key('Contents'), context.register(context.stream('/Drawn Do')));
    count += 1;
  }
  if (count === 0) return [];
  const { text } = await readPdf(
    await document.save({ addDefaultPage: false, updateFieldAppearances: false }),
    Number.MAX_SAFE_INTEGER,
  );
  return wordsIn(text ?? '', words) ? ['PDF 内部的图形'] : [];
}
