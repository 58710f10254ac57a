import { Unfit } from '../../extract/unfit.ts';
import { readExif, writeExif } from './exif.ts';
import { cut, type Picture, refuseHuge, tally } from './picture.ts';

const kept = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);

/** A WebP (RFC 9649) without XMP, Exif but the way to turn it, unknown chunks, and what lies behind its end. Unfit when it is cut short. */
export function stripWebp(bytes: Buffer): Picture {
  const { tell, removed } = tally();
  const chunks: Buffer[] = [];
  if (bytes.length < 20) throw new Unfit(cut);
  const end = 8 + bytes.readUInt32LE(4);
  if (end > bytes.length) throw new Unfit(cut);
  let orientation = 1;
  let frames = 0;
  let size: [number, number] | null = null;
  for (let at = 12; at + 8 <= end; ) {
    const type = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    const chunk = bytes.subarray(at, at + 8 + length + (length % 2));
    if (at + 8 + length > end) throw new Unfit(cut);
    const content = chunk.subarray(8, 8 + length);
    size ??= sizeOf(type, content);
    if (type === 'ANMF' || type === 'VP8 ' || type === 'VP8L') frames += 1;
    if (kept.has(type)) chunks.push(Buffer.from(chunk));
    else if (type === 'EXIF') {
      const tiff = content.toString('latin1', 0, 6) === 'Exif\0\0' ? content.subarray(6) : content;
      const exif = readExif(tiff);
      orientation = exif.orientation;
      if (!tiff.equals(writeExif(orientation))) tell('exif', '图片');
      if (exif.gps) tell('gps', '图片');
    } else tell('xmp', '图片');
    at += chunk.length;
  }
  if (!size || frames === 0) throw new Unfit(cut);
  refuseHuge(size[0], size[1], frames);
  if (end + (end % 2) < bytes.length) tell('trailing_bytes', '图片');
  return { bytes: wrap(chunks, orientation), removed };
}

function wrap(chunks: Buffer[], orientation: number): Buffer {
  const extended = chunks[0]?.toString('latin1', 0, 4) === 'VP8X' ? chunks[0] : null;
  if (extended) extended[8] = (extended[8]! & ~0x0c) | (orientation === 1 ? 0 : 0x08);
  if (extended && orientation !== 1) chunks.push(chunkOf('EXIF', writeExif(orientation)));
  const body = Buffer.concat(chunks);
  const head = Buffer.alloc(12);
  head.write('RIFF', 'latin1');
  head.writeUInt32LE(body.length + 4, 4);
  head.write('WEBP', 8, 'latin1');
  return Buffer.concat([head, body]);
}

export function chunkOf(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
}

function sizeOf(type: string, content: Buffer): [number, number] | null {
  if (type === 'VP8X' && content.length >= 10) return [content.readUIntLE(4, 3) + 1, content.readUIntLE(7, 3) + 1];
  if (type === 'VP8 ' && content.length >= 10)
    return [content.readUInt16LE(6) & 0x3fff, content.readUInt16LE(8) & 0x3fff];
  if (type !== 'VP8L' || content.length < 5) return null;
  const bits = content.readUInt32LE(1);
  return [(bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1];
}
