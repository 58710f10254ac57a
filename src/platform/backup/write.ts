import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Pack, pack } from 'tar-stream';
import { type Manifest, manifestName } from './manifest.ts';

/** A backup while it is being written: a gzipped tar whose last entry names all others with their hashes. */
export interface Archive {
  /** Adds one piece held in memory. */
  add(name: string, bytes: Uint8Array | string): Promise<void>;
  /** Adds one of known length from a stream; another length is an error. */
  stream(name: string, bytes: number, from: Readable): Promise<void>;
  count(table: string, rows: number): void;
}

/** Writes a backup to `path`: beside it first, synced, then renamed, so that what bears the name is always whole. */
export async function writeArchive(path: string, fill: (archive: Archive) => Promise<void>): Promise<Manifest> {
  const partial = `${path}.partial`;
  const tar = pack();
  const written = pipeline(
    tar as unknown as Readable,
    createGzip({ level: 1 }),
    createWriteStream(partial, { mode: 0o600 }),
  );
  written.catch((error) => tar.destroy(error)); // a full disk ends the filling as well
  const manifest: Manifest = { entries: [], tables: {}, files: 0 };
  try {
    await fill(archiveOn(tar, manifest));
    await entry(tar, manifestName, JSON.stringify(manifest));
    tar.finalize();
    await written;
    await syncPath(partial);
    await rename(partial, path);
    await syncPath(dirname(path));
  } catch (error) {
    tar.destroy();
    const disk: NodeJS.ErrnoException | null = await written.then(() => null).catch((failed) => failed);
    await rm(partial, { force: true });
    throw disk?.code === 'ENOSPC' ? disk : error;
  }
  return manifest;
}

function archiveOn(tar: Pack, manifest: Manifest): Archive {
  const note = (name: string, bytes: number, sha256: string) => void manifest.entries.push({ name, bytes, sha256 });
  return {
    async add(name, content) {
      const bytes = Buffer.from(content as string);
      await entry(tar, name, bytes);
      note(name, bytes.length, createHash('sha256').update(bytes).digest('hex'));
    },
    async stream(name, bytes, from) {
      const hash = createHash('sha256');
      await new Promise<void>((resolve, reject) => {
        const to = tar.entry({ name, size: bytes }, (error) => (error ? reject(error) : resolve()));
        pour(from, hash, to as unknown as Writable).catch(reject);
      });
      note(name, bytes, hash.digest('hex'));
      manifest.files += 1;
    },
    count: (table, rows) => {
      manifest.tables[table] = (manifest.tables[table] ?? 0) + rows;
    },
  };
}

const entry = (tar: Pack, name: string, content: Uint8Array | string) =>
  new Promise<void>((resolve, reject) => {
    tar.entry({ name }, Buffer.from(content as string), (error) => (error ? reject(error) : resolve()));
  });

async function pour(from: Readable, hash: ReturnType<typeof createHash>, to: Writable): Promise<void> {
  for await (const chunk of from) {
    hash.update(chunk);
    if (!to.write(chunk)) await new Promise<void>((resolve) => to.once('drain', () => resolve()));
  }
  to.end();
}

async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}
