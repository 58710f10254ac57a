import { decodePDFRawStream, PDFHexString, PDFRawStream, PDFString } from '@cantoo/pdf-lib';
import { openPdf } from '../clean/pdf/clean.ts';
import { dictOf } from '../clean/pdf/walk.ts';

/** Names of the places in a PDF whose decoded content `holds`: every stream, every string, reached from the trailer or not. */
export async function pdfPlaces(bytes: Buffer, holds: (content: Buffer) => boolean): Promise<string[]> {
  const document = await openPdf(bytes);
  const found: string[] = [];
  for (const [ref, object] of document.context.enumerateIndirectObjects()) {
    const strings: string[] = [];
    collect(object, strings);
    if (holds(Buffer.from(strings.join('\n')))) found.push(`PDF 的文字对象 ${ref.objectNumber}`);
    if (!(object instanceof PDFRawStream)) continue;
    const content = decoded(object);
    if (holds(content) || holds(Buffer.from(writtenStrings(content)))) found.push(`PDF 的数据流 ${ref.objectNumber}`);
  }
  return found;
}

/** A stream that cannot be unpacked (a picture) is looked at as it is. */
function decoded(stream: PDFRawStream): Buffer {
  try {
    return Buffer.from(decodePDFRawStream(stream).decode());
  } catch {
    return Buffer.from(stream.getContents());
  }
}

/** Strings written in hexadecimal within a stream (descriptions beside drawn text), as text. */
function writtenStrings(content: Buffer): string {
  const hex = content.toString('latin1').match(/<(?:[0-9a-fA-F]{2}\s*){2,4000}>/g) ?? [];
  return hex.map((one) => PDFHexString.of(one.slice(1, -1).replace(/\s/g, '')).decodeText()).join('\n');
}

function collect(object: unknown, strings: string[], depth = 0): void {
  if (depth > 50) return;
  if (object instanceof PDFString || object instanceof PDFHexString) strings.push(object.decodeText());
  const dict = dictOf(object as never);
  for (const value of dict?.values() ?? []) collect(value, strings, depth + 1);
  const list = (object as { asArray?: () => unknown[] } | undefined)?.asArray?.();
  for (const value of list ?? []) collect(value, strings, depth + 1);
}
