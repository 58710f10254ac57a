import { Unfit } from '../../extract/unfit.ts';
import { readExif, writeExif } from './exif.ts';
import { cut, type Picture, refuseHuge, tally } from './picture.ts';

const is = (bytes: Buffer, word: string, at = 0) => bytes.toString('latin1', at, at + word.length) === word;
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/**
 * A JPEG (ITU-T T.81) without Exif, XMP, IPTC, comments and what lies behind its end. The colour profile, Adobe's mark and the
 * way it must be turned stay: without them it would look different. Unfit when it is cut short.
 */
export function stripJpeg(bytes: Buffer): Picture {
  const { tell, removed } = tally();
  const out: Buffer[] = [bytes.subarray(0, 2)];
  let at = 2;
  let orientation = 1;
  let sized = false;
  for (;;) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1; // fill bytes
    if (at + 2 > bytes.length || bytes[at] !== 0xff) throw new Unfit(cut);
    const marker = bytes[at + 1]!;
    if (marker === 0xd9) break;
    if (at + 4 > bytes.length) throw new Unfit(cut);
    const length = bytes.readUInt16BE(at + 2);
    const segment = bytes.subarray(at, at + 2 + length);
    if (length < 2 || segment.length < 2 + length) throw new Unfit(cut);
    if (isFrame(marker)) {
      if (length < 8) throw new Unfit(cut);
      refuseHuge(segment.readUInt16BE(7), segment.readUInt16BE(5));
      sized = true;
    }
    const data = segment.subarray(4);
    if (marker === 0xe1 && is(data, 'Exif\0\0')) {
      const exif = readExif(data.subarray(6));
      orientation = exif.orientation;
      // What we wrote ourselves is nothing to tell.
      if (!data.subarray(6).equals(writeExif(orientation))) tell('exif', '图片');
      if (exif.gps) tell('gps', '图片');
    } else if (!stays(marker, data)) tell(kindOf(marker, data), '图片');
    else out.push(segment);
    at += 2 + length;
    if (marker === 0xda) {
      const end = endOfScan(bytes, at);
      out.push(bytes.subarray(at, end));
      at = end;
    }
  }
  if (!sized) throw new Unfit(cut);
  if (at + 2 < bytes.length && bytes.subarray(at + 2).some((byte) => byte !== 0)) tell('trailing_bytes', '图片');
  out.push(bytes.subarray(at, at + 2));
  if (orientation !== 1) out.splice(isJfif(out[1]) ? 2 : 1, 0, exifSegment(orientation));
  return { bytes: Buffer.concat(out), removed };
}

const isJfif = (segment: Buffer | undefined) => segment?.[1] === 0xe0;

function stays(marker: number, data: Buffer): boolean {
  if (marker === 0xe0) return is(data, 'JFIF\0');
  if (marker === 0xe2) return is(data, 'ICC_PROFILE\0');
  if (marker === 0xee) return is(data, 'Adobe');
  return marker !== 0xfe && (marker < 0xe0 || marker > 0xef);
}

function kindOf(marker: number, data: Buffer) {
  if (marker === 0xe1 && is(data, 'http://ns.adobe.com/x')) return 'xmp';
  if (marker === 0xfe || marker === 0xed) return 'picture_text';
  return 'xmp';
}

/** Where the coded picture ends: at the first mark that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Buffer, start: number): number {
  let at = start;
  for (;;) {
    at = bytes.indexOf(0xff, at);
    if (at < 0 || at + 1 >= bytes.length) throw new Unfit(cut);
    const next = bytes[at + 1]!;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
    at += next === 0xff ? 1 : 2;
  }
}

function exifSegment(orientation: number): Buffer {
  const data = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), writeExif(orientation)]);
  const head = Buffer.from([0xff, 0xe1, 0, data.length + 2]);
  return Buffer.concat([head, data]);
}
