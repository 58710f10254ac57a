import { createInflate } from 'node:zlib';
import { Unfit } from './unfit.ts';

const MB = 1024 ** 2;
const most = { one: 256 * MB, all: 1024 * MB };

/**
 * Refuses a PDF with a stream that unpacks to more than a page can need, before a reader keeps it in memory: every packed
 * stream is unpacked here once and thrown away as it comes. What is no packed stream is passed over.
 */
export async function refusePdfBomb(bytes: Buffer): Promise<void> {
  let all = 0;
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    const start = at + 6 + (bytes[at + 6] === 13 ? 1 : 0) + 1;
    // The two bytes with which zlib begins: deflate, and a check sum over both.
    if (
      bytes[at + 6] === undefined ||
      (bytes[start]! & 15) !== 8 ||
      bytes.readUInt16BE(Math.min(start, bytes.length - 2)) % 31 !== 0
    )
      continue;
    all += await unpackedLength(bytes.subarray(start), most.one);
    if (all > most.all) throw new Unfit(bomb);
  }
}

const bomb = '文件展开后大得不合常理，为安全起见不能接收。';

async function unpackedLength(packed: Buffer, bound: number): Promise<number> {
  const inflate = createInflate({ chunkSize: MB });
  let length = 0;
  try {
    inflate.end(packed);
    for await (const part of inflate) {
      length += part.length;
      if (length > bound) throw new Unfit(bomb);
    }
  } catch (error) {
    if (error instanceof Unfit) throw error; // a stream that breaks off is the reader's matter
  }
  return length;
}
