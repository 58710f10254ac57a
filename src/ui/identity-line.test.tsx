import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageInEnglish } from './english/translate.ts';
import { PublicPage } from './layout.tsx';
import { parseMode } from './mode.ts';
import type { Site } from './site.ts';
import { officialSite } from './specimens/official.tsx';

const page = (change: Partial<Site>, mode = parseMode(undefined)) =>
  String(<PublicPage site={{ ...officialSite, ...change }} title="页" mode={mode} path="/x/" />);

test('a real site says whose it is and how to tell, by the marks that it has', () => {
  const html = page({});
  assert.match(html, /<details class="identity"><summary>[\s\S]*这是丹东市振兴区人民政府的官方网站[\s\S]*怎样识别/);
  assert.match(html, /以 \.gov\.cn 结尾[^<]*本站是 www\.zhenxing\.gov\.cn。[\s\S]*以 https 开头/);
  assert.match(html, /“党政机关”标识[\s\S]*标识码 2106030001[\s\S]*我为政府网站找错/);
  const bare = page({ partyMark: undefined, idCode: undefined });
  assert.match(bare, /以 \.gov\.cn 结尾/);
  assert.doesNotMatch(bare, /党政机关|标识码/);
});

test('what the address does not prove is not claimed', () => {
  for (const origin of [
    undefined,
    'https://www.zhenxing.example',
    'http://www.zhenxing.gov.cn',
    'https://www.zhenxing-gov.cn',
    'https://www.zhenxing.gov.cn.example.com',
    'http://localhost:8890',
  ])
    assert.doesNotMatch(page({ origin }), /官方网站|class="identity"/, origin);
});

test('a demonstration and a preview have their own line and no other', () => {
  assert.doesNotMatch(page({ demonstration: '演示' }), /官方网站/);
  assert.doesNotMatch(page({ preview: '还没有公布' }), /官方网站/);
});

test('an English page says it in English', () => {
  const html = pageInEnglish(page({}, parseMode('en')));
  assert.match(html, /Official website: Zhenxing District, Dandong<[\s\S]*How to tell/);
  const line = /<details class="identity">[\s\S]*?<\/details>/.exec(html)![0];
  assert.doesNotMatch(line.replace(/<span lang="zh-CN">党政机关<\/span>/, ''), /\p{Script=Han}/u);
});
