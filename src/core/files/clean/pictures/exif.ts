/** What a block of Exif (a TIFF, without the word Exif before it) says that matters here. */
export interface Exif {
  /** 1 to 8: how the picture must be turned to stand upright. */
  orientation: number;
  gps: boolean;
}

export function readExif(tiff: Buffer): Exif {
  const nothing = { orientation: 1, gps: false };
  const little = tiff.toString('latin1', 0, 2) === 'II';
  if (tiff.length < 14 || (!little && tiff.toString('latin1', 0, 2) !== 'MM')) return nothing;
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const start = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (start + 2 > tiff.length) return nothing;
  const found = { ...nothing };
  for (let n = 0; n < short(start); n += 1) {
    const at = start + 2 + n * 12;
    if (at + 12 > tiff.length) break;
    if (short(at) === 0x0112) found.orientation = short(at + 8);
    if (short(at) === 0x8825) found.gps = true;
  }
  if (found.orientation < 1 || found.orientation > 8) found.orientation = 1;
  return found;
}

/** A block of Exif that says how to turn the picture and nothing else. */
export function writeExif(orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0\x2a', 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(0x0112, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  return tiff;
}
