import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';

const name = 'gk_visitor';

/** A visitor's own scope for idempotency keys: a random cookie that says nothing about the person; made when a form is shown. */
export function visitorOf(c: Context): string {
  const found = new RegExp(`(?:^|;\\s*)${name}=([\\w-]{22})(?:;|$)`).exec(c.req.header('cookie') ?? '')?.[1];
  if (found) return found;
  const made = randomBytes(16).toString('base64url');
  c.header('set-cookie', `${name}=${made}; Path=/; HttpOnly; SameSite=Lax`, { append: true });
  return made;
}
