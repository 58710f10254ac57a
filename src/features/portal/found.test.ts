import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { getWords } from '../../core/search/queries/words.ts';
import { searchOf } from '../../core/search/search.ts';
import { testDatabase } from '../../platform/test-database.ts';
import { openTestPortal, type TestPortal } from './test-portal.ts';

describe('what a search finds, and why', () => {
  let portal: TestPortal;
  before(async () => {
    portal = await openTestPortal(await testDatabase());
  });
  after(() => portal.db.close());

  const search = async (q: string, more = '') => {
    const { status, body } = await portal.get(`/search?q=${encodeURIComponent(q)}${more}`);
    assert.equal(status, 200, q);
    return {
      body,
      titles: [...body.matchAll(/class="document-title"[^>]*>(.*?)<\/a>/g)].map((match) =>
        match[1]!.replace(/<[^>]*>/g, ''),
      ),
    };
  };
  it('finds what is quoted only where its words stand one after the other', async () => {
    await portal.publish('news', { title: '换届公告', body: '<p>新区长到岗，局长任用干部。</p>' });
    await portal.publish('news', { title: '任免公告', body: '<p>区长任期已满。</p><p>四年</p>' });
    assert.deepEqual((await search('"区长任"')).titles, ['任免公告'], 'every pair stands in the other text too');
    assert.deepEqual((await search('区长任')).titles.length, 2);
    assert.match((await search('"区长任"')).body, /找到 <strong>1<\/strong> 条/);
    assert.deepEqual((await search('"区长 任期"')).titles, ['任免公告'], 'a blank says nothing');
    assert.deepEqual((await search('"已满四年"')).titles, [], 'two blocks are no phrase');
    assert.equal((await search('"人民政府办公室" 换届')).titles[0], '换届公告', 'a unit may be quoted too');
  });

  it('knows units by their other names, as the office enters them', async () => {
    const { staff } = portal.db.sides;
    await portal.publish('news', { title: '能耗双控情况', body: '<p>发展和改革部门通报。</p>' });
    await sql`
      update organisations.unit set aliases = '{政办室}', shown_at = coalesce(shown_at, now()) where slug = 'office'`.execute(
      staff,
    );
    await sql`update publications.generation set value = value + 1`.execute(staff);
    const { body, titles } = await search('政办室');
    assert.ok(titles.includes('能耗双控情况'), 'the office published it');
    assert.match(body, /直接查到[\s\S]*振兴区人民政府办公室/);
    assert.deepEqual((await search('政办室', '&exactly=1')).titles.length > 0, true);
    await sql`update organisations.unit set aliases = '{}' where slug = 'office'`.execute(staff);
    await sql`update publications.generation set value = value + 1`.execute(staff);
    assert.deepEqual((await search('政办室')).titles.includes('能耗双控情况'), false);
  });

  it('says to anybody why a result is there: words, fields, weights, and what moved it', async () => {
    const repealed = await portal.publish('policy', {
      title: '滑雪场管理办法',
      body: '<p>滑雪场应当配备救护人员。滑雪场每年检查。</p>',
    });
    const { body } = await search('滑雪场');
    const [link] = [...body.matchAll(/href="(\/search\/why\?[^"]*)"/g)].map(([, href]) =>
      href!.replaceAll('&amp;', '&'),
    );
    const why = await portal.get(link!);
    assert.equal(why.status, 200);
    assert.match(why.body, /滑雪场管理办法/);
    assert.match(why.body, /按相关度排在第 1 位/);
    assert.match(why.body, /搜索的内容它都有/);
    assert.match(why.body, /标题里有完整的搜索词，得分乘以 1\.4/);
    assert.match(why.body, /政策文件、指南和办事服务比动态靠前，得分乘以 1\.3/);
    assert.match(why.body, /滑雪<[\s\S]*?>1<[\s\S]*?>2</, 'once in the title, twice in the text');
    const everyday = await portal.get(link!.replace(/q=[^&]*/, `q=${encodeURIComponent('滑雪场 什么时候 检查')}`));
    assert.match(everyday.body, /搜索的内容它都有|没有的是/);
    await portal.withdraw(repealed.document, 'withdrawn', '内容有误。');
    assert.equal((await portal.get(link!)).status, 404, 'nothing is explained of what has left');
    for (const bad of ['', '?q=滑雪', '?id=aaaaaaaaaaaa', '?q=滑雪&id=aaaaaaaaaaaa', '?q=滑雪&id=x%27'])
      assert.equal((await portal.get(`/search/why${bad}`)).status, 404, bad);
  });

  it('sees a withdrawal that came between looking up and showing, and counts anew', async () => {
    const { live } = portal.db.sides;
    const first = await portal.publish('news', { title: '冰雕展开幕' });
    await portal.publish('news', { title: '冰雕展闭幕' });
    const words = await getWords(live);
    const question = {
      typed: '冰雕展',
      filter: {},
      sort: 'best' as const,
      limit: 20,
      offset: 0,
      today: '2026-01-01',
      words,
    };
    assert.equal((await searchOf(live).find(question)).total, 2);
    const asking = searchOf(live).find(question);
    await portal.withdraw(first.document, 'withdrawn', '内容有误。');
    await asking;
    const { total, hits, counts } = await searchOf(live).find(
      question,
      sql<{ id: string; title: string }>`
      publication.id, publication.title`,
    );
    assert.deepEqual([total, counts.kind.get('news'), hits.map(({ row }) => row.title)], [1, 1, ['冰雕展闭幕']]);
  });
});
