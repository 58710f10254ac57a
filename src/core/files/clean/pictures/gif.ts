import { Unfit } from '../../extract/unfit.ts';
import { cut, type Picture, refuseHuge, tally } from './picture.ts';

const loops = /^(NETSCAPE2\.0|ANIMEXTS1\.0)$/;

/** A GIF (89a) without comments, texts and blocks of programs; its pictures and how they move stay. Unfit when it is cut short. */
export function stripGif(bytes: Buffer): Picture {
  const { tell, removed } = tally();
  if (bytes.length < 14) throw new Unfit(cut);
  let at = 13 + tableLength(bytes[10]!);
  const out: Buffer[] = [bytes.subarray(0, at)];
  const [width, height] = [bytes.readUInt16LE(6), bytes.readUInt16LE(8)];
  let frames = 0;
  for (;;) {
    const mark = bytes[at];
    if (mark === 0x3b) break;
    const end = mark === 0x2c ? endOfPicture(bytes, at) : mark === 0x21 ? endOfBlocks(bytes, at + 2) : 0;
    if (end === 0) throw new Unfit(cut);
    const block = bytes.subarray(at, end);
    if (mark === 0x2c) frames += 1;
    if (mark === 0x2c || stays(block)) out.push(block);
    else tell(block[1] === 0xfe || block[1] === 0x01 ? 'picture_text' : 'xmp', '图片');
    at = end;
  }
  if (frames === 0) throw new Unfit(cut);
  refuseHuge(width, height, frames);
  if (at + 1 < bytes.length) tell('trailing_bytes', '图片');
  out.push(bytes.subarray(at, at + 1));
  return { bytes: Buffer.concat(out), removed };
}

const tableLength = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

function stays(block: Buffer): boolean {
  if (block[1] === 0xf9) return true;
  return block[1] === 0xff && loops.test(block.toString('latin1', 3, 14));
}

function endOfPicture(bytes: Buffer, at: number): number {
  if (at + 10 > bytes.length) throw new Unfit(cut);
  refuseHuge(bytes.readUInt16LE(at + 5), bytes.readUInt16LE(at + 7));
  return endOfBlocks(bytes, at + 10 + tableLength(bytes[at + 9]!) + 1);
}

/** Behind a row of blocks, each with its length before it, that ends with an empty one. */
function endOfBlocks(bytes: Buffer, start: number): number {
  let at = start;
  for (;;) {
    const length = bytes[at];
    if (length === undefined) throw new Unfit(cut);
    at += 1 + length;
    if (length === 0) return at;
  }
}
