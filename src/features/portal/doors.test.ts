import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { testDatabase } from '../../platform/test-database.ts';
import { openTestPortal, type Published, type TestPortal } from './test-portal.ts';

const canary = '金丝雀零号';

describe('nothing that is not published can be told from what never was', () => {
  let portal: TestPortal;
  before(async () => {
    portal = await openTestPortal(await testDatabase());
    const content = { title: canary, body: `<p>${canary}</p>`, metadata: { abstract: canary, keywords: [canary] } };
    await portal.write('news', content);
    await portal.send((await portal.write('news', content)).edition);
    const { submission } = await portal.send((await portal.write('policy', content)).edition);
    await portal.clear(submission);
    await portal.publish('news', { title: '看得见的要闻' });
  });
  after(() => portal.db.close());

  const addresses = [
    '/nowhere',
    '/nowhere/',
    '/news/202611/abcdefghjkmn.html',
    '/policies/202611/abcdefghjkmn.html',
    '/news/202611/1.html',
    '/units/nowhere/',
    '/nowhere/feed.atom',
    '/nowhere/feed.json',
    '/verify/abcdefghjkmn',
    '/news/?page=99',
    '/news/?page=x',
    '/leaving?to=javascript:alert(1)',
    '/leaving?to=',
    '/sitemaps/news-2.xml',
    '/sitemaps/nowhere-1.xml',
    '/sitemaps/x.xml',
    '/sitemap-1.xml',
    '/%00',
    '/%E9%87%91%E4%B8%9D%E9%9B%80',
    '/%FF%FE',
    `/${'a'.repeat(400)}`,
    '/files/abcdefghjkmn/1/x.pdf',
  ];

  it('answers every unknown address with the same status, headers and bytes', async () => {
    const first = await portal.get(addresses[0]!);
    assert.equal(first.status, 404);
    for (const address of addresses) {
      for (const init of [{}, { headers: { 'if-none-match': '*' } }, { headers: { range: 'bytes=0-9' } }]) {
        const answer = await portal.get(address, init);
        assert.equal(answer.status, 404, address);
        assert.equal(answer.body, first.body, address);
        assert.deepEqual([...answer.headers], [...first.headers], address);
      }
    }
  });

  it('finds no word of a draft, a submitted or a cleared text on any list, feed or search', async () => {
    const q = encodeURIComponent(canary);
    for (const path of [
      '/',
      '/news/',
      '/policies/',
      '/open/',
      '/feed.atom',
      '/feed.json',
      '/news/feed.atom',
      '/policies/feed.json',
      '/sitemap.xml',
      '/sitemaps/pages.xml',
      '/sitemap/',
    ]) {
      const { status, body } = await portal.get(path);
      assert.equal(status, 200, path);
      assert.ok(!body.includes(canary), path);
    }
    const found = await portal.get(`/search?q=${q}`);
    assert.match(found.body, /没有找到/);
    assert.doesNotMatch(found.body, /class="documents/);
  });
});

describe('what was withdrawn', () => {
  let portal: TestPortal;
  let gone: Published;
  let old: Published;
  before(async () => {
    portal = await openTestPortal(await testDatabase());
    gone = await portal.publish('news', { title: canary, body: `<p>${canary}</p>`, metadata: { keywords: [canary] } });
    await portal.withdraw(gone.document, 'withdrawn', '时间有误');
    old = await portal.publish('policy', { title: `${canary}办法` });
  });
  after(() => portal.db.close());

  it('leaves a page that says when and why, and no word of the text', async () => {
    const { status, body } = await portal.get(gone.path);
    assert.equal(status, 410);
    assert.match(body, /时间有误/);
    assert.ok(!body.includes(canary));
  });

  it('is gone from lists, search, site map and verification, and feeds tell their readers so', async () => {
    for (const path of ['/news/', '/sitemap.xml', '/sitemaps/news-1.xml', '/feed.json']) {
      assert.ok(!(await portal.get(path)).body.includes(gone.id), path);
    }
    assert.equal((await portal.get(`/verify/${gone.id}`)).status, 404);
    for (const path of ['/news/feed.atom', '/feed.atom']) {
      const { body } = await portal.get(path);
      assert.match(body, new RegExp(`<at:deleted-entry ref="tag:zhenxing.example,[\\d-]+:${gone.id}" when="`));
      assert.ok(!body.includes(`<title>${canary}</title>`));
    }
    assert.ok(!(await portal.get('/policies/feed.atom')).body.includes(gone.id));
  });

  it('leads to what replaced it', async () => {
    const { document, edition } = await portal.write('policy', { title: '新办法' });
    await portal.link('replaces', document, old.document);
    const { submission } = await portal.send(edition);
    await portal.clear(submission);
    const [issued] = await portal.issue(submission);
    await portal.withdraw(old.document, 'replaced', '已由新办法替代');
    const { status, body } = await portal.get(old.path);
    assert.equal(status, 410);
    assert.ok(body.includes(`href="${issued!.path}"`));
    assert.ok(!body.includes(canary));
  });
});

describe('every answer', () => {
  let portal: TestPortal;
  let news: Published;
  before(async () => {
    portal = await openTestPortal(await testDatabase());
    news = await portal.publish('news', { title: '要闻' });
  });
  after(() => portal.db.close());

  const pages = () =>
    [
      '/',
      '/news/',
      '/open/',
      news.path,
      '/search?q=要闻',
      '/sitemap/',
      '/feeds/',
      '/accessibility/',
      `/verify/${news.id}`,
      '/leaving?to=https://a.example/',
      '/feed.atom',
      '/feed.json',
      '/news/feed.atom',
      '/sitemap.xml',
      '/sitemaps/pages.xml',
      '/sitemaps/news-1.xml',
      '/robots.txt',
    ].map(encodeURI);

  it('bears a strong ETag, and is 304 for who has it, on GET and HEAD', async () => {
    for (const path of pages()) {
      const { status, headers, body } = await portal.get(path);
      assert.equal(status, 200, path);
      assert.match(headers.get('etag') ?? '', /^"[\w-]+"$/, path);
      // What is asked of us alone is asked again each time; the rest a cache of ours in front may keep for seconds.
      const asked = /^\/(search|leaving)/.test(path);
      assert.match(
        headers.get('cache-control')!,
        asked ? /^no-cache$/ : /max-age=0, s-maxage=5, stale-if-error=45/,
        path,
      );
      assert.equal(headers.get('surrogate-key')?.split(' ').includes('site') ?? false, !asked, path);
      assert.ok(body.length > 50, path);
      const again = await portal.get(path, { headers: { 'if-none-match': headers.get('etag')! } });
      assert.deepEqual([again.status, again.body], [304, ''], path);
      const head = await portal.get(path, { method: 'HEAD' });
      assert.deepEqual([head.status, head.body, head.headers.get('etag')], [200, '', headers.get('etag')], path);
    }
  });

  it('changes its ETag when the text changes', async () => {
    const before = (await portal.get('/news/')).headers.get('etag');
    await portal.publish('news', { title: '又一条' });
    assert.notEqual((await portal.get('/news/')).headers.get('etag'), before);
  });

  it('leads the addresses of the search and of the answers with a stroke to those without, with what was asked', async () => {
    for (const [typed, kept] of [
      ['/search/', '/search'],
      ['/search/?q=a%20b&unit=x', '/search?q=a%20b&unit=x'],
      ['/ask/?q=1', '/ask?q=1'],
    ] as const) {
      const { status, headers } = await portal.get(typed);
      assert.deepEqual([status, headers.get('location')], [302, kept]);
    }
  });

  it('leads a column without its stroke to the column', async () => {
    const { status, headers } = await portal.get('/news');
    assert.deepEqual([status, headers.get('location')], [301, '/news/']);
  });

  it('remembers the view and leads back to the same page of this site', async () => {
    const { status, headers } = await portal.get('/news/?page=1&elder=1');
    assert.deepEqual([status, headers.get('location')], [303, '/news/?page=1']);
    assert.match(headers.get('set-cookie')!, /^view=elder; Max-Age=\d+; Path=\/; SameSite=Lax; HttpOnly$/);
    const shown = await portal.get('/news/', { headers: { cookie: 'view=elder' } });
    assert.match(shown.body, /data-mode="elder"/);
    const left = await portal.get('/?elder=0', { headers: { cookie: 'view=elder' } });
    assert.match(left.headers.get('set-cookie')!, /^view=; Max-Age=0/);
  });

  it('leads nobody to another site by an address that begins with two strokes', async () => {
    const { headers } = await portal.get('//evil.example/?elder=1');
    assert.match(headers.get('location')!, /^\/evil\.example\//);
  });
});
