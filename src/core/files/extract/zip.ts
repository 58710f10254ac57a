import { crc32, inflateRawSync } from 'node:zlib';
import { Unfit } from './unfit.ts';

/** Bytes that can be read at any place: an open file, or a part of one in memory. */
export interface Source {
  bytes: number;
  read(position: number, length: number): Promise<Buffer>;
}

/** One entry of a zip as its directory tells. */
export interface Entry {
  name: string;
  packed: number;
  size: number;
  method: number;
  crc: number;
  /** Of its local header. */
  offset: number;
  /** Sizes may stand behind the data instead of before it. */
  streamed: boolean;
}

const most = { entries: 10_000, directory: 4 * 1024 ** 2, unpacked: 1024 ** 3, one: 64 * 1024 ** 2, ratio: 200 };
const MB = 1024 ** 2;

/**
 * The entries of a zip. Read by hand and not by a library, because what matters here is what libraries pass over in
 * silence: encrypted entries, two of one name, bytes before the first and behind the last, entries that overlap, sizes that
 * lie. Bombs are Unfit before a byte is unpacked.
 */
export async function readEntries(source: Source): Promise<Entry[]> {
  const { bytes } = source;
  const length = Math.min(bytes, 65_557);
  const tail = await source.read(bytes - length, length);
  const end = endOf(tail);
  const count = tail.readUInt16LE(end + 10);
  const size = tail.readUInt32LE(end + 12);
  const start = tail.readUInt32LE(end + 16);
  if (count === 0xffff || count > most.entries || size > most.directory)
    throw new Unfit('压缩包里的文件太多，请拆分后再上传。');
  if (start + size !== bytes - length + end) throw new Unfit(start + size > bytes ? broken : smuggled);
  const entries = readDirectory(await source.read(start, size), count);
  refuseBomb(entries, bytes);
  await refuseSmuggled(source, entries, start);
  return entries;
}

export const broken = '文件不完整或已损坏，打不开。请重新导出后再上传。';
const bomb = '文件解压后大得不合常理，为安全起见不能接收。';
const smuggled = '文件里夹带了不属于它的内容，为安全起见不能接收。请用办公软件或压缩软件重新保存后再上传。';

/** The one end of the directory: a second one in the comment would show another reader another file. */
function endOf(tail: Buffer): number {
  const mark = Buffer.from('PK\x05\x06', 'latin1');
  const end = tail.indexOf(mark);
  const last = tail.lastIndexOf(mark);
  if (last < 0 || last + 22 > tail.length) throw new Unfit(broken);
  for (let at = end; at >= 0; at = tail.indexOf(mark, at + 1)) {
    if (at + 22 + tail.readUInt16LE(at + 20) === tail.length && at + 22 <= tail.length) {
      if (tail.readUInt16LE(at + 20) > 0 && tail.indexOf(mark, at + 4) > 0) throw new Unfit(smuggled);
      return at;
    }
  }
  throw new Unfit(smuggled);
}

function readDirectory(directory: Buffer, count: number): Entry[] {
  const entries = new Map<string, Entry>();
  let at = 0;
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50) throw new Unfit(broken);
    const flags = directory.readUInt16LE(at + 8);
    if (flags & 1) throw new Unfit('文件加了密码，无法检查。请去掉密码后再上传。');
    const length = directory.readUInt16LE(at + 28);
    const name = nameOf(directory.subarray(at + 46, at + 46 + length), (flags & 0x800) !== 0);
    refuseName(name);
    // Two readers would see two different files; nor do all of them tell capitals apart.
    if (entries.has(name.toLowerCase())) throw new Unfit(smuggled);
    entries.set(name.toLowerCase(), {
      name,
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      packed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
      streamed: (flags & 8) !== 0,
    });
    at += 46 + length + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return [...entries.values()];
}

/** A name that would lead out of the folder into which somebody unpacks. */
function refuseName(name: string): void {
  const parts = name.split(/[/\\]/);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly what no name has
  if (/^([/\\]|[a-z]:)/i.test(name) || parts.includes('..') || /[\u0000-\u001f]/.test(name)) {
    throw new Unfit('压缩包里有的文件名会指向包外的位置，为安全起见不能接收。');
  }
}

function nameOf(bytes: Buffer, utf8: boolean): string {
  if (utf8) return bytes.toString('utf8');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes); // Windows in Chinese writes names so
  }
}

function refuseBomb(entries: Entry[], bytes: number): void {
  let unpacked = 0;
  let packed = 0;
  for (const entry of entries) {
    unpacked += entry.size;
    packed += entry.packed;
    if (entry.size > 10 * MB && entry.size > entry.packed * most.ratio) throw new Unfit(bomb);
  }
  // Entries that overlap (42.zip's flat cousin) claim more packed bytes than the file has.
  if (unpacked > most.unpacked || packed > bytes) throw new Unfit(bomb);
  if (unpacked > 100 * MB && unpacked > bytes * most.ratio) throw new Unfit(bomb);
}

/** Every byte belongs to one entry: nothing before the first, between two, behind the last, and none to two of them. */
async function refuseSmuggled(source: Source, entries: Entry[], directory: number): Promise<void> {
  let expected = 0;
  for (const entry of entries.toSorted((a, b) => a.offset - b.offset)) {
    if (entry.offset < expected) throw new Unfit(bomb);
    if (entry.offset > expected) throw new Unfit(smuggled);
    const header = await headerOf(source, entry);
    const after = header.end + entry.packed;
    expected = entry.streamed ? after + (await trailerLength(source, after)) : after;
  }
  if (expected !== directory) throw new Unfit(expected > directory ? broken : smuggled);
}

/** The local header must tell the same name as the directory, or a streaming reader would see another file. */
async function headerOf(source: Source, entry: Entry): Promise<{ end: number }> {
  const header = await source.read(entry.offset, 30);
  if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50) throw new Unfit(broken);
  const length = header.readUInt16LE(26);
  const name = await source.read(entry.offset + 30, length);
  if (nameOf(name, (header.readUInt16LE(6) & 0x800) !== 0) !== entry.name) throw new Unfit(smuggled);
  return { end: entry.offset + 30 + length + header.readUInt16LE(28) };
}

/** Sizes stand behind the data in three numbers of 4 or 8 bytes, with or without a mark: as long as reaches the next header. */
async function trailerLength(source: Source, at: number): Promise<number> {
  const trailer = await source.read(at, 28);
  const headers = [0x04034b50, 0x02014b50];
  const fits = (length: number) => trailer.length >= length + 4 && headers.includes(trailer.readUInt32LE(length));
  return [16, 12, 24, 20].find(fits) ?? 0;
}

/** The bytes of one entry as they are packed. */
export async function packedBytes(source: Source, entry: Entry): Promise<Buffer> {
  const { end } = await headerOf(source, entry);
  return source.read(end, entry.packed);
}

/** The bytes of one entry, at most `largest`; an entry that does not hold what its directory line says is Unfit. */
export async function unpack(source: Source, entry: Entry, largest: number = most.one): Promise<Buffer> {
  if (entry.size > largest) throw new Unfit(bomb);
  const packed = await packedBytes(source, entry);
  const content = entry.method === 0 ? packed : inflate(packed, entry);
  if (content.length !== entry.size || crc32(content) !== entry.crc) throw new Unfit(broken);
  return content;
}

function inflate(packed: Buffer, { method, size }: Entry): Buffer {
  if (method !== 8) throw new Unfit(broken);
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
  } catch (error) {
    throw new Unfit((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? bomb : broken);
  }
}
