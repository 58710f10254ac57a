import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { testDatabase } from '../../platform/test-database.ts';
import { excerpt, highlight, normalise, readQuery, wordsOf } from './rules/search-words.ts';
import { openTestPortal, type TestPortal } from './test-portal.ts';

describe('searching what is public', () => {
  let portal: TestPortal;
  before(async () => {
    portal = await openTestPortal(await testDatabase());
    const { rows } = await sql<{ id: number }>`
      insert into files.file (hash, bytes, type, name, text, checked)
      values (${'a'.repeat(64)}, 2048, 'docx', '申报表.docx', '附件里的独木舟', 'checked') returning id`.execute(
      portal.db.sides.staff,
    );
    const attachment = { file: rows[0]!.id, name: '申报表.docx', hash: 'a'.repeat(64), bytes: 2048, type: 'docx' };
    await portal.publish('policy', {
      title: '供热管理办法',
      body: '<p>供热单位&amp;用户 100% 知晓 &lt;b&gt;</p>',
      attachments: [attachment],
    });
    await portal.publish('news', { title: '供热开始', body: '<p>今日起<strong>供</strong>暖。</p>' });
    await portal.publish('news', { title: '学校开学', body: `<p>${'开学安排。'.repeat(60)}供热到位。</p>` });
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
  const year = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear();

  it('finds words in title, body and attachments, those in the title first', async () => {
    assert.deepEqual((await search('供热')).titles, ['供热管理办法', '供热开始', '学校开学'], 'documents before news');
    assert.deepEqual((await search('供热 办法')).titles, ['供热管理办法']);
    assert.deepEqual((await search('独木舟')).titles, ['供热管理办法']);
    assert.deepEqual((await search('申报表')).titles, ['供热管理办法']);
  });

  it('finds a number in every bracket in which people write it', async () => {
    for (const number of [
      `振政办发〔${year}〕1号`,
      `振政办发[${year}]1号`,
      `振政办发(${year})1号`,
      `振政办发（${year}）第1号`,
      `振政办发【${year}】 1 号`,
      `〔${year}〕1号`,
    ])
      assert.deepEqual((await search(number)).titles, ['供热管理办法'], number);
    assert.deepEqual((await search(`振政办发〔${year}〕2号`)).titles, []);
  });

  it('takes signs of patterns for what they are', async () => {
    assert.deepEqual((await search('100%')).titles, ['供热管理办法']);
    assert.deepEqual((await search('%')).titles, ['供热管理办法']);
    assert.deepEqual((await search('_')).titles, []);
    assert.deepEqual((await search("' or 1=1 --")).titles, []);
    assert.deepEqual((await search('.*')).titles, []);
    assert.deepEqual((await search('<b>')).titles, ['供热管理办法']);
  });

  it('marks what it found, in the place where it stands, and escapes everything', async () => {
    const { body } = await search('<b>');
    assert.match(body, /<mark>&lt;b&gt;<\/mark>/);
    assert.doesNotMatch(body, /<b>/);
    assert.match((await search('到位')).body, /…[^<]*供热<mark>到位<\/mark>/);
  });

  it('begins at the sentence of the hit, keeps blocks apart, and says when only the title was hit', async () => {
    await portal.publish('news', {
      title: '风筝节',
      body: '<h2>活动安排</h2><p>周六开幕。地点在<b>江</b>畔公园，免费入场</p><ul><li>自带雨具</li></ul>',
    });
    const { body } = await search('江畔');
    assert.match(body, /…地点在<mark>江畔<\/mark>公园，免费入场；自带雨具/);
    assert.match((await search('风筝')).body, /标题命中<\/strong>　活动安排；周六开幕/);
  });

  it('names both days where a text is older than its publication', async () => {
    await portal.publish('news', { title: '溜冰场规则', metadata: { formedOn: '2019-08-08' } });
    const { body } = await search('溜冰场');
    assert.match(body, /成文 <time[^>]*>2019-08-08<\/time> · 发布 <time[^>]*>20\d\d-\d\d-\d\d<\/time>/);
    assert.match(body, /发布年份/);
    assert.doesNotMatch((await search('独木舟')).body, /成文 </, 'one day needs no name');
  });

  it('points to the guide and the hotline after the little that is found', async () => {
    const few = (await search('独木舟')).body;
    assert.ok(
      few.indexOf('aria-label="搜索结果"') > 0 && few.indexOf('没有找到想要的') > few.indexOf('aria-label="搜索结果"'),
    );
    assert.doesNotMatch((await search('供热')).body, /没有找到想要的/);
  });

  it('narrows by unit and validity', async () => {
    assert.deepEqual((await search('供热', '&validity=valid')).titles, ['供热管理办法'], 'news have no validity');
    assert.deepEqual((await search('供热', '&validity=repealed')).titles, []);
    const { body, titles } = await search('供热', '&unit=office');
    assert.equal(titles.length, 3);
    assert.match(body, /<details class="filters-switch" open="">/);
    assert.match((await search('供热')).body, /<details class="filters-switch"><summary>/);
  });

  it('says how many, and offers hotline and application when there are none', async () => {
    assert.match((await search('供热')).body, /找到 <strong>3<\/strong> 条/);
    const { body } = await search('没有这种东西');
    assert.match(body, /没有找到/);
    assert.match(body, /8890/);
    assert.match(body, /申请公开/);
  });

  it('narrows by column and year, with the query in the address', async () => {
    assert.deepEqual((await search('供热', '&column=news')).titles, ['供热开始', '学校开学']);
    assert.deepEqual((await search('供热', '&year=1999')).titles, []);
    assert.equal((await portal.get('/search?q=x&page=99')).status, 404);
  });

  it('asks for a word when none was typed, whatever came', async () => {
    for (const q of ['', '%20%20', '%00', '%EF%BF%BF'])
      assert.equal((await portal.get(`/search?q=${q}`)).status, 200, q);
    assert.equal((await portal.get(`/search?q=${'a'.repeat(5000)}`)).status, 200);
  });
});

describe('the words of a query', () => {
  it('are cut at blanks, once each, and few', () => {
    assert.deepEqual(
      wordsOf('停水 停水  通知').map((word) => word.forms[0]),
      ['停水', '通知'],
    );
    assert.equal(wordsOf('a b c d e f g h i j k').length, 8);
    assert.equal(readQuery(`\u0000 停\n水 `), '停 水');
    assert.equal([...readQuery('𠮷'.repeat(200))].length, 100);
  });

  it('are written as offices write numbers', () => {
    assert.equal(normalise('国办发[2019]014号'), '国办发〔2019〕14号');
    assert.equal(normalise('ＡＢＣ（２０１９）第８号'), 'abc〔2019〕8号');
    assert.equal(normalise('（试行）'), '(试行)');
  });

  it('are marked without regard to case, the longest first', () => {
    const words = [{ forms: ['ab'] }, { forms: ['abc'] }];
    assert.deepEqual(highlight('xABCx', words), [
      { text: 'x', hit: false },
      { text: 'ABC', hit: true },
      { text: 'x', hit: false },
    ]);
    assert.equal(excerpt('短', words), '短');
    assert.match(excerpt(`${'长'.repeat(300)}ab`, words), /^…长{40}ab$/);
  });
});
