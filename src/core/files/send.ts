import { Readable } from 'node:stream';
import type { Context } from 'hono';
import { Unavailable } from '../../platform/errors.ts';
import { matches } from '../../platform/http/etag.ts';
import type { Range, Storage } from '../../platform/storage/local.ts';
import { contentDisposition } from './name.ts';
import type { Sendable } from './queries.ts';
import { factsOf } from './types.ts';

/** A viewer of PDF is blocked by any sandbox (Chrome, Safari), so a PDF gets all but that. */
const policy = {
  pdf: "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  other: "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

export interface Sending {
  /** May be shown in the browser when its type allows; otherwise it is only downloaded. */
  mayShow: boolean;
  cacheControl: string;
  /** Asked now and then while a long file is on its way; when it says no, the rest stays here. */
  still?(): Promise<boolean>;
}

/** Answers a file's bytes: whole, a range (206, 416), only its headers (HEAD), or nothing new (304). */
export async function sendFile(c: Context, storage: Storage, file: Sendable, sending: Sending): Promise<Response> {
  const bytes = await storage.size(file.hash);
  if (bytes === null) throw new Unavailable('这份文件暂时取不到，请稍后再试。');
  const etag = `"${file.hash.slice(0, 40)}"`;
  const headers = headersOf(file, etag, sending);
  if (matches(c.req.header('if-none-match'), etag)) {
    headers.delete('content-type');
    return new Response(null, { status: 304, headers });
  }
  const range = rangeOf(c, bytes, etag);
  if (range === 'none') {
    headers.set('content-range', `bytes */${bytes}`);
    return new Response(null, { status: 416, headers });
  }
  if (range) headers.set('content-range', `bytes ${range.start}-${range.end}/${bytes}`);
  headers.set('content-length', String(range ? range.end - range.start + 1 : bytes));
  const body = c.req.method === 'HEAD' ? null : bodyOf(storage.open(file.hash, range ?? undefined), sending.still);
  return new Response(body, { status: range ? 206 : 200, headers });
}

function headersOf(file: Sendable, etag: string, { mayShow, cacheControl }: Sending): Headers {
  const facts = factsOf(file.type);
  const shown = mayShow && facts?.inline === true;
  return new Headers({
    'content-type': facts?.mime ?? 'application/octet-stream',
    'content-disposition': contentDisposition(shown ? 'inline' : 'attachment', file.name),
    'content-security-policy': shown && file.type === 'pdf' ? policy.pdf : policy.other,
    'x-content-type-options': 'nosniff',
    'accept-ranges': 'bytes',
    'cache-control': cacheControl,
    etag,
  });
}

/** One range of bytes; null for the whole (also when several are asked for, as RFC 9110 allows); 'none' when it lies outside. */
function rangeOf(c: Context, bytes: number, etag: string): Range | 'none' | null {
  const asked = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(c.req.header('range')?.trim() ?? '');
  const ifRange = c.req.header('if-range');
  if (!asked || (ifRange && ifRange.trim() !== etag) || (asked[1] === '' && asked[2] === '')) return null;
  const start = asked[1] === '' ? Math.max(0, bytes - Number(asked[2])) : Number(asked[1]);
  const end = asked[1] === '' || asked[2] === '' ? bytes - 1 : Math.min(Number(asked[2]), bytes - 1);
  if (asked[1] !== '' && asked[2] !== '' && Number(asked[2]) < start) return null; // not a range at all
  return start >= bytes || (asked[1] === '' && Number(asked[2]) === 0) ? 'none' : { start, end };
}

function bodyOf(stream: Readable, still: Sending['still']): ReadableStream {
  const body = still ? Readable.from(whileAllowed(stream, still), { objectMode: false }) : stream;
  return Readable.toWeb(body) as ReadableStream;
}

const lookAgain = 15_000;
const longestAlone = 60_000;

/** A withdrawal also stops what is being sent, within a minute (promises.md, P2); a database away is borne as long (P7). */
export async function* whileAllowed(
  stream: AsyncIterable<Uint8Array>,
  still: () => Promise<boolean>,
  now: () => number = Date.now,
): AsyncGenerator<Uint8Array> {
  let looked = now();
  let tried = looked;
  for await (const chunk of stream) {
    if (now() - tried >= lookAgain) {
      tried = now();
      const allowed = await still().catch(() => (tried - looked < longestAlone ? null : false));
      if (allowed === false) throw new Error('no longer public while it was being sent');
      if (allowed) looked = tried;
    }
    yield chunk;
  }
}
