import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Unavailable } from '../errors.ts';
import type { Arrived, Range, Storage } from './local.ts';
import { spool } from './receive.ts';
import { openS3Client, type S3Client, type S3Patience } from './s3-client.ts';
import { sweepBucket } from './s3-sweep.ts';
import { uploadFile } from './s3-upload.ts';
import { parseS3Url } from './s3-url.ts';
import { sweepArrivals } from './sweep.ts';

const day = 24 * 3600_000;
const missing = '这份文件暂时取不到，请稍后再试。';

/**
 * Storage in a bucket (S3 and what speaks like it): `ab/cd/<sha256>` below the prefix of the address. What arrives lies in
 * `spoolDir` of this machine until it is examined, because its key is its hash; it is kept when the bucket has confirmed its
 * bytes by that hash.
 */
export function openS3Storage(url: string, spoolDir: string, patience?: Partial<S3Patience>): Storage {
  mkdirSync(spoolDir, { recursive: true, mode: 0o700 });
  const client = openS3Client(parseS3Url(url), patience);
  const keyOf = (hash: string) => keyFor(client, hash);
  const storage: Storage = {
    async receive(stream, { maxBytes }): Promise<Arrived> {
      const spooled = await spool(spoolDir, stream, maxBytes);
      const keep = async () => {
        await uploadFile(client, keyOf(spooled.hash), spooled);
        await spooled.discard();
      };
      return { ...spooled, keep };
    },
    async put(stream, limits) {
      const arrived = await storage.receive(stream, limits);
      try {
        await arrived.keep();
      } finally {
        await arrived.discard();
      }
      const { hash, bytes, head } = arrived;
      return { hash, bytes, head };
    },
    open: (hash, range) => {
      const key = keyOf(hash); // a hash that is none is told at once
      return Readable.from(contentOf(client, key, range), { objectMode: false });
    },
    has: async (hash) => (await storage.size(hash)) !== null,
    async size(hash) {
      const answer = await client.send({ method: 'HEAD', key: keyOf(hash) });
      return answer.status === 404 ? null : Number(answer.headers.get('content-length'));
    },
    remove: async (hash) => void (await client.send({ method: 'DELETE', key: keyOf(hash) })),
    async sweep({ known, olderThanMs = day }) {
      const before = Date.now() - Math.max(olderThanMs, day);
      return (await sweepArrivals(spoolDir, before)) + (await sweepBucket(client, { known, before }));
    },
    async ready() {
      const key = `${client.prefix}probe-${randomUUID()}`;
      await client.send({ method: 'PUT', key, body: new Uint8Array(0) });
      await client.send({ method: 'DELETE', key });
    },
  };
  return storage;
}

export function keyFor({ prefix }: S3Client, hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('not a SHA-256'); // never a path
  return join(prefix, hash.slice(0, 2), hash.slice(2, 4), hash);
}

async function* contentOf(client: S3Client, key: string, range?: Range): AsyncGenerator<Uint8Array> {
  const headers: Record<string, string> = range ? { range: `bytes=${range.start}-${range.end}` } : {};
  const answer = await client.send({ method: 'GET', key, headers });
  if (!answer.ok || !answer.body) throw new Unavailable(missing);
  try {
    yield* answer.body;
  } catch (error) {
    throw new Unavailable(missing, error);
  }
}
