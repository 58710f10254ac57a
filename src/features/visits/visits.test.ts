import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { withdraw } from '../../core/publications/actions/withdraw.ts';
import { issue } from '../../core/review/actions/issue.ts';
import { clearAll, draftAndSubmit, type Office, openDoor, openOffice } from '../../core/test-office.ts';
import { rows } from '../../platform/database.ts';
import { readCsv } from '../../platform/spreadsheet.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import { addDays, dayOf } from '../../platform/time.ts';
import { keepVisits, rankOften } from './actions.ts';
import { askedOf, byUnit, isRobot, pageOf } from './rules.ts';
import { visitsStaff } from './staff.ts';

let t: TestDatabase;
let office: Office;
let text: { document: number; path: string };
const today = dayOf(new Date());
const entrances = [{ path: '/workplan/', label: '政务公开重点工作' }];

before(async () => {
  t = await testDatabase();
  office = await openOffice(t);
  text = await publish('关于停水的通知');
});
after(() => t?.close());

async function publish(title: string) {
  const { document, submission } = await draftAndSubmit(office, title);
  await clearAll(t, office, submission);
  const { issued } = await issue(office.by(office.editor), { submission });
  return { document, path: issued[0]!.path! };
}
const keep = (counts: Record<string, number>, on = today) =>
  keepVisits(t.sides, new Map(Object.entries(counts)), { on, entrances: entrances.map(({ path }) => path) });
const door = () => openDoor(t, (app) => visitsStaff(app, entrances), office.openness);
const kept = () =>
  rows(t.sides.staff, sql<{ page: string; visits: number }>`select page, visits from visits.day order by page`);

test('what is counted is added to the day, by page, and only public pages of now leave a row', async () => {
  const strange = {
    '/wp-admin/': 9,
    '/notices/202601/aaaaaaaaaaaa.html': 9,
    '/%FF': 9,
    '/nowhere/': 9,
    [`/${'x'.repeat(400)}`]: 9,
  };
  await keep({
    '/': 2,
    [text.path]: 3,
    '/notices/': 1,
    '/units/housing/': 1,
    '/units/housing/leaders/': 1,
    ...strange,
  });
  await keep({ [text.path]: 4, '/workplan/abcdefghijkl/': 2, '/n%6Ftices/': 1, '/versions/abcdefghijkl': 9 });
  assert.deepEqual(await kept(), [
    { page: '/', visits: 2 },
    { page: '/notices/', visits: 2 },
    { page: text.path, visits: 7 },
    { page: '/units/housing/', visits: 2 },
    { page: '/workplan/', visits: 2 },
  ]);
});

test('two processes that count at the same moment lose nothing', async () => {
  await Promise.all(Array.from({ length: 8 }, () => keep({ '/notices/': 1, [text.path]: 1 })));
  assert.equal((await kept()).find(({ page }) => page === text.path)!.visits, 15);
});

test('the office sees page, day and unit, and takes each along as a file', async () => {
  await keep({ [text.path]: 5 }, addDays(today, -3));
  const page = (await door().get('/staff/visits')).html.replaceAll('<wbr/>', '');
  assert.match(page, /关于停水的通知[\s\S]*区住房城乡建设局[\s\S]*20/);
  assert.match(page, /政务公开重点工作/);
  const cells = async (query: string) =>
    readCsv((await door().get(`/staff/visits/export.csv?${query}`)).html.replace(/^\uFEFF/, ''));
  assert.deepEqual((await cells('by=page'))[1], ['关于停水的通知', text.path, '区住房城乡建设局', '20']);
  assert.deepEqual((await cells(`by=day&to=${addDays(today, -1)}`))[1], [addDays(today, -3), '5']);
  assert.deepEqual((await cells('by=unit'))[1], ['区住房城乡建设局', '2', '22']);
  assert.equal((await cells(`by=page&from=${today}&to=${today}`))[1]![3], '15');
});

test('days and units are also drawn: every day of the span from nought, with the figures as a table', async () => {
  const from = addDays(today, -4);
  const days = (await door().get(`/staff/visits?by=day&from=${from}&to=${today}`)).html.replaceAll('<wbr/>', '');
  assert.match(days, /role="img" aria-label="每天的访问量。[^"]*最多的一天是/);
  const table = /<details class="chart-table">[\s\S]*?<\/details>/.exec(days)![0];
  assert.equal(table.match(/<th scope="row">/g)!.length, 5, 'one row for each of five days');
  assert.match(table, new RegExp(`${addDays(today, -2).slice(5)}</th><td class="cell-number">0<`));
  const units = (await door().get('/staff/visits?by=unit')).html;
  assert.match(units, /各单位的访问量[\s\S]*区住房城乡建设局 22 次[\s\S]*查看数据表/);
});

test('a page that was withdrawn keeps its count and loses its title', async () => {
  const gone = await publish('很快撤回的通知');
  await keep({ [gone.path]: 6 });
  await withdraw(office.by(office.editor), {
    document: gone.document,
    kind: 'withdrawn',
    reason: '发布有误，现予撤回。',
  });
  await keep({ [gone.path]: 6 });
  for (const path of ['/staff/visits', '/staff/visits/export.csv']) {
    const { html } = await door().get(path);
    assert.doesNotMatch(html, /很快撤回/, path);
    assert.match(html, /（已不公开的页面）/, path);
  }
  assert.equal((await kept()).find(({ page }) => page === gone.path)!.visits, 6, 'what comes later is not counted');
});

const order = () =>
  rows(t.sides.live, sql<{ path: string; rank: number }>`select path, rank from live.often_read order by rank`);

test('the public is told what was read most before today, in its order alone and only while it is public', async () => {
  const [most, less, rarely] = [await publish('看得最多的'), await publish('看得较多的'), await publish('很少看的')];
  await keep({ [less!.path]: 50, [rarely!.path]: 4 }, addDays(today, -30));
  await keep({ [most!.path]: 60 }, addDays(today, -1));
  await keep({ [rarely!.path]: 500 }, addDays(today, -31));
  await keep({ [rarely!.path]: 500 });
  await Promise.all([rankOften(t.sides.staff, today), rankOften(t.sides.staff, today)]);
  const paths = async () => (await order()).map(({ path }) => path);
  assert.deepEqual(await paths(), [most!.path, less!.path, text.path], 'neither longer ago nor the day that goes on');
  const columns = Object.keys((await rows(t.sides.live, sql<object>`select * from live.often_read limit 1`))[0]!);
  assert.deepEqual(columns, ['id', 'kind', 'path', 'title', 'rank'], 'how often is for the office');
  await withdraw(office.by(office.editor), {
    document: most!.document,
    kind: 'withdrawn',
    reason: '发布有误，现予撤回。',
  });
  assert.deepEqual(await paths(), [less!.path, text.path], 'withdrawn, it is gone at once');
});

test('what an address asks wrongly is as if it had not been asked', async () => {
  for (const query of [
    'from=x',
    'to=2999-01-01',
    'from=2026-02-30',
    'by=visitor',
    'by=__proto__',
    'from=2026-05-01&to=2026-01-01',
  ])
    assert.equal((await door().get(`/staff/visits?${query}`)).status, 200, query);
  assert.equal((await door().get('/staff/visits?page=99')).status, 404);
  assert.equal((await door().get('/staff/visits?page=x')).status, 404);
  assert.deepEqual(
    askedOf(() => undefined, '2026-03-31'),
    { from: '2026-03-02', to: '2026-03-31', by: 'page' },
  );
  assert.equal(askedOf((name) => (name === 'from' ? '2001-01-01' : undefined), '2026-03-31').from, '2025-02-24');
});

test('robots are known by what they call themselves, browsers are none', () => {
  for (const robot of [
    '',
    'Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)',
    'Mozilla/5.0 (compatible; Googlebot/2.1)',
    'Sogou web spider/4.0',
    'curl/8.5.0',
    'python-requests/2.32',
    'Mozilla/5.0 HeadlessChrome/120.0',
  ])
    assert.ok(isRobot(robot), robot);
  for (const browser of [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.54',
    'Mozilla/5.0 (X11; Linux aarch64; rv:128.0) Gecko/20100101 Firefox/128.0',
    'Mozilla/5.0 (Linux; Android 12; HarmonyOS) AppleWebKit/537.36 HuaweiBrowser/15.0 Mobile Safari/537.36',
  ])
    assert.ok(!isRobot(browser), browser);
});

test('an address counts for one page however it is spelled, and sums add up', () => {
  const known = {
    texts: new Set(['/a/1.html']),
    columns: new Set(['a']),
    units: new Set(['u']),
    entrances: ['/a/', '/a/b/'],
  };
  assert.deepEqual(
    [
      '/',
      '/a/1.html',
      '/%61/',
      '/a/b/c',
      '/units/u/guide/',
      '/units/x/',
      '/constructor',
      '/%00',
      '/a%',
      '/ask',
      '/topics/t/',
    ].map((one) => pageOf(one, known)),
    ['/', '/a/1.html', '/a/', '/a/b/', '/units/u/', null, null, null, null, '/ask', '/topics/'],
  );
  const rowsOf = [
    { page: '/a', title: 'a', unit: '甲', visits: 1 },
    { page: '/b', title: 'b', unit: '甲', visits: 2 },
    { page: '/c', title: null, unit: null, visits: 9 },
  ];
  assert.deepEqual(
    byUnit(rowsOf).map(({ visits }) => visits),
    [9, 3],
  );
});
