import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { withdraw } from '../../core/publications/actions/withdraw.ts';
import { renderOften } from './public/often.tsx';
import { type ServicesOffice, testOffice } from './test-guides.ts';

// 常用办事: what most people come for is one click away, on the home page, above the list and before a search.

let o: ServicesOffice;
before(async () => {
  o = await testOffice();
});
after(() => o.close());

const titles = ['户口迁移', '居民身份证换领', '社会保障卡申领', '生育登记'];
const documents: number[] = [];
const home = async () => {
  const block = await renderOften(o.house.t.sides.live);
  return block && String(await block).replaceAll('<wbr/>', '');
};
const namesIn = (html: string) => titles.filter((title) => html.includes(`>${title}</a>`));

test('without a guide there is no block', async () => {
  assert.equal(await home(), null);
});

test('while nobody knows what is read most, the newest stand there under another name', async () => {
  for (const title of titles) {
    const made = await o.draft(title);
    documents.push(made.document);
    await o.publish(made.edition);
  }
  const block = (await home())!;
  assert.match(block, /办事指南[\s\S]*全部事项[\s\S]*生育登记[\s\S]*户口迁移/);
  assert.doesNotMatch(block, /常用办事|看得最多/);
  assert.doesNotMatch((await o.visit('/services/')).words, /常用：/);
});

test('what was read most comes first, above the list as well', async () => {
  const paths = await Promise.all(documents.slice(0, 3).map(o.addressOf));
  await sql`
    insert into visits.often (page, rank)
    select page, row_number() over () from unnest(${paths.toReversed()}::text[]) page`.execute(o.db);
  const block = (await home())!;
  assert.match(block, /常用办事[\s\S]*看得最多[\s\S]*社会保障卡申领[\s\S]*居民身份证换领[\s\S]*户口迁移/);
  assert.doesNotMatch(block, /生育登记/);
  assert.match((await o.visit('/services/')).words, /常用： 社会保障卡申领 居民身份证换领 户口迁移/);
  const start = (await o.visit('/search')).body;
  assert.ok(start.indexOf('社会保障卡申领') < start.indexOf('户口迁移'), 'the search before its first word');
});

test('a guide that was withdrawn is gone from all three at once', async () => {
  await withdraw(o.by(o.editor), { document: documents[0]!, kind: 'withdrawn', reason: '事项已经取消。' });
  for (const html of [(await home())!, (await o.visit('/services/')).body, (await o.visit('/search')).body])
    assert.ok(!namesIn(html).includes('户口迁移'));
});
