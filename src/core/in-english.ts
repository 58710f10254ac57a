import type { MiddlewareHandler } from 'hono';
import { pageInEnglish } from '../ui/english/translate.ts';
import type { PublicEnv } from './doors.ts';

/** A reader who chose English gets every public page with its interface in English; texts stay as they were cleared. */
export const answerInEnglish: MiddlewareHandler<PublicEnv> = async (c, next) => {
  await next();
  if (c.var.mode?.language !== 'en' || !c.res.headers.get('content-type')?.startsWith('text/html')) return;
  const { status, headers } = c.res;
  const html = await c.res.text();
  c.res = undefined;
  c.res = new Response(pageInEnglish(html), { status, headers });
};
