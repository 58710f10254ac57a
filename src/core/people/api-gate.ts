import type { MiddlewareHandler } from 'hono';
import { answerProblem } from '../../platform/http/api/problem.ts';
import { rateHeaders, Strangers } from '../../platform/http/api/rate.ts';
import type { ApiContext, ApiEnv } from '../api/operation.ts';
import { placeOf } from './address.ts';
import { hashOfToken, useToken } from './token.ts';

/** A hundred requests at once, ten more each second: enough for a department's nightly delivery, no program shuts out another. */
export const bucket = { burst: 100, perSecond: 10 };
/** Wrong tokens of one address block in a minute before it waits. */
const strangers = { most: 30, windowMillis: 60_000 };

/**
 * Stands before everything under /api/v1, also before what does not exist: without a living token every answer is the same
 * 401. Sets `who` and `token` of this very moment and says in headers how much may still be asked.
 */
export function apiGate(limits = bucket): MiddlewareHandler<ApiEnv> {
  const wrong = new Strangers(strangers.most, strangers.windowMillis);
  /** Tokens that worked here lately: an office behind one address is not shut out by a stranger among it. */
  const known = new Map<string, true>();
  return async (c, next) => {
    const hash = hashOfToken(/^Bearer ([^\s]{1,200})$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? '');
    if (!hash) return unauthorised(c);
    const block = placeOf(c);
    const name = hash.toString('base64');
    const wait = known.has(name) ? 0 : wrong.waits(block, Date.now());
    if (wait > 0) return tooMany(c, wait, '从这里用无效令牌请求的次数太多，请稍后再试。');
    const use = await useToken(c.var.staff, hash, limits);
    if (!use) {
      known.delete(name);
      wrong.wrong(block, Date.now());
      return unauthorised(c);
    }
    known.set(name, true);
    if (known.size > 5000) known.delete(known.keys().next().value!);
    const headers = rateHeaders(limits, use.level);
    if (!use.granted) return tooMany(c, 1, '请求太频繁，请稍候再试。', headers);
    c.set('who', use.who);
    c.set('token', use.token);
    await next();
    for (const [header, value] of Object.entries(headers)) c.res.headers.set(header, value);
  };
}

const unauthorised = (c: ApiContext) =>
  answerProblem('unauthorised', '请在 Authorization 首部里带上有效的令牌。令牌由本人在工作台“我的账号”里签发。', {
    instance: c.req.path,
    headers: { 'www-authenticate': 'Bearer realm="gongkai"' },
  });

const tooMany = (c: ApiContext, seconds: number, detail: string, headers: Record<string, string> = {}) =>
  answerProblem('too-many', detail, { instance: c.req.path, headers: { ...headers, 'retry-after': String(seconds) } });
