import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, mock, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Chain, Written } from '../district/demo/chain.ts';
import { demoOthers } from '../district/demo/others.ts';
import type { DemoPerson } from '../district/demo/people.ts';
import { buildApp } from './app.ts';
import { withdraw } from './core/publications/actions/withdraw.ts';
import { openChanges } from './core/publications/changes.ts';
import { one, openDb, openPool, type PublicDb, rows, type StaffDb } from './platform/database.ts';
import { type Memory, openMemory } from './platform/http/memory.ts';
import { type Listening, listen } from './platform/http/serve.ts';
import { type Link, openLink } from './platform/test-proxy.ts';
import { enterDistrict } from './test-district.ts';
import { type TestHouse, testHouse } from './test-house.ts';

let house: TestHouse;
let link: Link;
let server: Listening;
let memory: Memory;
let chain: Chain;
let drafter: DemoPerson;
let session: string;
let withdrawn: string;
let shown: string;
const pools: ReturnType<typeof openPool>[] = [];

before(async () => {
  house = await testHouse();
  const entered = await enterDistrict(house.t.sides.staff);
  chain = entered.chain;
  drafter = entered.people.get('drafter')!;
  await drafter.ready();
  link = await openLink(house.t.adminUrl);
  const pool = (url: string, max: number) => {
    pools.push(openPool({ url: link.through(url), max }));
    return pools.at(-1)!;
  };
  const sides = {
    staff: openDb<StaffDb>(pool(house.t.urls.app, 6)),
    live: openDb<PublicDb>(pool(house.t.urls.public, 4)),
  };
  memory = openMemory(openChanges(link.through(house.t.urls.app)));
  const app = buildApp({ ...house.house, sides, memory });
  server = await listen({ app, memory, port: 0, host: '127.0.0.1' });
  shown = await publish(await chain.write(demoOthers.meeting!));
  withdrawn = await publish(await chain.write(demoOthers.openDay!));
  session = await signIn();
});

after(async () => {
  mock.timers.reset();
  await server?.stop();
  await memory?.close();
  await Promise.all(pools.map((pool) => pool.end()));
  await link?.close();
  await house?.close();
});

async function publish(written: Written): Promise<string> {
  await chain.publish(written);
  const row = await one(
    house.t.sides.staff,
    sql<{ path: string }>`select path from publications.address where document = ${written.document} and current`,
  );
  return row.path;
}

interface Answer {
  status: number;
  text: string;
  headers: Headers;
  ms: number;
  /** Answered from memory: such a page passed no middleware and bears no request id. */
  remembered: boolean;
}

async function ask(path: string, init: RequestInit = {}): Promise<Answer> {
  const began = performance.now();
  const answer = await fetch(server.url + path, { redirect: 'manual', ...init, signal: AbortSignal.timeout(30_000) });
  const text = await answer.text();
  const { status, headers } = answer;
  return { status, text, headers, ms: performance.now() - began, remembered: !headers.has('x-request-id') };
}

async function signIn(): Promise<string> {
  const { account, password } = drafter.account;
  const answer = await ask('/staff/sign-in', form({ account, password, next: '/staff' }));
  return answer.headers
    .getSetCookie()
    .find((cookie) => cookie.startsWith('gk_session='))!
    .split(';')[0]!;
}

const form = (fields: Record<string, string>, cookie = '') => ({
  method: 'POST',
  body: new URLSearchParams(fields),
  headers: { origin: server.url, cookie },
});

const draftForm = (key: string, title: string) =>
  form({ _key: key, kind: 'notice', unit: String(drafter.staff.unit), title }, session);

const countDrafts = async (title: string) =>
  (await rows(house.t.sides.staff, sql`select id from publications.revision where title = ${title}`)).length;

/** The same page again and again until memory answers: a job that turns the generation between two of them is no fault. */
async function remember(...paths: string[]): Promise<void> {
  for (const path of paths) {
    const until = Date.now() + 10_000;
    while (!(await ask(path)).remembered) assert.ok(Date.now() < until, `${path} is not answered from memory`);
  }
}

function assertUnavailable(answer: Answer, path = ''): void {
  assert.equal(answer.status, 503, path);
  assert.match(answer.headers.get('retry-after') ?? '', /^\d+$/);
  assert.match(answer.headers.get('cache-control') ?? '', /no-store/);
  assert.ok(answer.text.includes('暂时不可用'));
  const told = /\bat \S+:\d+:\d+|node:|ECONN|Error\b|postgres|127\.0\.0\.1/.exec(answer.text);
  assert.ok(!told, `the page tells ${told?.[0]}`);
}

/** Milliseconds until the house works again by itself, reading and writing. */
async function recovery(): Promise<number> {
  const began = performance.now();
  for (;;) {
    const pages = await Promise.all([ask('/search?q=x'), ask('/staff', { headers: { cookie: session } }), ask('/')]);
    if (pages.every((page) => page.status === 200)) return performance.now() - began;
    assert.ok(performance.now() - began < 10_000, `after 10 s: ${pages.map((page) => page.status)}`);
    await sleep(100);
  }
}

test('a closed database: pages in memory are read on, everything else is 503 with a sentence, nothing is acknowledged', async () => {
  await remember('/', shown);
  await link.cut();
  for (const path of ['/', shown]) {
    const page = await ask(path);
    assert.equal(page.status, 200, path);
    assert.ok(page.remembered);
  }
  for (const path of [
    '/search?q=x',
    '/units/',
    '/nowhere',
    '/files/abcdefghijkl/1/a.txt',
    '/feed.atom',
    '/staff',
    '/staff/sign-in',
  ])
    assertUnavailable(await ask(path, { headers: { cookie: session } }), path);
  assert.equal((await ask('/healthz')).status, 200);
  const [key, title] = [randomUUID(), '停电时起草'];
  assertUnavailable(await ask('/staff/documents/new', draftForm(key, title)));
  assertUnavailable(await ask('/staff/sign-in', form({ account: 'drafter', password: 'x' })));
  assert.equal(await countDrafts(title), 0);
  await link.restore();
  const ms = await recovery();
  console.log(`recovered ${Math.round(ms)} ms after the database came back`);
  for (const _ of [1, 2]) assert.equal((await ask('/staff/documents/new', draftForm(key, title))).status, 303);
  assert.equal(await countDrafts(title), 1, 'the same form sent again is one act');
});

test('pages are served from memory for at most 60 s after the last contact with the database', async () => {
  await remember('/');
  await link.cut();
  mock.timers.enable({ apis: ['Date'], now: Date.now() + 55_000 });
  assert.equal((await ask('/')).status, 200);
  mock.timers.setTime(Date.now() + 6_000);
  assertUnavailable(await ask('/'));
  mock.timers.reset();
  await link.restore();
  await recovery();
});

test('what was withdrawn before the outage does not come back with it', async () => {
  await remember('/', withdrawn);
  const { id } = await one(
    house.t.sides.staff,
    sql<{ id: number }>`select document as id from publications.address where path = ${withdrawn}`,
  );
  await withdraw(chain.as('education', 'editor'), { document: id, kind: 'withdrawn', reason: '内容有误。' });
  await remember('/'); // this process has seen the generation turn, by another page
  await link.cut();
  assert.equal((await ask('/')).status, 200);
  assertUnavailable(await ask(withdrawn));
  await link.restore();
  await recovery();
});

test('a link that swallows everything gives 503 within 10 s, and the house recovers when it ends', async () => {
  await remember('/');
  await Promise.all(Array.from({ length: 6 }, () => ask('/search?q=x')));
  link.swallow();
  const [key, title] = [randomUUID(), '没有回音时起草'];
  const [page, search, desk, post] = await Promise.all([
    ask('/'),
    ask('/search?q=x'),
    ask('/staff', { headers: { cookie: session } }),
    ask('/staff/documents/new', draftForm(key, title)),
  ]);
  assert.equal(page.status, 200);
  for (const answer of [search, desk, post]) assertUnavailable(answer);
  const slowest = Math.max(...[page, search, desk, post].map((answer) => answer.ms));
  console.log(
    `a black hole: page from memory after ${Math.round(page.ms)} ms, 503 after at most ${Math.round(slowest)} ms`,
  );
  assert.ok(page.ms < 3000, `a page in memory waited ${Math.round(page.ms)} ms`);
  assert.ok(slowest < 10_500, `the slowest answer took ${Math.round(slowest)} ms`);
  assert.equal(await countDrafts(title), 0);
  await link.restore();
  console.log(`recovered ${Math.round(await recovery())} ms after the link came back`);
  assert.equal((await ask('/staff/documents/new', draftForm(key, title))).status, 303);
  assert.equal(await countDrafts(title), 1);
});
