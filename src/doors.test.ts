import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { allDeeds } from './core/action.ts';
import { roles } from './core/caller.ts';
import { allSchemas } from './platform/migrate.ts';
import { rooms } from './rooms.ts';
import { type TestHouse, testHouse } from './test-house.ts';

let house: TestHouse;
before(async () => {
  house = await testHouse();
});
after(() => house?.close());

const ungated = /^\/staff\/(sign-in|sign-out|second-factor|new-password)/;
const filled = (path: string) => path.replace(/:[a-zA-Z]+(\{(?:[^{}]|\{[^{}]*\})*\})?\??/g, '1').replaceAll('*', 'x');

/** Every route of the router's own list, with its parameters filled in. */
const routes = () =>
  house.app.routes
    .filter((route) => route.method !== 'ALL')
    .map((route) => ({ method: route.method, path: filled(route.path) }));

// Wall 4
test('every staff route stands behind the gate: without a session nobody gets in', async () => {
  const gated = routes().filter(({ path }) => (path === '/staff' || path.startsWith('/staff/')) && !ungated.test(path));
  assert.ok(gated.length > 40, `looked at ${gated.length} routes only`);
  for (const { method, path } of gated) {
    const answer = await house.app.request(path, { method, headers: { 'sec-fetch-site': 'same-origin' } });
    const body = await answer.text();
    assert.ok(
      answer.status === 401 || (answer.status === 303 && answer.headers.get('location')?.startsWith('/staff/sign-in')),
      `${method} ${path} answered ${answer.status}: ${body.slice(0, 80)}`,
    );
  }
});

// Wall 4, for the third door
test('every operation of the API stands behind its gate, and what is no address looks the same from outside', async () => {
  const gated = routes().filter(({ path }) => path.startsWith('/api/v1/'));
  assert.ok(gated.length > 45, `looked at ${gated.length} routes only`);
  const open = routes().filter(({ path }) => path.startsWith('/api') && !path.startsWith('/api/v1/'));
  assert.deepEqual(open.map(({ path }) => path).sort(), ['/api', '/api/', '/api/openapi.json']);
  const said = async (method: string, path: string, headers: Record<string, string>) => {
    const answer = await house.app.request(path, { method, headers });
    const kept = [...answer.headers].filter(([name]) => name !== 'x-request-id');
    return JSON.stringify([answer.status, kept, (await answer.text()).replaceAll(path, '')]);
  };
  const tries: Record<string, string>[] = [
    {},
    { authorization: 'Bearer gk_no' },
    { cookie: `gk_session=${'A'.repeat(43)}` },
  ];
  for (const headers of tries) {
    const nowhere = await said('GET', '/api/v1/nowhere/1', headers);
    assert.match(nowhere, /^\[401,/);
    for (const { method, path } of gated) assert.equal(await said(method, path, headers), nowhere, `${method} ${path}`);
  }
});

// Wall 5
test('every verb starts with its room, has a permission and has words', () => {
  const known = new Set([...allSchemas().map((schema) => schema.name), ...rooms.map((room) => room.name)]);
  const deeds = allDeeds();
  assert.ok(deeds.length > 40, `looked at ${deeds.length} deeds only`);
  for (const { verb, words, may } of deeds) {
    const [room, name] = verb.split('.');
    assert.ok(known.has(room!), `${verb}: no room is called ${room}`);
    assert.match(name ?? '', /^[a-z][a-zA-Z]+$/, verb);
    assert.match(words, /\p{Script=Han}/u, `${verb} has no words`);
    assert.ok(
      typeof may === 'string'
        ? ['anyone', 'staff', 'system'].includes(may)
        : may.length > 0 && may.every((role) => role in roles),
      verb,
    );
  }
});

test('a form from another site is refused', async () => {
  const answer = await house.app.request('/staff/sign-in', {
    method: 'POST',
    headers: { 'sec-fetch-site': 'cross-site' },
    body: 'a=b',
  });
  assert.equal(answer.status, 403);
});

test('health and readiness say what works', async () => {
  assert.deepEqual(await (await house.app.request('/healthz')).json(), { ok: true });
  assert.equal((await house.app.request('/readyz')).status, 200);
});
