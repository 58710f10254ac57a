import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { testDatabase } from '../../platform/test-database.ts';
import { xml } from '../../platform/xml.ts';
import { openTestPortal, type TestPortal } from './test-portal.ts';

const nasty = [
  '甲 & 乙 <script>alert(1)</script> "引号" \'单引号\'',
  '结束标记 ]]> 和 &amp; 实体',
  '生僻字 𠮷 㐂 龘 与表情 👩‍👩‍👧 ',
  '双向标记 \u202Eabc\u202C \u200F',
  '逗号, 制表\t 和 =1+1',
];

describe('feeds and the site map', () => {
  let portal: TestPortal;
  before(async () => {
    portal = await openTestPortal(await testDatabase());
    for (const title of nasty)
      await portal.publish('news', { title, metadata: { abstract: title, keywords: [title] } });
  });
  after(() => portal.db.close());

  const parse = (text: string) => {
    assert.equal(XMLValidator.validate(text), true);
    return new XMLParser({
      ignoreAttributes: false,
      trimValues: false,
      isArray: (name) => name === 'entry' || name === 'url',
    }).parse(text);
  };

  it('give every title in Atom exactly as it was written', async () => {
    const { body, headers } = await portal.get('/news/feed.atom');
    assert.match(headers.get('content-type')!, /^application\/atom\+xml/);
    const { feed } = parse(body);
    assert.deepEqual(
      feed.entry.map((entry: { title: string }) => entry.title),
      [...nasty].reverse(),
    );
    assert.deepEqual(
      feed.entry.map((entry: { summary: string }) => entry.summary),
      [...nasty].reverse(),
    );
    assert.equal(feed.link[0]['@_href'], 'https://zhenxing.example/news/feed.atom');
    for (const entry of feed.entry) {
      assert.match(entry.id, /^tag:zhenxing\.example,\d{4}-\d\d-\d\d:[a-z0-9]{12}$/);
      assert.ok(!Number.isNaN(Date.parse(entry.updated)));
    }
  });

  it('give every title in JSON Feed exactly as it was written', async () => {
    const { body, headers } = await portal.get('/feed.json');
    assert.match(headers.get('content-type')!, /^application\/feed\+json/);
    const feed = JSON.parse(body);
    assert.equal(feed.version, 'https://jsonfeed.org/version/1.1');
    assert.deepEqual(
      feed.items.map((item: { title: string }) => item.title),
      [...nasty].reverse(),
    );
    for (const item of feed.items)
      assert.match(item.url, /^https:\/\/zhenxing\.example\/news\/\d{6}\/[a-z0-9]{12}\.html$/);
  });

  it('carry in a parent what stands in the columns below it', async () => {
    const policy = await portal.publish('policy', { title: '下级栏目的文件' });
    assert.ok((await portal.get('/open/feed.atom')).body.includes(policy.id));
  });

  it('are equal bytes when nothing changed, also for a column that never held anything', async () => {
    const first = await portal.get('/responses/feed.atom');
    const second = await portal.get('/responses/feed.atom');
    assert.equal(first.body, second.body);
    assert.match(first.body, /<updated>1970-01-01T00:00:00\.000Z<\/updated>/);
  });

  it('list every published address and column by category, in an index which robots.txt names', async () => {
    const index = parse((await portal.get('/sitemap.xml')).body).sitemapindex.sitemap;
    const parts = index.map(({ loc }: { loc: string }) => loc.replace('https://zhenxing.example', ''));
    assert.deepEqual(parts, ['/sitemaps/pages.xml', '/sitemaps/news-1.xml', '/sitemaps/policies-1.xml']);
    const lists = await Promise.all(parts.map(async (part: string) => parse((await portal.get(part)).body).urlset.url));
    const places = lists.flat().map((url: { loc: string }) => url.loc);
    assert.equal(new Set(places).size, places.length, 'each address stands in one of them');
    for (const path of ['/', '/news/', '/units/office/'])
      assert.ok(places.includes(`https://zhenxing.example${path}`), path);
    assert.equal(places.filter((place: string) => place.endsWith('.html')).length, nasty.length + 1);
    for (const { loc } of lists[1]) assert.match(loc, /example\/news\//);
    assert.match((await portal.get('/robots.txt')).body, /^Sitemap: https:\/\/zhenxing\.example\/sitemap\.xml$/m);
  });

  it('escape every title on pages', async () => {
    const { body } = await portal.get('/news/');
    assert.doesNotMatch(body, /<script>alert/);
    assert.ok(body.includes('甲 &amp; 乙 &lt;script&gt;'));
    assert.ok(body.includes('𠮷 㐂 龘'));
  });

  it('leave out of XML only what XML cannot carry', () => {
    assert.equal(xml('a\u0000b\u0008c\uFFFEd\tе\n'), 'abcd\tе\n');
    assert.equal(xml('x\uD800y'), 'x\uFFFDy');
    assert.equal(xml('<a href="&">]]></a>\r'), '&lt;a href=&quot;&amp;&quot;&gt;]]&gt;&lt;/a&gt;&#13;');
  });
});
