import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { testDatabase } from '../../platform/test-database.ts';
import { openTestPortal, type TestPortal } from './test-portal.ts';

let portal: TestPortal;
before(async () => {
  portal = await openTestPortal(await testDatabase());
});
after(() => portal?.db.close());

const ldOf = async (path: string) => {
  const { body } = await portal.get(path);
  const found = [...body.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
  return found.map(([, text]) => JSON.parse(text!));
};

test('a normative document says by itself that it is law, by which number, since when and whether it holds', async () => {
  const policy = await portal.publish('policy', {
    title: '振兴区停车管理办法',
    metadata: { formedOn: '2026-03-01', effectiveOn: '2026-04-01', keywords: ['停车'] },
  });
  const [law, ...more] = await ldOf(policy.path);
  assert.equal(more.length, 0);
  assert.equal(law['@type'], 'Legislation');
  assert.match(law.legislationIdentifier, /^振政办发〔\d{4}〕1号$/);
  assert.deepEqual(
    [law.legislationDate, law.legislationDateOfApplicability, law.legislationLegalForce],
    ['2026-03-01', '2026-04-01', 'InForce'],
  );
  assert.equal(law.legislationPassedBy['@id'], 'https://zhenxing.example/units/office/');
  assert.equal(law.url, `https://zhenxing.example${policy.path}`);
  await sql`
    insert into publications.validity (document, state, from_on, note)
    values (${policy.document}, 'repealed', (now() at time zone 'Asia/Shanghai')::date, '已废止')`.execute(
    portal.db.sides.staff,
  );
  assert.equal((await ldOf(policy.path))[0].legislationLegalForce, 'NotInForce');
});

test('news is an article, and no title of it ends the element that holds it', async () => {
  const title = '</script><script>alert(1)</script> & "引号"';
  const news = await portal.publish('news', { title });
  const [article] = await ldOf(news.path);
  assert.equal(article['@type'], 'Article');
  assert.equal(article.headline, title);
  assert.doesNotMatch((await portal.get(news.path)).body, /<script>alert/);
});

test('lists and pages of the site say nothing in another voice', async () => {
  for (const path of ['/', '/news/', '/sitemap/']) assert.deepEqual(await ldOf(path), [], path);
});
