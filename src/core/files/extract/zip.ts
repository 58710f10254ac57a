import type { FileHandle } from 'node:fs/promises';
import { crc32, inflateRawSync } from 'node:zlib';
import { Unfit } from './unfit.ts';

/** One entry of a zip as its directory tells. */
export interface Entry {
  name: string;
  packed: number;
  size: number;
  method: number;
  crc: number;
  offset: number;
}

const most = { entries: 10_000, directory: 4 * 1024 ** 2, unpacked: 1024 ** 3, one: 64 * 1024 ** 2, ratio: 200 };
const MB = 1024 ** 2;

/**
 * The entries of a zip. Read by hand and not by a library, because what matters here is what libraries pass over in
 * silence: encrypted entries, two of one name, bytes before the first, sizes that lie. Bombs are Unfit before a byte is unpacked.
 */
export async function readEntries(file: FileHandle, bytes: number): Promise<Entry[]> {
  const tail = await readAt(file, Math.max(0, bytes - 65_557), Math.min(bytes, 65_557));
  const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0 || end + 22 > tail.length) throw new Unfit(broken);
  const count = tail.readUInt16LE(end + 10);
  const size = tail.readUInt32LE(end + 12);
  const start = tail.readUInt32LE(end + 16);
  if (count === 0xffff || count > most.entries || size > most.directory)
    throw new Unfit('压缩包里的文件太多，请拆分后再上传。');
  if (start + size > bytes) throw new Unfit(broken);
  const entries = readDirectory(await readAt(file, start, size), count);
  refuseBomb(entries, bytes);
  return entries;
}

const broken = '文件不完整或已损坏，打不开。请重新导出后再上传。';
const bomb = '文件解压后大得不合常理，为安全起见不能接收。';

function readDirectory(directory: Buffer, count: number): Entry[] {
  const entries = new Map<string, Entry>();
  let at = 0;
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50) throw new Unfit(broken);
    const flags = directory.readUInt16LE(at + 8);
    if (flags & 1) throw new Unfit('文件加了密码，无法检查。请去掉密码后再上传。');
    const length = directory.readUInt16LE(at + 28);
    const name = nameOf(directory.subarray(at + 46, at + 46 + length), (flags & 0x800) !== 0);
    if (entries.has(name)) throw new Unfit(broken); // two readers would see two different files
    entries.set(name, {
      name,
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      packed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    });
    at += 46 + length + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return [...entries.values()];
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

/** The bytes of one entry; an entry that does not hold what its directory line says is Unfit. */
export async function unpack(file: FileHandle, entry: Entry): Promise<Buffer> {
  if (entry.size > most.one) throw new Unfit(bomb);
  const header = await readAt(file, entry.offset, 30);
  if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50) throw new Unfit(broken);
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = await readAt(file, start, entry.packed);
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

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
