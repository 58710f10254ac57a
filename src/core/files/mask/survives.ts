import iconv from 'iconv-lite';
import { bufferSource } from '../extract/source.ts';
import { textOf, xmlFrom } from '../extract/xml.ts';
import { readEntries, unpack } from '../extract/zip.ts';

const encodings = ['utf8', 'utf16-le', 'utf16-be', 'gb18030'];
const deepest = 3;

/** Where one of the words still stands in a file: in its bytes, in any part of a package and of packages within it, in any stream or string of a PDF. Empty when nowhere. */
export async function whereSurvives(bytes: Buffer, words: string[], place = '文件', depth = 0): Promise<string[]> {
  const found = standsIn(bytes, words) ? [place] : [];
  if (bytes.toString('latin1', 0, 4) === 'PK\x03\x04' && depth < deepest) {
    const source = bufferSource(bytes);
    for (const entry of await readEntries(source)) {
      if (wordsIn(entry.name, words)) found.push(`${place}里的文件名`);
      found.push(...(await whereSurvives(await unpack(source, entry), words, entry.name, depth + 1)));
    }
  } else if (bytes.toString('latin1', 0, 5) === '%PDF-') {
    found.push(
      ...(await import('./pdf-strings.ts').then(({ pdfPlaces }) =>
        pdfPlaces(bytes, (content) => standsIn(content, words)),
      )),
    );
  }
  return found;
}

function standsIn(bytes: Buffer, words: string[]): boolean {
  if (words.some((word) => encodings.some((encoding) => bytes.includes(iconv.encode(word, encoding))))) return true;
  return looksLikeXml(bytes) && wordsIn(allText(xmlFrom(bytes)), words);
}

const looksLikeXml = (bytes: Buffer) =>
  /^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*</.test(bytes.toString('latin1', 0, 64));

/** Every word of an XML part, text and attributes, whatever elements cut it into pieces. */
function allText(xml: string): string {
  const attributes = [...xml.matchAll(/=\s*("[^"]*"|'[^']*')/g)].map(([, quoted]) => quoted!.slice(1, -1)).join('\n');
  const everything = textOf(`<all>${xml}</all>`, { words: ['all'], lines: [] });
  return `${everything}\n${textOf(`<all>${attributes}</all>`, { words: ['all'], lines: [] })}`;
}

/** Whether a text says one of the words, also with spaces or line ends between its characters. */
export function wordsIn(text: string, words: string[]): boolean {
  const bare = squeeze(text);
  return words.some((word) => text.includes(word) || bare.includes(squeeze(word)));
}

export const squeeze = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200f\u2060\ufeff\u00ad]+/gu, '')
    .toLowerCase();
