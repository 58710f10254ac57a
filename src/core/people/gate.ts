import type { MiddlewareHandler } from 'hono';
import { readFields } from '../../platform/http/body.ts';
import { By } from '../caller.ts';
import type { StaffContext, StaffEnv } from '../doors.ts';
import { SignInAgain } from './pages/sign-in-again.tsx';
import { openWhile, safeNext } from './rules.ts';
import { findSession, readCookie, sessionCookie } from './session.ts';

/**
 * Stands before everything under /staff but signing in: nobody passes without a living session, and a session that owes
 * a code, a new password or a second factor passes only to where it can pay. Sets `who` and `by`.
 */
export function staffGate(): MiddlewareHandler<StaffEnv> {
  return async (c, next) => {
    const session = await findSession(c.var.staff, readCookie(c.req.header('cookie'), sessionCookie));
    const reads = c.req.method === 'GET' || c.req.method === 'HEAD';
    if (!session) return reads ? toSignIn(c) : askAgain(c);
    const only = openWhile[session.owes];
    if (only && !only.open.test(c.req.path)) {
      return c.redirect(`${only.path}?next=${encodeURIComponent(reads ? pathOf(c) : '/staff')}`, 303);
    }
    c.set('who', session.who);
    c.set('by', (key = null) => new By(c.var.staff, session.who, key));
    await next();
  };
}

const pathOf = (c: StaffContext) => safeNext(c.req.path + new URL(c.req.url).search);

function toSignIn(c: StaffContext): Response {
  const next = pathOf(c);
  return c.redirect(next === '/staff' ? '/staff/sign-in' : `/staff/sign-in?next=${encodeURIComponent(next)}`, 303);
}

/**
 * A form that arrives after its session ended: 401, and a page that holds everything typed, to be sent again after
 * signing in beside it. Only what this site's own page sent is held; another site's form must not become ours.
 */
async function askAgain(c: StaffContext): Promise<Response> {
  const kept = mayKeep(c) ? await readFields(c) : null;
  c.header('cache-control', 'no-store');
  return c.html(SignInAgain({ siteName: c.var.site?.name, action: c.req.path + new URL(c.req.url).search, kept }), 401);
}

function mayKeep(c: StaffContext): boolean {
  const plain = /^application\/x-www-form-urlencoded\b/i.test(c.req.header('content-type') ?? '');
  const site = c.req.header('sec-fetch-site');
  const origin = c.req.header('origin') ?? '';
  const host = c.req.header('host') ?? new URL(c.req.url).host;
  const own = site ? site === 'same-origin' : URL.canParse(origin) && new URL(origin).host === host;
  return plain && own && c.req.method === 'POST';
}
