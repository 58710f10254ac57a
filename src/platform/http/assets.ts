import { createReadStream, existsSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Readable } from 'node:stream';
import type { Hono } from 'hono';
import { projectRoot } from '../root.ts';

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
  app.get('/assets/:name{[\\w.-]+}', (c) => {
    const name = c.req.param('name');
    const type = types[extname(name)];
    const path = [join(projectRoot, 'dist', 'assets', name), join(projectRoot, 'src', 'ui', 'assets', name)].find(
      (file) => existsSync(file),
    );
    if (!type || !path) return c.notFound();
    const hashed = /-[A-Za-z0-9]{8,}\.\w+$/.test(name);
    const headers = {
      'content-type': type,
      'content-length': String(statSync(path).size),
      'cache-control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    };
    return new Response(Readable.toWeb(createReadStream(path)) as ReadableStream, { headers });
  });
}
