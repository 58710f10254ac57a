// A survey: every door with every handle. Told on one server.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { buildApp } from './app.ts';
import { examine, look, show } from './canary/test-examine.ts';
import { walkFormer } from './canary/test-former.ts';
import { handlesOf } from './canary/test-handles.ts';
import { examineLeaky } from './canary/test-leaky.ts';
import { askAll, isRemembered, Outsider } from './canary/test-outsider.ts';
import { type Route, routesOf } from './canary/test-questions.ts';
import { type Kept, letCanariesIn, publishCanary, takeCanariesOut, ways, withdrawIt } from './canary/test-states.ts';
import { openSubscriber } from './canary/test-subscriber.ts';
import { commonAsks, get, pagesOf, searchAsks, searchedInVain, survey } from './canary/test-survey.ts';
import { readOften } from './canary/test-visits.ts';
import { findCanary, searches } from './canary/test-word.ts';
import { openWorld, type World } from './canary/test-world.ts';
import { keepCheckpoint } from './core/ledger/checkpoint.ts';
import { openSigner } from './core/ledger/keys.ts';
import { sealAll } from './core/ledger/test-seal.ts';
import { openChanges } from './core/publications/changes.ts';
import { observeHouse } from './metrics.ts';
import type { Opened } from './open.ts';
import { type Memory, openMemory } from './platform/http/memory.ts';
import { listenForMetrics } from './platform/http/metrics-port.ts';
import { type Listening, listen } from './platform/http/serve.ts';

let world: World;
let routes: Route[];
/** Two processes share the database: each has pages of its own in memory. */
let servers: Listening[];
let outsiders: Outsider[];
let kept: Kept[] = [];
let other: Memory;
let subscriber: Awaited<ReturnType<typeof openSubscriber>>;
/** What an operator reads. */
let figures: Listening;

const keyFolder = mkdtempSync(join(tmpdir(), 'gongkai-canary-'));
const signer = openSigner(keyFolder, 'ed25519', 'localhost:8890/ledger');

/** Seals and signs all that was done. */
async function checkpoint(): Promise<number> {
  await sealAll(world.house.t.sealer, world.house.t.sides.staff);
  return (await keepCheckpoint(world.house.t.sealer, signer, true))!.size;
}

before(async () => {
  world = await openWorld();
  subscriber = await openSubscriber(world);
  observeHouse(world.house.house as unknown as Opened);
  figures = await listenForMetrics(0, '127.0.0.1');
  await checkpoint();
  const { house, memory } = world.house;
  other = openMemory(openChanges(world.house.t.urls.app));
  routes = routesOf(world.house.app);
  servers = [
    await listen({ app: world.house.app, memory, port: 0, host: '127.0.0.1' }),
    await listen({ app: buildApp({ ...house, memory: other }), memory: other, port: 0, host: '127.0.0.1' }),
  ];
  outsiders = servers.map((server) => new Outsider(server.url));
});

after(async () => {
  await subscriber?.close();
  await figures?.stop();
  for (const outsider of outsiders ?? []) outsider.close();
  await Promise.all((servers ?? []).map((server) => server.stop()));
  await other?.close();
  await world?.close();
  rmSync(keyFolder, { recursive: true, force: true });
});

test('the test looks at every route of the router and at the pages before it', () => {
  const paths = new Set(routes.map(({ path }) => path));
  assert.ok(routes.length > 80, `only ${routes.length} routes`);
  for (const path of [
    '/',
    '/search',
    '/sitemap.xml',
    '/feed.atom',
    '/files/:publication/:position/:name',
    '/staff/documents',
    '/api/v1/documents/:document',
    '/api/openapi.json',
    '/healthz',
  ])
    assert.ok(paths.has(path), path);
});

/** Where the canary sits in what an operator reads. */
async function inFigures(): Promise<string[]> {
  const body = Buffer.from(await (await fetch(`${figures.url}/metrics`)).arrayBuffer());
  assert.match(body.toString(), /^gongkai_schedules_failed 1$/m, 'the figures are those of this house');
  return findCanary(world.canary, { headers: '', body, coding: '' }).map((place) => `metrics hold ${place}`);
}

test('before publication nothing anywhere says that there is anything', async () => {
  const found: string[] = [];
  const common = await commonAsks(world, routes);
  const queries = searchAsks(searches(world.canary));
  await sealAll(world.house.t.sealer, world.house.t.sides.staff);
  const before = await survey(world, outsiders, common, found);
  const searched = await survey(world, outsiders, queries, found, true);
  kept = await letCanariesIn(world);
  await sealAll(world.house.t.sealer, world.house.t.sides.staff);
  for (const [asks, was, mayEcho] of [
    [common, before, false],
    [queries, searched, true],
  ] as const) {
    const now = await survey(world, outsiders, asks, found, mayEcho);
    for (const [ask, said] of was) {
      // Every answer now is one of those given before: from the framework or from memory.
      if (![...now.get(ask)!].every((answer) => said.has(answer))) found.push(`${show(ask)} is not what it was before`);
    }
  }
  await searchedInVain(world, outsiders[0]!, found);
  assert.ok(kept.length >= 20, `only ${kept.length} states`);
  const told = await subscriber.deliver();
  assert.ok(told.types.includes('cn.gov.gongkai.submission.returned'), `${told.types}`);
  assert.deepEqual([...found, ...told.found, ...(await inFigures())], []);
});

test('by no id, hash, number or name can a text be told from one that never existed before it is published', async () => {
  const found: string[] = [];
  for (const [turn, one] of kept.entries()) {
    found.push(
      ...(await examine(world, outsiders[0]!, routes, one, { unknown: true, turn, all: one.state === 'cleared' })),
    );
  }
  assert.deepEqual(found.slice(0, 20), []);
});

test('a leak would be found: a route that shows drafts, one that only knows them, and the canary when it is public', async () => {
  const { staff } = world.house.t.sides;
  const found = await examineLeaky(world, kept[0]!);
  assert.ok(
    found.some((line) => line.includes('/leak/') && line.includes('holds')),
    'the leak was not found',
  );
  assert.ok(
    found.some((line) => line.includes('/knows/') && line.includes('differs')),
    'the difference was not found',
  );

  const document = await publishCanary(world);
  const seen = new Set<string>();
  const handles = await handlesOf(staff, document.document);
  const files = handles.values.filter((value) => /\.(txt|docx)$/.test(value));
  const id = handles.values.find((value) => /^[a-z0-9]{12}$/.test(value) && handles.path!.includes(value))!;
  const asks = [
    ...(await commonAsks(world, routes)),
    ...[handles.path!, ...files.map((name, at) => `/files/${id}/${at + 1}/${encodeURIComponent(name)}`)].map(get),
  ];
  let holding = 0;
  await askAll(outsiders[0]!, asks, (_, answer) => {
    const places = look(world.canary, answer);
    if (places.length > 0) holding += 1;
    for (const place of places) seen.add(place);
  });
  for (const field of [
    'title',
    'heading',
    'body',
    'abstract',
    'keyword',
    'source',
    'txtname',
    'docxname',
    'txttext',
    'docxtext',
    'han',
    'day',
  ])
    assert.ok(seen.has(field), `${field} of a public text was not found: ${[...seen]}`);
  for (const field of ['plan', 'planform', 'planchannel', 'plantime'])
    assert.ok(!seen.has(field), `${field} is never public`);
  assert.ok(holding > 10, `only ${holding} answers hold a public text`);
  const told = await subscriber.deliver();
  assert.ok(
    told.found.some((line) => line.startsWith('cn.gov.gongkai.document.published holds title')),
    'the title was told to nobody',
  );
  await withdrawIt(world, document, 'withdrawn');
  const after = await subscriber.deliver();
  assert.deepEqual([after.types, after.found], [['cn.gov.gongkai.document.withdrawn'], []]);
});

/** Fills the memory of both processes with what shows a public text. */
async function remember(document: { document: number }): Promise<void> {
  const { path, column } = await handlesOf(world.house.t.sides.staff, document.document);
  await readOften(world, path!);
  for (const outsider of outsiders) {
    for (const page of pagesOf(path!, column)) {
      await outsider.ask(get(page));
      const again = await outsider.ask(get(page));
      assert.ok(isRemembered(again), `${page} is not answered from memory`);
    }
    assert.ok(look(world.canary, await outsider.ask(get(path!))).includes('body'));
  }
}

/** What stands at the address; the word of the withdrawal everywhere else. */
const statusOf: Record<string, number> = {
  moved: 301,
  'corrected because it should never have been public': 200,
  'former version withdrawn': 200,
};

test('after every kind of withdrawal nothing of the text is left, in memory neither', async () => {
  const found: string[] = [];
  const gone = await takeCanariesOut(world, remember);
  // What was waiting to be told when it went is not told any more.
  const told = await subscriber.deliver();
  assert.ok(told.types.length > 5, `only ${told.types}`);
  found.push(...told.found, ...(await inFigures()));
  await sealAll(world.house.t.sealer, world.house.t.sides.staff);
  await survey(world, outsiders, await commonAsks(world, routes), found);
  await searchedInVain(world, outsiders[0]!, found);
  for (const [turn, one] of gone.entries()) {
    for (const outsider of outsiders) {
      const { path, values } = await handlesOf(world.house.t.sides.staff, one.document);
      const answer = await outsider.ask(get(path!));
      assert.equal(answer.status, statusOf[one.state] ?? 410, one.state);
      const id = values.find((value) => path!.includes(value) && value.length === 12)!;
      if (answer.status === 410) assert.equal((await outsider.ask(get(`/verify/${id}`))).status, 404);
    }
    found.push(...(await examine(world, outsiders[0]!, routes, one, { unknown: false, turn })));
  }
  assert.deepEqual(found.slice(0, 20), []);
});

test('a former version is read at its own addresses, and in no list, search, feed or message; a withdrawal takes it too', async () => {
  const { held, elsewhere, left } = await walkFormer(world, { outsiders, routes, deliver: subscriber.deliver });
  assert.equal(held, 3 * outsiders.length, 'it is read where it may be read');
  assert.deepEqual(elsewhere.slice(0, 20), []);
  assert.deepEqual(left.slice(0, 20), []);
});

test('a checkpoint over all of it tells everybody leaves, and no word of a text that is not public', async () => {
  const size = await checkpoint();
  assert.ok(size > 300, `only ${size} lines`);
  const found: string[] = [];
  const asks = Array.from({ length: size }, (_, at) => at + 1).flatMap((position) =>
    ['line', 'receipt', 'proof'].map((page) => get(`/transparency/${page}/${position}`)),
  );
  asks.push(...['', 'export.ndjson', 'checkpoints', 'key'].map((page) => get(`/transparency/${page}`)));
  let proved = 0;
  await askAll(outsiders[0]!, asks, (ask, answer) => {
    if (answer.status === 200) proved += 1;
    for (const place of look(world.canary, answer)) found.push(`${show(ask)} holds ${place}`);
  });
  assert.ok(proved > 2 * size, `only ${proved} answers`);
  assert.deepEqual(found, []);
});

test('a withdrawal counts from its answer, in both processes, for whoever asks at once and in crowds', async () => {
  const late: string[] = [];
  for (const kind of ways) {
    const document = await publishCanary(world);
    await remember(document);
    const { path, column, values, fileName } = await handlesOf(world.house.t.sides.staff, document.document);
    const id = values.find((value) => path!.includes(value) && value.length === 12)!;
    const pages = [...pagesOf(path!, column), `/files/${id}/1/${encodeURIComponent(fileName)}`];
    let over = false;
    // A crowd that never stops asking: answers to what was asked after the withdrawal may hold nothing.
    const crowd = outsiders.map(async (outsider) => {
      for (let turn = 0; turn < 400 && !(over && turn > 150); turn += 1) {
        const page = pages[turn % pages.length]!;
        const after = over;
        const answer = await outsider.ask(get(page));
        if (after && look(world.canary, answer).length > 0) late.push(`${kind}: ${page} → ${answer.status}`);
      }
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    await withdrawIt(world, document, kind);
    over = true;
    for (const outsider of outsiders) {
      await askAll(outsider, pages.map(get), (ask, answer) => {
        if (look(world.canary, answer).length > 0) late.push(`${kind}: ${show(ask)} → ${answer.status} at once`);
      });
    }
    await Promise.all(crowd);
  }
  assert.deepEqual(late, []);
  const asked = outsiders.reduce((sum, outsider) => sum + outsider.asked, 0);
  console.log(`${asked} requests by outsiders, ${kept.length} states before publication, ${routes.length} routes`);
});
