import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { By } from '../../core/caller.ts';
import { openDoor } from '../../core/test-office.ts';
import { testDatabase } from '../../platform/test-database.ts';
import { translate } from './actions/translate.ts';
import { translationDoors } from './staff/translations.tsx';
import { openTestPortal, type Published, type TestPortal } from './test-portal.ts';

let portal: TestPortal;
let policy: Published;
let english: Published;
const body = '<p>Every household may apply at the counter.</p>';
before(async () => {
  portal = await openTestPortal(await testDatabase());
  policy = await portal.publish('policy', { title: '养老服务补贴办法' });
});
after(() => portal.db.close());

const desk = () => openDoor(portal.db, translationDoors, portal.writer);

test('what has no translation stands on the list of the office, with the way to begin one', async () => {
  const list = await desk().get('/staff/translations');
  assert.match(list.html, /养老服务补贴办法[\s\S]*没有[\s\S]*起草译文/);
  const sent = await desk().post('/staff/translations', { document: String(policy.document), language: 'xx' });
  assert.equal(sent.status, 409);
  await assert.rejects(
    translate(new By(portal.db.sides.staff, portal.officer), { document: policy.document, language: 'en' }),
    /没有这项权限/,
  );
  const { document } = await portal.write('policy', { title: '没有公开的办法' });
  await assert.rejects(
    translate(new By(portal.db.sides.staff, portal.writer), { document, language: 'en' }),
    /现在没有公开/,
  );
});

test('a translation is a document of its own: nobody reads it before it was cleared, and both ends show each other', async () => {
  english = await portal.translate(policy, { title: 'Measures on Subsidies for Care of the Elderly', body });
  const page = await portal.get(english.path);
  assert.match(page.body, /<h1 lang="en">/);
  assert.match(page.body, /Translated from version 1\. The Chinese text prevails/);
  assert.match(page.body, /<html lang="en"/, 'who gets there without having chosen English reads all of it in English');
  assert.match(page.body, /class="main-menu"[\s\S]*href="\/\?lang=en"/, 'and goes on in English');
  assert.ok(page.body.includes(`href="${policy.path}?lang=zh-Hans" lang="zh-CN"`), 'the way to the Chinese text');
  assert.match((await portal.get('/english/')).body, /<html lang="en"/);
  assert.doesNotMatch(page.body, /原文已经更新/);
  const original = await portal.get(policy.path);
  assert.match(original.body, /译文[\s\S]*English[\s\S]*Measures on Subsidies/);
  for (const { body: html } of [page, original]) {
    assert.ok(html.includes(`hreflang="en" href="https://zhenxing.example${english.path}"`));
    assert.ok(html.includes(`hreflang="zh-CN" href="https://zhenxing.example${policy.path}"`));
  }
  assert.match((await portal.get('/english/')).body, /Measures on Subsidies/);
  await assert.rejects(portal.translate(policy, { title: 'Again' }), /已经有English译文/);
});

test('who reads in English is led from the original to its translation, or told that there is none', async () => {
  const headers = { cookie: 'view=en' };
  assert.match((await portal.get(policy.path, { headers })).body, /Read the English translation: Measures/);
  const news = await portal.publish('news', { title: '没有译文的要闻' });
  assert.match((await portal.get(news.path, { headers })).body, /available in Chinese only/);
});

test('when the original was corrected since, the reader sees both versions and the office sees what is behind', async () => {
  policy = await portal.correct(policy, '补贴标准有误', { body: '<p>新的标准。</p>' });
  policy = await portal.correct(policy, '电话有误', { body: '<p>新的电话。</p>' });
  const { body: html } = await portal.get(english.path);
  assert.match(html, /Translated from version 1\. The original is now version 3/);
  assert.match(html, /译自原文第 1 版，原文现在是第 3 版/);
  const list = await desk().get('/staff/translations');
  assert.match(list.html, /养老服务补贴办法[\s\S]*落后[\s\S]*原文是第 3 版/);
});

test('a withdrawn original takes its translations from view: a tombstone without a word of them', async () => {
  await portal.withdraw(policy.document, 'withdrawn', '内容有误');
  const { status, body: html } = await portal.get(english.path);
  assert.equal(status, 410);
  assert.doesNotMatch(html, /Measures|household/);
  assert.doesNotMatch((await portal.get('/english/')).body, /Measures/);
});
