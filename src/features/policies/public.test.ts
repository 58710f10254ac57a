import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { linkDocuments } from '../../core/publications/actions/links.ts';
import { withdraw } from '../../core/publications/actions/withdraw.ts';
import { type Office, openOffice } from '../../core/test-office.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import { openDesk } from './test-desk.ts';
import { openPublic, readPage } from './test-public.ts';

let t: TestDatabase;
let office: Office;
let desk: ReturnType<typeof openDesk>;
let app: ReturnType<typeof openPublic>;

before(async () => {
  t = await testDatabase();
  office = await openOffice(t);
  desk = openDesk(t, office);
  app = openPublic(t);
});
after(() => t.close());

const read = (path: string) => readPage(app, path);

test('before anything is public the list and the collections say so', async () => {
  assert.match((await read('/policies/ledger/')).text, /还没有公开的政策文件/);
  assert.match((await read('/policies/collections/')).text, /还没有可以汇编的文件/);
});

test('the public list shows how each regulation stands, narrows, and leads from the replaced to the new one', async () => {
  const old = await desk.published('旧停车办法', { metadata: { formedOn: '2017-05-01', subject: '工业、交通' } });
  await desk.published('新停车办法', { metadata: { formedOn: '2019-05-01', subject: '工业、交通' } }, (made) =>
    linkDocuments(office.by(office.drafter), { kind: 'replaces', from: made.document, to: old.document }),
  );
  await desk.published('供热办法', { metadata: { formedOn: '2019-06-01', subject: '城乡建设、环境保护' } });
  const { text } = await read('/policies/ledger/');
  for (const words of ['旧停车办法', '新停车办法', '供热办法', '共 3 份', '现行有效 2 份'])
    assert.ok(text.includes(words), words);
  assert.match(
    text,
    /废止<\/span>(?:<span class="quiet"> 自 <time[^>]*>[\d-]+<\/time><\/span>)? <a class="whole" href="[^"]+">新文件<span class="visually-hidden">：新停车办法/,
  );
  const of2019 = (await read('/policies/ledger/?year=2019&topic=%E5%B7%A5%E4%B8%9A%E3%80%81%E4%BA%A4%E9%80%9A')).text;
  assert.ok(of2019.includes('共 1 份') && !of2019.includes('>供热办法<'));
  assert.ok((await read('/policies/ledger/?validity=repealed')).text.includes('共 1 份'));
  assert.equal((await read('/policies/ledger/?page=9')).status, 404);
  assert.ok(
    (await read('/policies/ledger/?year=abcd&category=x')).text.includes('共 3 份'),
    'nonsense narrows nothing',
  );
});

test('the list can be taken along as it is narrowed, and followed', async () => {
  const csv = (await read('/policies/ledger/ledger.csv?validity=repealed')).text;
  assert.equal(csv.trim().split('\r\n').length, 2);
  assert.match(csv, /旧停车办法.*废止.*新停车办法 https:\/\/zhenxing\.example\//);
  const inTheFile = (await read('/policies/ledger/ledger.csv?sort=formed&order=ascending')).text.trim().split('\r\n');
  const reversed = (await read('/policies/ledger/ledger.csv')).text.trim().split('\r\n');
  const titles = (lines: string[]) => lines.slice(1).map((line) => line.split(',')[1]);
  assert.deepEqual(titles(inTheFile), titles(reversed).toReversed(), 'the file stands as the list does');
  assert.equal(JSON.parse((await read('/policies/ledger/ledger.json')).text).length, 3);
  const sheet = await app.request('/policies/ledger/ledger.xlsx');
  assert.match(sheet.headers.get('content-type') ?? '', /spreadsheetml/);
  const feed = (await read('/policies/ledger/feed.atom')).text;
  assert.equal(XMLValidator.validate(feed), true);
  assert.equal(new XMLParser().parse(feed).feed.entry.length, 3);
});

test('collections hold what is in force by topic and by unit, and lose what is withdrawn', async () => {
  const all = (await read('/policies/collections/')).text;
  assert.match(all, /工业、交通/);
  assert.match(all, /区住房城乡建设局/);
  const topic = `/policies/collections/?topic=${encodeURIComponent('工业、交通')}`;
  const traffic = (await read(topic)).text;
  assert.ok(traffic.includes('新停车办法') && !traffic.includes('旧停车办法'), 'what is repealed is no part of it');
  assert.equal((await read('/policies/collections/?topic=nothing')).status, 404);
  assert.ok((await read('/policies/collections/?unit=housing')).text.includes('供热办法'));
  const gone = await desk.published('很快撤回的办法', { metadata: { subject: '财政、金融、审计' } });
  const finance = `/policies/collections/?topic=${encodeURIComponent('财政、金融、审计')}`;
  assert.equal((await read(finance)).status, 200);
  await withdraw(office.by(office.signer), { document: gone.document, kind: 'gone', reason: '依法不再公开' });
  assert.equal((await read(finance)).status, 404);
  const feed = (await read('/policies/ledger/feed.atom')).text;
  assert.ok(!feed.includes('很快撤回的办法'));
  assert.match(feed, /at:deleted-entry/);
});
