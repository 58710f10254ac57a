import { createReadStream, existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { Hono } from 'hono';
import { projectRoot } from '../root.ts';

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ico': 'image/x-icon',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Serves the browser's assets: names with a content hash may be kept for a year. */
export function hangAssets(app: Hono): void {
  app.get('/assets/:name{[\\w.-]+}', async (c) => {
    const name = c.req.param('name');
    const type = types[extname(name)];
    const path = [join(projectRoot, 'dist', 'assets', name), join(projectRoot, 'src', 'ui', 'assets', name)].find(
      (file) => existsSync(file),
    );
    if (!type || !path) return c.notFound();
    const hashed = /-[A-Za-z0-9]{8,}\.\w+$/.test(name);
    const headers = {
      'content-type': type,
      'cache-control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'accept-encoding',
    };
    // A name with a hash is the same bytes for ever: packed once, as small as it goes.
    const coding = hashed && /^(text|image\/svg)/.test(type) ? codingOf(c.req.header('accept-encoding')) : null;
    if (coding) {
      const body = await packed(path, coding);
      return new Response(new Uint8Array(body), {
        headers: { ...headers, 'content-encoding': coding, 'content-length': String(body.length) },
      });
    }
    const size = { 'content-length': String(statSync(path).size) };
    return new Response(Readable.toWeb(createReadStream(path)) as ReadableStream, { headers: { ...headers, ...size } });
  });
}

type Coding = 'br' | 'gzip';

const codingOf = (accepted = ''): Coding | null =>
  /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : null;

const inMemory = new Map<string, Promise<Buffer>>();

function packed(path: string, coding: Coding): Promise<Buffer> {
  const key = `${coding} ${path}`;
  const known = inMemory.get(key);
  if (known) return known;
  const packing = readFile(path).then((bytes) => (coding === 'br' ? brotli(bytes) : gzipped(bytes, { level: 9 })));
  packing.catch(() => inMemory.delete(key));
  inMemory.set(key, packing);
  return packing;
}
