import { stripGif } from './gif.ts';
import { stripJpeg } from './jpeg.ts';
import type { Picture } from './picture.ts';
import { stripPng } from './png.ts';
import { stripWebp } from './webp.ts';

const makers: Record<string, (bytes: Buffer) => Picture | Promise<Picture>> = {
  jpg: stripJpeg,
  png: stripPng,
  gif: stripGif,
  webp: stripWebp,
};

/** A picture without what is hidden in it; undefined for what is no picture of these types. Unfit when it is cut short or too large. */
export const stripPicture = async (type: string, bytes: Buffer): Promise<Picture | undefined> => makers[type]?.(bytes);

/** The type of a picture by its first bytes. */
export function pictureType(bytes: Buffer): string | null {
  const start = bytes.toString('latin1', 0, 12);
  if (start.startsWith('\xff\xd8\xff')) return 'jpg';
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (/^GIF8[79]a/.test(start)) return 'gif';
  return start.startsWith('RIFF') && start.endsWith('WEBP') ? 'webp' : null;
}
