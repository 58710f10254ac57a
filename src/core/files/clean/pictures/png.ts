import { crc32, createInflate } from 'node:zlib';
import { Unfit } from '../../extract/unfit.ts';
import { readExif, writeExif } from './exif.ts';
import { cut, type Picture, refuseHuge, tally } from './picture.ts';

const kept = new Set('IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs hIST acTL fcTL fdAT'.split(' '));

/**
 * A PNG (ISO 15948) with nothing but what makes its picture: no texts, no times, no Exif but the way to turn it, nothing behind
 * its end. Every check sum is looked at and the picture unpacked once to be measured: Unfit when it is cut or swells.
 */
export async function stripPng(bytes: Buffer): Promise<Picture> {
  const { tell, removed } = tally();
  const out: Buffer[] = [bytes.subarray(0, 8)];
  const data: Buffer[] = [];
  let at = 8;
  let frames = 1;
  let orientation = 1;
  let header: Buffer | null = null;
  for (;;) {
    if (at + 12 > bytes.length) throw new Unfit(cut);
    const length = bytes.readUInt32BE(at);
    const chunk = bytes.subarray(at, at + 12 + length);
    if (chunk.length < 12 + length || crc32(chunk.subarray(4, 8 + length)) !== chunk.readUInt32BE(8 + length))
      throw new Unfit(cut);
    const type = chunk.toString('latin1', 4, 8);
    const content = chunk.subarray(8, 8 + length);
    if (type === 'IHDR') header = content;
    if (type === 'acTL' && length === 8) frames = content.readUInt32BE(0);
    if (!header || header.length < 13) throw new Unfit(cut);
    if (type === 'IDAT') data.push(content);
    if (kept.has(type)) out.push(chunk);
    else if (type === 'eXIf') {
      const exif = readExif(content);
      orientation = exif.orientation;
      if (!content.equals(writeExif(orientation))) tell('exif', '图片');
      if (exif.gps) tell('gps', '图片');
    } else tell(/^[tiz]+[TX]t$|Xt$/.test(type) ? 'picture_text' : 'xmp', '图片');
    at += 12 + length;
    if (type === 'IEND') break;
  }
  if (at < bytes.length) tell('trailing_bytes', '图片');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  refuseHuge(width, height, frames);
  await refuseOtherSize(data, mostRaw(header, width, height));
  if (orientation !== 1) out.splice(2, 0, chunkOf('eXIf', writeExif(orientation)));
  return { bytes: Buffer.concat(out), removed };
}

const channels: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** Bytes of the unpacked picture: the least (when it is not interlaced) and the most. */
function mostRaw(header: Buffer, width: number, height: number): { least: number; most: number } {
  const bits = (channels[header[9]!] ?? 4) * header[8]!;
  const rows = height * (Math.ceil((width * bits) / 8) + 1);
  const interlaced = header[12] === 1;
  return {
    least: interlaced ? Math.floor((width * height * bits) / 8) : rows,
    most: interlaced ? rows * 2 + 4096 : rows,
  };
}

async function refuseOtherSize(data: Buffer[], { least, most }: { least: number; most: number }): Promise<void> {
  let length = 0;
  try {
    const inflate = createInflate({ chunkSize: 1024 ** 2 });
    inflate.end(Buffer.concat(data));
    for await (const part of inflate) {
      length += part.length;
      if (length > most + 1024 ** 2) break;
    }
  } catch {
    throw new Unfit(cut);
  }
  if (length < least) throw new Unfit(cut);
  if (length > most) throw new Unfit('图片展开后比它自己说的大，为安全起见不能接收。请重新导出后再上传。');
}

export function chunkOf(type: string, content: Buffer): Buffer {
  const chunk = Buffer.alloc(12 + content.length);
  chunk.writeUInt32BE(content.length, 0);
  chunk.write(type, 4, 'latin1');
  content.copy(chunk, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + content.length)), 8 + content.length);
  return chunk;
}
