import { pageShape } from '../../platform/http/api/described.ts';
import { type Page, writeCursor } from '../../platform/http/api/paging.ts';
import { Rejected } from '../../platform/http/api/problem.ts';
import { matches } from '../../platform/http/etag.ts';
import type { Storage } from '../../platform/storage/local.ts';
import { findAnswer } from '../action.ts';
import { By, holds, roles } from '../caller.ts';
import { scopes } from '../people/scopes.ts';
import { readCondition, stale, tagOf } from './condition.ts';
import type { ApiContext, Call, Operation } from './operation.ts';
import { readBody, readKey, readParams, readQuery } from './read-request.ts';

/** One operation as the router calls it: may it, what was sent, was it seen, do it, cut the answer to its shape. */
export const serveOperation =
  (operation: Operation, storage: Storage) =>
  async (c: ApiContext): Promise<Response> => {
    refuseOthers(c, operation);
    const params = readParams(c, operation);
    const query = readQuery(c, operation);
    const key = readKey(c, operation);
    const condition = operation.conditional ? readCondition(c.req.header('if-match')) : null;
    const body = await readBody(c, operation);
    const { staff, live, who, today } = c.var;
    const by = new By(staff, who, key);
    const again = (await findAnswer(by)) !== undefined;
    const call = { c, who, by, staff, live, storage, today, params, query, body, seen: condition?.parts ?? [], again };
    const given = call as unknown as Call<never, never, never>;
    // A repeat of what was done comes with the tag of before: the deed gives its first answer, and no second act is done.
    if (condition && !again) {
      const now = tagOf(await operation.seen!(given));
      if (now !== condition.tag) throw stale(now);
    }
    const before = operation.tagged ? await operation.seen!(given) : null;
    const answer = before ? before.whole : await operation.run!(given);
    if (answer instanceof Response) return answer;
    const after = before ?? (operation.conditional ? await operation.seen!(given) : null);
    return respond(c, operation, answer, after && tagOf(after));
  };

/** What the token and the posts do not allow is told before anything is looked at. */
function refuseOthers(c: ApiContext, { needs, may }: Operation): void {
  const { token, who } = c.var;
  if (needs && !token.scopes.includes(needs))
    throw new Rejected('forbidden', `这个令牌没有“${scopes[needs]}”（${needs}）的权限，请另外签发。`);
  if (may && !holds(who, may))
    throw new Rejected(
      'forbidden',
      `这一步由${may.map((role) => roles[role]).join('、')}办理，这个令牌没有这样的岗位。`,
    );
}

function respond(c: ApiContext, operation: Operation, answer: unknown, tag: string | null): Response {
  const { paged, status } = operation;
  const headers = new Headers({
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'private, no-cache',
  });
  if (tag) headers.set('etag', tag);
  if (tag && status === 200 && operation.tagged && matches(c.req.header('if-none-match'), tag)) {
    headers.delete('content-type');
    return new Response(null, { status: 304, headers });
  }
  const whole = paged ? withNext(c, answer as Page<unknown>, headers) : answer;
  return new Response(JSON.stringify(cut(operation, whole)), { status, headers });
}

/** The next page's address, in the body and as a Link (RFC 8288). */
function withNext(c: ApiContext, { items, next }: Page<unknown>, headers: Headers) {
  if (next === null) return { items, next };
  const url = new URL(c.req.url);
  url.searchParams.set('cursor', writeCursor(next));
  const address = url.pathname + url.search;
  headers.set('link', `<${address}>; rel="next"`);
  return { items, next: address };
}

/** Only what the operation declares leaves the house; an answer that is not what was promised is a bug. */
function cut({ answer, paged }: Operation, value: unknown): unknown {
  if (answer === 'bytes') throw new Error('an operation that answers bytes answered something else');
  return (paged ? pageShape(answer) : answer).parse(JSON.parse(JSON.stringify(value)));
}
