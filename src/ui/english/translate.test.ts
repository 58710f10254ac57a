import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tooLong } from '../test-sentences.ts';
import { pageInEnglish, plainEnglish } from './translate.ts';
import { lines } from './words.ts';

test('no words have two translations: all rooms share one table, in which the later would win', () => {
  const said = new Map<string, string>();
  const twice = lines.filter(({ chinese, english }) => {
    const before = said.get(chinese) ?? english;
    said.set(chinese, english);
    return before.trim() !== english.trim();
  });
  assert.deepEqual(twice, []);
});

test('no sentence of the interface has more than 40 signs: all of them stand in this table', () => {
  assert.deepEqual(
    lines.flatMap(({ chinese }) => tooLong(chinese)),
    [],
  );
  assert.equal(tooLong('字'.repeat(41)).length, 1);
  assert.deepEqual(tooLong(`${'字'.repeat(40)}。《${'名'.repeat(50)}》见 https://example.cn/${'a'.repeat(50)}。`), []);
});

test('words of the interface are English, also cut for line ends, in attributes, in the title and before a name', () => {
  const html =
    '<html lang="en"><head><title>政策文件 - 振兴区</title></head><nav aria-label="主菜单"><a href="/">首页</a></nav><h2><span>政策<wbr/>文件</span></h2><p>来源：汤池镇人民政府</p>';
  const page = pageInEnglish(html);
  assert.match(page, /<title>Policy documents - 振兴区<\/title>/);
  assert.match(page, /aria-label="Main menu"><a href="\/">Home</);
  assert.match(page, /<span>Policy documents<\/span>/);
  assert.match(page, /Source: <span lang="zh-CN">汤池镇人民政府<\/span>/);
});

test('figures are put into English sentences, and what nobody translated is marked as Chinese', () => {
  assert.equal(plainEnglish('共 41 条，第 2 / 3 页'), '41 in all, page 2 of 3');
  assert.equal(plainEnglish('2026年3月9日'), '2026-03-09');
  assert.equal(pageInEnglish('<a href="/x">养老<wbr/>办法</a>'), '<a lang="zh-CN" href="/x">养老<wbr/>办法</a>');
});

test('what stays Chinese is marked behind a picture, behind a link, and by itself where English stands beside it', () => {
  for (const [html, page] of [
    ['<a><img src="/x"/>丹东</a>', '<a><img src="/x"/><span lang="zh-CN">丹东</span></a>'],
    ['<p><a>首页</a>丹东</p>', '<p><a>Home</a><span lang="zh-CN">丹东</span></p>'],
    ['<p>丹东<a>首页</a></p>', '<p><span lang="zh-CN">丹东</span> <a>Home</a></p>'],
  ])
    assert.equal(pageInEnglish(html!), page);
});

test('a title in which the search marked a word of the interface stays whole', () => {
  const title = '<a href="/x"><wbr/>区图书馆<mark>政务公开</mark>专区开放</a>';
  assert.equal(pageInEnglish(title), title.replace('<a', '<a lang="zh-CN"'));
});

test('no word of a cleared text is touched, whatever it says, nor what has a language of its own', () => {
  for (const kept of [
    '<div class="prose" id="article-body" lang="en"><div><p>搜索</p></div><p>首页</p></div>',
    '<a href="/" lang="zh-CN">首页</a>',
    '<script>"首页"</script>',
    '<textarea name="q">首页</textarea>',
  ])
    assert.equal(pageInEnglish(kept), kept);
  assert.equal(
    pageInEnglish('<div class="prose"><p>首页</p></div><p>首页</p>'),
    '<div lang="zh-CN" class="prose"><p>首页</p></div><p>Home</p>',
  );
});

test('English has a space between a link and its words, where Chinese needs none', () => {
  const papers = '<p>下载本文：<a href="/x">Word</a><span>（公文格式，带校验码）</span></p>';
  assert.equal(
    pageInEnglish(papers),
    '<p>Download: <a href="/x">Word</a><span> (official layout, with verification code)</span></p>',
  );
  assert.equal(
    pageInEnglish('<p>下载：<a href="/x">打印</a>、<a href="/y">分享</a>。</p>'),
    '<p>Download: <a href="/x">Print</a>, <a href="/y">Share</a>.</p>',
  );
  assert.equal(pageInEnglish('<a>查看<span>：第 2 版</span></a>'), '<a>View<span>: version 2</span></a>');
});

test('a page comes back as it was but for its words: tags, breaks and signs that only look like tags', () => {
  const odd = '<p>a &lt;b&gt; <wbr/>c</p><img alt="" src="/x"><br/>&amp; 1 > 0';
  assert.equal(pageInEnglish(odd), odd);
});

test('a list whose titles are Chinese says so once, before it; one in English does not', () => {
  const list = (title: string) =>
    `<ul class="documents"><li><a class="document-title" href="/x">${title}</a></li></ul>`;
  const note = '<p class="in-chinese">Titles in Chinese only</p>';
  const chinese = '<a lang="zh-CN" class="document-title" href="/x">关于停水的通知</a>';
  assert.equal(
    pageInEnglish(list('关于停水的通知') + list('Water')),
    `${note}<ul class="documents"><li>${chinese}</li></ul>${list('Water')}`,
  );
  const both = list('关于停水的通知').replace('</ul>', list('政策文件').slice('<ul class="documents">'.length));
  assert.match(pageInEnglish(both), /^<p class="in-chinese">Some titles in Chinese only<\/p>/);
});

test('days are written in one form on the whole page', () => {
  assert.equal(pageInEnglish('<p>发布时间：2026年3月9日 08:00</p>'), '<p>Published: 2026-03-09 08:00</p>');
  assert.equal(plainEnglish('2026年12月10日'), '2026-12-10');
});
