import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { languageOf } from '../src/ui/language.ts';
import { longSentencesOf } from '../src/ui/test-sentences.ts';
import { openSite } from './test-district.ts';
import { chineseOf, contentOf, isContent, textsOutside } from './test-english.ts';
import { pageTypes } from './test-pages.ts';

let site: Awaited<ReturnType<typeof openSite>>;
before(async () => {
  site = await openSite();
});
after(() => site?.close());

interface Ask {
  path: string;
  view?: string;
  sent?: Record<string, string>;
}

/** Further states of pages: other views, narrowed lists, what was filled in wrongly. */
const states: Ask[] = [
  { path: '/', view: 'elder.en' },
  { path: '/search?q=zwgk' },
  { path: '/search?q=政务公开&year=2026&validity=valid&sort=newest' },
  { path: '/search?q=供热服务电话&exactly=1&kind=notice' },
  { path: '/search?q=落户要带什么' },
  { path: '/policies/?year=2026&unit=office' },
  { path: '/policies/?year=1990' },
  { path: '/services/?way=online' },
  { path: '/services/?q=zzzz' },
  { path: '/policies/ledger/?q=zzzz' },
  { path: '/enforcement/?q=zzzz&kind=处罚&from=2020-01-01&to=2020-01-31' },
  { path: '/enforcement/?unit=housing' },
  { path: '/calendar/?month=2019-09' },
  { path: '/subscriptions/', sent: { email: 'nobody', column: 'policies' } },
  { path: '/ask', sent: { q: '供热服务电话', said: 'good' } },
];

/** The link to the Chinese page, and what a translation says to those who would rather read that. */
const wayBack = /^(中文|译自原文第 \d+ 版。译文仅供参考，以中文为准。)$/;

test('a translation and its column are in English as a whole, also for who reads the site in Chinese', async () => {
  const pages = (await pageTypes(site.base)).filter(({ name }) => name === 'translation').map(({ path }) => path);
  for (const path of [...pages, '/english/']) {
    const html = await pageOf({ path, view: '' });
    assert.match(html, /<html lang="en"/);
    assert.match(html, /aria-label="Main menu"[\s\S]*href="\/\?lang=en"[^>]*>Home</);
    assert.match(html, /hreflang="zh-CN">中文</);
    assert.doesNotMatch(html, /主菜单|索引号|跳到正文|浏览辅助/);
  }
  assert.match(await pageOf({ path: pages[0]!, view: '' }), /Download: <a[\s\S]*<span class="quiet"> \(official/);
});

test('every page is in the view that its reader chose, those for programs too', async () => {
  const types = await pageTypes(site.base);
  const plain: string[] = [];
  for (const ask of types) {
    const html = await pageOf({ ...ask, view: 'elder.contrast' });
    if (!html.includes('data-mode="elder contrast"')) plain.push(ask.path);
  }
  assert.ok(types.length > 90);
  assert.deepEqual(plain, []);
});

test('where nothing was found the page stays English as a whole, and large for who reads large', async () => {
  const html = await pageOf({ path: '/nowhere', view: 'elder.en' });
  assert.match(html, /<html lang="en" data-mode="elder">/);
  assert.match(html, /Search this site[\s\S]*<h1[^>]*>(?:<[^>]*>)?Page not found</);
  assert.match(html, /hreflang="zh-CN">中文</);
  assert.doesNotMatch(html, />(?:[^<]*)(?:您可以|没有找到)/);
});

async function pageOf({ path, view = 'en', sent }: Ask): Promise<string> {
  const headers = { cookie: `view=${view}`, origin: site.base };
  const body = sent && new URLSearchParams(sent);
  return (await fetch(site.base + path, { headers, method: body ? 'POST' : 'GET', body })).text();
}

test('who reads in English meets no Chinese but what the district itself has written', async () => {
  const content = await contentOf(site.house.t.sides.staff);
  assert.ok(content.values.size > 1000, 'there is hardly any content');
  // Who writes programs reads of the doors in Chinese only.
  const types = (await pageTypes(site.base)).filter(({ name }) => name !== 'programs');
  const left = new Map<string, string>();
  let seen = 0;
  for (const ask of [...types, ...states]) {
    const asked = new URL(ask.path, site.base).searchParams.get('q') ?? (ask as Ask).sent?.q ?? '';
    for (const piece of chineseOf(await pageOf(ask))) {
      seen += 1;
      if (!wayBack.test(piece) && !isContent(piece, content, asked)) left.set(piece, left.get(piece) ?? ask.path);
    }
  }
  assert.ok(seen > 500, 'the pages show hardly any content');
  assert.deepEqual(
    [...left].map(([piece, path]) => `${path}: ${piece}`),
    [],
  );
});

test('who reads slowly meets no sentence of more than 40 signs but in what the district has written', async () => {
  const content = await contentOf(site.house.t.sides.staff);
  const found: string[] = [];
  for (const { name, path } of await pageTypes(site.base)) {
    if (name === 'translation') continue;
    // The note on accessibility is words of the house in the frame of a text.
    for (const sentence of longSentencesOf(await pageOf({ path, view: '' }), name === 'accessibility'))
      if (!isContent(sentence.replace(/^理由：/, ''), content, path)) found.push(`${path}: ${sentence}`);
  }
  assert.deepEqual(found, []);
});

test('who hears the site hears every piece of the other language in its own voice', async () => {
  const wrong: string[] = [];
  const found = { path: '/search?q=Measures' };
  for (const { path } of [...(await pageTypes(site.base)), found, { path: '/data/column-english/' }]) {
    const [chinese, english] = [await pageOf({ path, view: '' }), await pageOf({ path })];
    if (chinese.includes('<html lang="zh-CN"'))
      wrong.push(...textsOutside('en', chinese).filter((text) => languageOf(text) && !text.includes('http')));
    wrong.push(...textsOutside('zh-CN', english).filter((text) => /\p{Script=Han}/u.test(text)));
  }
  assert.deepEqual(wrong, []);
});
