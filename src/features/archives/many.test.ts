import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { revise } from '../../core/publications/actions/draft.ts';
import { getLatestEdition } from '../../core/publications/queries.ts';
import { issue } from '../../core/review/actions/issue.ts';
import { getSubmission } from '../../core/review/queries.ts';
import { clearAll, say } from '../../core/test-office.ts';
import { one, rows } from '../../platform/database.ts';
import { listPages } from './queries.ts';
import { type ArchivesOffice, importIn, testOffice } from './test-office.ts';
import { standard, utf8, words } from './test-site.ts';

// One review of many: what a reviewer sees of them, and that they stand or fall together.

let o: ArchivesOffice;
before(async () => {
  o = await testOffice();
});
after(() => o.close());

const titleOf = (path: string) =>
  o.visit(path).then(({ body }) => /<h1[^>]*>(.*?)<\/h1>/s.exec(body)?.[1]?.replace(/<[^>]*>/g, ''));

test('many are reviewed from a list with findings counted and a sample; one edit voids them all', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 24 }, (_, n) => [
      `m/${n}.html`,
      utf8(
        standard({
          title: `迁移的第 ${n + 1} 份通知`,
          day: `2010-01-${String(n + 1).padStart(2, '0')}`,
          body: words(`第 ${n + 1} 份，`),
        }),
      ),
    ]),
  );
  const { location } = await o.upload(files, { base: 'http://many.gov.cn/' });
  const id = importIn(location);
  await o.desk(o.drafter).post(`/staff/archives/${id}/submit`, { reason: '按原样保留。', _key: 'many' });
  const { submission: sent } = await one(
    o.db,
    sql<{ submission: number }>`select max(id)::int as submission from review.submission`,
  );
  const door = o.desk(o.reviewer);
  const { html } = await door.get(`/staff/review/${sent}`);
  assert.match(html, /一并送审的 24 份文件/);
  assert.match(html, /迁移的第 24 份通知/);
  assert.match(html, /抽样阅读<span class="tabs-count">10</);
  const sample = await door.get(`/staff/review/${sent}?show=sample`);
  assert.equal(sample.html.match(/\/texts\/\d+"/g)?.length, 10);
  const text = await door.get(`/staff/review/${sent}/texts/3`);
  assert.match(text.html, /第 3 \/ 24 份/);
  assert.match(text.html, /现将有关事项通知如下/);
  assert.equal((await door.get(`/staff/review/${sent}/texts/25`)).status, 404);
  assert.equal((await o.desk(o.stranger).get(`/staff/review/${sent}/texts/3`)).status, 404);
  assert.match((await door.get(`/staff/review/${sent}/sheet`)).html, /清单（24 份）/);
  await say(o.house.t, o, o.reviewer, sent, 'agree');
  const [page] = await listPages(o.db, id);
  const edition = await getLatestEdition(o.db, page!.document);
  await revise(o.by(o.drafter), {
    edition: edition.edition,
    base: edition.revision,
    content: { ...edition.content, body: '<p>改了一份，全部作废。</p>' },
  });
  assert.equal((await getSubmission(o.db, sent)).state, 'voided');
  assert.equal(
    (await getLatestEdition(o.db, page!.document)).content.metadata.firstPublishedOn,
    edition.content.metadata.firstPublishedOn,
  );
  const tasks = await rows(
    o.db,
    sql`select id from workflow.task where done_at is null and step = '送审后又修改，须重新送审'`,
  );
  assert.equal(tasks.length, 1);
  await o.desk(o.drafter).post(`/staff/archives/${id}/submit`, { reason: '按原样保留。', _key: 'again' });
  const again = (await one(o.db, sql<{ id: number }>`select max(id)::int as id from review.submission`)).id;
  await clearAll(o.house.t, o, again);
  await issue(o.by(o.editor), { submission: again });
  assert.equal((await o.visit('/m/5.html')).status, 301);
  assert.equal(await titleOf((await o.visit('/m/5.html')).location!), '迁移的第 6 份通知');
});

test('a policy of an older site keeps its own number and gets none of ours', async () => {
  const page = standard({
    title: '旧网站上的办法',
    day: '2014-02-03',
    body: words('办法，'),
    extra: '<meta name="Keywords" content="办法 校园">',
  }).replace('【字体', '文号：振教发〔2014〕7号 【字体');
  const { location } = await o.upload({ 'p/1.html': utf8(page) }, { kind: 'policy', base: 'http://policy.gov.cn/' });
  const id = importIn(location);
  await o.desk(o.drafter).post(`/staff/archives/${id}/submit`, { reason: '按原样保留。', _key: 'policy' });
  const { id: sent } = await one(o.db, sql<{ id: number }>`select max(id)::int as id from review.submission`);
  await clearAll(o.house.t, o, sent);
  await issue(o.by(o.editor), { submission: sent });
  assert.deepEqual(await rows(o.db, sql`select id from publications.document_number`), []);
  const { body } = await o.visit((await o.visit('/p/1.html')).location!);
  assert.match(body, /振教发〔2014〕7号/);
  assert.match(body, /原发布日期（迁移）/);
});
