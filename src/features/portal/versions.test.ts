import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sealAll } from '../../core/ledger/test-seal.ts';
import { testDatabase } from '../../platform/test-database.ts';
import { addDays, dayOf } from '../../platform/time.ts';
import { openTestPortal, type Published, type TestPortal } from './test-portal.ts';

const today = dayOf(new Date());
const secret = '鸺鹠旧文';

describe('a document as it was on a day', () => {
  let portal: TestPortal;
  let text: Published;
  /** Three versions: the first stood until six days ago, the second until today. */
  before(async () => {
    portal = await openTestPortal(await testDatabase());
    text = await portal.publish('policy', {
      title: '供热办法',
      body: '<p>每日八时至十六时供热。</p><p>由住建局解释。</p>',
    });
    await portal.daysGoBy(4);
    await portal.correct(text, '供热时间更正。', {
      title: '供热办法',
      body: '<p>每日六时至十六时供热。</p><p>由住建局解释。</p>',
    });
    await portal.daysGoBy(6);
    await portal.correct(text, '标题更正。', { title: '集中供热办法' });
  });
  after(() => portal.db.close());
  const on = (day: string) => portal.get(`${text.path}?on=${day}`);

  it('is read in the version that stood at the end of that day, and says which it is', async () => {
    const first = await on(addDays(today, -8));
    assert.equal(first.status, 200);
    assert.match(first.body, /每日八时至十六时/);
    assert.match(first.body, /这是第 1 版，不是现行版/);
    assert.match(first.body, /当时的有效性：有效/);
    assert.doesNotMatch(first.body, /name="robots"/);
    assert.match(first.body, new RegExp(`rel="canonical" href="https://zhenxing.example${text.path}"`));
    const second = (await on(addDays(today, -6))).body; // the day of the correction: its end counts
    assert.match(second, /每日六时至十六时/);
    assert.match(second, /第 2 版，不是现行版/);
    assert.match((await on(addDays(today, -1))).body, /<title>供热办法（第 2 版）/);
    assert.match((await on(today)).body, /第 3 版，也是现行版/);
  });

  it('is nothing before its first day and after today, and a day that is none is told with what was typed', async () => {
    const early = await on(addDays(today, -11));
    assert.equal(early.status, 404);
    assert.match(early.body, /还没有在本站公开；最早的一版公开于/);
    const late = await on(addDays(today, 1));
    assert.equal(late.status, 422);
    assert.match(late.body, /还没有到/);
    const wrong = await on('2026-02-30');
    assert.equal(wrong.status, 422);
    assert.match(wrong.body, /<title>错误：[\s\S]*您填写的内容有问题[\s\S]*value="2026-02-30"/);
    assert.equal((await portal.get(`${text.path}?on=`)).status, 200);
  });

  it('lists its versions under the text with their notes, and compares them in signs and words', async () => {
    const { body } = await portal.get(text.path);
    assert.match(body, /历次版本/);
    assert.match(body, /标题更正。/);
    for (const href of [`/versions/${text.id}/1`, `/versions/${text.id}/1/2`, `/versions/${text.id}/1/3`])
      assert.ok(body.includes(`href="${href}"`), href);
    const page = await portal.get(`/versions/${text.id}/1/2`);
    assert.equal(page.status, 200);
    assert.match(page.body, /<del><span class="visually-hidden">【删除】<\/span>八<\/del>/);
    assert.match(page.body, /<ins><span class="visually-hidden">【新增】<\/span>六<\/ins>/);
    for (const path of [
      `/versions/${text.id}/2/1`,
      `/versions/${text.id}/1/9`,
      `/versions/${text.id}/9`,
      '/versions/abcdefghijkl',
    ])
      assert.equal((await portal.get(path)).status, 404, path);
  });

  it('is found by its former title in no list, search or feed', async () => {
    await portal.correct(text, '再次更正。', { title: '集中供热办法', body: '<p>全文重写。</p>' });
    for (const path of [
      '/search?q=%E6%AF%8F%E6%97%A5%E5%85%AD%E6%97%B6',
      '/policies/',
      '/feed.atom',
      '/feed.json',
      '/',
    ])
      assert.ok(!(await portal.get(path)).body.includes('每日六时至'), path);
  });
});

describe('a version that should never have been public', () => {
  let portal: TestPortal;
  let text: Published;
  let translation: Published;
  before(async () => {
    portal = await openTestPortal(await testDatabase());
    text = await portal.publish('news', {
      title: `${secret}名单`,
      body: `<p>${secret}</p>`,
      metadata: { keywords: [secret] },
    });
    await portal.correct(text, `改正${secret}。`, { title: `${secret}名单二` });
    translation = await portal.publish('news', { title: `translation ${secret}` });
    await portal.link('translates', translation.document, text.document);
    await portal.daysGoBy(3);
    await portal.correct(text, '原文含有不应公开的信息。', { title: '名单', body: '<p>略。</p>', metadata: {} }, true);
    await sealAll(portal.db.sealer, portal.db.sides.staff);
  });
  after(() => portal.db.close());

  it('leaves as-of views, differences, history and translations, and of it stay kind, reason and day alone', async () => {
    const list = await portal.get(`/versions/${text.id}`);
    assert.equal(list.status, 200);
    assert.match(list.body, /已撤下（不应公开）/);
    assert.match(list.body, /理由：原文含有不应公开的信息。/);
    for (const path of [
      text.path,
      `${text.path}?on=${addDays(today, -2)}`,
      `/versions/${text.id}`,
      `/versions/${text.id}/1`,
      `/versions/${text.id}/2`,
      `/versions/${text.id}/1/2`,
      `/versions/${text.id}/2/3`,
      `/verify/${text.id}`,
      translation.path,
      '/news/',
      '/feed.atom',
      '/feed.json',
      '/sitemap-withdrawn.xml',
    ])
      assert.ok(!(await portal.get(path)).body.includes(secret), path);
    const then = await portal.get(`${text.path}?on=${addDays(today, -2)}`);
    assert.equal(then.status, 410);
    assert.match(then.body, /种类：不应公开。理由：原文含有不应公开的信息。/);
    assert.equal((await portal.get(`/versions/${text.id}/1`)).status, 410);
    assert.equal((await portal.get(`/versions/${text.id}/1/3`)).status, 410);
    assert.equal((await portal.get(translation.path)).status, 410);
    assert.match((await portal.get(text.path)).body, /更正（第 3 版），以前的版本撤下/);
  });

  it('can be taken out later too, while the present one stays', async () => {
    const other = await portal.publish('news', { title: '通讯录', body: `<p>${secret}</p>` });
    await portal.correct(other, '更新。', { body: '<p>新的。</p>' });
    assert.ok((await portal.get(`/versions/${other.id}/1`)).body.includes(secret));
    await portal.withdrawVersion(other.document, 1, '旧版含有个人信息。');
    const { status, body } = await portal.get(`/versions/${other.id}/1`);
    assert.deepEqual([status, body.includes(secret)], [410, false]);
    const page = (await portal.get(other.path)).body;
    assert.match(page, /新的。/);
    assert.match(page, /撤下第 1 版/);
    await assert.rejects(portal.withdrawVersion(other.document, 1, '再一次'), /没有这一版可以撤下/);
    await assert.rejects(portal.withdrawVersion(other.document, 2, '现行版'), /没有这一版可以撤下/);
  });
});

describe('what moved', () => {
  let portal: TestPortal;
  before(async () => {
    portal = await openTestPortal(await testDatabase());
  });
  after(() => portal.db.close());

  it('leads from its address to another of this site, and out by way of the leaving notice', async () => {
    const here = await portal.publish('news', { title: '新的通知' });
    const [one, two] = [await portal.publish('news', { title: '甲' }), await portal.publish('news', { title: '乙' })];
    await assert.rejects(portal.withdraw(one.document, 'moved', '并入新的通知'), /请填写新网址/);
    await assert.rejects(
      portal.withdraw(one.document, 'moved', '并入', '/news/202601/zzzzzzzzzzzz.html'),
      /本站没有这个网址/,
    );
    await assert.rejects(portal.withdraw(one.document, 'moved', '并入', 'javascript:alert(1)'), /写法不对/);
    await portal.withdraw(one.document, 'moved', '并入新的通知', here.path);
    const inside = await portal.get(one.path);
    assert.deepEqual([inside.status, inside.headers.get('location')], [301, here.path]);
    const target = 'https://www.liaoning.gov.cn/通知?id=1';
    await portal.withdraw(two.document, 'moved', '由省政府网站发布', target);
    const outside = await portal.get(two.path);
    assert.deepEqual(
      [outside.status, outside.headers.get('location')],
      [301, `/leaving?to=${encodeURIComponent(target)}`],
    );
    assert.equal((await portal.get(outside.headers.get('location')!)).status, 200);
    assert.equal((await portal.get(`/versions/${two.id}`)).status, 301);
    const stones = (await portal.get('/feed.atom')).body;
    for (const { id } of [one, two]) assert.match(stones, new RegExp(`deleted-entry ref="[^"]*:${id}"`));
    const withdrawn = (await portal.get('/sitemap-withdrawn.xml')).body;
    for (const { path } of [one, two]) assert.ok(withdrawn.includes(path), path);
    assert.match((await portal.get('/robots.txt')).body, /sitemap-withdrawn\.xml/);
  });

  it('replaced needs a successor that the public can read', async () => {
    const old = await portal.publish('news', { title: '旧通知' });
    await assert.rejects(portal.withdraw(old.document, 'replaced', '已有新通知'), /请选择替代它的文件/);
  });
});
