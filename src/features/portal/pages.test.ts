import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { testDatabase } from '../../platform/test-database.ts';
import { openTestPortal, type Published, type TestPortal } from './test-portal.ts';

describe('the portal shows what is published', () => {
  let portal: TestPortal;
  let policy: Published;
  let explained: Published;
  before(async () => {
    portal = await openTestPortal(await testDatabase(), {
      articleBlocks: [{ place: 'side', render: async (_live, { id }) => `另一个房间的内容 ${id}` }],
      entrances: [{ label: '机构职能', path: '/units/', group: '政务公开' }],
      blocks: [{ name: 'test', order: 1, render: async () => '另一个房间的首页内容' }],
    });
    policy = await portal.publish('policy', {
      title: '关于印发《停车管理办法》的通知',
      body: '<p>第一条　为了停车。</p><p><a href="https://elsewhere.example/a?b=1&amp;c=2">外部链接</a></p>',
      metadata: {
        subject: '综合政务',
        formedOn: '2026-11-01',
        keywords: ['停车'],
        contact: '0415-2',
        source: '区政府办公室',
      },
    });
    const { document, edition } = await portal.write('interpretation', {
      title: '《停车管理办法》解读',
      metadata: { form: '图解', transcript: '图里写着：停车以前先登记，再进入。' },
    });
    await portal.link('interprets', document, policy.document);
    const { submission } = await portal.send(edition);
    await portal.clear(submission);
    explained = await finish(submission, document);
  });
  after(() => portal.db.close());

  const finish = async (submission: number, document: number): Promise<Published> => {
    await portal.issue(submission);
    const found = await sql<{ path: string; id: string }>`
      select path, id from live.publication where title like '%解读'`.execute(portal.db.sides.live);
    return { document, ...found.rows[0]! };
  };

  it('opens with the search box, the newest texts and the entrances that exist', async () => {
    const { status, body } = await portal.get('/');
    assert.equal(status, 200);
    assert.ok(body.indexOf('type="search"') < body.indexOf('>振兴要闻</span></h2>'));
    assert.match(body, /关于印发《停车管理办法》的通知/);
    assert.match(body, /href="\/units\/"/, 'a room offers it');
    assert.doesNotMatch(body, /没有的房间/);
    const same = [...body.matchAll(/href="([^"]*)"><span class="entrance-icon">.*?<\/a>/g)];
    assert.deepEqual(
      same.filter(([entrance]) => entrance.includes('怎样申请')).map(([, href]) => href),
      ['/policies/'],
      'of two entrances with one title the first that exists',
    );
    assert.match(body, /另一个房间的首页内容/);
    assert.match(body, /振兴要闻暂时没有内容的原因/);
  });

  it('names description, responsible unit, update rule and the day of the last change of a column', async () => {
    const { body } = await portal.get('/policies/');
    for (const words of ['政策文件的说明', '区政府办公室', '随时更新', '最近更新', '共 1 条', '振政办发〔', '有效'])
      assert.ok(body.includes(words), words);
    assert.match(body, /<meta name="ColumnName" content="政策文件"/);
    assert.match(body, /<meta name="ColumnType" content="政策文件"/);
    assert.match(body, /type="application\/atom\+xml"[^>]*href="\/policies\/feed\.atom"/);
  });

  it('says in an empty column why it is empty', async () => {
    const { status, body } = await portal.get('/responses/');
    assert.equal(status, 200);
    assert.match(body, /回应关切暂时没有内容的原因/);
  });

  it('gathers the columns below a column', async () => {
    const { body } = await portal.get('/open/');
    assert.match(body, /停车管理办法/);
    assert.match(body, /回应关切/);
  });

  it('shows a policy with index, number, validity, META tags and its interpretation', async () => {
    const { body, headers } = await portal.get(policy.path);
    for (const words of [
      '索引号',
      'ZX1/',
      '主题分类',
      '2026年11月1日',
      '振兴区人民政府办公室文件',
      '〕1号',
      '有效性',
      '0415-2',
    ])
      assert.ok(body.includes(words), words);
    assert.match(body, /<meta name="ArticleTitle" content="关于印发《停车管理办法》的通知"/);
    assert.match(body, /<meta name="PubDate" content="\d{4}-\d\d-\d\d \d\d:\d\d"/);
    assert.match(body, /<meta name="ContentSource" content="区政府办公室"/);
    assert.match(body, /<meta name="SiteIDCode" content="210603DEMO"/);
    assert.ok(body.includes(`href="${explained.path}"`));
    assert.ok(body.includes(`另一个房间的内容 ${policy.id}`));
    assert.ok(headers.get('last-modified'));
  });

  it('links the interpretation back, with the words of its picture', async () => {
    const { body } = await portal.get(explained.path);
    assert.ok(body.includes(`href="${policy.path}"`));
    assert.match(body, /解读的文件/);
    assert.match(body, /图里写着：停车以前先登记，再进入。/);
  });

  it('leads from the title to interpretations, back, and on to the other interpretations', async () => {
    const { document, edition } = await portal.write('interpretation', {
      title: '五问停车解读',
      metadata: { form: '简明问答' },
    });
    await portal.link('interprets', document, policy.document);
    const { submission } = await portal.send(edition);
    await portal.clear(submission);
    const [second] = await portal.issue(submission);
    const { body } = await portal.get(policy.path);
    assert.match(body, /href="#interpretations">看解读（2 篇）/);
    assert.match(body, /<section class="related" id="interpretations">/);
    const other = (await portal.get(explained.path)).body;
    assert.match(other, /tag-info">图解<\/span><\/p><h1><span/);
    assert.ok(other.indexOf('关联文件：') < other.indexOf('id="article-body"'));
    assert.match(other, /同一文件的其他解读/);
    assert.ok(other.includes(`href="${second!.path}"`));
  });

  it('narrows a column by subject where its texts have several', async () => {
    assert.doesNotMatch((await portal.get('/policies/')).body, /主题分类/);
    await portal.publish('policy', { title: '学校用餐办法', metadata: { subject: '教育' } });
    assert.match((await portal.get('/policies/')).body, /主题分类[\s\S]*综合政务/);
    const { body } = await portal.get(`/policies/?subject=${encodeURIComponent('教育')}`);
    assert.match(body, /学校用餐办法/);
    assert.doesNotMatch(body, /停车管理办法》的通知<\/a>/);
    assert.match(body, /主题：教育/);
  });

  it('leads out of the site by way of the notice', async () => {
    const { body } = await portal.get(policy.path);
    const href = /href="(\/leaving\?to=[^"]+)"/.exec(body)![1]!;
    const notice = await portal.get(href);
    assert.equal(notice.status, 200);
    assert.match(notice.body, /href="https:\/\/elsewhere\.example\/a\?b=1&amp;c=2" rel="noopener noreferrer nofollow"/);
    // to search engines every notice is the one page that says why there are notices
    const { status, body: why } = await portal.get('/leaving');
    assert.equal(status, 200);
    assert.match(why, /会先显示要去的完整地址/);
    for (const page of [notice.body, why])
      assert.match(page, /<link rel="canonical" href="https:\/\/zhenxing\.example\/leaving"\/>/);
  });

  it('tells a correction with its day, keeps the address and the first day', async () => {
    const first = await portal.publish('news', { title: '电话', body: '<p>一二三</p>' });
    const again = await portal.correct(first, '电话号码更正', { body: '<p>四五六</p>' });
    assert.equal(again.path, first.path);
    const { body } = await portal.get(first.path);
    assert.match(body, /四五六/);
    assert.doesNotMatch(body, /一二三/);
    assert.match(body, /更正说明/);
    assert.match(body, /电话号码更正/);
  });

  it('warns on a replaced policy and on its interpretation, with the way to the new one', async () => {
    const { document, edition } = await portal.write('policy', { title: '新的停车管理办法' });
    await portal.link('replaces', document, policy.document);
    const { submission } = await portal.send(edition);
    await portal.clear(submission);
    const [issued] = await portal.issue(submission);
    for (const [path, words] of [
      [policy.path, '本文件已废止'],
      [explained.path, '所解读的文件已废止'],
    ] as const) {
      const { body } = await portal.get(path);
      assert.ok(body.includes(words), words);
      assert.ok(body.includes(`href="${issued!.path}"`));
    }
    const home = (await portal.get('/')).body;
    assert.match(home, /tag-error">废止<\/span>/, 'the same tag on the home page');
    const explanations = (await portal.get(`/${explained.path.split('/')[1]}/`)).body;
    assert.match(explanations, /所解读文件已废止/);
    const column = (await portal.get('/policies/')).body;
    assert.match(column, /由[^<]+替代。/);
  });

  it('leads from an earlier address to the present one', async () => {
    await sql`insert into publications.address (path, document, current) values ('/旧/show-5.html', ${policy.document}, false)`.execute(
      portal.db.sides.staff,
    );
    const { status, headers } = await portal.get(encodeURI('/旧/show-5.html'));
    assert.equal(status, 301);
    assert.equal(headers.get('location'), policy.path);
  });

  it('names the day of an older site for what it is', async () => {
    await sql`update publications.document set first_published_on = '2015-03-02', first_published_source = '旧网站' where id = ${policy.document}`.execute(
      portal.db.sides.staff,
    );
    const { body } = await portal.get(policy.path);
    assert.match(body, /原发布日期（迁移）/);
    assert.match(body, /2015年3月2日（依据：旧网站）/);
  });

  it('shows a signed waiver of the interpretation', async () => {
    await sql`
      insert into publications.requirement (document, needs, link, words, waived_at, waiver)
      values (${policy.document}, 'interprets', 'interprets', '需要解读', now(), '内部技术标准，免予解读')`.execute(
      portal.db.sides.staff,
    );
    assert.match((await portal.get(policy.path)).body, /内部技术标准，免予解读/);
  });

  it('verifies a text by its hash', async () => {
    const { body } = await portal.get(`/verify/${policy.id}`);
    assert.match(body, /[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}/);
    assert.match(body, /[0-9a-f]{64}/);
    for (const path of ['/verify/?code=', `/verify/${policy.id}?code=+`]) {
      const { body: forgot } = await portal.get(path);
      assert.match(forgot, /<title>错误：核验文件/, path);
      assert.match(forgot, /您填写的内容有问题[\s\S]*<a href="#f-code">请填写校验码/, path);
    }
  });

  it('lists twenty a page with links, and no page beyond the last', async () => {
    for (let n = 1; n <= 21; n += 1) await portal.publish('news', { title: `要闻 ${n}` });
    const first = await portal.get('/news/');
    assert.equal(first.body.match(/class="document-title"/g)?.length, 20);
    assert.match(first.body, /href="\/news\/\?page=2"/);
    assert.match(first.body, /共 22 条，第 1 \/ 2 页/);
    const second = await portal.get('/news/?page=2');
    assert.equal(second.body.match(/class="document-title"/g)?.length, 2);
    assert.equal((await portal.get('/news/?page=3')).status, 404);
    assert.equal((await portal.get('/news/?page=0')).status, 404);
    const none = await portal.get('/news/?year=1999');
    assert.match(none.body, /没有符合条件的内容/);
    const unit = await portal.get('/news/?unit=office&page=2');
    assert.match(unit.body, /href="\/news\/\?unit=office"/);
  });
});
