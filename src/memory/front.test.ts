import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Outsider } from '../canary/test-outsider.ts';
import { type Front, type Kind, startFront, whyNotFront } from './test-front.ts';
import { bodyOf, openTown, type Published, type Town } from './test-town.ts';

const kinds: Kind[] = ['nginx', 'varnish'];
let town: Town;
const fronts = new Map<Kind, Front>();

before(async () => {
  town = await openTown();
  for (const kind of kinds)
    if (!whyNotFront(kind)) fronts.set(kind, await startFront(kind, Number(new URL(town.url).port)));
});

after(async () => {
  for (const front of fronts.values()) await front.stop();
  await town?.close();
});

for (const kind of kinds) {
  const skip = whyNotFront(kind) ?? false;
  const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') => {
    const outsider = new Outsider(fronts.get(kind)!.url);
    return outsider.ask({ method, path, headers: { host: 'localhost', ...headers } }).finally(() => outsider.close());
  };
  const cacheOf = async (path: string, headers: Record<string, string> = {}) =>
    String((await ask(path, headers)).headers['x-cache']);

  test(`${kind} keeps a page for everybody, one for each view, and nothing that belongs to a person`, {
    skip,
  }, async () => {
    await ask('/');
    const plain = await ask('/', { cookie: 'gk_session=secret; a=b' });
    assert.deepEqual([plain.status, plain.headers['x-cache']], [200, 'HIT']);
    assert.match(String(plain.headers['surrogate-key']), /\blist\b/);
    const elder = await ask('/', { cookie: 'a=b; view=elder' });
    assert.deepEqual([elder.headers['x-cache'], /data-mode="elder"/.test(bodyOf(elder))], ['MISS', true]);
    assert.equal(await cacheOf('/', { cookie: 'view=elder; c=d' }), 'HIT');
    assert.doesNotMatch(bodyOf(await ask('/')), /data-mode="elder"/);
    const long = await ask(`/search?q=${encodeURIComponent('停'.repeat(10_000))}`);
    assert.equal(long.status, 200, 'a question of 10,000 signs is answered with a page');
    for (const path of ['/search?q=x', '/staff/sign-in'])
      for (const _ of [1, 2]) assert.notEqual(await cacheOf(path), 'HIT', path);
    const etag = plain.headers.etag!;
    assert.equal((await ask('/', { 'if-none-match': etag })).status, 304);
    const br = await ask('/', { 'accept-encoding': 'gzip' });
    assert.equal(br.headers['content-encoding'] ?? 'gzip', 'gzip');
  });

  test(`${kind} shows a withdrawn page for six seconds at most`, { skip }, async () => {
    const gone: Published = await town.publish(kind === 'nginx' ? 'meeting' : 'openDay');
    for (const _ of [1, 2]) assert.equal((await ask(gone.path)).status, 200);
    await town.takeOut(gone);
    await sleep(6200); // nginx counts in whole seconds
    assert.equal((await ask(gone.path)).status, 410);
    assert.ok(!bodyOf(await ask('/news/')).includes(gone.text.title));
  });
}

test('varnish clears by key, from its own machine', { skip: whyNotFront('varnish') ?? false }, async () => {
  const outsider = new Outsider(fronts.get('varnish')!.url);
  const ask = (method: string, path: string, headers = {}) =>
    outsider.ask({ method, path, headers: { host: 'localhost', ...headers } });
  for (const path of ['/units/', '/notices/', '/units/', '/notices/']) await ask('GET', path);
  assert.equal((await ask('BAN', '/', { 'surrogate-key': 'column:notices' })).status, 200);
  assert.equal((await ask('GET', '/notices/')).headers['x-cache'], 'MISS');
  assert.equal((await ask('BAN', '/', { 'surrogate-key': '.*' })).status, 400);
  outsider.close();
});

test('a page that was kept is served on for a while when nobody answers', {
  skip: kinds.every(whyNotFront) ? 'neither nginx nor varnish is installed here' : false,
}, async () => {
  const ask = async (front: Front) => {
    const outsider = new Outsider(front.url);
    return outsider
      .ask({ method: 'GET', path: '/units/', headers: { host: 'localhost' } })
      .finally(() => outsider.close());
  };
  for (const front of fronts.values()) for (const _ of [1, 2]) assert.equal((await ask(front)).status, 200);
  await town.stopServing();
  await sleep(6000);
  for (const [kind, front] of fronts) {
    const answer = await ask(front);
    assert.equal(answer.status, 200, kind);
    assert.match(bodyOf(answer), /<h1/, kind);
  }
});
