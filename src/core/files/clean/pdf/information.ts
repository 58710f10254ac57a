import { decodePDFRawStream, PDFDict, type PDFDocument, PDFHexString, PDFRawStream, PDFString } from '@cantoo/pdf-lib';
import type { Hidden } from '../../hidden.ts';
import { key } from './walk.ts';

const neutral = new Set(['Title', 'CreationDate', 'ModDate', 'Trapped', 'Creator', 'Producer']);
const path = /^(file:|[a-z]:[\\/]|\\\\|Microsoft Word - )/i;

const textOf = (object: unknown): string =>
  object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : '';

/** The document's own information without persons: the title stays (readers need it), and when it was made. */
export function cleanInformation(document: PDFDocument): Hidden[] {
  const info = document.context.lookup(document.context.trailerInfo.Info);
  if (!(info instanceof PDFDict)) return [];
  const removed: Hidden[] = [];
  for (const [name, value] of info.entries()) {
    const word = name.decodeText();
    const text = textOf(document.context.lookup(value)).trim();
    if (word === 'Title' ? !path.test(text) : neutral.has(word)) continue;
    info.delete(name);
    if (!text) continue;
    removed.push(
      word === 'Author'
        ? { kind: 'author', where: '文件属性' }
        : { kind: word === 'Title' ? 'path_name' : 'custom_property', where: '文件属性' },
    );
  }
  return removed;
}

const personal =
  /<(\w+:)?(creator|Author|History|DerivedFrom|Ingredients|Keywords|subject|description|rights|Manager|Company|SourceModified)\b|\s(pdf:Keywords|pdf:Author|xmpMM:[A-Za-z]+)=/;

/** XMP (ISO 16684) that names persons or tells the history becomes one that says nothing but which PDF/A the file is. */
export function cleanXmp(document: PDFDocument): Hidden[] {
  const { context, catalog } = document;
  const found = context.lookup(catalog.get(key('Metadata')));
  if (!(found instanceof PDFRawStream)) return [];
  const xmp = Buffer.from(decodePDFRawStream(found).decode()).toString('utf8');
  if (!personal.test(xmp)) return [];
  const part = /pdfaid:part(?:="|>)(\d)/.exec(xmp)?.[1];
  const level = /pdfaid:conformance(?:="|>)([A-Z])/.exec(xmp)?.[1];
  catalog.delete(key('Metadata'));
  if (part) {
    const stream = context.stream(minimal(part, level ?? 'B'), { Type: 'Metadata', Subtype: 'XML' });
    catalog.set(key('Metadata'), context.register(stream));
  }
  return [{ kind: 'xmp', where: '文件属性' }];
}

const minimal = (part: string, level: string) =>
  `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>${part}</pdfaid:part><pdfaid:conformance>${level}</pdfaid:conformance></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
