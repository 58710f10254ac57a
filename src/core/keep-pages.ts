import type { MiddlewareHandler } from 'hono';
import { isShared, keyOf, type Memory } from '../platform/http/memory.ts';
import type { Visits } from '../platform/http/visits.ts';
import type { PublicEnv } from './doors.ts';
import { everyChange, everyPage } from './publications/changes.ts';

/**
 * For browsers: ask again each time (ETag). For a cache of ours in front: five seconds, and 45 more when nobody answers;
 * with the lease of one second that stays below the 60 s in which what was withdrawn leaves every cache (promises.md, P2).
 */
const shared = 'public, max-age=0, s-maxage=5, stale-if-error=45';

/** Fills memory with public pages, and tells caches in front by which tags a page is known: Surrogate-Key. */
export function keepPages(memory?: Memory, visits?: Visits): MiddlewareHandler<PublicEnv> {
  return async (c, next) => {
    let said: Set<string> | null = null;
    let until = Number.POSITIVE_INFINITY;
    c.set('shows', (...tags) => {
      said = new Set([...(said ?? []), ...tags]);
    });
    c.set('trueUntil', (at) => {
      until = Math.min(until, at.getTime());
    });
    const url = new URL(c.req.url);
    const key = keyOf(url.pathname + url.search, c.req.header('cookie'));
    const fill = c.req.method === 'GET' ? await memory?.begin(key) : null;
    let kept: Promise<void> | undefined;
    try {
      await next();
      if (!isShared(c.res)) return;
      if (c.req.method === 'GET' && c.res.headers.get('content-type')?.startsWith('text/html'))
        visits?.seen(url.pathname, c.req.header('user-agent') ?? '');
      if (key === null) return;
      const tags = [...(said ?? [everyChange]), everyPage];
      c.header('surrogate-key', tags.join(' '));
      c.header('cache-control', shared);
      c.header('vary', 'accept-encoding, cookie');
      if (until > Date.now()) kept = fill?.offer(c.res, tags, until - Date.now());
    } finally {
      // This answer does not wait for compressing; who asks for the same page meanwhile does.
      Promise.resolve(kept)
        .catch(() => {}) // the page is made anew for the next
        .finally(() => fill?.end());
    }
  };
}
