import type { Found } from './read.ts';
import { attribute, piecesOf, textOf } from './xml.ts';

/** The parts of one package, by the pattern of their names, each unpacked when its turn comes. */
export type Parts = (pattern: RegExp) => AsyncGenerator<{ name: string; xml: string }>;

const wordGrammar = { words: ['t', 'delText'], lines: ['p', 'br', 'cr'], cells: ['tab', 'tc'] };

/** Text, notes, headers, and also what a reader may not see at once: comments and tracked deletions. */
export async function readDocx(parts: Parts): Promise<Found> {
  const notes = new Set<string>();
  const texts: string[] = [];
  for await (const { name, xml } of parts(
    /^word\/(document|header\d*|footer\d*|footnotes|endnotes|comments)\d*\.xml$/,
  )) {
    const text = textOf(xml, wordGrammar);
    texts.push(text);
    if (/<w:(ins|del)\s/.test(xml)) notes.add('含有修订痕迹');
    if (name.includes('comments') && text.trim()) notes.add('含有批注');
    if (/<w:vanish\/>/.test(xml)) notes.add('含有隐藏文字');
  }
  return { text: texts.join('\n'), notes: [...notes] };
}

/** The words of a Word document as they stand when every change is accepted and no comment counts. */
export async function readSettled(parts: Parts): Promise<string> {
  const grammar = { ...wordGrammar, words: ['t'], skip: ['del', 'moveFrom'] };
  const texts: string[] = [];
  for await (const { xml } of parts(/^word\/(document|header\d*|footer\d*|footnotes|endnotes)\d*\.xml$/))
    texts.push(textOf(xml, grammar));
  return texts.join('\n');
}

const slideGrammar = { words: ['t'], lines: ['p', 'br'], cells: ['tc'] };

export async function readPptx(parts: Parts): Promise<Found> {
  const notes = new Set<string>();
  const texts: string[] = [];
  for await (const { name, xml } of parts(/^ppt\/(slides|notesSlides|comments)\/[^/]+\.xml$/)) {
    const text = textOf(xml, slideGrammar);
    texts.push(text);
    if (name.includes('notesSlides') && text.trim()) notes.add('含有演讲者备注');
    if (name.includes('/comments/')) notes.add('含有批注');
    if (/<p:sld [^>]*show="0"/.test(xml)) notes.add('含有隐藏的幻灯片');
  }
  return { text: texts.join('\n'), notes: [...notes] };
}

export async function readXlsx(parts: Parts): Promise<Found> {
  const notes = new Set<string>();
  const shared: string[] = [];
  const texts: string[] = [];
  for await (const { xml } of parts(/^xl\/workbook\.xml$/)) {
    if (/<(?:\w+:)?sheet [^>]*state="(hidden|veryHidden)"/.test(xml)) notes.add('含有隐藏的工作表');
    for (const { open, attributes } of piecesOf(xml)) {
      if (open === 'sheet') texts.push(attribute(attributes ?? '', 'name') ?? '');
    }
  }
  for await (const { xml } of parts(/^xl\/sharedStrings\.xml$/)) shared.push(...sharedStrings(xml));
  for await (const { xml } of parts(/^xl\/worksheets\/[^/]+\.xml$/)) texts.push(sheetText(xml, shared));
  for await (const { xml } of parts(/^xl\/(threadedComments\/[^/]+|comments\d*)\.xml$/)) {
    texts.push(textOf(xml, { words: ['t', 'text'], lines: ['comment', 'threadedComment'] }));
    notes.add('含有批注');
  }
  return { text: texts.join('\n'), notes: [...notes] };
}

function* sharedStrings(xml: string): Generator<string> {
  let text = '';
  let inside = false;
  let reading = false; // <rPh> holds how a word is read aloud, not the word
  for (const { open, close, text: words } of piecesOf(xml)) {
    if (open === 't') inside = true;
    else if (close === 't') inside = false;
    else if (open === 'rPh') reading = true;
    else if (close === 'rPh') reading = false;
    else if (open === 'si') text = '';
    else if (close === 'si') yield text;
    else if (words !== undefined && inside && !reading) text += words;
  }
}

function sheetText(xml: string, shared: string[]): string {
  const out: string[] = [];
  let kind: string | null = null;
  let inside = false;
  for (const { open, close, attributes, text } of piecesOf(xml)) {
    if (open === 'c') kind = attribute(attributes ?? '', 't');
    else if (open === 'v' || open === 't') inside = true;
    else if (close === 'v' || close === 't') inside = false;
    else if (close === 'c') out.push('\t');
    else if (close === 'row') out.push('\n');
    else if (text !== undefined && inside) out.push(kind === 's' ? (shared[Number(text)] ?? '') : text);
  }
  return out.join('');
}

/** The words of an OFD document (GB/T 33190): each page and template holds them in TextCode elements. */
export async function readOfd(parts: Parts): Promise<Found> {
  const texts: string[] = [];
  for await (const { xml } of parts(/(^|\/)(Pages|Tpls|Annots)\/.+\.xml$/i)) {
    texts.push(textOf(xml, { words: ['TextCode'], lines: ['TextObject'] }));
  }
  return { text: texts.join('\n'), notes: [] };
}
