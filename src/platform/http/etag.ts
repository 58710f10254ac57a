import { createHash } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';

/** A strong ETag over the body of every whole GET answer that may be kept, and 304 for who has it already. */
export const withEtag: MiddlewareHandler = async (c, next) => {
  await next();
  const reading = c.req.method === 'GET' || c.req.method === 'HEAD';
  if (!reading || c.res.status !== 200 || c.res.headers.has('etag') || !isText(c.res.headers.get('content-type')))
    return;
  if (/no-store/.test(c.res.headers.get('cache-control') ?? '')) return;
  const body = Buffer.from(await c.res.arrayBuffer());
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  const headers = new Headers(c.res.headers);
  headers.set('etag', tag);
  headers.set('content-length', String(body.length)); // HEAD tells it too
  const known = matches(c.req.header('if-none-match'), tag);
  if (known) for (const name of ['content-type', 'content-length']) headers.delete(name);
  c.res = undefined;
  c.res = known ? new Response(null, { status: 304, headers }) : new Response(body, { status: 200, headers });
};

const isText = (type: string | null) =>
  /^(text|application\/(xml|json|atom|feed|manifest))|\+(xml|json)/.test(type ?? '');

/** Whether a page is known by its tag; a compressed copy bears the same tag with its coding at the end. */
export function matches(header: string | undefined, tag: string): boolean {
  if (!header) return false;
  if (header.trim() === '*') return true;
  return header.split(',').some(
    (part) =>
      part
        .trim()
        .replace(/^W\//, '')
        .replace(/-(br|gz)"$/, '"') === tag,
  );
}
