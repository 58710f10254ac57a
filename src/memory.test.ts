import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { isRemembered, type Outsider } from './canary/test-outsider.ts';
import { bodyOf, get, openTown, type Published, remember, type Town } from './memory/test-town.ts';

let town: Town;
let here: Outsider;
let there: Outsider;
let meeting: Published;
let openDay: Published;
let notice: Published;

before(async () => {
  town = await openTown();
  ({ here, there } = town);
  meeting = await town.publish('meeting');
  openDay = await town.publish('openDay');
  notice = await town.publish('admission');
});

after(async () => {
  await town?.close();
});

test('a publication clears exactly the pages that show it, in every process, before its deed answers', async () => {
  const shows = ['/', '/notices/', '/notices/feed.atom', `/units/${unitOf(notice)}/`, '/sitemap.xml'];
  const others = [meeting.path, notice.path, '/news/', '/accessibility/', '/units/', '/robots.txt'];
  for (const outsider of [here, there]) await remember(outsider, ...shows, ...others);
  const made = await town.publish('heatingHours');
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
    const fill = await town.house.memory.begin(key);
    assert.ok(fill);
    return () => fill.offer(new Response('旧', { headers: { 'content-type': 'text/html' } }), tags).finally(fill.end);
  };
  const touched = await offer('/news/?page=1', ['column:news', 'site']);
  const said = await offer('/made-up-1', ['list', 'site']);
  const untouched = await offer('/made-up-2', ['column:policies', 'site']);
  await town.takeOut(openDay);
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
    const fill = await town.house.memory.begin(`/made-up-person-${at}`);
    await fill!.offer(new Response(body, { headers }), ['site']);
    fill!.end();
    assert.equal((await get(here, `/made-up-person-${at}`)).status, 404);
  }
});
