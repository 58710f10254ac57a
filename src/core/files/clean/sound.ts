import { copyFile, open } from 'node:fs/promises';
import { Unfit } from '../extract/unfit.ts';
import type { Source } from '../extract/zip.ts';
import type { Hidden } from '../hidden.ts';

const tags: Hidden = { kind: 'media_tag', where: '音视频文件' };

/** Where the sound of an MP3 begins and ends without the tags (ID3v2 before, ID3v1 behind). */
export async function soundWithin(source: Source): Promise<{ start: number; end: number }> {
  let start = 0;
  for (;;) {
    const head = await source.read(start, 10);
    if (head.toString('latin1', 0, 3) !== 'ID3') break;
    start += 10 + ((head[6]! & 127) * 2 ** 21 + (head[7]! & 127) * 2 ** 14 + (head[8]! & 127) * 128 + (head[9]! & 127));
    if (start >= source.bytes) throw new Unfit('音频不完整或已损坏，打不开。请重新导出后再上传。');
  }
  const tail = await source.read(Math.max(start, source.bytes - 128), 128);
  return { start, end: tail.toString('latin1', 0, 3) === 'TAG' ? source.bytes - 128 : source.bytes };
}

/** An MP3 without its tags (singer, pictures, comments): copied to `out` when it has any. */
export async function cleanMp3(source: Source, out: string): Promise<Hidden[]> {
  const { start, end } = await soundWithin(source);
  if (start === 0 && end === source.bytes) return [];
  await using copy = await open(out, 'wx', 0o600);
  for (let at = start; at < end; at += 1024 ** 2)
    await copy.writeFile(await source.read(at, Math.min(1024 ** 2, end - at)));
  return [tags];
}

interface Box {
  type: string;
  at: number;
  head: number;
  length: number;
}

const folders = new Set(['moov', 'trak', 'mdia', 'minf', 'moof', 'traf']);
const personal = new Set(['udta', 'meta', 'uuid']);

/** The boxes of an MP4 (ISO 14496-12) that carry tags, places and devices; Unfit when a box leads beyond the file. */
async function tagBoxes(source: Source, from = 0, to = source.bytes): Promise<Box[]> {
  const found: Box[] = [];
  for (let at = from; at + 8 <= to; ) {
    const head = await source.read(at, 16);
    const type = head.toString('latin1', 4, 8);
    const short = head.readUInt32BE(0);
    const length = short === 0 ? to - at : short === 1 ? Number(head.readBigUInt64BE(8)) : short;
    if (length < 8 || at + length > to) throw new Unfit('视频不完整或已损坏，打不开。请重新导出后再上传。');
    const box = { type, at, head: short === 1 ? 16 : 8, length };
    if (personal.has(type)) found.push(box);
    else if (folders.has(type)) found.push(...(await tagBoxes(source, at + box.head, at + length)));
    if (found.length > 1000) throw new Unfit('视频的结构不合常理，为安全起见不能接收。');
    at += length;
  }
  return found;
}

/** An MP4 whose tags (place, device, author) are overwritten with zeros in place: no other byte moves, so it plays as before. */
export async function cleanMp4(source: Source, from: string, out: string): Promise<Hidden[]> {
  const boxes = await tagBoxes(source);
  if (boxes.length === 0) return [];
  await copyFile(from, out);
  await using copy = await open(out, 'r+');
  for (const { at, head, length } of boxes) {
    await copy.write(Buffer.from('free'), 0, 4, at + 4);
    for (let place = at + head; place < at + length; place += 1024 ** 2) {
      const blank = Buffer.alloc(Math.min(1024 ** 2, at + length - place));
      await copy.write(blank, 0, blank.length, place);
    }
  }
  await copy.sync();
  return [tags];
}
