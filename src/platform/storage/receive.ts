import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Refused, Unavailable } from '../errors.ts';
import { inWords } from '../size.ts';

/** More bytes came than may be kept; the sentence says how many may. Nothing is left behind. */
export class TooLarge extends Refused {
  constructor(maxBytes: number) {
    super(`文件超过了 ${inWords(maxBytes)} 的上限，请压缩或拆分后再上传。`);
    this.name = 'TooLarge';
  }
}

/** Bytes on the disk of this machine, synced, with their hash, and without a place of their own yet. */
export interface Spooled {
  hash: string;
  bytes: number;
  head: Uint8Array;
  path: string;
  discard(): Promise<void>;
}

const headBytes = 8192;

/** Writes a stream into a folder under a name of ours; TooLarge above the limit, Unavailable when the disk is full or away. */
export async function spool(folder: string, stream: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Spooled> {
  const path = join(folder, randomUUID());
  const file = await open(path, 'wx', 0o600).catch(asUnavailable);
  try {
    const written = await write(file, stream, maxBytes);
    await file.sync().catch(asUnavailable);
    await file.close();
    return { ...written, path, discard: () => rm(path, { force: true }) };
  } catch (error) {
    await file.close().catch(() => {});
    await rm(path, { force: true });
    throw error;
  }
}

async function write(file: FileHandle, stream: AsyncIterable<Uint8Array>, maxBytes: number) {
  const digest = createHash('sha256');
  const head: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    if (bytes < headBytes) head.push(chunk.subarray(0, headBytes - bytes));
    bytes += chunk.length;
    if (bytes > maxBytes) throw new TooLarge(maxBytes);
    digest.update(chunk);
    await file.writeFile(chunk).catch(asUnavailable); // all of it, where write() may write a part
  }
  return { hash: digest.digest('hex'), bytes, head: new Uint8Array(Buffer.concat(head)) };
}

/** What the disk says, as the visitor may hear it. */
export function asUnavailable(error: unknown): never {
  const full = ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '');
  throw new Unavailable(full ? '文件存储空间已满，请联系系统管理员。' : '文件存储暂时不可用，请稍后再试。', error);
}
