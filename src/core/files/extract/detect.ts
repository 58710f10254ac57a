import type { FileHandle } from 'node:fs/promises';
import type { FileType } from '../types.ts';
import { streamNames } from './cfb.ts';
import { looksLikeMarkup, looksLikeText } from './plain.ts';
import { fileSource } from './source.ts';
import { Unfit } from './unfit.ts';
import { type Entry, readEntries, type Source, unpack } from './zip.ts';

/** What a file is by its content, with the entries when it is a zip of any kind. */
export interface Detected {
  type: FileType | null;
  entries?: Entry[];
}

/** Recognises the type by content alone: magic bytes, zip entries, streams of compound files. The ending only chooses among equals. */
export async function detect(file: FileHandle, bytes: number, ending: string | null): Promise<Detected> {
  const head = new Uint8Array(8192);
  const { bytesRead } = await file.read(head, 0, head.length, 0);
  const start = Buffer.from(head.buffer, 0, bytesRead);
  const is = (magic: string, at = 0) => start.toString('latin1', at, at + magic.length) === magic;
  if (is('PK\x03\x04')) return detectZip(fileSource(file, bytes));
  if (is('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return { type: await detectCompound(file, start, ending) };
  if (is('%PDF-')) return { type: 'pdf' };
  if (is('\x89PNG\r\n\x1a\n')) return { type: 'png' };
  if (is('\xff\xd8\xff')) return { type: 'jpg' };
  if (is('GIF87a') || is('GIF89a')) return { type: 'gif' };
  if (is('RIFF') && is('WEBP', 8)) return { type: 'webp' };
  if (is('ftyp', 4)) return { type: isVideo(start.toString('latin1', 8, 12)) ? 'mp4' : null };
  if (is('ID3') || isMp3Frame(start)) return { type: 'mp3' };
  if (is('MZ') || is('\x7fELF') || is('\xca\xfe\xba\xbe')) throw new Unfit('这是可执行程序，不能上传。');
  if (!looksLikeText(start)) return { type: null };
  if (looksLikeMarkup(start)) throw new Unfit('这是网页、SVG 或脚本，不能作为附件上传。请转成 PDF，或把文字放进正文。');
  return { type: ending === 'csv' || ending === 'md' ? ending : 'txt' };
}

const videoBrands = /^(iso[m2-9]|mp4[12]|avc1|dash|M4V |M4VH|MSNV|mmp4|f4v |3gp[4-6])$/;
const isVideo = (brand: string) => videoBrands.test(brand);

/** An MPEG audio frame, layer III, with a bit rate and a sample rate that exist. */
function isMp3Frame(start: Buffer): boolean {
  if (start.length < 4 || start[0] !== 0xff || (start[1]! & 0xe6) !== 0xe2) return false;
  const rate = start[2]! >> 4;
  return rate !== 0 && rate !== 15 && (start[2]! & 0x0c) !== 0x0c;
}

const mainParts: [FileType, RegExp][] = [
  [
    'docx',
    /ContentType=["']application\/vnd\.openxmlformats-officedocument\.wordprocessingml\.document\.main\+xml["']/,
  ],
  ['xlsx', /ContentType=["']application\/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet\.main\+xml["']/],
  [
    'pptx',
    /ContentType=["']application\/vnd\.openxmlformats-officedocument\.presentationml\.presentation\.main\+xml["']/,
  ],
];
const macros = '文件里带有宏（自动运行的程序），不能上传。请另存为不带宏的格式。';

async function detectZip(source: Source): Promise<Detected> {
  const entries = await readEntries(source);
  const names = new Map(entries.map((entry) => [entry.name, entry]));
  if (entries.some(({ name }) => /(^|\/)vbaProject\.bin$/i.test(name))) throw new Unfit(macros);
  const contents = names.get('[Content_Types].xml');
  if (contents) {
    const list = (await unpack(source, contents)).toString('utf8');
    if (/macroEnabled/i.test(list)) throw new Unfit(macros);
    return { type: mainParts.find(([, part]) => part.test(list))?.[0] ?? null, entries };
  }
  if (names.has('OFD.xml')) return { type: 'ofd', entries };
  return { type: 'zip', entries };
}

async function detectCompound(file: FileHandle, start: Buffer, ending: string | null): Promise<FileType | null> {
  const names = await streamNames(file, start);
  if (names.has('EncryptedPackage')) throw new Unfit('文件加了密码，无法检查。请去掉密码后再上传。');
  if (names.has('Macros') || names.has('_VBA_PROJECT_CUR') || names.has('VBA')) throw new Unfit(macros);
  if (names.has('WordDocument')) return ending === 'wps' ? 'wps' : 'doc';
  if (names.has('Workbook') || names.has('Book') || names.has('ETExtData')) return ending === 'et' ? 'et' : 'xls';
  return null;
}
