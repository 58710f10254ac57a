import type { FileHandle } from 'node:fs/promises';
import type { Source } from './zip.ts';

/** An open file as a source; a read beyond its end gives what there is. */
export const fileSource = (file: FileHandle, bytes: number): Source => ({
  bytes,
  async read(position, length) {
    const wanted = Math.max(0, Math.min(length, bytes - position));
    const { buffer, bytesRead } = await file.read(Buffer.alloc(wanted), 0, wanted, position);
    return buffer.subarray(0, bytesRead);
  },
});

/** Bytes in memory as a source. */
export const bufferSource = (content: Buffer): Source => ({
  bytes: content.length,
  read: async (position, length) => content.subarray(position, position + length),
});
