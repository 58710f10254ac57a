import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { testDatabase } from '../../platform/test-database.ts';
import { openTestPortal, type TestPortal } from './test-portal.ts';

/** What a room knows of names. */
const whoHeads = async () => (ways: string[]) =>
  ways.includes('赵示甲')
    ? [{ name: '赵示甲', more: { label: '领导之窗', href: '/leaders/' }, facts: [{ label: '职务', value: '区长' }] }]
    : [];

let portal: TestPortal;
before(async () => {
  portal = await openTestPortal(await testDatabase(), { names: [whoHeads] });
  await sql`
    insert into organisations.unit (slug, name, full_name, aliases, kind, code, phone, shown_at)
    values ('health', '区卫生健康局', null, '{}', 'department', 'HEA', '0415-0000009', now()),
      ('secret', '区尚未公开局', null, '{}', 'department', 'SEC', '0415-0000008', null),
      ('town', '汤池镇人民政府', null, '{汤池镇}', 'town', 'TOW', '0415-0000007', now()),
      ('zone', '区政府', '丹东市振兴区人民政府', '{区人民政府}', 'government', 'ZON', '0415-0000006', now())`.execute(
    portal.db.sides.staff,
  );
});
after(() => portal.db.close());

/** What stands before the texts. */
const direct = async (words: string) => {
  const { body } = await portal.get(`/search?q=${encodeURIComponent(words)}`);
  return /<section aria-label="直接查到">.*?(?=<section aria-label="搜索结果"|<\/main>)/s.exec(body)?.[0] ?? '';
};

test('a unit is found by its name, its former name and what people call it, with whom to call', async () => {
  for (const words of ['区卫生健康局', '卫生健康局地址', '卫生健康局局长', '卫健委', '卫生局电话', '卫计委在哪里'])
    assert.match(await direct(words), /区卫生健康局.*href="tel:0415-0000009"/s, words);
  assert.equal(await direct('区尚未公开局'), '', 'a unit that nothing public names has no page');
});

test('a town is no other government, though both names end alike', async () => {
  const town = await direct('汤池镇');
  assert.match(town, /汤池镇人民政府/);
  assert.doesNotMatch(town, /units\/zone\//);
});

test('whom a room knows by name stands there with what it says of them', async () => {
  assert.match(await direct('赵示甲'), /<h2>.*赵示甲.*<\/h2>.*href="\/leaders\/".*区长/s);
  assert.doesNotMatch(await direct('赵示'), /区长/);
});

test('pages of the site are opened by their name, and by what people say for them', async () => {
  assert.match(await direct('核验文件'), /直接打开.*href="\/verify\/"/s);
  assert.match(await direct('智能客服'), /href="\/ask"/);
  assert.match(await direct('老年版'), /href="\/accessibility\/"/);
  assert.equal(await direct('停水'), '');
});

test('a question that a name answers is answered with it, and no other', async () => {
  const ask = async (question: string) => (await portal.get(`/ask?q=${encodeURIComponent(question)}`)).body;
  const phone = await ask('卫健委电话是多少？');
  assert.match(phone, /区卫生健康局.*href="tel:0415-0000009"/s);
  assert.doesNotMatch(phone, /答不上来/);
  assert.match(await ask('赵示甲'), /区长.*这个回答有用吗/s);
  assert.match(await ask('卫健委管招生吗？'), /答不上来/);
});
