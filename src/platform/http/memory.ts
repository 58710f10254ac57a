import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { countRemembered } from '../metrics.ts';
import { matches } from './etag.ts';

interface Page {
  generation: number;
  filledAt: number;
  headers: Record<string, string>;
  etag: string;
  body: Buffer;
  gzip?: Buffer;
  brotli?: Buffer;
}

export interface Memory {
  /** Answers from memory, straight on node:http; false when the framework has to. */
  answer(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  /** Offers a rendered page; kept only if the generation read before its queries is still current after them. */
  offer(key: string, before: number | null, response: Response): Promise<void>;
  keyOf(request: { method: string; path: string; cookie: string | undefined }): string | null;
  generation(): Promise<number | null>;
}

const longest = 30_000; // a page is asked for anew after 30 s, because dates on it move
const alone = 60_000; // P7: with the database away, at most 60 s after the last contact
const patience = 2500; // a database that does not answer by then counts as away for this request
const most = 4000;

/**
 * Pages in memory, good for one generation of what is published (architecture.md, Publications). Every answer first reads the
 * current generation, one shared query for all that wait, so that a withdrawal counts from its commit in every process.
 */
export function openMemory(readGeneration: () => Promise<number>): Memory {
  const pages = new Map<string, Page>();
  let contact = 0;
  let seen = 0;
  let waiting: Promise<number | null> | null = null;
  let next: Promise<number | null> | null = null;

  const read = async (): Promise<number | null> => {
    try {
      const value = await readGeneration();
      contact = Date.now();
      seen = Math.max(seen, value); // also when it came too late for who asked
      return value;
    } catch {
      return null;
    }
  };
  const ask = () => Promise.race([read(), silence()]);
  /** A read that began before this request came may be too old: those join the next one, never the one under way. */
  const generation = (): Promise<number | null> => {
    if (!waiting) {
      waiting = ask().finally(() => {
        waiting = null;
      });
      return waiting;
    }
    next ??= waiting.then(() => {
      next = null;
      return generation();
    });
    return next;
  };

  return {
    generation,
    keyOf({ method, path, cookie }) {
      if (method !== 'GET' && method !== 'HEAD') return null;
      if (
        path.length > 300 ||
        /^\/(staff|files|assets|healthz|readyz|leaving|search)/.test(path) ||
        /[?&](elder|contrast|lang)=/.test(path)
      )
        return null;
      const view = /(?:^|;\s*)view=([\w.-]{1,60})/.exec(cookie ?? '')?.[1] ?? '';
      return `${view} ${path}`;
    },
    async answer(request, response) {
      const key = this.keyOf({ method: request.method ?? '', path: request.url ?? '', cookie: request.headers.cookie });
      const page = key ? pages.get(key) : undefined;
      if (!key || !page || request.headers.range) return false;
      const current = await generation();
      const fresh = current === page.generation && Date.now() - page.filledAt < longest;
      // What this process knows to be over does not come back because the database is away.
      const lonely = current === null && page.generation === seen && Date.now() - contact < alone;
      if (fresh || lonely) {
        send(page, request, response);
        countRemembered();
        return true;
      }
      if (current !== null) pages.delete(key);
      return false;
    },
    async offer(key, before, answer) {
      if (before === null || answer.status !== 200 || answer.headers.has('set-cookie')) return;
      if (answer.headers.get('cache-control')?.includes('no-store')) return;
      const body = Buffer.from(await answer.clone().arrayBuffer());
      if (body.length > 512 * 1024 || (await generation()) !== before) return;
      if (pages.size >= most) pages.delete(pages.keys().next().value!);
      pages.set(key, compressed(before, answer.headers, body));
    },
  };
}

/** Null after a while; an answer that has come while this process was busy is still read first. */
const silence = () =>
  new Promise<null>((resolve) => setTimeout(() => setImmediate(() => resolve(null)), patience).unref());

function compressed(generation: number, from: Headers, body: Buffer): Page {
  const headers = Object.fromEntries(
    [...from].filter(([name]) => name !== 'x-request-id' && name !== 'content-length'),
  );
  headers.vary = 'accept-encoding, cookie';
  const etag = headers.etag ?? `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  const page: Page = { generation, filledAt: Date.now(), headers: { ...headers, etag }, etag, body };
  if (body.length < 1024) return page;
  page.brotli = brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  page.gzip = gzipSync(body, { level: 6 });
  return page;
}

function send(page: Page, request: IncomingMessage, response: ServerResponse): void {
  if (matches(request.headers['if-none-match'], page.etag)) {
    const { 'content-type': _, ...headers } = page.headers;
    response.writeHead(304, headers).end();
    return;
  }
  const accepts = String(request.headers['accept-encoding'] ?? '');
  const [coding, body] =
    page.brotli && /\bbr\b/.test(accepts)
      ? ['br', page.brotli]
      : page.gzip && /\bgzip\b/.test(accepts)
        ? ['gzip', page.gzip]
        : [null, page.body];
  response.writeHead(200, {
    ...page.headers,
    ...(coding ? { 'content-encoding': coding } : {}),
    'content-length': body.length,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}
