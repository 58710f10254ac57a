import { randomUUID } from 'node:crypto';
import { createReadStream, mkdirSync } from 'node:fs';
import { mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { asUnavailable, spool } from './receive.ts';
import { sweepFolder } from './sweep.ts';

/** Bytes that have arrived whole and are synced to the disk, and that nobody can open until they are kept. */
export interface Arrived {
  /** SHA-256, hex, of the bytes. */
  hash: string;
  bytes: number;
  /** The first 8 KB, for recognising the type. */
  head: Uint8Array;
  /** Where they lie until kept or discarded; for reading only. */
  path: string;
  /** Gives them their place under their hash; when it answers, they survive any crash. */
  keep(): Promise<void>;
  discard(): Promise<void>;
}

export interface Range {
  /** First and last byte, both included, as in HTTP. */
  start: number;
  end: number;
}

/** Bytes under their SHA-256 (hex). Equal content is stored once; no name of a user's reaches the disk. */
export interface Storage {
  /** Receives a stream without keeping it yet; TooLarge above the limit, Unavailable when the disk is full or away. */
  receive(stream: AsyncIterable<Uint8Array>, limits: { maxBytes: number }): Promise<Arrived>;
  /** Receives and keeps. */
  put(
    stream: AsyncIterable<Uint8Array>,
    limits: { maxBytes: number },
  ): Promise<Pick<Arrived, 'hash' | 'bytes' | 'head'>>;
  open(hash: string, range?: Range): Readable;
  has(hash: string): Promise<boolean>;
  /** Bytes under this hash; null when there are none. */
  size(hash: string): Promise<number | null>;
  remove(hash: string): Promise<void>;
  /**
   * Removes content that `known` does not know and remains of broken uploads, but nothing younger than a day:
   * an upload becomes known only when its transaction commits. Answers how many files went.
   */
  sweep(orders: { known(hashes: string[]): Promise<Set<string>>; olderThanMs?: number }): Promise<number>;
  /** Writes and removes a probe; Unavailable when the disk is full or the folder is gone. */
  ready(): Promise<void>;
}

const arrivals = 'incoming';
const day = 24 * 3600_000;

/** Storage in a folder of this machine: `ab/cd/<sha256>` below `dir` (made when it is missing, with access for us alone). */
export function openStorage(dir: string): Storage {
  mkdirSync(join(dir, arrivals), { recursive: true, mode: 0o700 });
  const storage: Storage = {
    async receive(stream, { maxBytes }) {
      const spooled = await spool(join(dir, arrivals), stream, maxBytes);
      return { ...spooled, keep: () => take(dir, spooled.path, spooled.hash).catch(asUnavailable) };
    },
    async put(stream, limits) {
      const { keep, hash, bytes, head } = await storage.receive(stream, limits);
      await keep();
      return { hash, bytes, head };
    },
    open: (hash, range) => createReadStream(placeOf(dir, hash), range),
    has: async (hash) => (await storage.size(hash)) !== null,
    size: (hash) => sizeOf(placeOf(dir, hash)),
    remove: (hash) => rm(placeOf(dir, hash), { force: true }),
    sweep: ({ known, olderThanMs = day }) => sweepFolder(dir, { known, olderThanMs: Math.max(olderThanMs, day) }),
    ready: () => probe(dir),
  };
  return storage;
}

function placeOf(dir: string, hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('not a SHA-256'); // never a path
  return join(dir, hash.slice(0, 2), hash.slice(2, 4), hash);
}

/**
 * The new file takes the place even when equal bytes are there already: one rename, so readers see whole bytes at any
 * moment, and the place is young again, so that a sweep under way leaves it alone.
 */
async function take(dir: string, path: string, hash: string): Promise<void> {
  const outer = join(dir, hash.slice(0, 2));
  const inner = join(outer, hash.slice(2, 4));
  await makeFolder(outer);
  await makeFolder(inner);
  await rename(path, join(inner, hash));
  // All three each time: who made the folder may not have come to its sync yet.
  for (const folder of [inner, outer, dir]) await syncFolder(folder);
}

/** Not recursive: when the volume is gone, its folder must not be made anew on another disk. */
async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { mode: 0o700 }).catch((error) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    return asUnavailable(error);
  }
}

async function probe(dir: string): Promise<void> {
  const path = join(dir, arrivals, `probe-${randomUUID()}`);
  try {
    await writeFile(path, new Uint8Array(4096), { mode: 0o600, flush: true });
  } catch (error) {
    asUnavailable(error);
  } finally {
    await rm(path, { force: true }).catch(() => {});
  }
}
