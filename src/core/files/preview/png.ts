import { crc32, deflateSync } from 'node:zlib';

const signature = Buffer.from('89504e470d0a1a0a', 'hex');

/**
 * A picture as PNG, opaque, eight bits a colour. `bgra` holds rows from the top, `stride` bytes apart, each pixel as blue, green,
 * red and one byte that does not count (ISO/IEC 15948).
 */
export function encodePng(bgra: Uint8Array, { width, height, stride }: Record<'width' | 'height' | 'stride', number>) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (width * 3 + 1));
  let to = 0;
  for (let y = 0; y < height; y += 1) {
    to += 1; // no filter
    for (let x = 0, from = y * stride; x < width; x += 1, from += 4) {
      rows[to] = bgra[from + 2]!;
      rows[to + 1] = bgra[from + 1]!;
      rows[to + 2] = bgra[from]!;
      to += 3;
    }
  }
  const chunks = [
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 6 })),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([signature, ...chunks]);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(data.length, 0);
  whole.set(named, 4);
  whole.writeUInt32BE(crc32(named), named.length + 4);
  return whole;
}
