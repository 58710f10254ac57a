// What is counted on the way of an answer, on one server with pages in memory.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { buildApp } from './app.ts';
import { openChanges } from './core/publications/changes.ts';
import { rows } from './platform/database.ts';
import { type Memory, openMemory } from './platform/http/memory.ts';
import { type Listening, listen } from './platform/http/serve.ts';
import { countVisits } from './platform/http/visits.ts';
import { createLog } from './platform/log.ts';
import { enterDistrict } from './test-district.ts';
import { type TestHouse, testHouse } from './test-house.ts';
import { startVisits } from './visits.ts';

let house: TestHouse;
let memory: Memory;
let server: Listening;
let visits: ReturnType<typeof startVisits>;
before(async () => {
  house = await testHouse();
  await enterDistrict(house.t.sides.staff);
  visits = startVisits(house.t.sides, house.house.features, createLog('fatal', 'stderr'));
  memory = openMemory(openChanges(house.t.urls.app), visits);
  server = await listen({ app: buildApp({ ...house.house, memory, visits }), memory, port: 0, host: '127.0.0.1' });
});
after(async () => {
  await server?.stop();
  await memory?.close();
  await house?.close();
});

const browser = 'Mozilla/5.0 (Windows NT 10.0) Chrome/131.0 Safari/537.36';
const get = async (path: string, headers: Record<string, string> = {}, method = 'GET') => {
  const answer = await fetch(server.url + path, { method, headers: { 'user-agent': browser, ...headers } });
  await answer.arrayBuffer();
  return answer;
};
const kept = async () =>
  Object.fromEntries(
    (await rows(house.t.sides.staff, sql<{ page: string; visits: number }>`select page, visits from visits.day`)).map(
      ({ page, visits: number }) => [page, number],
    ),
  );

test('a page counts the same from memory and from the framework, also when the browser has it already', async () => {
  for (let turn = 0; turn < 5; turn += 1) await get('/news/');
  const etag = (await get('/news/')).headers.get('etag')!;
  assert.equal((await get('/news/', { 'if-none-match': etag })).status, 304);
  await get('/news/?page=1');
  await get('/', { cookie: 'view=elder; gk_visitor=AAAAAAAAAAAAAAAAAAAAAA' });
  await get('/data/');
  assert.ok(memory.counts().answered >= 5, 'memory answered');
  // None of these is somebody who reads a page.
  await get('/news/', {}, 'HEAD');
  await get('/news/', { 'user-agent': 'Baiduspider/2.0' });
  await get('/news/', { 'user-agent': '' });
  await get('/news/feed.atom');
  await get('/nowhere/');
  await get('/staff');
  await get('/subscriptions/');
  await get(`/subscriptions/manage/${'k'.repeat(43)}`);
  await visits.stop();
  assert.deepEqual(await kept(), { '/': 1, '/data/': 1, '/news/': 8 });
});

test('nothing of a visitor is kept: a day, a page and a number, and which page comes first', async () => {
  const columns = await rows(
    house.t.sides.staff,
    sql<{ name: string }>`
      select column_name as name from information_schema.columns
      where table_schema = 'visits'
      order by table_name, ordinal_position`,
  );
  assert.deepEqual(
    columns.map(({ name }) => name),
    ['on_day', 'page', 'visits', 'page', 'rank'],
  );
});

test('counting costs next to nothing and has an end, whatever is asked for', () => {
  const counter = countVisits((agent) => agent.includes('bot'));
  for (let at = 0; at < 60_000; at += 1) counter.seen(`/page-${at}?query=${at}`, `agent ${at}`);
  const counts = counter.take();
  assert.equal(counts.size, 20_000);
  assert.equal(counter.take().size, 0);
  counter.giveBack(counts);
  assert.equal(counter.take().get('/page-7'), 1);
  const began = performance.now();
  for (let at = 0; at < 200_000; at += 1) counter.seen('/news/', browser);
  const each = ((performance.now() - began) / 200_000) * 1e6;
  assert.ok(each < 20_000, `${each} ns a page`);
});

test('while the database is away it goes on counting, and nothing is lost', async () => {
  const away = {
    ...house.t.sides,
    live: {
      getExecutor: () => {
        throw new Error('away');
      },
    },
  } as never;
  const other = startVisits(away, [], createLog('silent', 'stderr'));
  other.seen('/news/', browser);
  await other.stop();
  assert.equal(other.take().get('/news/'), 1);
});
