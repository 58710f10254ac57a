import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { testDatabase } from '../../platform/test-database.ts';
import { openTestPortal, type Published, type TestPortal } from './test-portal.ts';

let portal: TestPortal;
let news: Published;
before(async () => {
  portal = await openTestPortal(await testDatabase());
  news = await portal.publish('news', { title: '公园开放时间调整' });
});
after(() => portal.db.close());

test('a text is shared by its address, by mail, and as a QR code that this server makes', async () => {
  const { body } = await portal.get(news.path);
  assert.ok(body.includes(`<p class="share-address">https://zhenxing.example${news.path}</p>`));
  assert.match(body, /href="mailto:\?subject=%E5%85%AC[^"]*zhenxing\.example/);
  assert.ok(body.includes(`src="/qr/${news.id}"`));
  const code = await portal.get(`/qr/${news.id}`);
  assert.equal(code.headers.get('content-type'), 'image/svg+xml; charset=utf-8');
  assert.match(code.body, /^<svg[\s\S]*<path[\s\S]*<\/svg>/);
  assert.equal((await portal.get(`/qr/${news.id}`)).body, code.body, 'the same address is the same picture');
});

test('what is not public has no QR code, as if it had never been', async () => {
  const never = await portal.get('/qr/abcdefghjkmn');
  await portal.withdraw(news.document, 'withdrawn', '时间有误');
  const gone = await portal.get(`/qr/${news.id}`);
  assert.deepEqual([gone.status, gone.body], [404, never.body]);
});
