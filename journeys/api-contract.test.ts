import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { changed, readBooks } from '../src/bad-input/test-books.ts';
import { type Scope, scopeNames } from '../src/core/people/scopes.ts';
import type { Answer, ApiClient, Sent, Told } from './test-api-client.ts';
import { good } from './test-api-good.ts';
import { type ApiOffice, openApiOffice } from './test-api-office.ts';
import { type ApiWorld, openApiWorld } from './test-api-world.ts';

let office: ApiOffice;
let world: ApiWorld;
const programs = new Map<string, ApiClient>();
const as = (account: string) => programs.get(account)!;

before(async () => {
  office = await openApiOffice();
  world = openApiWorld(office);
  const accounts = ['drafter', 'reviewer', 'secrecy', 'signer', 'editor', 'openness', 'audit', 'housing.drafter'];
  for (const account of accounts) programs.set(account, await office.program(account));
});
after(() => office?.close());

const operations = () => [...office.stranger.operations.values()];
const bodyOf = ({ requestBody }: Told) => requestBody?.content['application/json'];
const conditional = ({ parameters }: Told) => parameters.some(({ name }) => name === 'If-Match');
const keyed = ({ parameters }: Told) => parameters.some(({ name }) => name === 'Idempotency-Key');
const promised = ({ responses }: Told) => Number(Object.keys(responses)[0]);

/** A request that is done, with the document's own example where the world adds nothing. */
async function goodOf(told: Told): Promise<{ account: string; sent: Sent }> {
  const { account, sent } = await good[told.operationId]!(world, as);
  return { account, sent: bodyOf(told) && !sent.body ? { ...sent, body: bodyOf(told)!.example } : sent };
}

/** A refusal is a problem as the document promises it: its status, a Chinese sentence, no English, no stack. */
function isProblem(answer: Answer, status: number, about: string): void {
  assert.equal(answer.status, status, `${about}: ${JSON.stringify(answer.body)}`);
  assert.deepEqual(answer.wrong, [], about);
  assert.equal(answer.body.status, status, about);
  for (const { detail } of [answer.body, ...(answer.body.errors ?? [])]) {
    assert.match(detail, /\p{Script=Han}.*。/u, about);
    assert.doesNotMatch(detail, /[A-Za-z]{3,} [a-z]{2,}|undefined|null|NaN|\[object|\.[jt]s:/, about);
  }
}

test('every operation has an example that fits its own schema, and a request here', () => {
  assert.ok(operations().length >= 45, `only ${operations().length} operations`);
  assert.deepEqual(Object.keys(good).sort(), [...office.stranger.operations.keys()].sort());
  for (const told of operations()) {
    for (const [media, { example }] of Object.entries(told.requestBody?.content ?? {})) {
      assert.ok(example, `${told.operationId} has no example of its body`);
      if (media !== 'application/json') continue;
      assert.deepEqual(
        office.stranger.exampleIsWrong(told, 'requestBody/content/application~1json', example),
        [],
        told.operationId,
      );
    }
    for (const one of told.parameters.filter(({ in: place, required }) => place !== 'query' || required))
      assert.notEqual(one.example, undefined, `${told.operationId} has no example of ${one.name}`);
    const status = promised(told);
    const content = told.responses[status]!.content!['application/json'];
    if (content) {
      const where = `responses/${status}/content/application~1json`;
      assert.deepEqual(office.stranger.exampleIsWrong(told, where, content.example), [], told.operationId);
    }
    assert.match(told.summary, /\p{Script=Han}/u);
  }
});

test('every operation does what it promises, with headers that say how much may still be asked', async () => {
  for (const told of operations()) {
    const { account, sent } = await goodOf(told);
    const answer = await as(account).call(told.operationId, sent);
    assert.equal(answer.status, promised(told), `${told.operationId}: ${JSON.stringify(answer.body)}`);
    assert.deepEqual(answer.wrong, [], told.operationId);
    assert.ok(Number(answer.headers.get('ratelimit-remaining')) >= 0, told.operationId);
    if (told.method === 'get' && answer.tag && told.operationId !== 'downloadFile') {
      const again = await as(account).call(told.operationId, { ...sent, headers: { 'if-none-match': answer.tag } });
      assert.equal(again.status, 304, told.operationId);
    }
  }
});

test('every operation is closed without a token, without its scope, and without its post', async () => {
  const others = new Map<string, ApiClient>();
  const without = async (account: string, scope: string) => {
    const name = `${account} ${scope}`;
    const rest = scopeNames.filter((one) => one !== scope) as Scope[];
    if (!others.has(name)) others.set(name, await office.program(account, rest));
    return others.get(name)!;
  };
  for (const told of operations()) {
    const { operationId: id } = told;
    const { account, sent } = await goodOf(told);
    const before = await readBooks(office.house.t.sides.staff);
    isProblem(await office.stranger.call(id, sent), 401, `${id} without a token`);
    isProblem(await office.stranger.as('gk_short').call(id, sent), 401, `${id} with a wrong token`);
    if (told['x-scope'])
      isProblem(await (await without(account, told['x-scope'])).call(id, sent), 403, `${id} without its scope`);
    const other = /岗位：/.test(told.description) ? (account === 'audit' ? 'drafter' : 'audit') : null;
    if (other) isProblem(await as(other).call(id, sent), 403, `${id} without its post`);
    const now = await readBooks(office.house.t.sides.staff);
    assert.deepEqual(
      changed(before, now).filter((name) => !/people\.token|ledger\./.test(name) && !/notices/.test(name)),
      [],
      id,
    );
  }
});

test('what is another unit’s is as if it were not there', async () => {
  const own = operations().filter(({ path }) => /\{(document|submission|file|round)\}/.test(path));
  assert.ok(own.length > 20, String(own.length));
  for (const told of own) {
    const { sent } = await goodOf(told);
    const never = Object.fromEntries(Object.keys(sent.params!).map((name) => [name, 987_654_321]));
    const mine = /岗位：[^。]*(拟稿人|信息发布员)/.test(told.description) || told.method === 'get';
    if (!mine) continue;
    const [seen, nothing] = [
      await as('housing.drafter').call(told.operationId, sent),
      await as('housing.drafter').call(told.operationId, { ...sent, params: never }),
    ];
    isProblem(seen, 404, told.operationId);
    assert.deepEqual({ ...seen.body, instance: '' }, { ...nothing.body, instance: '' }, told.operationId);
  }
});

test('every malformed request says what is wrong and where, and nothing is done', async () => {
  for (const told of operations()) {
    const { operationId: id } = told;
    const { account, sent } = await goodOf(told);
    const who = as(account);
    const before = await readBooks(office.house.t.sides.staff);
    const unknown = await who.call(id, { ...sent, query: { ...sent.query, nonsense: '1' } });
    isProblem(unknown, 422, `${id} with an unknown parameter`);
    assert.equal(unknown.body.errors[0].parameter, 'nonsense');
    if (keyed(told)) isProblem(await who.call(id, { ...sent, key: null }), 400, `${id} without a key`);
    if (told.parameters.some(({ name }) => name === 'limit'))
      isProblem(await who.call(id, { ...sent, query: { ...sent.query, limit: 101 } }), 422, `${id} with too many`);
    if (told.parameters.some(({ name }) => name === 'cursor'))
      isProblem(
        await who.call(id, { ...sent, query: { ...sent.query, cursor: 'Zm9v' } }),
        422,
        `${id} with a strange cursor`,
      );
    for (const name of Object.keys(sent.params ?? {}))
      isProblem(await who.call(id, { ...sent, params: { ...sent.params, [name]: 'x1' } }), 404, `${id} of no number`);
    if (sent.file) isProblem(await who.call(id, { file: new File(['x'], 'a.exe') }), 422, `${id} of a program`);
    if (bodyOf(told)) await sendWrongBodies(who, told, sent);
    assert.deepEqual(changed(before, await readBooks(office.house.t.sides.staff)), [], id);
  }
});

async function sendWrongBodies(who: ApiClient, told: Told, sent: Sent): Promise<void> {
  const { operationId: id } = told;
  isProblem(await who.call(id, { ...sent, body: '{"half":' }), 400, `${id} of half a body`);
  const type = { 'content-type': 'text/plain' };
  isProblem(await who.call(id, { ...sent, headers: type }), 415, `${id} as plain text`);
  const body = sent.body as Record<string, unknown>;
  const strange = await who.call(id, { ...sent, body: { ...body, nonsense: 1 } });
  isProblem(strange, 422, `${id} with a strange field`);
  assert.deepEqual(strange.body.errors[0].pointer, '#/nonsense');
  for (const name of Object.keys(body)) {
    const wrong = await who.call(id, { ...sent, body: { ...body, [name]: { wrong: true } } });
    isProblem(wrong, 422, `${id} with a wrong ${name}`);
    assert.ok(
      wrong.body.errors.some(({ pointer }: { pointer: string }) => pointer.startsWith(`#/${name}`)),
      `${id} ${name}`,
    );
  }
}

test('what changed since it was seen is not overwritten, and what was not seen not at all', async () => {
  const changing = operations().filter(conditional);
  assert.ok(changing.length >= 6, String(changing.length));
  for (const told of changing) {
    const { account, sent } = await goodOf(told);
    const who = as(account);
    const before = await readBooks(office.house.t.sides.staff);
    isProblem(await who.call(told.operationId, { ...sent, seen: null }), 428, told.operationId);
    isProblem(await who.call(told.operationId, { ...sent, seen: '*' }), 428, told.operationId);
    const old = sent.seen!.replace(/[0-9a-f]{16}"$/, `${'0'.repeat(16)}"`);
    const stale = await who.call(told.operationId, { ...sent, seen: old });
    isProblem(stale, 412, told.operationId);
    assert.equal(stale.tag, sent.seen, 'a stale request is told the tag of now');
    assert.deepEqual(changed(before, await readBooks(office.house.t.sides.staff)), [], told.operationId);
    const done = await who.call(told.operationId, sent);
    assert.equal(done.status, promised(told), `${told.operationId}: ${JSON.stringify(done.body)}`);
  }
});

test('every list is read to its end by following next, and stays whole while things are added', async () => {
  for (const told of operations().filter(({ parameters }) => parameters.some(({ name }) => name === 'cursor'))) {
    const { account, sent } = await goodOf(told);
    const seen: string[] = [];
    let cursor: string | null = null;
    for (let page = 0; page < 60; page += 1) {
      const query: Record<string, unknown> = { ...sent.query, limit: 7, ...(cursor ? { cursor } : {}) };
      const { body, headers } = await as(account).call(told.operationId, { ...sent, query });
      seen.push(...body.items.map((item: unknown) => JSON.stringify(item)));
      if (!body.next) break;
      assert.equal(headers.get('link'), `<${body.next}>; rel="next"`);
      cursor = new URL(body.next, 'http://x').searchParams.get('cursor');
      if (page === 0) await world.published();
    }
    assert.equal(new Set(seen).size, seen.length, `${told.operationId} shows something twice`);
    assert.ok(seen.length > 0, `${told.operationId} is empty`);
  }
});

test('an address that is none, or with another method, is a problem behind the gate', async () => {
  const ask = async (path: string, method: string, authorization?: string) => {
    const answer = await fetch(`${office.base}${path}`, { method, headers: authorization ? { authorization } : {} });
    return { status: answer.status, allow: answer.headers.get('allow'), type: answer.headers.get('content-type') };
  };
  const problem = 'application/problem+json; charset=utf-8';
  assert.deepEqual(await ask('/api/v1/nowhere', 'GET'), { status: 401, allow: null, type: problem });
  assert.deepEqual(await ask('/api/v1/me', 'DELETE'), { status: 401, allow: null, type: problem });
});
