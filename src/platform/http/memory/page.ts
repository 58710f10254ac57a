import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { matches } from '../etag.ts';
import { securityHeaders } from '../middleware.ts';

/** A page ready to be sent: bodies and header lists are made once, an answer only chooses. */
export interface Page {
  etag: string;
  /** By the steady clock: afterwards it is made anew. */
  goodUntil: number;
  /** A page that people read: it counts as a visit. */
  isRead: boolean;
  /** What it may weigh at most with all its codings, in bytes. */
  weight: number;
  plain: Coded;
  gzip?: Coded;
  brotli?: Coded;
}

interface Coded {
  etag: string;
  body: Buffer;
  /** Names and values in turn, as node:http writes them without looking. */
  headers: string[];
  unchanged: string[];
}

/** What of a request decides which page it gets, and in which coding. */
export interface Wanted {
  head: boolean;
  encodings: string;
  known: string | undefined;
}

/** Headers that belong to one answer or are made here. */
const own = new Set(['x-request-id', 'content-length', 'etag', 'content-type', 'content-encoding']);

export function makePage(from: Headers, body: Buffer, goodUntil: number): Page {
  const shared = Object.entries({
    ...securityHeaders,
    ...Object.fromEntries([...from].filter(([name]) => !own.has(name))),
  }).flat();
  const type = from.get('content-type') ?? 'application/octet-stream';
  const etag = from.get('etag') ?? tagOf(body);
  return {
    etag,
    goodUntil,
    weight: body.length * 2,
    isRead: type.startsWith('text/html'),
    plain: coded(shared, type, etag, body),
  };
}

export const tagOf = (body: Buffer) => `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;

function coded(shared: string[], type: string, etag: string, body: Buffer, coding?: string): Coded {
  const unchanged = [...shared, 'etag', etag];
  const headers = [...unchanged, 'content-type', type, 'content-length', String(body.length)];
  if (coding) headers.push('content-encoding', coding);
  return { etag, body, headers, unchanged };
}

const brotli = promisify(brotliCompress);
const squeeze = promisify(gzip);
const worthwhile = 1024;

/** Adds the compressed bodies, off the event loop: compressing on the way of an answer costs more than the answer (evidence.md). */
export async function compress(page: Page): Promise<void> {
  const { body, headers, unchanged } = page.plain;
  if (body.length < worthwhile) return;
  const shared = unchanged.slice(0, -2);
  const type = headers[unchanged.length + 1]!;
  const tagged = (coding: string) => page.etag.replace(/"$/, `-${coding}"`);
  const [br, gz] = await Promise.all([
    brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
    squeeze(body, { level: 6 }),
  ]);
  page.brotli = coded(shared, type, tagged('br'), br, 'br');
  page.gzip = coded(shared, type, tagged('gz'), gz, 'gzip');
}

/** Sends a page; `alone` when the database is away: then nobody in front may keep it. */
export function sendPage(page: Page, wanted: Wanted, response: ServerResponse, alone = false): 200 | 304 {
  const { encodings } = wanted;
  const chosen =
    page.brotli && takes(encodings, 'br')
      ? page.brotli
      : page.gzip && takes(encodings, 'gzip')
        ? page.gzip
        : page.plain;
  if (wanted.known !== undefined && matches(wanted.known, page.etag)) {
    response.writeHead(304, alone ? unshared(chosen.unchanged) : chosen.unchanged).end();
    return 304;
  }
  response.writeHead(200, alone ? unshared(chosen.headers) : chosen.headers);
  response.end(wanted.head ? undefined : chosen.body);
  return 200;
}

/** `br;q=0` names a coding in order to refuse it; hardly anybody weighs, so that is looked for only after a semicolon. */
const takes = (encodings: string, coding: string) =>
  encodings.includes(coding) &&
  !(encodings.includes(';') && new RegExp(`\\b${coding}\\s*;\\s*q=0(\\.0*)?\\s*(,|$)`).test(encodings));

const unshared = (headers: string[]) =>
  headers.map((part, at) => (at % 2 === 1 && headers[at - 1] === 'cache-control' ? 'no-cache' : part));
