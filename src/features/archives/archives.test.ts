import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import type { Staff } from '../../core/caller.ts';
import { answerAll } from '../../core/checks/test-answer.ts';
import { sealAll } from '../../core/ledger/test-seal.ts';
import { verifyLedger } from '../../core/ledger/verify.ts';
import { draft, revise } from '../../core/publications/actions/draft.ts';
import { withdraw } from '../../core/publications/actions/publish.ts';
import { getLatestEdition } from '../../core/publications/queries.ts';
import { issue } from '../../core/review/actions/issue.ts';
import { getSubmission } from '../../core/review/queries.ts';
import { reviewStaff } from '../../core/review/staff.ts';
import { clearAll, type Office, openContent, openDoor, openOffice, say } from '../../core/test-office.ts';
import { runCommands } from '../../platform/cli.ts';
import { one, rows } from '../../platform/database.ts';
import { type TestHouse, testHouse } from '../../test-house.ts';
import { listContributions } from '../contributions/queries.ts';
import { archivesCommands } from './api/commands.ts';
import { listPages, listProblems } from './queries.ts';
import { staff } from './staff.ts';
import { savedSite, utf8, zipped } from './test-site.ts';

// A department’s old site is closed and its pages come to the portal: read, reported, reviewed once, published, redirected.

let house: TestHouse;
let office: Office;
let folder: string;

before(async () => {
  house = await testHouse();
  office = await openOffice(house.t);
  folder = await mkdtemp(join(tmpdir(), '旧站-'));
});
after(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

const db = () => house.t.sides.staff;
const desk = (who: Staff) => {
  const door = openDoor(
    house.t,
    (app) => {
      staff(app, { storage: house.house.storage });
      reviewStaff(app);
    },
    who,
  );
  return {
    ...door,
    async get(path: string) {
      const answer = await door.get(path);
      return { ...answer, html: answer.html.replaceAll('<wbr/>', '') };
    },
  };
};
const visit = async (path: string) => {
  const answer = await house.app.request(path.startsWith('/') ? encodeURI(path) : path);
  return {
    status: answer.status,
    body: (await answer.text()).replaceAll('<wbr/>', ''),
    location: answer.headers.get('location'),
  };
};
const upload = (files: Record<string, Uint8Array>, fields: Record<string, string> = {}) => {
  const form = new FormData();
  const all = {
    unit: String(office.unit),
    kind: 'notice',
    base: '',
    way: 'import',
    _key: crypto.randomUUID(),
    ...fields,
  };
  for (const [name, value] of Object.entries(all)) form.set(name, value);
  form.set('archive', new File([zipped(files) as Uint8Array<ArrayBuffer>], '教育局旧站.zip'));
  return desk(office.drafter).upload('/staff/archives/add', form);
};
const countPages = async () => (await one(db(), sql<{ n: number }>`select count(*)::int as n from archives.page`)).n;
const titleOf = (path: string) =>
  visit(path).then(({ body }) => /<h1[^>]*>(.*?)<\/h1>/s.exec(body)?.[1]?.replace(/<[^>]*>/g, ''));

const oldAddresses = ['/art/2016/a.html', '/art/2016/b.htm', '/wsj/c.shtml', '/content.asp?id=7'];

test('a try reads everything, says what could not be read, and writes nothing', async () => {
  const { status, html } = await upload(savedSite(), { way: 'try' });
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
  assert.equal(await countPages(), 0);
  assert.deepEqual(await rows(db(), sql`select id from publications.document`), []);
});

test('pages of four templates become drafts with title, day, its source, text, picture and file', async () => {
  const { status, location } = await upload(savedSite());
  assert.equal(status, 303);
  const id = Number(/archives\/(\d+)/.exec(location!)![1]);
  const pages = await listPages(db(), id);
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
    (await getLatestEdition(db(), pages.find((page) => page.address === address)!.document)).content;
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
  const problems = await listProblems(db(), 1);
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
  const csv = (await desk(office.drafter).get('/staff/archives/1/problems.csv')).html;
  assert.match(csv, /网页,旧网址,结果,原因,怎么办/);
  assert.match(csv, /no-day\.html.*没有迁入,没有读到发布日期,请查明原发布日期/);
});

test('before publication no old address is known, by whatever way', async () => {
  const never = await visit('/art/2016/never.html');
  for (const address of oldAddresses) {
    const answer = await visit(address);
    assert.equal(answer.status, 404, address);
    assert.equal(answer.body.replaceAll(encodeURI(address), ''), never.body.replaceAll('/art/2016/never.html', ''));
  }
  assert.deepEqual(await rows(house.t.sides.live, sql`select path from live.redirect`), []);
});

test('the same folder once more adds nothing', async () => {
  const { html, status } = await upload(savedSite(), { way: 'try' });
  assert.equal(status, 200);
  assert.match(html, /可以迁入 0 页，以前迁入过 4 页/);
  const again = await upload(savedSite());
  assert.equal(again.status, 303);
  assert.equal(await countPages(), 4);
  assert.equal((await rows(db(), sql`select id from publications.document`)).length, 4);
});

test('old layouts are answered for once by name; what somebody must look at is answered page by page', async () => {
  const door = desk(office.drafter);
  const { html } = await door.get('/staff/archives/1');
  assert.match(html, /还不能送审.*表格的表头/s);
  assert.match(html, /附件文字/);
  const { status } = await door.post('/staff/archives/1/submit', {
    reason: '旧网页按原样保留版式和链接。',
    _key: 'first',
  });
  assert.equal(status, 303);
  assert.deepEqual(
    (await listPages(db(), 1)).map(({ address, state }) => [address, state]).filter(([, state]) => state === 'draft'),
    [['/art/2016/a.html', 'draft']],
  );
  const none = await door.post('/staff/archives/1/submit', { reason: '旧网页按原样保留版式和链接。', _key: 'second' });
  assert.equal(none.status, 422);
  assert.match(none.html, /没有可以送审的草稿/);
  await answerAll(
    db(),
    office.by(office.drafter),
    (await listPages(db(), 1)).find(({ state }) => state === 'draft')!.edition,
  );
  assert.equal((await door.post('/staff/archives/1/submit', { reason: '', _key: 'third' })).status, 303);
  const sent = await rows(db(), sql<{ title: string }>`select title from review.submission order by id`);
  assert.deepEqual(
    sent.map(({ title }) => title),
    ['旧网站迁移：教育局旧站（3 份）', '旧网站迁移：教育局旧站（1 份）'],
  );
});

test('a reviewer sees the first day and its source; after the second person all are public at once', async () => {
  const { html } = await desk(office.reviewer).get('/staff/review/2');
  assert.match(html, /原发布日期（迁移）/);
  assert.match(html, /META 标签 PubDate/);
  for (const { id } of await rows(db(), sql<{ id: number }>`select id from review.submission order by id`)) {
    await clearAll(house.t, office, id);
    for (const address of oldAddresses) if (id === 1) assert.equal((await visit(address)).status, 404);
    await issue(office.by(office.editor), { submission: id });
  }
  for (const address of oldAddresses) {
    const answer = await visit(address);
    assert.equal(answer.status, 301, address);
    assert.match(answer.location!, /^\/notices\/\d{6}\/[a-z0-9]{12}\.html$/);
    assert.equal((await visit(answer.location!)).status, 200);
  }
});

test('the page names the old day for what it is, and its links lead straight to the new pages', async () => {
  const a = (await visit('/art/2016/a.html')).location!;
  const b = (await visit('/art/2016/b.htm')).location!;
  const { body } = await visit(a);
  assert.match(body, /原发布日期（迁移）：2016年3月5日/);
  assert.ok(body.includes(`<a href="${b}">实施方案</a>`), 'the link leads to the new address');
  assert.match(body, /data-leaving="http:\/\/www\.old\.gov\.cn\/other\/none\.html"/);
});

test('lists stand in the order of the old days and say so; nothing counts as a contribution', async () => {
  const made = await draft(office.by(office.drafter), {
    kind: 'notice',
    unit: office.unit,
    content: openContent('今天的通知'),
  });
  const { submit } = await import('../../core/review/actions/submit.ts');
  const sent = await submit(office.by(office.drafter), {
    editions: [made.edition],
    urgent: false,
    urgentReason: '',
    channels: ['portal'],
  });
  await clearAll(house.t, office, sent.submission);
  await issue(office.by(office.editor), { submission: sent.submission });
  const { body } = await visit('/notices/');
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
  const year = new Date(Date.now() + 8 * 3600_000).getUTCFullYear();
  assert.deepEqual(
    (await listContributions(db(), year, null)).map(({ title }) => title),
    ['今天的通知'],
  );
});

test('nobody types an old day for a text of ours; an edit of a page that was moved keeps or corrects it', async () => {
  const content = openContent('冒充旧文', {
    metadata: { firstPublishedOn: '2010-01-01', firstPublishedSource: '手写' },
  });
  const made = await draft(office.by(office.drafter), { kind: 'notice', unit: office.unit, content });
  assert.equal((await getLatestEdition(db(), made.document)).content.metadata.firstPublishedOn, undefined);
  await revise(office.by(office.drafter), {
    edition: made.edition,
    base: made.revision,
    content: { ...content, body: '<p>改</p>' },
  });
  assert.equal((await getLatestEdition(db(), made.document)).content.metadata.firstPublishedOn, undefined);
});

test('a page that is withdrawn leaves its word at the old address too', async () => {
  const at = (await visit('/wsj/c.shtml')).location!;
  const { document } = await one(
    db(),
    sql<{ document: number }>`select document from archives.page where address = '/wsj/c.shtml'`,
  );
  await withdraw(office.by(office.editor), { document, kind: 'withdrawn', reason: '已经过时' });
  const answer = await visit('/wsj/c.shtml');
  assert.deepEqual([answer.status, answer.location], [301, at]);
  const gone = await visit(at);
  assert.equal(gone.status, 410);
  assert.ok(!gone.body.includes('流感疫苗'));
});

test('a list says title, day and column; what it lacks is reported line by line', async () => {
  const list =
    '旧网址,标题,日期,栏目,文件\r\nhttp://old.example.gov.cn/1.html,清单写的标题,2012年1月2日,通知公告,pages/1.html\r\n/2.html,没有文件的,2012-01-03,,pages/2.html\r\n/3.html,栏目不对的,2012-01-03,天气,pages/1.html\r\n/4.txt,附件本身,2011/2/3,,pages/4.txt\r\n';
  const files = {
    '清单.csv': utf8(list),
    'pages/1.html': utf8('<html><body><div>这一页没有标题也没有日期，只有一段正文，由清单补足。</div></body></html>'),
    'pages/4.txt': utf8('一份单独的文件'),
  };
  const { location, html } = await upload(files, { base: 'http://old.example.gov.cn/' });
  assert.ok(location, html);
  const id = Number(/archives\/(\d+)/.exec(location)![1]);
  assert.deepEqual(
    (await listPages(db(), id))
      .map(({ title, address, firstPublishedOn, attachments }) => [title, address, firstPublishedOn, attachments])
      .sort(),
    [
      ['清单写的标题', '/1.html', '2012-01-02', 0],
      ['附件本身', '/4.txt', '2011-02-03', 1],
    ].sort(),
  );
  assert.deepEqual((await listProblems(db(), id)).map(({ code }) => code).sort(), ['no_file', 'no_kind']);
});

test('what is no archive, brings too much, or comes from the wrong person is refused', async () => {
  const form = (file: File) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ unit: String(office.unit), kind: 'notice', way: 'import' }))
      form.set(name, value);
    form.set('archive', file);
    return form;
  };
  const door = desk(office.drafter);
  const broken = await door.upload('/staff/archives/add', form(new File(['no zip'], 'a.zip')));
  assert.deepEqual([broken.status, /损坏/.test(broken.html)], [422, true]);
  assert.match((await upload({ 'a.png': utf8('x') })).html, /压缩包里没有网页/);
  assert.match(
    (await upload(Object.fromEntries(Array.from({ length: 1001 }, (_, n) => [`${n}.html`, utf8('x')])))).html,
    /一次最多 1000 个/,
  );
  assert.match((await upload(savedSite(), { base: '旧站' })).html, /请写完整/);
  assert.equal((await upload(savedSite(), { unit: String(office.otherUnit) })).status, 404);
  assert.equal((await desk(office.reviewer).upload('/staff/archives/add', form(new File(['x'], 'a.zip')))).status, 403);
  assert.equal((await desk(office.stranger).get('/staff/archives/1')).status, 404);
  assert.equal((await desk(office.reviewer).post('/staff/archives/1/submit', {})).status, 403);
});

test('the command line moves a folder over and prints what it could not read', async () => {
  const site = savedSite();
  const root = join(folder, 'site');
  for (const [name, bytes] of Object.entries(site)) {
    const path = join(root, name.replace('www.old.gov.cn', 'www.second.gov.cn').replace('art/2016', 'art/2017'));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
  }
  const run = async (...argv: string[]) => {
    const said = { out: '', err: '' };
    const stream = (name: 'out' | 'err') => ({
      write(text: string) {
        said[name] += text;
        return true;
      },
      on: () => process.stdout,
      off: () => process.stdout,
    });
    const streams = { stdout: stream('out'), stderr: stream('err') } as unknown as Parameters<typeof runCommands>[2];
    const code = await runCommands(
      archivesCommands((work) => work({ sides: house.t.sides, storage: house.house.storage })),
      ['migration', 'import', ...argv],
      streams,
    );
    return { code, ...said };
  };
  const before = await countPages();
  const dry = await run(root, '--unit', '区住房城乡建设局', '--kind', '通知公告', '--dry-run', '--json');
  assert.equal(dry.code, 0, dry.err);
  assert.equal(JSON.parse(dry.out).import, null);
  assert.equal(await countPages(), before);
  const done = await run(root, '--unit', 'housing', '--kind', 'notice');
  assert.match(done.out, /已迁入 \d 页/);
  assert.match(done.out, /没有读到发布日期。请查明原发布日期/);
  assert.ok((await countPages()) > before);
  for (const [argv, words] of [
    [[root], /--unit/],
    [[root, '--unit', 'housing'], /--kind/],
    [[join(folder, 'none'), '--unit', 'housing', '--kind', 'notice'], /不存在/],
    [[root, '--unit', 'housing', '--kind', 'notice', '--base', 'x'], /请写完整/],
  ] as const) {
    const refused = await run(...argv);
    assert.notEqual(refused.code, 0);
    assert.match(refused.err, words);
  }
});

test('many are reviewed from a list with findings counted and a sample; one edit voids them all', async () => {
  const { standard, words } = await import('./test-site.ts');
  const files = Object.fromEntries(
    Array.from({ length: 24 }, (_, n) => [
      `m/${n}.html`,
      utf8(
        standard({
          title: `迁移的第 ${n + 1} 份通知`,
          day: `2010-01-${String(n + 1).padStart(2, '0')}`,
          body: words(`第 ${n + 1} 份，`),
        }),
      ),
    ]),
  );
  const { location } = await upload(files, { base: 'http://many.gov.cn/' });
  const id = Number(/archives\/(\d+)/.exec(location!)![1]);
  await desk(office.drafter).post(`/staff/archives/${id}/submit`, { reason: '按原样保留。', _key: 'many' });
  const { submission: sent } = await one(
    db(),
    sql<{ submission: number }>`select max(id)::int as submission from review.submission`,
  );
  const door = desk(office.reviewer);
  const { html } = await door.get(`/staff/review/${sent}`);
  assert.match(html, /一并送审的 24 份文件/);
  assert.match(html, /迁移的第 24 份通知/);
  assert.match(html, /抽样阅读<span class="tabs-count">10</);
  const sample = await door.get(`/staff/review/${sent}?show=sample`);
  assert.equal(sample.html.match(/\/texts\/\d+"/g)?.length, 10);
  const text = await door.get(`/staff/review/${sent}/texts/3`);
  assert.match(text.html, /第 3 \/ 24 份/);
  assert.match(text.html, /现将有关事项通知如下/);
  assert.equal((await door.get(`/staff/review/${sent}/texts/25`)).status, 404);
  assert.equal((await desk(office.stranger).get(`/staff/review/${sent}/texts/3`)).status, 404);
  assert.match((await door.get(`/staff/review/${sent}/sheet`)).html, /清单（24 份）/);
  await say(house.t, office, office.reviewer, sent, 'agree');
  const [page] = await listPages(db(), id);
  const edition = await getLatestEdition(db(), page!.document);
  await revise(office.by(office.drafter), {
    edition: edition.edition,
    base: edition.revision,
    content: { ...edition.content, body: '<p>改了一份，全部作废。</p>' },
  });
  assert.equal((await getSubmission(db(), sent)).state, 'voided');
  assert.equal(
    (await getLatestEdition(db(), page!.document)).content.metadata.firstPublishedOn,
    edition.content.metadata.firstPublishedOn,
  );
  const tasks = await rows(db(), sql`select id from workflow.task where done_at is null and step = '审查失效'`);
  assert.equal(tasks.length, 1);
  await desk(office.drafter).post(`/staff/archives/${id}/submit`, { reason: '按原样保留。', _key: 'again' });
  const again = (await one(db(), sql<{ id: number }>`select max(id)::int as id from review.submission`)).id;
  await clearAll(house.t, office, again);
  await issue(office.by(office.editor), { submission: again });
  assert.equal((await visit('/m/5.html')).status, 301);
  assert.equal(await titleOf((await visit('/m/5.html')).location!), '迁移的第 6 份通知');
});

test('what was done stands in the ledger, which verifies', async () => {
  const verbs = await rows(
    db(),
    sql<{ verb: string }>`select distinct verb from ledger.line where verb like 'archives.%' order by verb`,
  );
  assert.deepEqual(
    verbs.map(({ verb }) => verb),
    ['archives.begin', 'archives.draft', 'archives.finish', 'archives.submit'],
  );
  await sealAll(house.t.sealer, db());
  assert.ok((await verifyLedger(db())).ok);
});
