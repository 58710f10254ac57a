import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { testDatabase } from '../../platform/test-database.ts';
import { openTestPortal, type Published, type TestPortal } from './test-portal.ts';

let portal: TestPortal;
let text: Published;
const body = ['一、总则', '二、公开', '三、解读', '四、回应', '五、附则']
  .map((words) => `<h2>${words}</h2><p>${words}的内容。</p>`)
  .join('');
before(async () => {
  portal = await openTestPortal(await testDatabase());
  text = await portal.publish('policy', { title: '公开办法', body });
});
after(() => portal.db.close());

/** Where the list leads, and the ids of the headings in the text. */
function waysAndIds(page: string) {
  const [list = ''] = /<nav aria-label="目录">.*?<\/nav>/s.exec(page) ?? [];
  return {
    ways: [...list.matchAll(/<a href="#(part-[^"]+)">([^<]+)</g)].map(([, id, words]) => `${id} ${words}`),
    ids: [...page.matchAll(/<h2 id="(part-[^"]+)">(.*?)<\/h2>/g)].map(
      ([, id, words]) => `${id} ${words!.replaceAll('<wbr/>', '')}`,
    ),
  };
}

test('a text of five parts has a list of them, each of which leads to its heading', async () => {
  const { ways, ids } = waysAndIds((await portal.get(text.path)).body);
  assert.equal(ways.length, 5);
  assert.deepEqual(ways, ids);
  const stored = await sql<{ body: string }>`select body from live.publication where id = ${text.id}`.execute(
    portal.db.sides.live,
  );
  assert.equal(stored.rows[0]!.body, body, 'what was cleared has no ids');
});

test('a link to a part holds in every version that has the part, and a short text has no list', async () => {
  const before = waysAndIds((await portal.get(text.path)).body);
  await portal.correct(text, '补充一章。', { title: '公开办法', body: `<h2>引言</h2>${body}` });
  const now = waysAndIds((await portal.get(text.path)).body);
  assert.deepEqual(now.ways.slice(1), before.ways);
  assert.deepEqual(waysAndIds((await portal.get(`/versions/${text.id}/1`)).body), before);
  await portal.correct(text, '缩短。', { title: '公开办法', body: '<h2>一、总则</h2><p>全文。</p>' });
  const { ways, ids } = waysAndIds((await portal.get(text.path)).body);
  assert.deepEqual(ways, []);
  assert.deepEqual(ids, before.ids.slice(0, 1));
});
