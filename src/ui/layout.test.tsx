import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PublicPage, StaffPage } from './layout.tsx';
import { parseMode } from './mode.ts';
import { specimenSite } from './specimens/site.tsx';

const mode = parseMode(undefined);

test('a content page carries the META tags of 政府网站发展指引, with the time to the minute', () => {
  const html = String(
    <PublicPage
      site={specimenSite}
      title="通知"
      mode={mode}
      path="/policies/201908/a.html"
      meta={{
        column: { name: '政策文件', type: '政策文件', description: '区政府文件', keywords: ['文件', '政策'] },
        article: { title: '通知 "甲"', publishedAt: '2019-08-09 09:00', source: '区政府办公室' },
      }}
    />,
  );
  const tags = Object.fromEntries(
    [...html.matchAll(/<meta name="(\w+)" content="([^"]*)"/g)].map(([, name, content]) => [name, content]),
  );
  assert.equal(tags.SiteName, specimenSite.name);
  assert.equal(tags.SiteDomain, specimenSite.domain);
  assert.equal(tags.SiteIDCode, '2106030001');
  assert.equal(tags.ColumnName, '政策文件');
  assert.equal(tags.ColumnKeywords, '文件,政策');
  assert.equal(tags.ArticleTitle, '通知 &quot;甲&quot;');
  assert.equal(tags.PubDate, '2019-08-09 09:00');
  assert.equal(tags.ContentSource, '区政府办公室');
});

test('the footer shows every mark that is set and nothing in place of one that is not', () => {
  const full = String(<PublicPage site={specimenSite} title="首页" mode={mode} path="/" />);
  for (const mark of [
    '党政机关',
    '我为政府网站找错',
    '政府网站标识码',
    '主办单位',
    '联系电话',
    '辽ICP备',
    '辽公网安备',
    '站点地图',
    'IPv6',
  ]) {
    assert.ok(full.includes(mark), mark);
  }
  const bare = String(
    <PublicPage site={{ name: '某区', domain: 'a.example', menu: [] }} title="首页" mode={mode} path="/" />,
  );
  assert.match(bare, /<meta name="Description" content="首页/, 'no page is without a description');
  assert.doesNotMatch(bare, /登录|主办单位|标识码|备案|ICP|找错|IPv6|SiteIDCode|undefined/);
});

test('elder mode is one link away on every page and one link back, keeping the rest of the address', () => {
  const html = String(<PublicPage site={specimenSite} title="文件" mode={mode} path="/policies/?page=2" />);
  assert.match(html, /href="\/policies\/\?page=2&amp;elder=1">长者模式/);
  const back = String(<PublicPage site={specimenSite} title="文件" mode={parseMode('elder')} path="/" />);
  assert.match(back, /data-mode="elder"/);
  assert.match(back, /href="\/\?elder=0">退出长者模式/);
});

test('an English page bears the English name of the site, and crawlers read the official one', () => {
  const site = { ...specimenSite, nameEnglish: 'Some District' };
  const html = String(<PublicPage site={site} title="文件" mode={parseMode('en')} path="/" />);
  assert.match(html, /<title>文件 - Some District<[\s\S]*class="brand-name">Some District</);
  assert.ok(html.includes(`name="SiteName" content="${specimenSite.name}"`));
  const chinese = String(<PublicPage site={site} title="文件" mode={mode} path="/" />);
  assert.doesNotMatch(chinese, /Some District/);
});

test('a printed page says where it comes from and how to check it', () => {
  const html = String(
    <PublicPage
      site={specimenSite}
      title="通知"
      mode={mode}
      path="/policies/a.html?x=1"
      meta={{ verification: '7F3A' }}
    />,
  );
  assert.match(
    html,
    /class="print-head"[\s\S]*https:\/\/www\.zhenxing\.example\/policies\/a\.html<[\s\S]*校验码：7F3A/,
  );
});

test('the console marks the menu entry the page lies under, and no crawler keeps it', () => {
  const menu = [
    { label: '工作台', href: '/staff' },
    { label: '政策文件', href: '/staff/policies', count: 3, late: 1 },
  ];
  const html = String(<StaffPage title="起草" who={{ name: '张某某' }} menu={menu} path="/staff/policies/new" />);
  assert.equal(html.match(/aria-current="page"/g)?.length, 1);
  assert.match(html, /href="\/staff\/policies" aria-current="page"/);
  assert.match(html, /超期 1/);
  assert.match(html, /name="robots" content="noindex"/);
});

test('the console offers the same views as the public side, and leads back to what the page was showing', () => {
  const view = { elder: true, contrast: false, language: 'zh-Hans' } as const;
  const html = String(
    <StaffPage title="工作台" who={{ name: '张某某' }} menu={[]} path="/staff" here="/staff?view=mine" mode={view} />,
  );
  assert.match(html, /href="\/staff\?view=mine&amp;elder=0">退出长者模式/);
  assert.match(html, /href="\/staff\?view=mine&amp;contrast=1">高对比度/);
});

test('the menu marks where the reader is: the page itself, or what lies above it by crumbs or by what an entry covers', () => {
  const menu = [
    { label: '首页', href: '/' },
    { label: '公开', href: '/open/', covers: ['/units/'] },
    { label: '关于', href: '/about/' },
  ];
  const at = (path: string, crumbs: { label: string; href?: string }[] = []) =>
    String(
      <PublicPage
        site={{ name: '某区', domain: 'a.example', menu }}
        title="页"
        mode={mode}
        path={path}
        crumbs={crumbs}
      />,
    ).match(/href="[^"]*" aria-current="(?:page|true)"/g);
  const trail = [{ label: '首页', href: '/' }, { label: '公开', href: '/open/' }, { label: '正文' }];
  assert.deepEqual(at('/'), ['href="/" aria-current="page"']);
  assert.deepEqual(at('/open/?page=2'), ['href="/open/" aria-current="page"']);
  assert.deepEqual(at('/policies/202601/a.html', trail)?.[0], 'href="/open/" aria-current="true"');
  assert.deepEqual(at('/units/office/'), ['href="/open/" aria-current="true"']);
  assert.equal(at('/search'), null);
});

test('a demonstration says so on every page, a real site does not', () => {
  const site = { name: '某区', domain: 'a.example', menu: [] };
  const words = /演示网站，不是真实的政府网站/;
  assert.match(
    String(<PublicPage site={{ ...site, demonstration: '演示' }} title="页" mode={mode} path="/x/" />),
    words,
  );
  assert.doesNotMatch(String(<PublicPage site={site} title="页" mode={mode} path="/x/" />), words);
});
