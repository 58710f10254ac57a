import assert from 'node:assert/strict';
import { after, before, mock, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import type { Chain, Written } from '../district/demo/chain.ts';
import { demoOthers } from '../district/demo/others.ts';
import { buildApp } from './app.ts';
import { type Answer, isRemembered, Outsider } from './canary/test-outsider.ts';
import { sealAll } from './core/ledger/test-seal.ts';
import { withdraw } from './core/publications/actions/publish.ts';
import { openChanges } from './core/publications/changes.ts';
import { type OtherProcess, startOther } from './memory/test-process.ts';
import { one, rows } from './platform/database.ts';
import type { Source } from './platform/http/memory/lease.ts';
import { type Memory, openMemory } from './platform/http/memory.ts';
import { type Listening, listen } from './platform/http/serve.ts';
import { type Link, openLink } from './platform/test-proxy.ts';
import { enterDistrict } from './test-district.ts';
import { type TestHouse, testHouse } from './test-house.ts';

let house: TestHouse;
let chain: Chain;
let link: Link;
let server: Listening;
let other: OtherProcess;
let here: Outsider;
let there: Outsider;
let meeting: Published;
let openDay: Published;
let notice: Published;

interface Published extends Written {
  path: string;
  id: string;
}

before(async () => {
  house = await testHouse();
  ({ chain } = await enterDistrict(house.t.sides.staff));
  link = await openLink(house.t.adminUrl);
  meeting = await publish('meeting');
  openDay = await publish('openDay');
  notice = await publish('admission');
  await sealAll(house.t.sealer, house.t.sides.staff); // until then an article is remembered for seconds alone
  server = await listen({ app: house.app, memory: house.memory, port: 0, host: '127.0.0.1' });
  other = await startOther(house.t.urls);
  here = new Outsider(server.url);
  there = new Outsider(other.url);
});

after(async () => {
  mock.timers.reset();
  here?.close();
  there?.close();
  await other?.end();
  await server?.stop();
  await link?.close();
  await house?.close();
});

async function publish(key: keyof typeof demoOthers): Promise<Published> {
  const written = await chain.write(demoOthers[key]!);
  await chain.publish(written);
  const row = await one(
    house.t.sides.staff,
    sql<{ path: string; id: string }>`
      select address.path, document.public_id as id
      from publications.address
      join publications.document on document.id = address.document
      where document.id = ${written.document} and address.current`,
  );
  return { ...written, ...row };
}

const get = (outsider: Outsider, path: string, headers: Record<string, string> = {}) =>
  outsider.ask({ method: 'GET', path, headers });
const bodyOf = ({ body }: Answer) => body.toString('utf8');

/** The same pages again until memory answers; a look that comes between may clear them once. */
async function remember(outsider: Outsider, ...paths: string[]): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) {
    for (const path of paths) await get(outsider, path);
    const answers = await Promise.all(paths.map((path) => get(outsider, path)));
    if (answers.every(isRemembered)) return;
  }
  assert.fail(`${paths} are not answered from memory`);
}

const takeOut = (one: Published) =>
  withdraw(chain.as(one.text.unit, 'editor'), { document: one.document, kind: 'withdrawn', reason: '内容有误。' });

test('a publication clears exactly the pages that show it, in every process, before its deed answers', async () => {
  const shows = ['/', '/notices/', '/notices/feed.atom', `/units/${unitOf(notice)}/`, '/sitemap.xml'];
  const others = [meeting.path, notice.path, '/news/', '/accessibility/', '/units/', '/robots.txt'];
  for (const outsider of [here, there]) await remember(outsider, ...shows, ...others);
  const made = await publish('heatingHours');
  for (const outsider of [here, there]) {
    for (const path of others) assert.ok(isRemembered(await get(outsider, path)), path);
    for (const path of shows.slice(0, 3)) {
      const answer = await get(outsider, path);
      assert.ok(!isRemembered(answer), path);
      assert.ok(bodyOf(answer).includes(made.text.title), path);
    }
  }
});

const unitOf = (one: Published) => ({ office: 'office', education: 'education', housing: 'housing' })[one.text.unit];

test('a page tells caches what it shows by public words alone, and for how long they may keep it', async () => {
  for (const turn of ['rendered', 'remembered']) {
    const { headers } = await get(here, meeting.path);
    assert.deepEqual(String(headers['surrogate-key']).split(' ').sort(), [`document:${meeting.id}`, 'site'], turn);
    assert.equal(headers['cache-control'], 'public, max-age=0, s-maxage=5, stale-if-error=45');
    assert.match(String(headers['content-security-policy']), /script-src 'self'/);
    assert.equal(headers.vary, 'accept-encoding, cookie');
  }
  assert.match(String((await get(here, '/')).headers['surrogate-key']), /\blist site$/);
});

test('a page in memory comes compressed, with a tag of its own for each coding, and is 304 for who has any of them', async () => {
  await remember(here, meeting.path);
  await untilCompressed(meeting.path);
  const plain = await get(here, meeting.path);
  const br = await get(here, meeting.path, { 'accept-encoding': 'gzip, br' });
  const gz = await get(here, meeting.path, { 'accept-encoding': 'gzip, br;q=0' });
  assert.deepEqual(brotliDecompressSync(br.body), plain.body);
  assert.deepEqual(gunzipSync(gz.body), plain.body);
  const tags = [plain, br, gz].map(({ headers }) => headers.etag!);
  assert.equal(new Set(tags).size, 3);
  for (const tag of tags) {
    const again = await get(here, meeting.path, { 'if-none-match': tag });
    assert.deepEqual([again.status, again.body.length, isRemembered(again)], [304, 0, true]);
  }
  const head = await here.ask({ method: 'HEAD', path: meeting.path });
  assert.deepEqual(
    [head.status, head.body.length, head.headers['content-length']],
    [200, 0, String(plain.body.length)],
  );
});

async function untilCompressed(path: string): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) {
    if ((await get(here, path, { 'accept-encoding': 'br' })).headers['content-encoding'] === 'br') return;
    await sleep(10);
  }
}

test('who asks only whether something is new fills memory for the next', async () => {
  const etag = (await get(here, '/feeds/')).headers.etag!;
  const first = await get(there, '/feeds/', { 'if-none-match': etag });
  assert.deepEqual([first.status, isRemembered(first)], [304, false]);
  assert.ok(isRemembered(await get(there, '/feeds/')));
});

test('elder mode and contrast have pages of their own; no other cookie makes one', async () => {
  await remember(here, '/news/');
  const elder = await get(here, '/news/', { cookie: 'view=elder' });
  assert.ok(!isRemembered(elder));
  assert.match(bodyOf(elder), /data-mode="elder"/);
  assert.ok(isRemembered(await get(here, '/news/', { cookie: 'a=1; view=elder; b=2' })));
  const plain = await get(here, '/news/', { cookie: 'gk_visitor=xyz; review=elder' });
  assert.ok(isRemembered(plain));
  assert.doesNotMatch(bodyOf(plain), /data-mode="elder"/);
});

test('a fill that began before a publication is thrown away, and one of another page is kept', async () => {
  const offer = async (key: string, tags: string[]) => {
    const fill = await house.memory.begin(key);
    assert.ok(fill);
    return () => fill.offer(new Response('旧', { headers: { 'content-type': 'text/html' } }), tags).finally(fill.end);
  };
  const touched = await offer('/news/?page=1', ['column:news', 'site']);
  const said = await offer('/made-up-1', ['list', 'site']);
  const untouched = await offer('/made-up-2', ['column:policies', 'site']);
  await takeOut(openDay);
  for (const keep of [touched, said, untouched]) await keep();
  assert.doesNotMatch(bodyOf(await get(here, '/news/?page=1')), /^旧$/);
  assert.equal((await get(here, '/made-up-1')).status, 404);
  assert.equal(bodyOf(await get(here, '/made-up-2')), '旧');
});

test('a page with a key or a cookie of one person is not remembered, whatever else it says', async () => {
  for (const [at, [body, headers]] of [
    ['<input name="_key" value="x">', {}],
    ['x', { 'set-cookie': 'a=1' }],
    ['x', { 'cache-control': 'no-store' }],
  ].entries() as Iterable<[number, [string, Record<string, string>]]>) {
    const fill = await house.memory.begin(`/made-up-person-${at}`);
    await fill!.offer(new Response(body, { headers }), ['site']);
    fill!.end();
    assert.equal((await get(here, `/made-up-person-${at}`)).status, 404);
  }
});

test('a lost notification is found by the next look: the withdrawal waits for it', async () => {
  const heard = openChanges(house.t.urls.app);
  const deaf: Source = { ...heard, listen: ({ lost }) => heard.listen({ changed() {}, lost }) };
  const { memory, outsider, close } = await open(deaf);
  try {
    const gone = await publish('water');
    await remember(outsider, gone.path, '/');
    await takeOut(gone);
    assert.equal((await get(outsider, gone.path)).status, 410);
    assert.ok(!bodyOf(await get(outsider, '/')).includes(gone.text.title));
    assert.ok(memory.counts().answered > 0);
  } finally {
    await close();
  }
});

/** One more server in this process, whose memory learns from `source`. */
async function open(source: Source): Promise<{ memory: Memory; outsider: Outsider; close(): Promise<void> }> {
  const memory = openMemory(source);
  const listening = await listen({ app: buildApp({ ...house.house, memory }), memory, port: 0, host: '127.0.0.1' });
  const outsider = new Outsider(listening.url);
  return {
    memory,
    outsider,
    async close() {
      outsider.close();
      await listening.stop();
      await memory.close();
    },
  };
}

test('a process that hangs keeps no withdrawal waiting for longer than its lease, and shows nothing of it when it wakes', async () => {
  const gone = await publish('guide');
  await remember(there, gone.path);
  other.signal('SIGSTOP');
  const began = performance.now();
  await takeOut(gone);
  const ms = performance.now() - began;
  other.signal('SIGCONT');
  const answer = await get(there, gone.path);
  console.log(`a withdrawal beside a process that hangs answered after ${Math.round(ms)} ms`);
  assert.equal(answer.status, 410);
  assert.ok(ms >= 900, `it answered after ${Math.round(ms)} ms, while the lease could still hold`);
  assert.ok(!bodyOf(answer).includes(gone.text.title));
});

test('a process without answers trusts its pages until the lease ends, then serves them alone and lets no cache keep them', async () => {
  const { outsider, close } = await open(openChanges(link.through(house.t.urls.app)));
  try {
    const gone = await publish('rules');
    await remember(outsider, gone.path, '/');
    await link.cut();
    await takeOut(gone); // answers when the lease has run out: nobody can tell this process
    const lonely = await get(outsider, gone.path);
    assert.deepEqual([lonely.status, lonely.headers['cache-control']], [200, 'no-cache']);
    mock.timers.enable({ apis: ['Date'], now: Date.now() + 61_000 });
    assert.equal(
      (await get(outsider, gone.path)).status,
      410,
      'its own memory is over, and the framework still reaches the database',
    );
    mock.timers.reset();
    await link.restore();
    const began = performance.now();
    while ((await get(outsider, gone.path)).status !== 410) {
      assert.ok(performance.now() - began < 10_000, 'it does not come back by itself');
      await sleep(50);
    }
    assert.equal((await get(outsider, gone.path)).status, 410);
  } finally {
    mock.timers.reset();
    await close();
  }
});

test('at midnight of the district every page is made anew', async () => {
  const midnight = Math.ceil((Date.now() + 8 * 3_600_000) / 86_400_000) * 86_400_000 - 8 * 3_600_000;
  mock.timers.enable({ apis: ['Date'], now: midnight - 20_000 });
  await remember(here, '/', meeting.path);
  mock.timers.setTime(midnight + 1);
  for (const path of ['/', meeting.path]) assert.ok(!isRemembered(await get(here, path)), path);
  mock.timers.reset();
});

test('what is public until an hour leaves memory at that hour, without a deed', async () => {
  const { staff } = house.t.sides;
  await sql`
    update publications.publication set public_until = now() + interval '4 seconds'
    where document = ${meeting.document} and ended_at is null`.execute(staff);
  await remember(here, meeting.path, '/news/');
  for (let over = false; !over; ) {
    const answer = await get(here, meeting.path);
    const asked = await rows(
      staff,
      sql`
      select from publications.publication
      where document = ${meeting.document} and ended_at is null and public_until > now()`,
    );
    over = asked.length === 0;
    if (!over) assert.equal(answer.status, 200);
  }
  assert.equal((await get(here, meeting.path)).status, 404);
  assert.ok(!bodyOf(await get(here, '/news/')).includes(meeting.path));
});
