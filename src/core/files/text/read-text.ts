import { readDocx } from './docx.ts';
import { decode } from './encodings.ts';
import { UnreadableText } from './errors.ts';

export type ReadText = { text: string; warnings: string[] };

/** 2 MB of text; a .docx may weigh more for its pictures and fonts. */
const mostText = 2 * 1024 * 1024;
const mostDocx = 20 * 1024 * 1024;

/**
 * Reads .txt and .md (UTF-8, UTF-16 with a mark, GBK, GB18030) and .docx as text with paragraphs on lines, tables as `| a | b |` rows
 * and list numbers written out. Throws `UnreadableText` for what is empty, binary, damaged or too large.
 */
export async function readText(bytes: Uint8Array, name: string): Promise<ReadText> {
  if (bytes.length === 0) throw new UnreadableText(`“${name}”是空文件，请检查后重新选择`);
  const read = isZip(bytes) ? fromDocx(bytes, name) : fromPlain(bytes, name);
  if (read.text.trim() === '') throw new UnreadableText(`“${name}”里没有文字，请检查后重新选择`);
  if (Buffer.byteLength(read.text) > mostText) throw new UnreadableText(`“${name}”的文字超过2MB，请只上传正文部分`);
  return read;
}

function fromDocx(bytes: Uint8Array, name: string): ReadText {
  if (bytes.length > mostDocx) throw new UnreadableText(`“${name}”超过20MB，请压缩其中的图片后再上传`);
  return readDocx(bytes, name);
}

function fromPlain(bytes: Uint8Array, name: string): ReadText {
  const kind = knownBinary(bytes);
  if (kind) throw new UnreadableText(`“${name}”是${kind}，请另存为.docx或.txt后再上传`);
  // GBK takes two bytes where UTF-8 takes three: a file above twice the limit is refused unread.
  if (bytes.length > mostText * 2) throw new UnreadableText(`“${name}”超过2MB，请只上传正文部分`);
  return { text: decode(bytes, name).replace(/\r\n?/g, '\n'), warnings: [] };
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

function knownBinary(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  if (start.startsWith('%PDF')) return 'PDF文件';
  if (start.startsWith('\xd0\xcf\x11\xe0')) return '旧版Word（.doc）或WPS文件';
  if (start.startsWith('{\\rtf')) return 'RTF文件';
  if (start.startsWith('\xff\xd8\xff') || start.startsWith('\x89PNG') || start.startsWith('GIF8')) return '图片';
  return null;
}
