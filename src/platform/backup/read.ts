import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { Refused } from '../errors.ts';
import { format, type Head, headName, type Manifest, manifestName } from './manifest.ts';

/** One entry under way; its bytes must be read before the next comes. */
export interface Entry {
  name: string;
  bytes: number;
  from: Readable;
}

/** Reads the entries of a backup one after another; Refused with a sentence when the file is none or is cut short. */
export async function readArchive(path: string, each: (entry: Entry) => Promise<void>): Promise<void> {
  const tar = extract();
  const reading = pipeline(createReadStream(path), createGunzip(), tar as unknown as NodeJS.WritableStream);
  reading.catch(() => {}); // told below, after the entries
  try {
    for await (const entry of tar) {
      await each({ name: entry.header.name, bytes: entry.header.size ?? 0, from: entry as unknown as Readable });
      entry.resume();
    }
    await reading;
  } catch (error) {
    throw notWhole(error, path);
  }
}

function notWhole(error: unknown, path: string): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  const broken = /^Z_|ERR_STREAM_PREMATURE_CLOSE/.test(code ?? '') || /Unexpected end|Invalid tar header/.test(message);
  return broken
    ? new Refused(`${path} 不是完整的备份文件，可能没有写完或传输时损坏，请换一份。`, 409, { cause: error })
    : error;
}

/** The whole of one entry's bytes. */
export async function readAll(from: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of from) parts.push(part);
  return Buffer.concat(parts);
}

/** Reads the backup once through, compares every hash, and answers head and manifest; Refused when anything differs. */
export async function checkArchive(path: string): Promise<{ head: Head; manifest: Manifest }> {
  const found = new Map<string, { bytes: number; sha256: string }>();
  let head: Head | null = null;
  let manifest: Manifest | null = null;
  await readArchive(path, async ({ name, from }) => {
    if (name === headName || name === manifestName) {
      const bytes = await readAll(from);
      if (name === manifestName) manifest = JSON.parse(bytes.toString()) as Manifest;
      else head = readHead(bytes);
      found.set(name, { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
    } else found.set(name, await digest(from));
  });
  if (!head || !manifest) throw new Refused(`${path} 不是完整的备份文件，缺少开头或清单，请换一份。`);
  compare(found, manifest);
  return { head, manifest };
}

function readHead(bytes: Buffer): Head {
  const head = JSON.parse(bytes.toString()) as Head;
  if (head.format > format) throw new Refused('这份备份由更新的版本制作，请先升级本系统再恢复。');
  return head;
}

async function digest(from: Readable): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const part of from) {
    hash.update(part);
    bytes += part.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

function compare(found: Map<string, { bytes: number; sha256: string }>, manifest: Manifest): void {
  for (const { name, sha256 } of manifest.entries) {
    if (found.get(name)?.sha256 !== sha256)
      throw new Refused(`备份中的 ${name} 与清单不符，这份备份已损坏，请换一份。`);
  }
  if (found.size !== manifest.entries.length + 1) throw new Refused('备份中有清单以外的内容，请换一份。');
}
