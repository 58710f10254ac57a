import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { testDatabase } from '../../platform/test-database.ts';
import { openTestPortal, type TestPortal } from './test-portal.ts';

let portal: TestPortal;
before(async () => {
  portal = await openTestPortal(await testDatabase());
  const old = await portal.publish('news', { title: '前年的工作安排' });
  await sql`
    update publications.document set first_published_on = '2019-03-04', first_published_source = '旧网站'
    where id = ${old.document}`.execute(portal.db.sides.staff);
  await portal.publish('news', { title: '今年的工作安排' });
});
after(() => portal.db.close());

test('a column goes on from year to year: every year has its own address, and each page leads to the others', async () => {
  const { body } = await portal.get('/news/');
  assert.match(body, /今年的工作安排[\s\S]*前年的工作安排/);
  assert.match(body, /href="\/news\/2019\/"/);
  const year = await portal.get('/news/2019/');
  assert.match(year.body, /<h1>振兴要闻（2019 年）/);
  assert.match(year.body, /前年的工作安排/);
  assert.doesNotMatch(year.body, /今年的工作安排/);
  assert.match(year.body, /rel="canonical" href="https:\/\/zhenxing.example\/news\/2019\/"/);
  assert.match(year.body, /aria-current="page">2019 年/);
  assert.match(
    (await portal.get('/news/?year=2019')).body,
    /rel="canonical" href="https:\/\/zhenxing.example\/news\/2019\/"/,
  );
});

test('a year in which nothing was published has no page', async () => {
  assert.equal((await portal.get('/news/2018/')).status, 404);
  assert.equal((await portal.get('/news/3018/')).status, 404);
  assert.equal((await portal.get('/nowhere/2019/')).status, 404);
});
