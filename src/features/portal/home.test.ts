import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { By } from '../../core/caller.ts';
import { agree, end, refuse } from '../../core/proposals/actions/decide.ts';
import { propose, takeBack } from '../../core/proposals/actions/propose.ts';
import { proposalsStaff } from '../../core/proposals/staff.ts';
import { allTicked } from '../../core/proposals/test-propose.ts';
import { openDoor } from '../../core/test-office.ts';
import { testDatabase } from '../../platform/test-database.ts';
import type { Layout } from './rules/layout.ts';
import { openTestPortal, type Published, type TestPortal } from './test-portal.ts';

let portal: TestPortal;
let news: Published;
const by = (who: TestPortal['keeper']) => new By(portal.db.sides.staff, who);
before(async () => {
  portal = await openTestPortal(await testDatabase(), {
    blocks: [
      { name: 'consultations', words: '正在征集', order: 1, render: async () => '三个正在征集' },
      { name: 'plan', order: 1, within: 'keywork', render: async () => '落实进展十二项' },
    ],
  });
  news = await portal.publish('news', { title: '公园开放时间调整' });
  await portal.publish('policy', { title: '养老服务补贴办法' });
});
after(() => portal.db.close());

const layout: Layout = {
  blocks: [
    { of: 'policies', from: 'column', title: '最新政策', count: 3 },
    { of: 'consultations', from: 'room', title: '', count: 6 },
  ],
  entrances: [{ href: '/policies/', title: '查政策', text: '文件和解读', icon: 'book' }],
  elder: [],
  hot: { title: '', documents: [] },
  keywork: '',
};

test('while nobody laid it out, the home page is that of the district, with every block that a room offers', async () => {
  const { body } = await portal.get('/');
  assert.match(body, /振兴要闻[\s\S]*公园开放时间调整[\s\S]*政策文件[\s\S]*三个正在征集/);
  assert.doesNotMatch(body, /落实进展十二项/, 'no column of 重点工作 is set');
});

test('a layout is typed as lines, each wrong one is told with its number, and what was typed is kept', async () => {
  const door = openDoor(portal.db, proposalsStaff, portal.keeper);
  const form = await door.get('/staff/proposals/home/home');
  assert.match(form.html, /振兴要闻 \| 6\n政策文件 \| 6\n正在征集 \| 6/, 'it begins with what stands there now');
  const wrong = await door.post('/staff/proposals/home', {
    blocks: '没有的栏目\n振兴要闻 | 99',
    entrances: '查政策 | policies',
    elder: '一个入口 | /policies/',
    hot: '随便写的',
    keywork: 'nowhere',
  });
  assert.equal(wrong.status, 422);
  for (const sentence of [
    /版块第 1 行：没有“没有的栏目”/,
    /版块第 2 行：条数是 1 到 12/,
    /常用入口第 1 行：地址要以/,
    /长者模式要有 6 到 8 个大入口，现在是 1 个/,
    /热点第 1 行：请粘贴公开页面的地址/,
    /没有这个栏目/,
    /振兴要闻 \| 99/,
  ])
    assert.match(wrong.html, sentence);
});

test('the preview is the page itself, and the public reads nothing of it before a second person agreed', async () => {
  const door = openDoor(portal.db, proposalsStaff, portal.keeper);
  const typed = {
    blocks: '政策文件 | 3 | 最新政策\n正在征集',
    entrances: '查政策 | /policies/ | 文件和解读 | book',
    hotTitle: '大家关心',
    hot: `https://zhenxing.example${news.path}`,
  };
  const preview = await door.post('/staff/proposals/home', { ...typed, preview: '1' });
  assert.match(
    preview.html.replaceAll('<wbr/>', ''),
    /这一页还没有公开[\s\S]*大家关心[\s\S]*公园开放时间调整[\s\S]*最新政策/,
  );
  const sent = await door.post('/staff/proposals/home', typed);
  assert.equal(sent.location, '/staff/proposals/home/home?done=proposed');
  assert.doesNotMatch((await portal.get('/')).body, /最新政策|大家关心/);
  const again = await door.get('/staff/proposals/home/home');
  assert.match(again.html, /有一份在等待同意/);

  const id = /versions\/(\d+)/.exec(again.html)![1]!;
  const officer = openDoor(portal.db, proposalsStaff, portal.officer);
  const page = await officer.get(`/staff/proposals/versions/${id}`);
  assert.match(page.html, /同意的就是这一份，一字不差/);
  assert.match((await officer.get(`/staff/proposals/versions/${id}/preview`)).html, /最新<wbr\/>政策/);
  const hash = /name="hash" value="([0-9a-f]{64})"/.exec(page.html)![1]!;
  const unticked = await officer.post(`/staff/proposals/versions/${id}/agree`, { hash });
  assert.equal(unticked.status, 422, 'the points of a secrecy review are ticked');
  const agreed = await officer.post(`/staff/proposals/versions/${id}/agree`, {
    hash,
    checks: Object.keys(allTicked),
  });
  assert.equal(agreed.status, 303);
  const { body } = await portal.get('/');
  assert.match(
    body,
    /查政策[\s\S]*大家关心[\s\S]*公园开放时间调整[\s\S]*最新政策[\s\S]*养老服务补贴办法[\s\S]*三个正在征集/,
  );
  assert.doesNotMatch(body, /振兴要闻<\/h2>/, 'what was not laid out is not there');
});

test('nobody agrees to their own layout, to another than they read, or to one that is decided', async () => {
  const { version, hash } = await portal.two.offer('home', 'home', layout);
  const both = {
    ...portal.keeper,
    grants: [...portal.keeper.grants, { role: 'secrecy' as const, unit: portal.keeper.unit }],
  };
  await assert.rejects(agree(by(both), { version, hash, checks: allTicked }), /另一个人审查/);
  await assert.rejects(agree(by(portal.writer), { version, hash, checks: allTicked }), /没有这项权限/);
  await assert.rejects(agree(by(portal.officer), { version, hash: '0'.repeat(64), checks: allTicked }), /不一致/);
  await assert.rejects(agree(by(portal.officer), { version, hash, checks: {} }), /./);
  await assert.rejects(portal.two.offer('home', 'home', layout), /已经有一份在等待同意/);
  await assert.rejects(refuse(by(portal.officer), { version, words: '' }), /写明不同意的理由/);
  await refuse(by(portal.officer), { version, words: '标题太长' });
  await assert.rejects(agree(by(portal.officer), { version, hash, checks: allTicked }), /已经有了结论/);
  await assert.rejects(takeBack(by(portal.keeper), { version }), /已经有了结论/);
  const page = await openDoor(portal.db, proposalsStaff, portal.keeper).get('/staff/proposals/home/home');
  assert.match(page.html, /标题太长/);
});

test('what no form writes, what is not public and what has not changed cannot be proposed', async () => {
  const input = { kind: 'home', subject: 'home', note: '', answer: '' };
  const offer = (content: unknown) => propose(by(portal.keeper), { ...input, content });
  await assert.rejects(offer({ ...layout, blocks: [{ of: 'x', from: 'column', title: '', count: 6 }] }), /没有“x”/);
  await assert.rejects(offer({ ...layout, more: 1 }), /与表单不一致/);
  await assert.rejects(
    offer({ ...layout, hot: { title: '大家关心', documents: ['abcdefghjkmn'] } }),
    /没有公开的内容.*abcdefghjkmn/,
  );
  const draftOnly = { ...layout, hot: { title: '大家关心', documents: [news.id] } };
  await portal.two.show('home', 'home', { ...draftOnly, blocks: [] });
  await portal.two.show('home', 'home', draftOnly);
  await assert.rejects(offer(draftOnly), /没有可以提出的修改/);
  await assert.rejects(propose(by(portal.officer), { ...input, content: layout }), /没有这项权限/);
});

test('a text that was withdrawn leaves the hot block, and the block leaves when it holds nothing', async () => {
  assert.match((await portal.get('/')).body, /大家关心/);
  await portal.withdraw(news.document, 'withdrawn', '内容有误');
  const { body } = await portal.get('/');
  assert.doesNotMatch(body, /大家关心|公园开放时间/);
});

test('the elder mode has a simplified home page: search, big entrances, whom to call', async () => {
  const elder = Array.from({ length: 6 }, (_, at) => ({ href: '/policies/', title: `大入口${at}` }));
  await portal.two.show('home', 'home', { ...layout, hot: { title: '', documents: [] }, elder });
  const { body } = await portal.get('/', { headers: { cookie: 'view=elder' } });
  assert.match(body, /role="search"|<search/);
  assert.match(body, /大入口0[\s\S]*大入口5[\s\S]*打电话问[\s\S]*tel:8890/);
  assert.doesNotMatch(body, /三个正在征集/);
});

test('taken down by one person, the home page is that of the district again, and nothing older comes back', async () => {
  await assert.rejects(end(by(portal.keeper), { kind: 'home', subject: 'home', words: '' }), /写明撤下的理由/);
  await end(by(portal.keeper), { kind: 'home', subject: 'home', words: '版面有误' });
  const { body } = await portal.get('/');
  assert.match(body, /振兴要闻/);
  assert.doesNotMatch(body, /最新政策/);
  await assert.rejects(end(by(portal.keeper), { kind: 'home', subject: 'home', words: '再撤' }), /没有公开的内容/);
});
