import type { FileHandle } from 'node:fs/promises';
import { crc32, deflateRawSync } from 'node:zlib';
import { type Entry, packedBytes, type Source } from '../extract/zip.ts';

/** An entry of a new zip: one copied as it is packed, or new content. */
export type Part = { entry: Entry } | { name: string; content: Buffer };

interface Placed {
  name: Buffer;
  method: number;
  crc: number;
  packed: number;
  size: number;
  offset: number;
}

/** Writes a zip with nothing but its entries: no comments, no extra fields, no hour but 1980-01-01, names in UTF-8. */
export async function writeZip(out: FileHandle, parts: Part[], source: Source): Promise<void> {
  const placed: Placed[] = [];
  let at = 0;
  const put = async (bytes: Buffer) => {
    await out.writeFile(bytes);
    at += bytes.length;
  };
  for (const part of parts) {
    const { data, ...facts } = await packed(part, source);
    placed.push({ ...facts, offset: at });
    await put(Buffer.concat([header(0x04034b50, facts), facts.name]));
    await put(data);
  }
  const start = at;
  for (const entry of placed) await put(Buffer.concat([directoryLine(entry), entry.name]));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(placed.length, 8);
  end.writeUInt16LE(placed.length, 10);
  end.writeUInt32LE(at - start, 12);
  end.writeUInt32LE(start, 16);
  await put(end);
}

async function packed(part: Part, source: Source): Promise<Omit<Placed, 'offset'> & { data: Buffer }> {
  if ('entry' in part) {
    const { name, method, crc, packed, size } = part.entry;
    return { name: Buffer.from(name), method, crc, packed, size, data: await packedBytes(source, part.entry) };
  }
  const data = deflateRawSync(part.content);
  const { length: size } = part.content;
  return { name: Buffer.from(part.name), method: 8, crc: crc32(part.content), packed: data.length, size, data };
}

const newYear1980 = 0x21;

function header(mark: number, { method, crc, packed, size, name }: Omit<Placed, 'offset'>): Buffer {
  const line = Buffer.alloc(30);
  line.writeUInt32LE(mark, 0);
  line.writeUInt16LE(20, 4);
  line.writeUInt16LE(0x800, 6);
  line.writeUInt16LE(method, 8);
  line.writeUInt16LE(newYear1980, 12);
  line.writeUInt32LE(crc, 14);
  line.writeUInt32LE(packed, 18);
  line.writeUInt32LE(size, 22);
  line.writeUInt16LE(name.length, 26);
  return line;
}

function directoryLine(entry: Placed): Buffer {
  const line = Buffer.alloc(46);
  line.writeUInt32LE(0x02014b50, 0);
  line.writeUInt16LE(20, 4);
  header(0, entry).copy(line, 6, 4, 30);
  line.writeUInt32LE(entry.offset, 42);
  return line;
}
