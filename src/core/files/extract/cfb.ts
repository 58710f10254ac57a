import type { FileHandle } from 'node:fs/promises';

const endOfChain = 0xfffffff0;
const inHeader = 109;
const most = { directory: 4096, tables: 4096 };

/**
 * Names of the streams and folders in a compound file (.doc, .xls, .wps, .et; [MS-CFB]); bounded, whatever its tables say.
 * Word writes the directory behind everything else, so that its chain may be told by the last table of a large file.
 */
export async function streamNames(file: FileHandle, head: Uint8Array): Promise<Set<string>> {
  const header = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  const names = new Set<string>();
  const shift = header.length < 512 ? 0 : header.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) return names;
  const sectors = openSectors(file, header, 1 << shift);
  let at = header.readUInt32LE(48);
  for (let turn = 0; at < endOfChain && turn < most.directory; turn += 1) {
    const directory = await sectors.read(at);
    if (!directory) break;
    for (const name of namesIn(directory)) names.add(name);
    at = await sectors.after(at);
  }
  return names;
}

function* namesIn(directory: Buffer): Generator<string> {
  for (let at = 0; at < directory.length; at += 128) {
    const length = Math.min(directory.readUInt16LE(at + 64), 64);
    if (length >= 2 && directory[at + 66] !== 0) yield directory.toString('utf16le', at, at + length - 2);
  }
}

interface Sectors {
  read(sector: number): Promise<Buffer | null>;
  /** The next sector of the chain in which this one stands. */
  after(sector: number): Promise<number>;
}

function openSectors(file: FileHandle, header: Buffer, size: number): Sectors {
  const each = size / 4;
  const read = async (sector: number) => {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size), 0, size, (sector + 1) * size);
    return bytesRead === size ? buffer : null;
  };
  /** Where the n-th table lies: the first 109 stand in the header, the others in a chain of lists. */
  const tableAt = async (n: number) => {
    if (n < inHeader) return header.readUInt32LE(76 + n * 4);
    let list = header.readUInt32LE(68);
    let left = n - inHeader;
    for (let turn = 0; list < endOfChain && turn < most.tables; turn += 1) {
      const content = await read(list);
      if (!content) break;
      if (left < each - 1) return content.readUInt32LE(left * 4);
      left -= each - 1;
      list = content.readUInt32LE(size - 4);
    }
    return endOfChain;
  };
  return {
    read,
    async after(sector) {
      const table = await tableAt(Math.floor(sector / each));
      const content = table < endOfChain ? await read(table) : null;
      return content ? content.readUInt32LE((sector % each) * 4) : endOfChain;
    },
  };
}
