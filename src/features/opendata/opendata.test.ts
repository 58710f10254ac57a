import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Dataset, Feature } from '../../core/feature.ts';
import { readTable } from '../../core/files/text/read-table.ts';
import { setSetting } from '../../core/organisations/actions.ts';
import { plain, readCsv, type Sheet } from '../../platform/spreadsheet.ts';
import { testDatabase } from '../../platform/test-database.ts';
import { graphOf, whatIsNotDcat } from './test-dcat.ts';
import { openTestOpendata, type TestOpendata } from './test-opendata.ts';

const sheet: Sheet = {
  name: '别的房间的清单',
  columns: [
    { head: '名称', width: 10 },
    { head: '数量', width: 10 },
    { head: '日期', width: 10 },
  ],
  rows: [['=1+1', 12.5, { day: '2026-03-10' }]],
};
const offered: Dataset = {
  name: 'others',
  title: '别的房间的清单',
  description: '别的房间公开的清单',
  keywords: ['清单'],
  page: '/others/',
  rhythm: 'annual',
  changedAt: new Date('2026-03-10T00:00:00Z'),
  tags: ['list'],
  sheet: async () => sheet,
};
const room = { name: 'others', duty: '', datasets: async () => [offered] } as unknown as Feature;

let o: TestOpendata;
let first: Awaited<ReturnType<TestOpendata['publish']>>;
before(async () => {
  o = await openTestOpendata(await testDatabase(), [room]);
  first = await o.publish('=HYPERLINK("x") 的通知', { metadata: { keywords: ['停水', '供水'], subject: '城乡建设' } });
});
after(() => o?.close());

const catalog = async () => JSON.parse((await o.get('/data/catalog.jsonld')).body);

test('the page names every public list with its publisher, rhythm, day and files', async () => {
  const { body } = await o.get('/data/');
  for (const words of ['别的房间的清单', '每年更新', '2026-03-10', '通知公告栏目目录', '区政府办公室', '随时更新'])
    assert.ok(body.includes(words), words);
  for (const name of ['others', 'column-notices'])
    for (const format of ['csv', 'xlsx', 'json']) assert.ok(body.includes(`href="/data/${name}.${format}"`), name);
  assert.doesNotMatch(body, /column-policies/, 'an empty column is no list');
});

test('the lists stand in the order that the address asks for', async () => {
  const titles = async (query: string) =>
    [...(await o.get(`/data/${query}`)).body.matchAll(/<td class="cell-title"[^>]*><a[^>]*>([^<]*)</g)].map(
      ([, name]) => name!,
    );
  const down = await titles('?sort=title&order=descending');
  assert.deepEqual((await titles('?sort=title&order=ascending')).toReversed(), down);
  assert.ok(down.length > 1);
  assert.match((await o.get('/data/?sort=title')).body, /aria-sort="ascending"/);
  assert.doesNotMatch((await o.get('/data/')).body, /aria-sort/, 'as the rooms offer them');
  assert.match((await o.get('/data/')).body, /<a href="\/api\/">/);
});

test('the page of a list shows what came last, by the day that its rows bear', async () => {
  const { body } = await o.get('/data/others/');
  assert.match(body, /更新记录[\s\S]*最近的 1 条[\s\S]*<time datetime="2026-03-10">[\s\S]*=1\+1/);
  assert.match((await o.get('/data/column-notices/')).body, /更新记录[\s\S]*HYPERLINK/);
});

test('each record leads to its own page, or to that of the list, and the lists of one unit can be read alone', async () => {
  const { body } = await o.get('/data/column-notices/');
  assert.match(body, /class="cell-title"[^>]*><a href="\/notices\/\d{6}\/\w{12}\.html"/);
  assert.match((await o.get('/data/others/')).body, /class="cell-title"[^>]*><a href="\/[^"]*"/);
  const nobody = (await o.get('/data/?unit=nobody')).body;
  assert.match(nobody, /这个单位没有公开的清单/);
});

test('each file says the same rows, neutral where a spreadsheet would calculate', async () => {
  const csv = await o.get('/data/column-notices.csv');
  assert.match(csv.headers.get('content-type')!, /^text\/csv/);
  const [heads, row] = readCsv(csv.body.replace(/^\uFEFF/, ''));
  assert.equal(row![0], '\'=HYPERLINK("x") 的通知');
  assert.equal(plain(row![0]!), '=HYPERLINK("x") 的通知');
  assert.equal(row![heads!.indexOf('地址')], `https://zhenxing.example${first.path}`);
  const json = JSON.parse((await o.get('/data/column-notices.json')).body);
  assert.deepEqual(Object.keys(json.records[0]), heads);
  assert.equal(json.records[0].标题, '=HYPERLINK("x") 的通知');
  assert.equal(json.records[0].关键词, '停水、供水');
  const xlsx = await o.get('/data/column-notices.xlsx');
  const table = await readTable(xlsx.bytes, 'column-notices.xlsx');
  assert.deepEqual(table[0], heads);
  assert.equal(JSON.parse((await o.get('/data/others.json')).body).records[0].数量, 12.5);
});

test('what is withdrawn leaves every list, and a list without anything leaves the catalogue', async () => {
  const gone = await o.publish('唯一的一份政策', {}, 'letter');
  assert.match((await o.get('/data/column-notices.csv')).body, /唯一的一份政策/);
  await o.withdraw(gone.document, 'withdrawn', '发布有误，现予撤回。');
  for (const path of ['/data/column-notices.csv', '/data/column-notices.json', '/data/', '/data/catalog.jsonld'])
    assert.doesNotMatch((await o.get(path)).body, /唯一的一份政策/, path);
});

test('the catalogue says in the words of DCAT 3 and in no others what there is', async () => {
  const graph = await graphOf(await catalog());
  assert.deepEqual(whatIsNotDcat(graph), []);
  const of = (type: string) =>
    graph.filter(({ predicate, object }) => predicate.endsWith('#type') && object.value === type);
  assert.equal(of('http://www.w3.org/ns/dcat#Dataset').length, 2);
  assert.equal(of('http://www.w3.org/ns/dcat#Distribution').length, 6);
  const files = graph.filter(({ predicate }) => predicate.endsWith('#downloadURL')).map(({ object }) => object.value);
  for (const file of files) assert.equal((await o.get(new URL(file).pathname)).status, 200, file);
});

test('a catalogue with a word that DCAT does not know, or without one that it demands, is found out', async () => {
  type Words = Record<string, unknown>;
  const good = await catalog();
  const broken = (change: { catalog?: Words; dataset?: Words }) => {
    const [first, ...rest] = good['dcat:dataset'];
    const copy = { ...good, ...change.catalog, 'dcat:dataset': [{ ...first, ...change.dataset }, ...rest] };
    return graphOf(JSON.parse(JSON.stringify(copy))).then(whatIsNotDcat, (error: Error) => [error.message]);
  };
  assert.deepEqual(await broken({}), []);
  for (const change of [
    { dataset: { 'dcterms:title': undefined } },
    { dataset: { 'dcat:invented': 'x' } },
    { dataset: { 'dcterms:publisher': 'a name' } },
    { dataset: { 'without a meaning': 'x' } },
    { catalog: { '@type': undefined } },
  ])
    assert.notDeepEqual(await broken(change), [], JSON.stringify(change));
});

test('a licence is named only when the district named one', async () => {
  assert.equal((await catalog())['dcterms:license'], undefined);
  assert.match((await o.get('/data/')).body, /转载请注明来源/);
  const licence = { href: 'https://creativecommons.org/licenses/by/4.0/', name: '知识共享署名 4.0' };
  await setSetting(o.office.by('system'), { name: 'opendata', value: { licence }, open: true });
  assert.deepEqual((await catalog())['dcterms:license'], { '@id': licence.href });
  assert.match((await o.get('/data/others/')).body, /知识共享署名 4\.0/);
  assert.deepEqual(whatIsNotDcat(await graphOf(await catalog())), []);
});

test('the page of one list tells search engines what it is', async () => {
  const { body } = await o.get('/data/others/');
  const ld = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(body)![1]!);
  assert.equal(ld['@type'], 'Dataset');
  assert.deepEqual(
    ld.distribution.map(({ contentUrl }: { contentUrl: string }) => contentUrl),
    ['csv', 'xlsx', 'json'].map((format) => `https://zhenxing.example/data/others.${format}`),
  );
});

test('a list that never was is not found, however it is asked for', async () => {
  for (const path of [
    '/data/none/',
    '/data/none.csv',
    '/data/others.exe',
    '/data/..%2fx.csv',
    '/data/OTHERS.csv',
    '/data/%00.csv',
  ])
    assert.equal((await o.get(path)).status, 404, path);
});
