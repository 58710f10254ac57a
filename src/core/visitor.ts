import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';

const name = 'gk_visitor';

/** One answer sets one cookie, however many deeds it does. */
const made = new WeakMap<Context, string>();

/** A visitor's own scope for idempotency keys: a random cookie that says nothing about the person; made when a form is shown. */
export function visitorOf(c: Context): string {
  const found = new RegExp(`(?:^|;\\s*)${name}=([\\w-]{22})(?:;|$)`).exec(c.req.header('cookie') ?? '')?.[1];
  const known = found ?? made.get(c);
  if (known) return known;
  const fresh = randomBytes(16).toString('base64url');
  made.set(c, fresh);
  c.header('set-cookie', `${name}=${fresh}; Path=/; HttpOnly; SameSite=Lax`, { append: true });
  return fresh;
}
