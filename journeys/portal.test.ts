// Long: begins first.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { dayOf } from '../src/platform/time.ts';
import { smallTargets } from '../src/ui/browser.ts';
import { findBarriers, type Look, overflow } from './browser.ts';
import { type District, openDistrict } from './test-district.ts';

let district: District;
before(async () => {
  district = await openDistrict();
});
after(() => district?.close());

/** One address of every type of public page, found by following links as a citizen would. */
async function addresses(page: Page): Promise<Record<string, string>> {
  const firstLink = async (from: string, pattern: RegExp, words = /./) => {
    await page.goto(from);
    const links = await page
      .locator('a')
      .filter({ hasText: words })
      .evaluateAll((all) =>
        all.map((link) => (link as unknown as { getAttribute(name: string): string }).getAttribute('href')),
      );
    const found = links.find((link) => link && pattern.test(link));
    assert.ok(found, `${from} has no link like ${pattern}`);
    return found;
  };
  const drawn = await firstLink('/interpretations/', /^\/interpretations\/\d{6}\/\w+\.html$/, /图/);
  const corrected = await firstLink(`/search?q=${encodeURIComponent('供热服务电话')}`, /^\/notices\/\d{6}\/\w+\.html$/);
  const difference = await firstLink(corrected, /^\/versions\/\w{12}\/1\/2$/);
  return {
    首页: '/',
    附件预览: await firstLink(drawn, /^\/preview\//),
    更正过的文件: corrected,
    历次版本: difference.replace('/1/2', ''),
    旧版: difference.replace('/2', ''),
    版本比较: difference,
    某一天还没有: `${corrected}?on=2020-01-01`,
    栏目: '/policies/',
    政策文件: await firstLink('/policies/', /^\/policies\/\d{6}\/\w+\.html$/),
    政策解读: await firstLink('/interpretations/', /^\/interpretations\/\d{6}\/\w+\.html$/),
    通知: await firstLink('/notices/', /^\/notices\/\d{6}\/\w+\.html$/),
    规范性文件目录: '/policies/ledger/',
    某一天的目录: `/policies/ledger/days?on=${dayOf(new Date())}&since=2020-01-01`,
    没有这一天: '/policies/ledger/days?on=2026-02-30',
    文件汇编: '/policies/collections/',
    办事指南一览: '/services/',
    可网上办理的: '/services/?way=online',
    办事指南: await firstLink('/services/', /^\/services\/\d{6}\/\w+\.html$/, /食品/),
    行政执法公示: '/enforcement/',
    处罚决定: await firstLink('/enforcement/?kind=处罚', /^\/enforcement\/\d{6}\/\w+\.html$/),
    执法事项: await firstLink('/enforcement/matters/', /^\/enforcement\/\d{6}\/\w+\.html$/),
    公开及时率: '/enforcement/timeliness/',
    单位一览: '/units/',
    单位: await firstLink('/units/', /^\/units\/[\w-]+\/$/),
    领导之窗: '/leaders/',
    单位领导: '/units/education/leaders/',
    公开指南: '/units/education/guide/',
    基本目录: '/units/education/catalogue/',
    重点工作: '/workplan/',
    工作进展: await firstLink('/workplan/', /^\/workplan\/\w{12}\/$/),
    栏目筛选: `/policies/?year=${new Date().getFullYear()}`,
    站点地图: '/sitemap/',
    搜索: `/search?q=${encodeURIComponent('政务公开')}`,
    为什么有这条: await firstLink(`/search?q=${encodeURIComponent('政务公开')}`, /^\/search\/why/),
    智能问答: `/ask?q=${encodeURIComponent('供热服务电话是多少？')}`,
    答不上来: `/ask?q=${encodeURIComponent('火星移民怎么报名？')}`,
    专题: '/topics/open-zone/',
    日历: '/calendar/',
    便民信息: '/convenience/',
    开放数据: '/data/',
    邮件订阅: '/subscriptions/',
    搜索无结果: `/search?q=${encodeURIComponent('没有这样的词语')}`,
    无障碍说明: '/accessibility/',
    离站提示: `/leaving?to=${encodeURIComponent('https://www.example.org/')}`,
    找不到: '/policies/202601/nothinghere.html',
  };
}

test('every public page is for everybody: no barrier, no sideways scroll, complete without script, large enough for old fingers', async () => {
  const finder = await (await district.visit()).newPage();
  const pages = await addresses(finder);
  // Barriers are looked for where the page is largest and where it is widest; what fits at 320 is asked there.
  for (const look of [{ width: 320, script: false }, { width: 375, elder: true }, { width: 1280 }]) {
    const page = await (await district.visit({ ...look, script: true })).newPage();
    const plain = look.script === false ? await (await district.visit(look)).newPage() : page;
    for (const [name, path] of Object.entries(pages)) {
      await plain.goto(path);
      assert.ok(
        ((await plain.locator('main').textContent()) ?? '').trim().length > 10,
        `${name} is empty without script`,
      );
      await page.goto(path);
      assert.ok((await overflow(page)) <= 0, `${name} scrolls sideways at ${look.width}`);
      if (look.width > 320) assert.deepEqual(await findBarriers(page), [], name);
      if (look.elder) assert.deepEqual((await smallTargets(page, 60)).small, [], name);
    }
    await page.context().close();
  }
});

test('a citizen finds a policy by half of its number and reads it with its interpretation', async () => {
  const page = await (await district.visit({ script: false })).newPage();
  await page.goto('/');
  await page.getByRole('searchbox').first().fill('振政办发 2');
  await page.getByRole('button', { name: '搜索' }).first().click();
  const result = page
    .locator('main')
    .getByRole('link', { name: /管理办法/ })
    .first();
  assert.ok(await result.count(), 'no result for half of the number');
  await result.click();
  const interpretation = page.locator('main').getByRole('link', { name: /解读/ }).first();
  await interpretation.click();
  assert.match(page.url(), /\/interpretations\//);
  await page
    .locator('main')
    .getByRole('link', { name: /管理办法》的通知/ })
    .first()
    .click();
  assert.match(page.url(), /\/policies\//);
});

test('what a column, a unit and a search list can be followed by mail, with what was chosen filled in', async () => {
  const page = await (await district.visit({ script: false })).newPage();
  const follow = async (from: string) => {
    await page.goto(from);
    await page
      .locator('main')
      .getByRole('link', { name: /^邮件订阅/ })
      .click();
    await page.waitForURL(/\/subscriptions\/\?/);
    return page.locator('main form');
  };
  assert.equal(await (await follow('/policies/')).getByLabel('栏目').inputValue(), 'policies');
  assert.equal(await (await follow('/units/education/')).getByLabel('单位').inputValue(), 'education');
  const searched = await follow(`/search?q=${encodeURIComponent('供热')}&unit=housing`);
  assert.equal(await searched.getByLabel('关键词').inputValue(), '供热');
  assert.equal(await searched.getByLabel('单位').inputValue(), 'housing');
});

test('every guide answers on the first screen of a telephone, and what it says of itself waits below', async () => {
  const reach = async (look: Look, questions: string[]) => {
    const page = await (await district.visit(look)).newPage();
    await page.goto('/services/');
    const guides = await page
      .locator('main .document-title')
      .evaluateAll((all) =>
        all.map((link) => (link as unknown as { getAttribute(name: string): string }).getAttribute('href')),
      );
    assert.ok(guides.length >= 12, `only ${guides.length} guides`);
    for (const guide of guides) {
      await page.goto(guide);
      await answersWithin(page, questions);
    }
    await page.context().close();
  };
  const four = ['我能办吗', '要带什么', '多久办完', '收费吗'];
  const six = [...four, '在哪办', '什么时候办'];
  await reach({ phone: true }, six);
  await reach({ phone: true, script: false }, six);
  await reach({ phone: true, elder: true }, four);
  await reach({}, six);
});

/** Each question, and the first line of its answer, within the window; the day of publication below all of them. */
async function answersWithin(page: Page, questions: string[]) {
  const title = await page.title();
  const height = page.viewportSize()!.height;
  const lines = (await page.evaluate(firstLines)) as Record<string, number>;
  for (const question of questions) {
    const end = lines[question];
    assert.ok(end && end <= height, `${title}: the first line of ${question} ends at ${end} of ${height}`);
  }
  const first = await page.locator('.guide-first').boundingBox();
  assert.ok((await page.locator('.article-source').boundingBox())!.y >= first!.y + first!.height);
}

/** In the browser: where the first line of what is asked and answered ends, by its question. */
const firstLines = `(() => Object.fromEntries([...document.querySelectorAll('.guide-answers dt')].map((question) => {
  const range = document.createRange();
  range.selectNodeContents(question.nextElementSibling);
  const line = [...range.getClientRects()].find(({ height }) => height > 1);
  return [question.textContent, Math.max(question.getBoundingClientRect().bottom, line.bottom)];
})))()`;

test('the portal can be used by keyboard alone', async () => {
  const page = await (await district.visit()).newPage();
  await page.goto('/');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate('document.activeElement.textContent.trim()'), '跳到正文');
  await page.keyboard.press('Enter');
  const seen = new Set<string>();
  for (let step = 0; step < 30; step += 1) {
    await page.keyboard.press('Tab');
    const { name, ring } = (await page.evaluate(
      '({ name: (document.activeElement.textContent || document.activeElement.name || "").trim(), ring: getComputedStyle(document.activeElement).outlineStyle + getComputedStyle(document.activeElement).boxShadow })',
    )) as { name: string; ring: string };
    seen.add(name);
    assert.notEqual(ring, 'nonenone', `no focus is shown on ${name}`);
  }
  assert.ok(seen.size > 10, 'the focus does not move on');
});

test('elder mode is one click away, stays, and is one click back', async () => {
  const page = await (await district.visit({ script: false })).newPage();
  await page.goto('/notices/');
  await page.getByRole('link', { name: '长者模式' }).click();
  assert.match((await page.locator('html').getAttribute('data-mode')) ?? '', /elder/);
  assert.match(page.url(), /\/notices\/$/);
  await page.goto('/');
  assert.match((await page.locator('html').getAttribute('data-mode')) ?? '', /elder/);
  await page.getByRole('link', { name: /退出长者模式|标准模式|返回标准|普通模式/ }).click();
  assert.doesNotMatch((await page.locator('html').getAttribute('data-mode')) ?? '', /elder/);
});

test('a drawing is shown as a picture, says what it shows, and its whole text stands below', async () => {
  const page = await (await district.visit({ width: 320 })).newPage();
  await page.goto('/interpretations/');
  await page
    .locator('main')
    .getByRole('link', { name: /一图读懂/ })
    .click();
  await page.waitForURL(/\/interpretations\/\d/);
  const picture = page.locator('main figure img');
  assert.match((await picture.getAttribute('alt')) ?? '', /申报.*征求意见.*施工.*验收/);
  const image = 'document.querySelector("main figure img")';
  assert.ok(Number(await page.evaluate(`${image}.decode().then(() => ${image}.naturalWidth)`)) > 600);
  const words = (await page.locator('main').textContent()) ?? '';
  assert.match(words.slice(words.indexOf('图解全文')), /第一步.*第二步.*第三步.*第四步/s);
  assert.equal(await overflow(page), 0);
  assert.deepEqual(await findBarriers(page), []);
});

test('no line of a title ends within the district’s name', async () => {
  for (const width of [320, 375, 1280]) {
    const page = await (await district.visit({ width })).newPage();
    for (const path of ['/', '/policies/', `/search?q=${encodeURIComponent('政务公开')}`]) {
      await page.goto(path);
      const names = (await page.evaluate(linesOfNames)) as number[];
      assert.ok(names.length > 2, `${path} names the district ${names.length} times`);
      assert.ok(
        names.every((lines) => lines === 1),
        `${path} at ${width}: ${names.join(' ')}`,
      );
    }
    await page.context().close();
  }
});

/** In the browser: on how many lines each 振兴区 of a title stands. */
const linesOfNames = `(() => [...document.querySelectorAll('.phrases')].flatMap((title) => {
  const walker = document.createTreeWalker(title, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    for (const match of text.data.matchAll(/振兴区/g)) {
      const range = document.createRange();
      range.setStart(text, match.index);
      range.setEnd(text, match.index + 3);
      found.push(new Set([...range.getClientRects()].map((one) => Math.round(one.top))).size);
    }
  }
  return found;
}))()`;
