import { open, readFile } from 'node:fs/promises';
import { inWords } from '../../../platform/size.ts';
import { type FileType, factsOf, whyNotType } from '../types.ts';
import { detect } from './detect.ts';
import { listWithin } from './nested.ts';
import { type Parts, readDocx, readOfd, readPptx, readSettled, readXlsx } from './office.ts';
import { refusePdfBomb } from './pdf-bomb.ts';
import { decodeText, looksLikeMarkup } from './plain.ts';
import { fileSource } from './source.ts';
import { Unfit } from './unfit.ts';
import { xmlFrom } from './xml.ts';
import { type Entry, readEntries, type Source, unpack } from './zip.ts';

/** What was found inside: its text (null: could not be read) and what the reviewer should know. */
export interface Found {
  text: string | null;
  notes: string[];
  /** Nobody could look inside: needs acceptance by name. */
  unchecked?: boolean;
}

export interface Reading extends Found {
  type: FileType;
}

const mostText = 2_000_000;
const mostParts = 128 * 1024 ** 2;

/** Recognises and reads one file; throws Unfit with a sentence. Runs in a thread of its own (examine.ts), never in a server's. */
export async function readFileOf(
  path: string,
  ending: string | null,
  recognised: (type: FileType) => void,
): Promise<Reading> {
  await using file = await open(path, 'r');
  const bytes = (await file.stat()).size;
  if (bytes === 0) throw new Unfit('文件是空的，请核对后再上传。');
  const { type, entries = [] } = await detect(file, bytes, ending);
  const why = whyNotType(ending, type);
  if (why || !type) throw new Unfit(why ?? '');
  const { maxBytes, words, opaque } = factsOf(type)!;
  if (bytes > maxBytes) throw new Unfit(`${words}不能超过 ${inWords(maxBytes)}，请压缩或拆分后再上传。`);
  recognised(type);
  if (opaque) return { type, text: null, notes: [`${words}是旧格式，系统读不出内容`], unchecked: true };
  return { type, ...bounded(await readInside(type, path, fileSource(file, bytes), entries)) };
}

async function readInside(type: FileType, path: string, source: Source, entries: Entry[]): Promise<Found> {
  const parts = partsOf(source, entries);
  if (type === 'docx') return readDocx(parts);
  if (type === 'xlsx') return readXlsx(parts);
  if (type === 'pptx') return readPptx(parts);
  if (type === 'ofd') return readOfd(parts);
  if (type === 'zip') return readZip(source, entries);
  if (type === 'pdf') return readPaper(await readFile(path));
  if (type === 'txt' || type === 'csv' || type === 'md') return readPlain(await readFile(path));
  return { text: '', notes: [] };
}

async function readPaper(bytes: Buffer): Promise<Found> {
  await refusePdfBomb(bytes);
  return (await import('./pdf.ts')).readPdf(new Uint8Array(bytes), mostText);
}

/** The names only: what lies inside may be of any kind, so somebody has to open it and say so. */
const readZip = async (source: Source, entries: Entry[]): Promise<Found> => ({
  text: (await listWithin(source, entries)).join('\n'),
  notes: ['压缩包只看了目录，没有逐个检查里面的文件'],
  unchecked: true,
});

/** What a Word document says when every tracked change is accepted and no comment counts. */
export async function readAccepted(path: string): Promise<string> {
  await using file = await open(path, 'r');
  const source = fileSource(file, (await file.stat()).size);
  return await readSettled(partsOf(source, await readEntries(source)));
}

function readPlain(bytes: Uint8Array): Found {
  const text = decodeText(bytes);
  // Only now is it decoded for certain; a mark or comments may have hidden the beginning before.
  if (looksLikeMarkup(Buffer.from(text.slice(0, 8192)))) throw new Unfit('这是网页、SVG 或脚本，不能作为附件上传。');
  return { text, notes: [] };
}

function partsOf(source: Source, entries: Entry[]): Parts {
  let unpacked = 0;
  return async function* parts(pattern) {
    for (const entry of entries) {
      if (!pattern.test(entry.name)) continue;
      unpacked += entry.size;
      if (unpacked > mostParts) throw new Unfit('文件解压后大得不合常理，为安全起见不能接收。');
      yield { name: entry.name, xml: xmlFrom(await unpack(source, entry)) };
    }
  };
}

/** Text as the database takes it: no control characters, no half characters, no more than is enough. */
function bounded(found: Found): Found {
  if (found.text === null) return found;
  const text = found.text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly what is taken out
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  if (text.length <= mostText) return { ...found, text: text.toWellFormed() };
  return {
    ...found,
    text: text.slice(0, mostText).toWellFormed(),
    notes: [...found.notes, '文字很长，只取了前面的部分'],
  };
}
