import { deflateSync } from 'node:zlib';
import { readExif, writeExif } from '../clean/pictures/exif.ts';
import { chunkOf } from '../clean/pictures/png.ts';
import { chunkOf as riffChunk } from '../clean/pictures/webp.ts';

/** Four by two dark red points as a browser writes them, with their colour profile. */
export const jpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAACAAQDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAABAb/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCCAIoH/9k=',
  'base64',
);
export const webp = Buffer.from(
  'UklGRhYCAABXRUJQVlA4WAoAAAAgAAAAAwAAAQAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDggKAAAAJABAJ0BKgQAAgACwEwloAJ0ugADmAD+71EvXeLSjX/yz/z++LvDgAA=',
  'base64',
);
/** One point that moves never, as small as a GIF can be. */
export const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** Exif as a telephone writes it: turned by a quarter, with the place. */
export const exifWithPlace = (orientation = 6): Buffer => {
  const turned = writeExif(orientation);
  const place = Buffer.from([0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 50]);
  const tiff = Buffer.concat([
    turned.subarray(0, 22),
    place,
    Buffer.alloc(4),
    Buffer.from('41.12N 124.35E 张三的手机'),
  ]);
  tiff.writeUInt16BE(2, 8);
  if (!readExif(tiff).gps) throw new Error('the sample has no place');
  return tiff;
};

const segment = (marker: number, data: Buffer) => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
};
const before = (word: string, data: Buffer | string) => Buffer.concat([Buffer.from(word, 'latin1'), Buffer.from(data)]);

/** The JPEG with more segments behind its beginning. */
export const jpegWith = (...segments: Buffer[]): Buffer =>
  Buffer.concat([jpeg.subarray(0, 20), ...segments, jpeg.subarray(20)]);
export const exifSegment = (tiff = exifWithPlace()) => segment(0xe1, before('Exif\0\0', tiff));
export const xmpSegment = segment(0xe1, before('http://ns.adobe.com/xap/1.0/\0', '<x:xmpmeta>拍摄者张三</x:xmpmeta>'));
export const commentSegment = segment(0xfe, Buffer.from('内部材料，张三拍'));

/** A PNG of these points, with more chunks behind its head. */
export function pngOf(width: number, height: number, more: Buffer[] = [], data?: Buffer): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunkOf('IHDR', head),
    ...more,
    chunkOf('IDAT', data ?? deflateSync(Buffer.alloc(height * (width + 1)))),
    chunkOf('IEND', Buffer.alloc(0)),
  ]);
}
export const pngText = chunkOf('tEXt', Buffer.from('Author\0Zhang San'));
export const pngExif = (tiff = exifWithPlace()) => chunkOf('eXIf', tiff);

/** The WebP with more chunks at its end. */
export function webpWith(...chunks: [type: string, content: Buffer][]): Buffer {
  const bytes = Buffer.concat([webp, ...chunks.map(([type, content]) => riffChunk(type, content))]);
  bytes.writeUInt32LE(bytes.length - 8, 4);
  return bytes;
}
