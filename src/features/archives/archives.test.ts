import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { answerAll } from '../../core/checks/test-answer.ts';
import { sealAll } from '../../core/ledger/test-seal.ts';
import { verifyLedger } from '../../core/ledger/verify.ts';
import { draft, revise } from '../../core/publications/actions/draft.ts';
import { withdraw } from '../../core/publications/actions/withdraw.ts';
import { getLatestEdition } from '../../core/publications/queries.ts';
import { issue } from '../../core/review/actions/issue.ts';
import { submit } from '../../core/review/actions/submit.ts';
import { clearAll, openContent } from '../../core/test-office.ts';
import { one, rows } from '../../platform/database.ts';
import { listPages, listProblems } from './queries.ts';
import { type ArchivesOffice, importIn, testOffice } from './test-office.ts';
import { savedSite } from './test-site.ts';

// A department’s old site is closed and its pages come to the portal: read, reported, reviewed once, published, redirected.

let o: ArchivesOffice;
before(async () => {
  o = await testOffice();
});
after(() => o.close());

const oldAddresses = ['/art/2016/a.html', '/art/2016/b.htm', '/wsj/c.shtml', '/content.asp?id=7'];

test('a try reads everything, says what could not be read, and writes nothing', async () => {
  const { status, html } = await o.upload(savedSite(), { way: 'try' });
  assert.equal(status, 200);
  assert.match(html, /共 11 页：可以迁入 4 页，以前迁入过 0 页，读不出 7 页/);
  for (const words of [
    '没有读到标题',
    '没有读到发布日期',
    '发布日期不可信：2099-01-01',
    '没有读到正文',
    '文字编码认不出',
    '旧网址重复',
    '图片缺失：missing.jpg',
  ])
    assert.ok(html.includes(words), words);
  assert.equal(await o.countPages(), 0);
  assert.deepEqual(await rows(o.db, sql`select id from publications.document`), []);
});

test('pages of four templates become drafts with title, day, its source, text, picture and file', async () => {
  const { status, location } = await o.upload(savedSite());
  assert.equal(status, 303);
  const id = importIn(location);
  const pages = await listPages(o.db, id);
  assert.deepEqual(
    pages
      .map(({ title, address, firstPublishedOn }) => [title, address, firstPublishedOn])
      .sort((a, b) => (a[1]! < b[1]! ? -1 : 1)),
    [
      ['关于做好校园安全工作的通知', '/art/2016/a.html', '2016-03-05'],
      ['校园安全工作实施方案', '/art/2016/b.htm', '2015-09-01'],
      ['带有查询的旧网址', '/content.asp?id=7', '2013-05-06'],
      ['流感疫苗接种通告', '/wsj/c.shtml', '2014-10-08'],
    ],
  );
  const contentAt = async (address: string) =>
    (await getLatestEdition(o.db, pages.find((page) => page.address === address)!.document)).content;
  const first = await contentAt('/art/2016/a.html');
  assert.match(first.metadata.firstPublishedSource!, /META 标签 PubDate，旧网址 www\.old\.gov\.cn\/art\/2016\/a\.html/);
  assert.equal(first.metadata.source, '区教育局');
  assert.equal(first.disclosure, 'open');
  assert.deepEqual(first.attachments.map(({ type }) => type).sort(), ['png', 'txt']);
  assert.match(first.body, /<img src="attachment:\d" alt="学校大门"/);
  assert.match(first.body, /<a href="\/art\/2016\/b\.htm">实施方案<\/a>/);
  assert.match(first.body, /<a href="http:\/\/www\.old\.gov\.cn\/other\/none\.html">/);
  assert.match(first.body, /<p class="right">区教育局<\/p>\s*<p class="right">2016年3月4日<\/p>/);
  for (const words of ['首页', '当前位置', '打印', '分享到', '主办', '发布时间'])
    assert.ok(!first.body.includes(words), words);
  const second = await contentAt('/art/2016/b.htm');
  assert.match(second.body, /<p>第一条　为了做好校园安全工作，制定本方案。<\/p>/);
  assert.match(second.body, /<table>.*<td>责任人<\/td>/s);
  for (const words of ['栏目导航', '版权所有', '点击数', '发布日期']) assert.ok(!second.body.includes(words), words);
  const third = await contentAt('/wsj/c.shtml');
  assert.match(third.metadata.firstPublishedSource!, /^页面上的日期/);
  assert.ok(!third.body.includes('相关链接') && !third.body.includes('机构'));
  assert.match(third.body, /流感季节将至/);
});

test('the report says of each page why and what to do, and can be taken along', async () => {
  const problems = await listProblems(o.db, 1);
  const found = Object.fromEntries(
    problems.map(({ name, code }) => [`${name.replace('www.old.gov.cn/', '')} ${code}`, true]),
  );
  for (const one of [
    'bad/no-title.html no_title',
    'bad/no-day.html no_day',
    'bad/future.html wrong_day',
    'bad/empty.html no_body',
    'bad/broken.html encoding',
    'bad/twin.html duplicate',
    'art/2016/b.htm picture_missing',
    'art/2016/a.html file_missing',
  ])
    assert.ok(found[one], `${one} is not in ${Object.keys(found).join('; ')}`);
  const csv = (await o.desk(o.drafter).get('/staff/archives/1/problems.csv')).html;
  assert.match(csv, /网页,旧网址,结果,原因,怎么办/);
  assert.match(csv, /no-day\.html.*没有迁入,没有读到发布日期,请查明原发布日期/);
});

test('before publication no old address is known, by whatever way', async () => {
  const never = await o.visit('/art/2016/never.html');
  for (const address of oldAddresses) {
    const answer = await o.visit(address);
    assert.equal(answer.status, 404, address);
    assert.equal(answer.body.replaceAll(encodeURI(address), ''), never.body.replaceAll('/art/2016/never.html', ''));
  }
  assert.deepEqual(await rows(o.house.t.sides.live, sql`select path from live.redirect`), []);
});

test('the same folder once more adds nothing', async () => {
  const { html, status } = await o.upload(savedSite(), { way: 'try' });
  assert.equal(status, 200);
  assert.match(html, /可以迁入 0 页，以前迁入过 4 页/);
  const again = await o.upload(savedSite());
  assert.equal(again.status, 303);
  assert.equal(await o.countPages(), 4);
  assert.equal((await rows(o.db, sql`select id from publications.document`)).length, 4);
});

test('old layouts are answered for once by name; what somebody must look at is answered page by page', async () => {
  const door = o.desk(o.drafter);
  const { html } = await door.get('/staff/archives/1');
  assert.match(html, /还不能送审.*表格的表头/s);
  assert.match(html, /附件文字/);
  const { status } = await door.post('/staff/archives/1/submit', {
    reason: '旧网页按原样保留版式和链接。',
    _key: 'first',
  });
  assert.equal(status, 303);
  assert.deepEqual(
    (await listPages(o.db, 1)).map(({ address, state }) => [address, state]).filter(([, state]) => state === 'draft'),
    [['/art/2016/a.html', 'draft']],
  );
  const none = await door.post('/staff/archives/1/submit', { reason: '旧网页按原样保留版式和链接。', _key: 'second' });
  assert.equal(none.status, 422);
  assert.match(none.html, /没有可以送审的草稿/);
  await answerAll(o.db, o.by(o.drafter), (await listPages(o.db, 1)).find(({ state }) => state === 'draft')!.edition);
  assert.equal((await door.post('/staff/archives/1/submit', { reason: '', _key: 'third' })).status, 303);
  const sent = await rows(o.db, sql<{ title: string }>`select title from review.submission order by id`);
  assert.deepEqual(
    sent.map(({ title }) => title),
    ['旧网站迁移：教育局旧站（3 份）', '旧网站迁移：教育局旧站（1 份）'],
  );
});

test('a reviewer sees the first day and its source; after the second person all are public at once', async () => {
  const { html } = await o.desk(o.reviewer).get('/staff/review/2');
  assert.match(html, /原发布日期（迁移）/);
  assert.match(html, /META 标签 PubDate/);
  for (const { id } of await rows(o.db, sql<{ id: number }>`select id from review.submission order by id`)) {
    await clearAll(o.house.t, o, id);
    for (const address of oldAddresses) if (id === 1) assert.equal((await o.visit(address)).status, 404);
    await issue(o.by(o.editor), { submission: id });
  }
  for (const address of oldAddresses) {
    const answer = await o.visit(address);
    assert.equal(answer.status, 301, address);
    assert.match(answer.location!, /^\/notices\/\d{6}\/[a-z0-9]{12}\.html$/);
    assert.equal((await o.visit(answer.location!)).status, 200);
  }
});

test('a column is no fresher for what was published years ago', async () => {
  const { body } = await o.visit('/notices/');
  assert.match(body.replace(/<[^>]*>/g, ''), /最近更新 2016-03-05/);
});

test('the page names the old day for what it is, and its links lead straight to the new pages', async () => {
  const a = (await o.visit('/art/2016/a.html')).location!;
  const b = (await o.visit('/art/2016/b.htm')).location!;
  const { body } = await o.visit(a);
  assert.match(body, /原发布日期（迁移）：<span class="whole">2016年3月5日/);
  assert.ok(body.includes(`<a href="${b}">实施方案</a>`), 'the link leads to the new address');
  assert.match(body, /data-leaving="http:\/\/www\.old\.gov\.cn\/other\/none\.html"/);
});

test('lists stand in the order of the old days and say so', async () => {
  const made = await draft(o.by(o.drafter), {
    kind: 'notice',
    unit: o.unit,
    content: openContent('今天的通知'),
  });
  const sent = await submit(o.by(o.drafter), {
    editions: [made.edition],
    urgent: false,
    urgentReason: '',
    channels: ['portal'],
  });
  await clearAll(o.house.t, o, sent.submission);
  await issue(o.by(o.editor), { submission: sent.submission });
  const { body } = await o.visit('/notices/');
  const titles = [...body.matchAll(/class="document-title"[^>]*>(.*?)<\/a>/gs)].map(([, title]) =>
    title!.replace(/<[^>]*>/g, ''),
  );
  assert.deepEqual(titles, [
    '今天的通知',
    '关于做好校园安全工作的通知',
    '校园安全工作实施方案',
    '流感疫苗接种通告',
    '带有查询的旧网址',
  ]);
  assert.equal(body.match(/原发布日期（迁移）/g)?.length, 4);
});

test('nobody types an old day for a text of ours; an edit of a page that was moved keeps or corrects it', async () => {
  const content = openContent('冒充旧文', {
    metadata: { firstPublishedOn: '2010-01-01', firstPublishedSource: '手写' },
  });
  const made = await draft(o.by(o.drafter), { kind: 'notice', unit: o.unit, content });
  assert.equal((await getLatestEdition(o.db, made.document)).content.metadata.firstPublishedOn, undefined);
  await revise(o.by(o.drafter), {
    edition: made.edition,
    base: made.revision,
    content: { ...content, body: '<p>改</p>' },
  });
  assert.equal((await getLatestEdition(o.db, made.document)).content.metadata.firstPublishedOn, undefined);
});

test('a page that is withdrawn leaves its word at the old address too', async () => {
  const at = (await o.visit('/wsj/c.shtml')).location!;
  const { document } = await one(
    o.db,
    sql<{ document: number }>`select document from archives.page where address = '/wsj/c.shtml'`,
  );
  await withdraw(o.by(o.editor), { document, kind: 'withdrawn', reason: '已经过时' });
  const answer = await o.visit('/wsj/c.shtml');
  assert.deepEqual([answer.status, answer.location], [301, at]);
  const gone = await o.visit(at);
  assert.equal(gone.status, 410);
  assert.ok(!gone.body.includes('流感疫苗'));
});

test('what was done stands in the ledger, which verifies', async () => {
  const verbs = await rows(
    o.db,
    sql<{ verb: string }>`select distinct verb from ledger.line where verb like 'archives.%' order by verb`,
  );
  assert.deepEqual(
    verbs.map(({ verb }) => verb),
    ['archives.begin', 'archives.draft', 'archives.finish', 'archives.submit'],
  );
  await sealAll(o.house.t.sealer, o.db);
  assert.ok((await verifyLedger(o.db)).ok);
});
