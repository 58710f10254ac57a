import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { Hono } from 'hono';
import { sql } from 'kysely';
import { By, type Staff } from '../../core/caller.ts';
import type { PublicEnv } from '../../core/doors.ts';
import { addUnit } from '../../core/organisations/actions.ts';
import { end } from '../../core/proposals/actions/decide.ts';
import { proposalsStaff } from '../../core/proposals/staff.ts';
import { twoPersons } from '../../core/proposals/test-propose.ts';
import { plainSite } from '../../core/site.ts';
import { openDoor } from '../../core/test-office.ts';
import { testOffice } from '../../core/workflow/test-office.ts';
import { rows } from '../../platform/database.ts';
import { guardedFetch } from '../../platform/http/fetch-guarded.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import { addDays, dayOf } from '../../platform/time.ts';
import { parseMode } from '../../ui/mode.ts';
import { convenience } from './index.ts';
import { readFeeds } from './jobs.ts';
import { conveniencePublic } from './public.ts';
import type { ConvenienceList } from './rules/list.ts';
import { convenienceStaff } from './staff.tsx';

const today = dayOf(new Date());
const list = (change: Partial<ConvenienceList> = {}): ConvenienceList => ({
  ...{ title: '常用电话', source: '区城市管理局', asOf: today, goodUntil: addDays(today, 30), position: 1, feed: '' },
  rows: [{ name: '供水抢修', value: '0415-0000001', note: '24 小时' }],
  ...change,
});

let t: TestDatabase;
let keeper: Staff;
let officer: Staff;
let two: ReturnType<typeof twoPersons>;
let server: Server;
let port: number;
before(async () => {
  t = await testDatabase();
  const { unit } = await addUnit(new By(t.sides.staff, { kind: 'system', name: 'test' }), {
    ...{ slug: 'office', name: '区政府办公室', fullName: '', aliases: [], parent: null, kind: 'office', position: 1 },
    ...{ code: 'ZX', series: [] },
  });
  const office = testOffice(t);
  keeper = await office.person('区公开', unit, 'openness');
  officer = await office.person('区保密', unit, 'secrecy');
  two = twoPersons(t.sides.staff, keeper, officer);
  server = createServer(({ url }, response) => {
    if (url === '/inner') response.writeHead(302, { location: `http://127.0.0.1:${port}/good` }).end();
    else if (url === '/slow') response.writeHead(200).write('.');
    else if (url === '/huge') response.end(Buffer.alloc(300_000, 'x'));
    else if (url === '/page') response.end('<!doctype html><title>一页</title>');
    else if (url === '/gone') response.writeHead(404).end();
    else response.end(feed);
  });
  await new Promise<void>((listening) => server.listen(0, '0.0.0.0', listening));
  port = (server.address() as AddressInfo).port;
});
after(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  await t.close();
});

const feed = `<?xml version="1.0"?><rss version="2.0"><channel><title>天气</title>
<item><title>&lt;b&gt;今天晴&lt;/b&gt;，18 度</title><link>https://weather.example/1</link><pubDate>Sat, 28 Nov 2026 00:00:00 GMT</pubDate></item>
<item><title>坏地址</title><link>javascript:alert(1)</link></item>
</channel></rss>`;

/** 127.0.0.2 stands for an address outside, 127.0.0.1 for one within. */
const outside = guardedFetch({ allows: (address) => address === '127.0.0.2', timeoutMillis: 700, maxBytes: 100_000 });

async function page(): Promise<string> {
  const app = new Hono<PublicEnv>();
  app.use(async (c, next) => {
    c.set('live', t.sides.live);
    c.set('site', plainSite);
    c.set('mode', parseMode(''));
    c.set('shows', () => {});
    c.set('trueUntil', () => {});
    await next();
  });
  conveniencePublic(app);
  const answer = await app.request('/convenience/');
  return (await answer.text()).replaceAll('<wbr/>', '');
}

test('where there is nothing, the page says so and whom to call', async () => {
  assert.match(await page(), /现在没有便民信息[\s\S]*过期的已经自动撤下/);
});

test('a list is typed as lines with its source and days, each wrong line told with its number', async () => {
  const door = openDoor(t, proposalsStaff, keeper);
  const wrong = await door.post('/staff/proposals/convenience', {
    ...{ subject: 'phones', title: '常用电话', source: '', asOf: today, goodUntil: addDays(today, -1) },
    ...{ feed: 'ftp://x.example/', rows: '供水抢修\n甲 | 乙 | 丙 | 丁' },
  });
  assert.equal(wrong.status, 422);
  for (const sentence of [/写明资料从哪里来/, /第 1 行：名称和内容都要写/, /第 2 行：最多三栏/])
    assert.match(wrong.html, sentence);
  const empty = await door.post('/staff/proposals/convenience', {
    ...{
      subject: 'phones',
      title: '常用电话',
      source: '某局',
      asOf: today,
      goodUntil: addDays(today, -1),
      feed: 'ftp://x/',
    },
    rows: '甲 | 乙',
  });
  assert.match(empty.html, /不能早于截至的日期/);
  assert.match(empty.html, /只能以 http/);
});

test('put on the page by two persons, with its source and day, and a telephone that can be called', async () => {
  await two.offer('convenience', 'phones', list());
  assert.doesNotMatch(await page(), /供水抢修/);
  const [{ id, hash }] = (await rows(
    t.sides.staff,
    sql<{ id: number; hash: string }>`select id, hash from proposals.version order by id desc limit 1`,
  )) as [{ id: number; hash: string }];
  const door = openDoor(t, proposalsStaff, officer);
  const { checks } = await import('../../core/review/rules.ts');
  const agreed = await door.post(`/staff/proposals/versions/${id}/agree`, { hash, checks: Object.keys(checks) });
  assert.equal(agreed.status, 303);
  assert.match(await page(), /供水抢修[\s\S]*href="tel:04150000001"[\s\S]*来源：区城市管理局[\s\S]*核对日期/);
});

test('on the home page stand the first rows, with the same source and day, and nothing where there is no list', async () => {
  const [block] = convenience.blocks!;
  const shown = String(await block!.render(t.sides.live)).replaceAll('<wbr/>', '');
  assert.match(shown, /便民信息[\s\S]*常用电话[\s\S]*tel:04150000001[\s\S]*来源：区城市管理局；核对日期/);
  assert.match(shown, /href="\/convenience\/"/);
});

test('behind its last day it is gone by itself, from the page and from what the public can ask', async () => {
  await two.show(
    'convenience',
    'winter',
    list({ title: '冬季公交', asOf: '2020-01-01', goodUntil: addDays(today, -1) }),
  );
  assert.doesNotMatch(await page(), /冬季公交/);
  const seen = await rows(t.sides.live, sql`select subject from live.agreed where subject = 'winter'`);
  assert.deepEqual(seen, []);
  assert.match(
    (await openDoor(t, proposalsStaff, keeper).get('/staff/proposals')).html,
    /冬季公交[\s\S]*已过期，不再公开/,
  );
});

test('a feed is read for its titles, days and web addresses alone, and shown with its source', async () => {
  const url = `http://127.0.0.2:${port}/good`;
  await two.show(
    'convenience',
    'weather',
    list({ title: '天气预报', source: '区气象局', rows: [], feed: url, position: 2 }),
  );
  assert.doesNotMatch(await page(), /天气预报/, 'nothing was read yet, so there is no card');
  await readFeeds(t.sides.staff, outside);
  const html = await page();
  assert.match(
    html,
    /天气预报[\s\S]*leaving\?to=https%3A%2F%2Fweather\.example%2F1[\s\S]*今天晴，18 度[\s\S]*来源：区气象局/,
  );
  assert.doesNotMatch(html, /坏地址|javascript/);
});

test('slow, huge, private, leading within, missing or no feed: refused, told to the office, and no other card is touched', async () => {
  const bad: [string, RegExp][] = [
    [`http://127.0.0.2:${port}/slow`, /秒内没有答复完/],
    [`http://127.0.0.2:${port}/huge`, /超过 98 KB/],
    [`http://127.0.0.1:${port}/good`, /指向内部或保留的地址/],
    [`http://127.0.0.2:${port}/inner`, /指向内部或保留的地址/],
    [`http://127.0.0.2:${port}/gone`, /答复是 404/],
    [`http://127.0.0.2:${port}/page`, /不是 RSS 或 Atom/],
  ];
  for (const [at, [feedUrl]] of bad.entries())
    await two.show('convenience', `bad-${at}`, list({ title: `坏订阅${at}`, rows: [], feed: feedUrl, position: 9 }));
  assert.equal(await readFeeds(t.sides.staff, outside), bad.length + 1);
  const told = (await openDoor(t, convenienceStaff, keeper).get('/staff/convenience')).html;
  for (const [, sentence] of bad) assert.match(told, sentence);
  assert.match(told, /天气预报[\s\S]*读到 1 条/);
  const html = await page();
  assert.doesNotMatch(html, /坏订阅/);
  assert.match(html, /供水抢修[\s\S]*今天晴/);
});

test('a feed that is named no more, and a list that was taken down, is not shown', async () => {
  await two.show(
    'convenience',
    'weather',
    list({ title: '天气', rows: [{ name: '气象电话', value: '96121', note: '' }] }),
  );
  assert.doesNotMatch(await page(), /今天晴/);
  await end(new By(t.sides.staff, keeper), { kind: 'convenience', subject: 'phones', words: '号码有误' });
  assert.doesNotMatch(await page(), /供水抢修/);
  assert.match(await page(), /气象电话/);
});

test('whoever has no part in it sees no readings', async () => {
  const stranger = { ...keeper, grants: [{ role: 'drafter' as const, unit: keeper.unit }] };
  assert.equal((await openDoor(t, convenienceStaff, stranger).get('/staff/convenience')).status, 403);
  assert.equal((await openDoor(t, proposalsStaff, stranger).get('/staff/proposals')).status, 403);
});
