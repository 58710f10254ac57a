import type { Context, MiddlewareHandler } from 'hono';
import type { Log } from '../log.ts';
import { requestId } from '../log.ts';
import { observeRequest } from '../metrics.ts';

/** Headers that every answer carries: no foreign script, frame or guess at a type (pages in memory cannot carry nonces). */
export const securityHeaders: Record<string, string> = {
  'content-security-policy':
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};

/** Gives each request an id, each answer its security headers, and each pair one line in the log without personal data. */
export function withHeaders(log: Log): MiddlewareHandler {
  return async (c, next) => {
    const id = requestId(c.req.header('x-request-id'));
    c.set('requestId', id);
    const began = performance.now();
    await next();
    for (const [name, value] of Object.entries(securityHeaders))
      if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    c.res.headers.set('x-request-id', id);
    const [route, ms] = [routeOf(c), performance.now() - began];
    observeRequest(route, c.req.method, c.res.status, ms / 1000);
    log.info({ id, method: c.req.method, route, status: c.res.status, ms: Math.round(ms) }, 'request');
  };
}

/** The route's pattern and not the address: an address may hold what a citizen typed. */
function routeOf(c: Context): string {
  const matched = c.req.matchedRoutes.filter((route) => !route.path.endsWith('*'));
  return matched.at(-1)?.path ?? 'none';
}

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A form from another site is refused: the browser says where it comes from (Sec-Fetch-Site, Origin). */
export function refuseForeignForms(refused: (c: Context) => Response | Promise<Response>): MiddlewareHandler {
  return async (c, next) => {
    if (safe.has(c.req.method)) return next();
    const site = c.req.header('sec-fetch-site');
    const origin = c.req.header('origin');
    const foreign = site
      ? site !== 'same-origin' && site !== 'none'
      : origin !== undefined && originHost(origin) !== c.req.header('host');
    return foreign ? refused(c) : next();
  };
}

/** No address of ours holds a NUL, and PostgreSQL takes none: whoever asks for one is told that nothing is there. */
export function refuseNulAddresses(refused: (c: Context) => Response | Promise<Response>): MiddlewareHandler {
  return async (c, next) => (/%00/.test(c.req.url) ? refused(c) : next());
}

function originHost(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}
