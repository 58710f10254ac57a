import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { runCommands } from '../../platform/cli.ts';
import { writeSpreadsheet } from '../../platform/spreadsheet.ts';
import { archivesCommands } from './api/commands.ts';
import { listPages, listProblems } from './queries.ts';
import { type ArchivesOffice, importIn, testOffice } from './test-office.ts';
import { savedSite, utf8 } from './test-site.ts';

// By which ways an older site comes: a list, an archive, a folder on the server; and what is refused.

let o: ArchivesOffice;
before(async () => {
  o = await testOffice();
});
after(() => o.close());

test('a list says title, day and column; what it lacks is reported line by line', async () => {
  const list =
    '旧网址,标题,日期,栏目,文件\r\nhttp://old.example.gov.cn/1.html,清单写的标题,2012年1月2日,通知公告,pages/1.html\r\n/2.html,没有文件的,2012-01-03,,pages/2.html\r\n/3.html,栏目不对的,2012-01-03,天气,pages/1.html\r\n/4.txt,附件本身,2011/2/3,,pages/4.txt\r\n';
  const files = {
    '清单.csv': utf8(list),
    'pages/1.html': utf8('<html><body><div>这一页没有标题也没有日期，只有一段正文，由清单补足。</div></body></html>'),
    'pages/4.txt': utf8('一份单独的文件'),
  };
  const { location, html } = await o.upload(files, { base: 'http://old.example.gov.cn/' });
  assert.ok(location, html);
  const id = importIn(location);
  assert.deepEqual(
    (await listPages(o.db, id))
      .map(({ title, address, firstPublishedOn, attachments }) => [title, address, firstPublishedOn, attachments])
      .sort(),
    [
      ['清单写的标题', '/1.html', '2012-01-02', 0],
      ['附件本身', '/4.txt', '2011-02-03', 1],
    ].sort(),
  );
  assert.deepEqual((await listProblems(o.db, id)).map(({ code }) => code).sort(), ['no_file', 'no_kind']);
});

test('what is no archive, brings too much, or comes from the wrong person is refused', async () => {
  const form = (file: File) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ unit: String(o.unit), kind: 'notice', way: 'import' }))
      form.set(name, value);
    form.set('archive', file);
    return form;
  };
  const door = o.desk(o.drafter);
  const broken = await door.upload('/staff/archives/add', form(new File(['no zip'], 'a.zip')));
  assert.deepEqual([broken.status, /损坏/.test(broken.html)], [422, true]);
  assert.match((await o.upload({ 'a.png': utf8('x') })).html, /压缩包里没有网页/);
  assert.match(
    (await o.upload(Object.fromEntries(Array.from({ length: 1001 }, (_, n) => [`${n}.html`, utf8('x')])))).html,
    /一次最多 1000 个/,
  );
  assert.match((await o.upload(savedSite(), { base: '旧站' })).html, /请写完整/);
  assert.equal((await o.upload(savedSite(), { unit: String(o.otherUnit) })).status, 404);
  assert.equal((await o.desk(o.reviewer).upload('/staff/archives/add', form(new File(['x'], 'a.zip')))).status, 403);
  assert.equal((await o.desk(o.stranger).get('/staff/archives/1')).status, 404);
  assert.equal((await o.desk(o.reviewer).post('/staff/archives/1/submit', {})).status, 403);
});

test('the command line moves a folder over and prints what it could not read', async () => {
  const site = savedSite();
  const root = join(o.folder, 'site');
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
      archivesCommands((work) => work({ sides: o.house.t.sides, storage: o.house.house.storage })),
      ['migration', 'import', ...argv],
      streams,
    );
    return { code, ...said };
  };
  const before = await o.countPages();
  const dry = await run(root, '--unit', '区住房城乡建设局', '--kind', '通知公告', '--dry-run', '--json');
  assert.equal(dry.code, 0, dry.err);
  assert.equal(JSON.parse(dry.out).import, null);
  assert.equal(await o.countPages(), before);
  const done = await run(root, '--unit', 'housing', '--kind', 'notice');
  assert.match(done.out, /已迁入 \d 页/);
  assert.match(done.out, /没有读到发布日期。请查明原发布日期/);
  assert.ok((await o.countPages()) > before);
  for (const [argv, words] of [
    [[root], /--unit/],
    [[root, '--unit', 'housing'], /--kind/],
    [[join(o.folder, 'none'), '--unit', 'housing', '--kind', 'notice'], /不存在/],
    [[root, '--unit', 'housing', '--kind', 'notice', '--base', 'x'], /请写完整/],
  ] as const) {
    const refused = await run(...argv);
    assert.notEqual(refused.code, 0);
    assert.match(refused.err, words);
  }
});

test('a list may be a spreadsheet, and days may be days of a spreadsheet', async () => {
  const heads = ['文件', '旧网址', '标题', '日期'].map((head) => ({ head, width: 20 }));
  const sheet = writeSpreadsheet({
    name: '清单',
    columns: heads,
    rows: [['x/5.html', '/five.html', '表格里的', { day: '2009-08-07' }]],
  });
  const files = {
    '清单.xlsx': sheet,
    'x/5.html': utf8('<html><body><p>清单是一张表格，这一页的正文在这里。</p></body></html>'),
  };
  const { location, html } = await o.upload(files, { base: 'http://five.gov.cn/' });
  assert.ok(location, html);
  const pages = await listPages(o.db, importIn(location));
  assert.deepEqual(
    pages.map(({ title, address, firstPublishedOn }) => [title, address, firstPublishedOn]),
    [['表格里的', '/five.html', '2009-08-07']],
  );
});

test('a page at an address of our own comes without a redirect and says so', async () => {
  const { location } = await o.upload({
    'search.html': utf8(
      '<html><head><meta name="ArticleTitle" content="旧搜索页"><meta name="PubDate" content="2011-01-01"><meta name="Url" content="http://six.gov.cn/search"></head><body><p>一段足够长的正文，说明这是一篇文章。</p></body></html>',
    ),
  });
  const id = importIn(location);
  assert.deepEqual(
    (await listProblems(o.db, id)).map(({ code }) => code),
    ['our_address'],
  );
  assert.equal((await listPages(o.db, id))[0]!.address, '/search');
  assert.equal((await o.visit('/search')).status, 200);
});
