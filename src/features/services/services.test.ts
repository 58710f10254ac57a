import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { changeSite } from '../../core/organisations/actions.ts';
import { revise } from '../../core/publications/actions/draft.ts';
import { withdraw } from '../../core/publications/actions/withdraw.ts';
import { getEdition } from '../../core/publications/queries.ts';
import { submit } from '../../core/review/actions/submit.ts';
import { draftItem, writeItem } from './actions.ts';
import { serviceCards } from './public/cards.tsx';
import { type ServicesOffice, testOffice, wholeGuide } from './test-guides.ts';

// A matter is described once, in elements; what is missing is named; two persons clear it; people read how it is done.

let o: ServicesOffice;
before(async () => {
  o = await testOffice();
});
after(() => o.close());

test('while nothing is public the list says so, and why', async () => {
  const { status, words } = await o.visit('/services/');
  assert.equal(status, 200);
  assert.match(words, /还没有公开的办事指南.*办事指南正在整理/);
});

test('a guide that lacks an element is a draft, and does not go to review until it is there', async () => {
  const by = () => o.by(o.drafter);
  const made = await draftItem(by(), { unit: o.unit, title: '户口迁移', guide: {} });
  const sent = { editions: [made.edition], urgent: false, urgentReason: '', channels: ['portal'] };
  await assert.rejects(submit(by(), sent), (error: Error) => {
    for (const words of [
      '设定依据',
      '申请条件',
      '办理材料',
      '办理地点',
      '办理机构',
      '是否收费',
      '办理时间',
      '联系电话',
      '办理流程',
    ])
      assert.match(error.message, new RegExp(words));
    return true;
  });
  for (const name of [
    'bases',
    'conditions',
    'materials',
    'location',
    'organ',
    'charged',
    'hours',
    'phone',
    'steps',
  ] as const) {
    const { [name]: _, ...guide } = wholeGuide;
    const { revision } = await getEdition(o.db, made.edition);
    await writeItem(by(), { edition: made.edition, base: revision, title: '户口迁移', guide });
    await assert.rejects(submit(by(), sent), /“户口迁移”还不能送审：请/, name);
  }
});

test('nobody writes the text of a guide past its elements', async () => {
  const { edition, revision } = await o.draft('改正文');
  const { content } = await getEdition(o.db, edition);
  const { elements: _, ...metadata } = content.metadata;
  const changed = { ...content, metadata, body: '<p>随便写</p>' };
  await assert.rejects(revise(o.by(o.drafter), { edition, base: revision, content: changed }), /由专门的表单生成/);
  const { status, location } = await o.desk(o.drafter).get(`/staff/editions/${edition}/edit`);
  assert.deepEqual([status, location], [303, `/staff/services/editions/${edition}`]);
});

let document: number;

test('whoever reviews reads every element in the text', async () => {
  const made = await o.draft('户口迁移（市内）');
  document = made.document;
  const { content } = await getEdition(o.db, made.edition);
  for (const words of [
    '本人自愿迁入',
    '户口登记条例',
    '居民身份证',
    '12 号窗口',
    '5 个工作日',
    '户籍民警',
    '不收费',
    '11210603DEMO00001X',
  ])
    assert.ok(content.body.includes(words), words);
  assert.match(content.body, /<a href="tel:04150000012">0415-0000012<\/a>/);
  await o.publish(made.edition);
});

test('people find the guide, and its first screen answers what they ask first', async () => {
  const list = await o.visit('/services/?audience=自然人&way=window');
  assert.match(list.words, /户口迁移（市内）/);
  assert.doesNotMatch((await o.visit('/services/?way=online')).words, /户口迁移（市内）/);
  const { status, body, words } = await o.visit(await o.addressOf(document));
  assert.equal(status, 200);
  assert.match(
    words,
    /我能办吗 面向自然人。 在本区有合法稳定住所.*要带什么 2 样：居民身份证、户口迁移申请表 看材料清单.*多久办完 5 个工作日（法定 20 个工作日） 收费吗 不收费 在哪办.*什么时候办 工作日.*问谁.*向谁投诉/,
  );
  const places = ['</h1>', '我能办吗', '要带什么', '发布时间', 'id="article-body"', 'id="guide-materials"'].map(
    (sign) => body.indexOf(sign),
  );
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
    'answers stand directly under the title',
  );
  assert.match(body, /<a class="guide-more" href="#guide-materials">/);
  assert.match(words, /居民身份证 原件 1/);
  assert.match(body, /<th scope="col">材料名称<\/th>/);
  assert.match(body, /<ol class="guide-steps"><li><strong>申请<\/strong>/);
  assert.match(body, /href="tel:8890"/);
  assert.match(words, /责任单位： 区住房城乡建设局.*最后核对： 2026年10月8日/);
  const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(body)![1]!);
  assert.equal(data['@type'], 'GovernmentService');
});

test('long answers are short on the first screen, and lead to the whole', async () => {
  const sentence = '在本区有合法稳定住所，已经连续居住满一年';
  const made = await o.draft('积分落户', {
    conditions: `${sentence}，${sentence}，${sentence}，${sentence}。`,
    materials: ['居民身份证', '居民户口簿', '不动产权证书或者房屋租赁合同', '社会保险缴费记录'].map((name) => ({
      name,
    })),
  });
  await o.publish(made.edition);
  const { body, words } = await o.visit(await o.addressOf(made.document));
  assert.match(words, new RegExp(`面向自然人。 ${sentence}… 全部条件`));
  assert.match(words, /要带什么 4 样：居民身份证、居民户口簿等 看材料清单/);
  for (const id of ['guide-conditions', 'guide-materials'])
    assert.ok(body.includes(`href="#${id}"`) && body.includes(`<h2 id="${id}">`), id);
});

test('who had it done is led to where that is rated, if the office has named a place', async () => {
  const path = await o.addressOf(document);
  assert.doesNotMatch((await o.visit(path)).words, /好差评/);
  const system = await o.person('站点管理员', o.otherUnit, 'system');
  await changeSite(o.by(system), { rating: 'https://www.lnzwfw.gov.cn/' });
  const { body } = await o.visit(path);
  assert.match(body, /data-leaving="https:\/\/www\.lnzwfw\.gov\.cn\/"[^>]*>办理过？去评价（好差评）/);
  assert.ok(body.indexOf('向谁投诉') < body.indexOf('好差评') && body.indexOf('好差评') < body.indexOf('发布时间'));
  await changeSite(o.by(system), { rating: null });
  assert.doesNotMatch((await o.visit(path)).words, /好差评/);
});

test('who reads in English is asked and answered in English, and the words of the guide stay Chinese', async () => {
  const answer = await o.house.app.request(await o.addressOf(document), { headers: { cookie: 'view=en' } });
  const body = (await answer.text()).replaceAll('<wbr/>', '');
  const first = body.slice(body.indexOf('guide-first'), body.indexOf('article-line')).replace(/<[^>]*>/g, ' ');
  assert.match(
    first.replace(/\s+/g, ' '),
    /Only at the counter Can I\? For individuals\..*What to bring 2: 居民身份证、户口迁移申请表 list of papers How long 5 working days \(by law 20\) Any fee\? free of charge/,
  );
  assert.match(body, /<div lang="zh-CN" class="prose" id="article-body">/);
});

test('a search shows where, when, how long and what to bring', async () => {
  const id = (await o.addressOf(document)).split('/').at(-1)!.replace('.html', '');
  const cards = await serviceCards(o.house.t.sides.live, [id, 'aaaaaaaaaaaa']);
  assert.deepEqual([...cards.keys()], [id]);
  const card = String(await cards.get(id));
  for (const words of ['12 号窗口', '工作日 8:30', '5 个工作日', '居民身份证', '查看办事指南'])
    assert.ok(card.includes(words), words);
});

test('what a guide says of itself cannot end the block for machines', async () => {
  const made = await o.draft('</script><script>alert(1)</script>', { conditions: '<img src=x onerror=alert(1)>' });
  await o.publish(made.edition);
  const { body } = await o.visit(await o.addressOf(made.document));
  assert.doesNotMatch(body, /<script>alert|<img src=x/);
});

test('a guide that is withdrawn is gone from its address, the list, its files and cards', async () => {
  const path = await o.addressOf(document);
  await withdraw(o.by(o.editor), { document, kind: 'withdrawn', reason: '事项已经取消。' });
  assert.equal((await o.visit(path)).status, 410);
  for (const page of ['/services/', '/services/list.csv', '/services/list.jsonl'])
    assert.doesNotMatch((await o.visit(page)).body, /户口迁移（市内）/, page);
  const id = path.split('/').at(-1)!.replace('.html', '');
  assert.equal((await serviceCards(o.house.t.sides.live, [id])).size, 0);
});
