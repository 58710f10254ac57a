import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { rows } from '../../platform/database.ts';
import { testDatabase } from '../../platform/test-database.ts';
import { approveProfile, returnProfile, withdrawProfile } from './actions/approve.ts';
import { dropDraft, saveParts } from './actions/draft.ts';
import { recallProfile, submitProfile } from './actions/submit.ts';
import { leadersNamed } from './public/named.ts';
import { getRevision } from './queries/revisions.ts';
import { getAgency } from './queries/working.ts';
import { openTestAgencies, profileOf, type TestAgencies } from './test-agencies.ts';

let a: TestAgencies;
before(async () => {
  a = await openTestAgencies(await testDatabase());
});
after(() => a.t.close());

const profile = () => profileOf('区教育局');
const agency = () => getAgency(a.t.sides.staff, 'education');
const verbs = async () =>
  (
    await rows(
      a.t.sides.staff,
      sql<{ verb: string }>`select verb from ledger.line where verb like 'agencies.%' order by id`,
    )
  ).map(({ verb }) => verb);
const pages = ['', 'leaders/', 'guide/', 'catalogue/', 'catalogue.csv', 'catalogue.xlsx'];

test('what a unit says of itself is written in five parts, each a form, and nobody outside reads a word of it', async () => {
  const desk = a.desk(a.people.drafter);
  const { basic, leaders, guide, catalogue } = profile();
  const sent = [
    await desk.fill('/staff/agencies/education/basic', { ...basic, duties: basic.duties.join('\n') }),
    await desk.fill('/staff/agencies/education/offices/new', {
      name: '基础教育科',
      duty: '管理义务教育。',
      head: '钱示乙',
      phone: '',
    }),
    await desk.fill('/staff/agencies/education/leaders/new', {
      ...leaders[0]!,
      posts: '2019.3-2021.2 副局长\n2021年2月至今 局长',
    }),
    await desk.fill('/staff/agencies/education/guide', guide),
    await desk.fill('/staff/agencies/education/catalogue/new', catalogue[0]!),
  ];
  assert.deepEqual(
    sent.map(({ status }) => status),
    [303, 303, 303, 303, 303],
  );
  assert.deepEqual((await agency()).draft?.content.leaders, leaders, 'the history of posts is kept in its one form');
  for (const page of pages) assert.equal((await a.get(`/units/education/${page}`)).status, 404, page);
  assert.doesNotMatch((await a.get('/units/')).body, /教育/);
  assert.doesNotMatch((await a.get('/leaders/')).body, /赵示甲/);
  assert.deepEqual((await leadersNamed(a.t.sides.live))(['赵示甲']), []);
});

test('what is wrong in a form stands beside its field, and what was typed is kept', async () => {
  const desk = a.desk(a.people.drafter);
  const wrong: [string, Record<string, string>, RegExp][] = [
    ['basic', { phone: '找张三' }, /联系电话只写数字和连字符/],
    ['basic', { creditCode: '123' }, /18 位数字和大写字母/],
    ['leaders/1', { name: '赵 示甲' }, /姓名只写汉字.*中间没有空格/],
    ['leaders/1', { name: 'Zhao' }, /姓名只写汉字/],
    ['leaders/1', { posts: '从前是副局长' }, /请写成“2021-03—2023-05 副局长”/],
    ['leaders/1', { born: '1970年' }, /1975-08/],
    ['catalogue/1', { channels: '飞鸽' }, /没有“飞鸽”这一项/],
    ['catalogue/1', { audience: '谁' }, /公开对象没有“谁”/],
  ];
  for (const [form, fields, about] of wrong) {
    const { html, status } = await desk.fill(`/staff/agencies/education/${form}`, {
      ...fields,
      website: '',
      resume: '写了很久',
    });
    assert.deepEqual([status, about.test(html)], [422, true], `${form} ${about}`);
    if (form.startsWith('leaders')) assert.match(html, /写了很久/);
  }
  assert.equal((await desk.get('/staff/agencies/education/leaders/7')).status, 404);
});

test('two people who write the same part do not overwrite each other unseen', async () => {
  const [one, other] = [a.desk(a.people.drafter), a.desk(a.people.colleague)];
  const path = '/staff/agencies/education/guide';
  const base = one.hidden((await one.get(path)).html, 'base');
  assert.equal((await other.fill(path, { ...profile().guide, access: '同事的话。' })).status, 303);
  const late = await one.post(path, { ...profile().guide, base, access: '我的话。' });
  assert.equal(late.status, 422);
  assert.match(late.html, /别人刚刚改过这一部分/);
  assert.match(late.html, /我的话。/);
  const again = await one.post(path, { ...profile().guide, base: one.hidden(late.html, 'base'), access: '网上查阅。' });
  assert.equal(again.status, 303);
  await assert.rejects(
    saveParts(a.by(a.people.drafter), {
      units: [{ unit: a.education, parts: { guide: profile().guide }, base: { guide: 'x' } }],
    }),
    /刚刚由别人改过/,
  );
});

test('what is incomplete, unchanged or forbidden is not submitted, each with its reason', async () => {
  const submit = (unit: number, who = a.people.openness, answer = '') =>
    submitProfile(a.by(who), { unit, note: '', answer });
  await assert.rejects(submit(a.sports), /没有可以送审的草稿/);
  await saveParts(a.by(a.people.stranger), { units: [{ unit: a.sports, parts: { basic: profile().basic } }] });
  await assert.rejects(submit(a.sports), /还没有填写领导及其分工.*基本目录还是空的/);
  await assert.rejects(submit(a.education, a.people.stranger), /由本单位的拟稿人送审/);
  await dropDraft(a.by(a.people.stranger), { unit: a.sports });
  await assert.rejects(dropDraft(a.by(a.people.stranger), { unit: a.sports }), /没有草稿/);
  await assert.rejects(dropDraft(a.by(a.people.stranger), { unit: a.education }), /由本单位的拟稿人放弃/);
  await assert.rejects(
    saveParts(a.by(a.people.stranger), { units: [{ unit: a.education, parts: { basic: profile().basic } }] }),
    /由本单位的拟稿人填写/,
  );
  const twice = { ...profile(), leaders: [profile().leaders[0]!, profile().leaders[0]!] };
  await saveParts(a.by(a.people.openness), { units: [{ unit: a.sports, parts: twice }] });
  await assert.rejects(submit(a.sports), /“赵示甲”出现了两次/);
  const late = { ...profile().leaders[0]!, posts: ['2021-05—2020-01 副局长'] };
  await saveParts(a.by(a.people.openness), { units: [{ unit: a.sports, parts: { leaders: [late] } }] });
  await assert.rejects(submit(a.sports), /结束在开始之前/);
  const code = { ...profile().basic, creditCode: '112106030000000009' };
  await saveParts(a.by(a.people.openness), {
    units: [{ unit: a.sports, parts: { basic: code, leaders: profile().leaders } }],
  });
  await assert.rejects(submit(a.sports), /校验位不对/);
  const mobile = { ...profile().leaders[0]!, phone: '13800138000' };
  await saveParts(a.by(a.people.openness), {
    units: [{ unit: a.sports, parts: { basic: profile().basic, leaders: [mobile] } }],
  });
  await assert.rejects(submit(a.sports), /领导之窗“联系电话”：疑似手机号码.*确需公开的，写明理由/);
  await dropDraft(a.by(a.people.openness), { unit: a.sports });
});

test("submitted, it waits for the unit's secrecy officer; nobody edits it and still nobody outside reads it", async () => {
  const desk = a.desk(a.people.drafter);
  const page = (await desk.get('/staff/agencies/education')).html;
  assert.match(page, /赵示甲/);
  assert.equal((await desk.post('/staff/agencies/education/submit', { note: '首次公开' })).status, 303);
  const [task] = await rows(
    a.t.sides.staff,
    sql<{ title: string; unit: number; role: string }>`
      select title, unit, role from workflow.task where done_at is null and object like 'agencies.revision:%'`,
  );
  assert.deepEqual(task, { title: '区教育局：机构信息', unit: a.education, role: 'secrecy' });
  assert.match((await desk.get('/staff/agencies/education/basic')).html, /请先撤回送审/);
  await assert.rejects(
    saveParts(a.by(a.people.drafter), { units: [{ unit: a.education, parts: { basic: profile().basic } }] }),
    /正在审查/,
  );
  for (const page of pages) assert.equal((await a.get(`/units/education/${page}`)).status, 404, page);
});

test('no one clears their own words, no outsider clears them, and a text that changed is not the text that was read', async () => {
  const { waiting } = await agency();
  const { hash, content } = await getRevision(a.t.sides.staff, waiting!.revision);
  const input = {
    revision: waiting!.revision,
    hash,
    checks: a.allChecked,
    names: content.leaders.map(({ name }) => name),
  };
  const both = {
    ...a.people.drafter,
    grants: [...a.people.drafter.grants, { role: 'secrecy' as const, unit: a.education }],
  };
  await assert.rejects(approveProfile(a.by(both), input), /须由另一个人审查/);
  // The colleague's words were taken back again; they wrote it all the same.
  const wrote = { ...a.people.colleague, grants: [{ role: 'secrecy' as const, unit: a.education }] };
  await assert.rejects(approveProfile(a.by(wrote), input), /须由另一个人审查/);
  const deputy = a.office.deputise({ ...a.people.stranger, grants: [] }, both);
  await assert.rejects(approveProfile(a.by(deputy), input), /不能代其审查自己的文字/);
  const elsewhere = { ...a.people.stranger, grants: [{ role: 'secrecy' as const, unit: a.sports }] };
  await assert.rejects(approveProfile(a.by(elsewhere), input), /您没有这项职责/);
  await assert.rejects(approveProfile(a.by(a.people.drafter), input), /没有这项权限/);
  const officer = a.by(a.people.officer);
  await assert.rejects(approveProfile(officer, { ...input, hash: '0'.repeat(64) }), /与您看到的不一致/);
  await assert.rejects(
    approveProfile(officer, { ...input, checks: { ...a.allChecked, privacy: false } }),
    /不含个人隐私/,
  );
  await assert.rejects(
    approveProfile(officer, { ...input, names: ['赵示申'] }),
    /局长的姓名与送审的不一致.*照任职文件/,
  );
  await assert.rejects(approveProfile(officer, { ...input, names: [] }), /姓名还没有录入/);
  await assert.rejects(
    sql`insert into agencies.decision (revision, kind, by_person) values (${input.revision}, 'approved', ${a.people.drafter.person})`.execute(
      a.t.sides.staff,
    ),
    /nobody clears their own words/,
  );
});

test('returned, it goes on as a draft of all who wrote it; recalled, too', async () => {
  const { waiting } = await agency();
  const revision = waiting!.revision;
  await assert.rejects(returnProfile(a.by(a.people.officer), { revision, words: '' }), /须写明意见/);
  await assert.rejects(returnProfile(a.by(a.people.stranger), { revision, words: '请改' }), /没有这项权限/);
  assert.equal(
    (await a.desk(a.people.officer).post(`/staff/agencies/revisions/${revision}/return`, { words: '请补充传真。' }))
      .status,
    303,
  );
  const { draft } = await agency();
  assert.deepEqual([...draft!.authors].sort(), [a.people.drafter.person, a.people.colleague.person].sort());
  assert.match((await a.desk(a.people.drafter).get('/staff/agencies/education')).html, /退回（教育保密）请补充传真/);
  const { revision: second } = await submitProfile(a.by(a.people.drafter), { unit: a.education, note: '', answer: '' });
  await assert.rejects(recallProfile(a.by(a.people.stranger), { revision: second }), /由本单位的拟稿人撤回/);
  assert.equal((await a.desk(a.people.drafter).post('/staff/agencies/education/recall', {})).status, 303);
  await assert.rejects(recallProfile(a.by(a.people.drafter), { revision: second }), /已经有了结论/);
  await assert.rejects(a.approve(a.people.officer, second), /已经有了结论/);
});

test('cleared by the second person, who typed the name once more, all of it is public at one moment', async () => {
  const { revision } = await submitProfile(a.by(a.people.drafter), { unit: a.education, note: '首次公开', answer: '' });
  const desk = a.desk(a.people.officer);
  const path = `/staff/agencies/revisions/${revision}`;
  const page = (await desk.get(path)).html;
  for (const word of ['赵示甲', '演示路 10 号', '基础教育科', '招生方案', '按栏目编排'])
    assert.match(page, new RegExp(word));
  const hash = desk.hidden(page, 'hash');
  const none = await desk.post(`${path}/approve`, { hash });
  assert.deepEqual([none.status, /还没有确认/.test(none.html), /姓名还没有录入/.test(none.html)], [422, true, true]);
  const checks = Object.keys(a.allChecked);
  assert.equal((await desk.post(`${path}/approve`, { hash, checks, 'name-0': '赵示甲' })).status, 303);

  const unit = (await a.get('/units/education/')).body;
  for (const word of [
    '丹东市振兴区教育局',
    '主管全区教育工作',
    '演示路 10 号',
    '0415-0000010',
    '基础教育科',
    '钱示乙',
    '更新日期',
  ])
    assert.match(unit, new RegExp(word));
  const leaders = (await a.get('/units/education/leaders/')).body;
  for (const word of ['赵示甲', '主持全面工作', '1970年5月', '2021-02', '至今'])
    assert.match(leaders, new RegExp(word));
  assert.match((await a.get('/leaders/')).body, /赵示甲[\s\S]*主持全面工作/);
  const guide = (await a.get('/units/education/guide/')).body;
  assert.match(guide, /政府信息公开工作机构[\s\S]*按栏目编排/);
  assert.match(
    guide,
    /href="\/requests\/"[\s\S]*href="\/requests\/status\/"[\s\S]*20 个工作日[\s\S]*不收费[\s\S]*投诉[\s\S]*政府信息公开工作机构/,
  );
  assert.match((await a.get('/units/education/leaders/')).body, /最近更新 <time/);
  assert.match((await a.get('/units/education/catalogue/')).body, /义务教育[\s\S]*其他：招生平台/);
  assert.match(
    (await a.get('/units/education/catalogue.csv')).body,
    /^\uFEFF单位,一级事项[\s\S]*区教育局,义务教育,招生入学/,
  );
  assert.match((await a.get('/units/list.csv')).body, /区教育局,,演示路 10 号/);
  assert.match((await a.get('/units/list.json')).body, /区教育局/);
  assert.ok(a.tags.includes('unit:education'));
  assert.deepEqual((await verbs()).slice(-2), ['agencies.submit', 'agencies.approve']);
  assert.deepEqual(
    (await leadersNamed(a.t.sides.live))(['赵示甲']).map(({ more }) => more.href),
    ['/units/education/leaders/#leader-1'],
    'the search knows the name, too',
  );
  const named = await leadersNamed(a.t.sides.live);
  assert.deepEqual(named(['局长']), [], 'only the government is asked for without its name');
  assert.equal(named(['教育局局长']).length, 1);
});

test('a change of the public text waits in the same way, and the public reads the former meanwhile', async () => {
  const moved = { ...profile().basic, address: '新址路 1 号' };
  await saveParts(a.by(a.people.drafter), { units: [{ unit: a.education, parts: { basic: moved } }] });
  const { revision } = await submitProfile(a.by(a.people.drafter), { unit: a.education, note: '搬迁', answer: '' });
  assert.match((await a.get('/units/education/')).body, /演示路 10 号/);
  assert.doesNotMatch((await a.get('/units/education/')).body, /新址路/);
  await a.approve(a.people.officer, revision, []);
  assert.match((await a.get('/units/education/')).body, /新址路 1 号/);
  await saveParts(a.by(a.people.drafter), { units: [{ unit: a.education, parts: { basic: moved } }] });
  await assert.rejects(submitProfile(a.by(a.people.drafter), { unit: a.education, note: '', answer: '' }), /完全一样/);
});

test('what was wrong is withdrawn at once by one person, and nothing older comes back in its place', async () => {
  await assert.rejects(withdrawProfile(a.by(a.people.drafter), { unit: a.education, words: '' }), /写明撤下的理由/);
  await assert.rejects(withdrawProfile(a.by(a.people.stranger), { unit: a.education, words: '有误' }), /由本单位或者/);
  const desk = a.desk(a.people.officer);
  assert.equal((await desk.post('/staff/agencies/education/withdraw', { words: '' })).status, 422);
  assert.equal((await desk.post('/staff/agencies/education/withdraw', { words: '领导姓名有误' })).status, 303);
  const page = (await a.get('/units/education/')).body;
  assert.match(page, /区教育局/, 'the unit itself is no secret');
  assert.doesNotMatch(page, /演示路|新址路|赵示甲|0415/);
  for (const page of pages.slice(1)) assert.equal((await a.get(`/units/education/${page}`)).status, 404, page);
  assert.doesNotMatch((await a.get('/leaders/')).body, /赵示甲/);
  await assert.rejects(
    withdrawProfile(a.by(a.people.drafter), { unit: a.education, words: '再撤' }),
    /没有公开的机构信息/,
  );
  assert.deepEqual((await leadersNamed(a.t.sides.live))(['赵示甲']), []);
  assert.equal((await verbs()).at(-1), 'agencies.withdraw');
});
