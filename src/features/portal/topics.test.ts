import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { proposalsStaff } from '../../core/proposals/staff.ts';
import { openDoor } from '../../core/test-office.ts';
import { testDatabase } from '../../platform/test-database.ts';
import type { Topic } from './rules/topic.ts';
import { openTestPortal, type Published, type TestPortal } from './test-portal.ts';

let portal: TestPortal;
let policy: Published;
let news: Published;
before(async () => {
  portal = await openTestPortal(await testDatabase());
  policy = await portal.publish('policy', { title: '义务教育招生入学办法' });
  news = await portal.publish('news', { title: '招生咨询电话公布' });
});
after(() => portal.db.close());

/** Without what only says where lines end. */
const bare = (html: string) => html.replace(/<(?:wbr|\/?span)[^>]*>/g, '');

const topic = (change: Partial<Topic> = {}): Topic => ({
  title: '今年的招生入学',
  introduction: '把招生入学的文件、解读和办事提示放在一起。',
  opensOn: '2026-03-01',
  closesOn: null,
  sections: [
    { title: '文件', documents: [policy.id] },
    { title: '消息', documents: [news.id] },
  ],
  ...change,
});

test('where there is no topic yet, the page says who will make one', async () => {
  const { status, body } = await portal.get('/topics/');
  assert.equal(status, 200);
  assert.match(body, /现在没有进行中的专题[\s\S]*由区政府办公室编排/);
  assert.equal((await portal.get('/topics/school/')).status, 404);
});

test('a topic is typed as addresses under headings, each wrong line told, and nothing in it that is not public', async () => {
  const door = openDoor(portal.db, proposalsStaff, portal.keeper);
  const typed = { subject: 'school', title: '今年的招生入学', introduction: '把招生入学的文件和办事提示放在一起。' };
  const wrong = await door.post('/staff/proposals/topic', {
    ...typed,
    subject: 'School!',
    opensOn: '2026-03-09',
    closesOn: '2026-03-01',
    sections: `# x\n随便写的\n${policy.path}\n${policy.path}`,
  });
  assert.equal(wrong.status, 422);
  for (const sentence of [
    /网址里的名字/,
    /结束日期不能早于/,
    /第 1 行：分组的标题/,
    /第 2 行：请粘贴/,
    /第 4 行：这一篇前面已经有了/,
  ])
    assert.match(wrong.html, sentence);
  const { document } = await portal.write('news', { title: '还没有公开的消息' });
  assert.ok(document);
  const unknown = await door.post('/staff/proposals/topic', { ...typed, sections: '/news/202611/abcdefghjkmn.html' });
  assert.equal(unknown.status, 409);
  assert.match(unknown.html, /没有公开的内容/);
  const empty = await door.post('/staff/proposals/topic', { ...typed, sections: '# 文件' });
  assert.match(empty.html, /至少要有一篇公开的内容/);
});

test('agreed to, it gathers texts of units in its own order, with its days, feeds and a place in the site map', async () => {
  await portal.two.offer('topic', 'school', topic());
  assert.equal((await portal.get('/topics/school/')).status, 404, 'one person alone shows nothing');
  const door = openDoor(portal.db, proposalsStaff, portal.officer);
  const list = await door.get('/staff/proposals');
  assert.match(list.html, /今年的招生入学[\s\S]*等待同意/);
  const id = /proposals\/versions\/(\d+)/.exec((await door.get('/staff/proposals/topic/school')).html)![1]!;
  const hash = /name="hash" value="(\w+)"/.exec((await door.get(`/staff/proposals/versions/${id}`)).html)![1]!;
  const { checks } = await import('../../core/review/rules.ts');
  await door.post(`/staff/proposals/versions/${id}/agree`, { hash, checks: Object.keys(checks) });

  const page = await portal.get('/topics/school/');
  assert.match(
    page.body,
    /招生入学的文件、解读[\s\S]*2026年3月1日[\s\S]*文件[\s\S]*招生入学办法[\s\S]*消息[\s\S]*招生咨询电话/,
  );
  assert.match((await portal.get('/topics/')).body, /href="\/topics\/school\/"/);
  assert.match(page.body, /href="\/follow\?topic=school"/, 'and other rooms say how to follow it');
  assert.match((await portal.get('/topics/school/feed.atom')).body, /<entry>[\s\S]*招生/);
  const feed = JSON.parse((await portal.get('/topics/school/feed.json')).body) as { items: unknown[] };
  assert.equal(feed.items.length, 2);
  assert.match((await portal.get('/sitemap/')).body, /href="\/topics\/"/);
});

test('what was withdrawn is not in it any more, and a topic without texts says so', async () => {
  await portal.withdraw(news.document, 'withdrawn', '号码有误');
  const { body } = await portal.get('/topics/school/');
  assert.match(body, /招生入学办法/);
  assert.doesNotMatch(body, /招生咨询电话|消息<\/h2>/);
  assert.doesNotMatch((await portal.get('/topics/school/feed.atom')).body, /招生咨询电话/);
  await portal.withdraw(policy.document, 'gone', '不再适用');
  assert.match((await portal.get('/topics/school/')).body, /本专题暂无内容/);
});

test('the home page shows what goes on, where the office laid it out, and looks at it before', async () => {
  const door = openDoor(portal.db, proposalsStaff, portal.keeper);
  const form = await door.get('/staff/proposals/home/home');
  assert.match(form.html, /可以用的有：[^"]*专题/);
  const preview = await door.post('/staff/proposals/home', { blocks: '专题\n振兴要闻 | 3', preview: '1' });
  assert.match(bare(preview.html), /<h2>专题[\s\S]*今年的招生入学[\s\S]*振兴要闻/);
  assert.match(
    bare((await portal.get('/')).body),
    /<h2>专题[\s\S]*href="\/topics\/school\/"/,
    'also before it is laid out',
  );
});

test('a topic whose last day is over stands among the ended ones and stays readable', async () => {
  const other = await portal.publish('news', { title: '第三季度的招生' });
  await portal.two.show(
    'topic',
    'school',
    topic({ closesOn: '2026-04-30', sections: [{ title: '', documents: [other.id] }] }),
  );
  const { body } = await portal.get('/topics/');
  assert.match(body, /没有进行中的专题[\s\S]*已结束的专题[\s\S]*今年的招生入学/);
  assert.match((await portal.get('/topics/school/')).body, /已结束[\s\S]*第三季度的招生/);
  assert.doesNotMatch(bare((await portal.get('/')).body), /<h2>专题/);
});
