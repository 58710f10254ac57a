import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { listAsked, listOffered } from '../../core/search/queries/asked.ts';
import { markOf, record, writeCounts } from '../../core/search/record.ts';
import { testDatabase } from '../../platform/test-database.ts';
import { excerpt, highlight, readQuery } from './rules/search-words.ts';
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
    const { body } = await search(`振政办发〔${year}〕2号`);
    assert.doesNotMatch(body, /aria-label="搜索结果"/);
    assert.match(body, /没有完全符合/);
  });

  it('narrows by the unit that answers, where another has published, and calls it by its name where it has nothing', async () => {
    await sql`
      insert into organisations.unit (slug, name, kind, code, shown_at)
      values ('education', '区教育局', 'department', 'EDU', now()), ('housing', '区住房城乡建设局', 'department', 'HOU', now())`.execute(
      portal.db.sides.staff,
    );
    await portal.publish('news', { title: '入园登记开始', metadata: { source: '区教育局' } });
    await portal.publish('news', { title: '入园体检', metadata: { source: '儿童医院' } });
    assert.deepEqual((await search('入园', '&unit=education')).titles, ['入园登记开始']);
    const office = await search('入园', '&unit=office');
    assert.deepEqual(office.titles, ['入园体检']);
    assert.match(office.body, /儿童医院 · 区政府办公室发布/);
    assert.match((await search('入园', '&unit=housing&kind=policy')).body, /单位：区住房城乡建设局/);
    assert.match((await search('入园', '&unit=nowhere')).body, /单位：没有这个单位/);
  });

  it('completes an everyday word to what documents call it, where no title has it', async () => {
    await portal.publish('news', { title: '最低生活保障标准提高' });
    const { body } = await portal.get(`/search/suggest?q=${encodeURIComponent('低保')}`);
    assert.deepEqual(JSON.parse(body).words, ['最低生活保障标准提高']);
  });

  it('takes signs of patterns for what they are', async () => {
    assert.deepEqual((await search('100%')).titles, ['供热管理办法']);
    assert.deepEqual((await search('%')).titles, [], 'signs alone name nothing');
    assert.deepEqual((await search('_')).titles, []);
    assert.match((await search("' or 1=1 --")).body, /没有完全符合/, 'a 1 stands in a number, nothing else does');
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

  it('reads everyday words, wrong signs, traditional signs, letters and quotation marks', async () => {
    await portal.publish('news', { title: '政务公开工作安排', body: '<p>本年度重点。</p>' });
    await portal.publish('news', { title: '户口迁移办理', body: '<p>带身份证和户口簿到派出所。</p>' });
    assert.equal((await search('落户要带什么')).titles[0], '户口迁移办理');
    assert.equal((await search('政务公开工作安派')).titles[0], '政务公开工作安排');
    assert.equal((await search('政務公開')).titles[0], '政务公开工作安排');
    for (const letters of ['zwgk', 'zhengwugongkai', 'ZWGK']) {
      const { body, titles } = await search(letters);
      assert.equal(titles[0], '政务公开工作安排', letters);
      assert.match(body, new RegExp(`已按“<strong>政务公开</strong>”搜索.*exactly=1[^>]*>“${letters}”`, 's'));
    }
    assert.deepEqual((await search('zwgk', '&exactly=1')).titles, []);
    assert.deepEqual((await search('"办理户口"')).titles, [], 'the very words do not stand anywhere');
    assert.deepEqual((await search('"户口迁移"')).titles, ['户口迁移办理']);
  });

  it('offers what sounds alike, and looks for it only where the words as typed find nothing', async () => {
    await portal.publish('news', { title: '独木舟比赛公告', body: '<p>报名。</p>' });
    assert.match((await search('独木周')).body, /已按“<strong>独木舟<\/strong>”搜索/);
    assert.doesNotMatch((await search('独木舟')).body, /已按|是不是/);
  });

  it('mends two signs only into a word, and leads from everyday words to what documents say', async () => {
    await portal.publish('news', { title: '不动产转移登记', body: '<p>买卖双方带身份证，到窗口领取申请表。</p>' });
    await portal.publish('news', { title: '全国户籍工作会议', body: '<p>各地交流。</p>' });
    for (const typed of ['过户', '二手房过户', 'guohu', '过户要带什么']) {
      const { titles, body } = await search(typed);
      assert.equal(titles[0], '不动产转移登记', typed);
      assert.doesNotMatch(body, /国户/, typed);
    }
  });

  it('reads letters that no title spells by the words of the texts', async () => {
    await portal.publish('news', { title: '关于社区活动的说明', body: '<p>提供养老助餐服务。</p>' });
    const { titles, body } = await search('yanglaozhucan');
    assert.deepEqual(titles, ['关于社区活动的说明']);
    assert.match(body, /已按“<strong>养老助餐<\/strong>”搜索/);
  });

  it('shows what has a part of it where nothing has it all, and says so', async () => {
    const { titles, body } = await search('供热邀请赛');
    assert.equal(titles[0], '供热管理办法');
    assert.match(body, /没有完全符合“供热邀请赛”的内容，有 \d+ 条符合一部分/);
    assert.deepEqual((await search('冰壶')).titles, []);
  });

  it('completes what is typed from what is public, and forgets at once what left', async () => {
    const words = async (q: string) => {
      const { body } = await portal.get(`/search/suggest?q=${encodeURIComponent(q)}`);
      return (JSON.parse(body) as { words: string[] }).words;
    };
    const kayak = await portal.publish('news', { title: '皮划艇比赛公告', body: '<p>报名。</p>' });
    assert.deepEqual(await words('皮划'), ['皮划艇比赛公告']);
    assert.deepEqual(await words('pht'), ['皮划艇比赛公告']);
    await portal.withdraw(kayak.document, 'withdrawn', '内容有误。');
    assert.deepEqual(await words('皮划'), []);
    assert.deepEqual(await words('pht'), []);
    assert.deepEqual((await search('皮划艇')).titles, []);
    assert.deepEqual(await words(''), []);
  });

  it('offers a query to others only after five visitors, and never one that may name a person', async () => {
    const { staff } = portal.db.sides;
    for (let visitor = 0; visitor < 5; visitor += 1) {
      record('供热补贴怎么领', { found: 3, mark: markOf(`10.0.0.${visitor}`, '') });
      record('13812345678', { found: 3, mark: markOf(`10.0.0.${visitor}`, '') });
      record('张三的电话 13812345678', { found: 3, mark: markOf(`10.0.0.${visitor}`, '') });
      if (visitor === 3) {
        await writeCounts(staff);
        assert.deepEqual(await listOffered(portal.db.sides.live), []);
      }
    }
    for (let turn = 0; turn < 9; turn += 1) record('一个人反复搜', { found: 3, mark: markOf('10.0.0.1', '') });
    await writeCounts(staff);
    assert.deepEqual(await listOffered(portal.db.sides.live), [{ query: '供热补贴怎么领', times: 5 }]);
    const asked = new Map((await listAsked(staff, '2000-01-01', 100)).map(({ query, times }) => [query, times]));
    assert.equal(asked.get('一个人反复搜'), 9);
    assert.equal(asked.get('供热补贴怎么领'), 5);
    assert.deepEqual(
      [...asked.keys()].filter((query) => /138/.test(query)),
      [],
    );
  });

  it('orders by day when asked to, and counts what each choice would leave', async () => {
    const { body, titles } = await search('供热', '&sort=newest');
    assert.equal(titles.at(-1), '供热管理办法');
    assert.match(body, /<option value="news"[^>]*>要闻（2）/);
    assert.match(body, /<option value="valid"[^>]*>有效（1）/);
    assert.match(body, /排序：<a [^>]*>相关度<\/a>/);
  });

  it('says how many, and offers hotline and application when there are none', async () => {
    assert.match((await search('供热')).body, /找到 <strong>3<\/strong> 条/);
    const { body } = await search('没有这种东西');
    assert.match(body, /没有找到/);
    assert.match(body, /8890/);
    assert.match(body, /申请公开/);
  });

  it('is one page to search engines, which need not follow what narrows and orders it', async () => {
    const { body } = await search('供热', '&kind=news');
    assert.match(body, /<link rel="canonical" href="https:\/\/zhenxing\.example\/search"/);
    assert.doesNotMatch(body, /name="robots"/);
    const links = [...body.slice(body.indexOf('<main')).matchAll(/<a href="\/search\?[^>]*>/g)].map(([link]) => link);
    assert.ok(links.length >= 2 && links.every((link) => /rel="[^"]*nofollow"/.test(link)), links.join('\n'));
    assert.match((await portal.get('/robots.txt')).body, /^Disallow: \/search\/suggest$/m);
    assert.doesNotMatch((await portal.get('/robots.txt')).body, /leaving/, 'what is not read is not seen to be folded');
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
  it('are read on one line, without what nobody sees, and not endlessly', () => {
    assert.equal(readQuery(`\u0000 停\n水\u202e `), '停 水');
    assert.equal([...readQuery('𠮷'.repeat(200))].length, 100);
  });

  it('are marked where they stand, neighbours as one, capitals or not', () => {
    assert.deepEqual(highlight('a停水B', ['停水']), [
      { text: 'a', hit: false },
      { text: '停水', hit: true },
      { text: 'B', hit: false },
    ]);
    assert.deepEqual(highlight('ABC', ['b']), [
      { text: 'A', hit: false },
      { text: 'B', hit: true },
      { text: 'C', hit: false },
    ]);
    assert.deepEqual(highlight('政务公开', ['政务', '公开']), [{ text: '政务公开', hit: true }]);
  });

  it('show the sentence in which most of them stand', () => {
    const text = '停车须知。冬季供热从十一月开始。供热停暖的补偿办法另行通知。';
    assert.equal(excerpt(text, ['供热', '补偿']), '…供热停暖的补偿办法另行通知。');
    assert.equal(excerpt('没有命中', ['热']), '没有命中');
  });
});
