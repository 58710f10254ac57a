import type { MiddlewareHandler } from 'hono';
import { wholeNumbers } from '../ui/whole-numbers.ts';
import type { PublicEnv } from './doors.ts';

/** Every public page with its telephone numbers, dates and times set whole; after it was put into English. */
export const keepNumbersWhole: MiddlewareHandler<PublicEnv> = async (c, next) => {
  await next();
  if (!c.res.headers.get('content-type')?.startsWith('text/html') || !c.res.body) return;
  const { status, headers } = c.res;
  const html = await c.res.text();
  c.res = undefined;
  c.res = new Response(wholeNumbers(html), { status, headers });
};
