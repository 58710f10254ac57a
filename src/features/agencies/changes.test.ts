import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { setColumn } from '../../core/publications/actions/site.ts';
import { one, rows } from '../../platform/database.ts';
import { testDatabase } from '../../platform/test-database.ts';
import { approveChange, proposeChange, refuseChange } from './actions/change.ts';
import { saveParts } from './actions/draft.ts';
import { getChange } from './queries/changes.ts';
import type { ChangeInput } from './rules/changes.ts';
import { openTestAgencies, profileOf, type TestAgencies } from './test-agencies.ts';

let a: TestAgencies;
before(async () => {
  a = await openTestAgencies(await testDatabase());
  await a.publish(a.sports, profileOf('区体育局'));
});
after(() => a.t.close());

const change = (unit: number, more: Partial<ChangeInput>): ChangeInput => ({
  ...{ unit, kind: 'close', on: '2026-11-01', document: '区机构改革方案（振委发〔2026〕3号）', reason: '机构改革' },
  ...{ newName: '', newFullName: '', successors: [], handOver: false },
  ...more,
});
const propose = (input: ChangeInput, who = a.people.openness) => proposeChange(a.by(who), input);
const approve = (id: number, hash: string, name = '') =>
  approveChange(a.by(a.people.homeOfficer), { change: id, hash, name });
const carry = async (input: ChangeInput) => {
  const { change: id, hash } = await propose(input);
  await approve(id, hash, input.newName);
};

test('renamed by two persons with a document, the unit keeps its address, and the old name leads to it', async () => {
  const desk = a.desk(a.people.openness);
  const typed = {
    kind: 'rename',
    on: '2026-11-01',
    document: '区机构改革方案（振委发〔2026〕3号）',
    reason: '机构改革',
    newName: '区文体局',
    newFullName: '丹东市振兴区文体局',
  };
  for (const [field, value, about] of [
    ['on', '2026-11-21', /不能晚于今天/],
    ['document', '', /写明依据的文件/],
    ['reason', '', /写明理由/],
    ['newName', '', /2 到 60 个字/],
    ['newName', '区体育局', /与现在的一样/],
    ['kind', '', /请选择变更的种类/],
  ] as const) {
    const { status, html } = await desk.post('/staff/agencies/sports/change', { ...typed, [field]: value });
    assert.deepEqual([status, about.test(html)], [422, true], String(about));
  }
  assert.equal((await desk.post('/staff/agencies/sports/change', { ...typed, newName: '区教育局' })).status, 409);
  const { location } = await desk.post('/staff/agencies/sports/change', typed);
  const path = location!.split('?')[0]!;
  assert.match((await a.get('/units/sports/')).body, /区体育局/, 'nothing happened yet');
  assert.match((await desk.get('/staff/agencies/sports/change')).html, /已经有一项变更在等待审查/);
  await assert.rejects(propose(change(a.sports, { kind: 'close' })), /已经有一项变更/);

  const both = {
    ...a.people.openness,
    grants: [...a.people.openness.grants, { role: 'secrecy' as const, unit: a.home }],
  };
  const { id, hash } = await getChange(a.t.sides.staff, Number(path.split('/').at(-1)));
  await assert.rejects(approveChange(a.by(both), { change: id, hash, name: '区文体局' }), /另一个人审查/);
  await assert.rejects(approve(id, '0'.repeat(64), '区文体局'), /与您看到的不一致/);
  await assert.rejects(approve(id, hash, '区文休局'), /新的单位的姓名与送审的不一致/);
  await assert.rejects(
    approveChange(a.by({ ...a.people.stranger, grants: [{ role: 'secrecy', unit: a.education }] }), {
      change: id,
      hash,
      name: '',
    }),
    /没有这项职责/,
  );
  const officer = a.desk(a.people.homeOfficer);
  assert.match((await officer.get(path)).html, /2026年11月1日，“区体育局”更名为“区文体局”/);
  assert.equal((await officer.post(`${path}/approve`, { hash, name: '区文休局' })).status, 422);
  assert.equal((await officer.post(`${path}/approve`, { hash, name: '区文体局' })).status, 303);

  const page = (await a.get('/units/sports/')).body;
  assert.match(page, /<h1>丹东市振兴区文体局/);
  assert.match(page, /“区体育局”已更名为“区文体局”[\s\S]*2026年11月1日[\s\S]*振委发〔2026〕3号/);
  assert.match(page, /演示路 10 号/, 'what was cleared stays');
  const { aliases } = await one(
    a.t.sides.staff,
    sql<{ aliases: string[] }>`select aliases from organisations.unit where slug = 'sports'`,
  );
  assert.deepEqual(aliases.sort(), ['丹东市振兴区体育局', '区体育局']);
  const [line] = await rows(
    a.t.sides.staff,
    sql<{
      verb: string;
      reason: string;
    }>`select verb, reason from ledger.line where verb like 'agencies.%' and reason is not null order by id desc limit 1`,
  );
  assert.deepEqual(line, { verb: 'agencies.approveChange', reason: '机构改革' });
  await assert.rejects(approve(id, hash, '区文体局'), /已经有了结论/);
});

test('a proposal is refused with a reason, or taken back by whoever made it; then nothing has happened', async () => {
  const { change: id, hash } = await propose(change(a.sports, { kind: 'rename', newName: '区体育服务局' }));
  await assert.rejects(refuseChange(a.by(a.people.homeOfficer), { change: id, words: '' }), /写明不同意/);
  await assert.rejects(refuseChange(a.by(a.people.drafter), { change: id, words: '不好' }), /没有这项职责/);
  await refuseChange(a.by(a.people.openness), { change: id, words: '名称写错了' });
  await assert.rejects(approve(id, hash, '区体育服务局'), /已经有了结论/);
  assert.doesNotMatch((await a.get('/units/sports/')).body, /体育服务局/);
});

test('a unit on which something leans does not end: the sentence says what to move first', async () => {
  await setColumn(a.by({ ...a.people.openness, grants: [{ role: 'system', unit: a.home }] }), {
    ...{ slug: 'sport', parent: null, name: '体育', description: '体育', keywords: '', columnType: '工作动态' },
    ...{ unit: 'sports', updateRule: '每月', updateDays: null, emptyNotice: '暂无', position: 1 },
  });
  await assert.rejects(propose(change(a.sports, {})), /栏目的责任单位：体育.*在岗人员：体育拟稿.*安全管理员/);
  const bare = await a.add('bare', '区志办');
  await assert.rejects(propose(change(bare, { kind: 'merge' })), /并入哪一个单位/);
  await assert.rejects(propose(change(bare, { kind: 'merge', successors: [bare] })), /不能是它自己/);
  await assert.rejects(propose(change(bare, { kind: 'split', successors: [a.home] })), /至少要有两个/);
  await assert.rejects(propose(change(bare, { kind: 'merge', successors: [999_999] })), /不存在或者已经撤销/);
  await assert.rejects(propose(change(bare, { handOver: true })), /没有地方移交/);
  await assert.rejects(propose(change(bare, {}), a.people.stranger), /由本单位的拟稿人或者政务公开工作机构提出/);
  assert.match((await a.desk(a.people.stranger).get('/staff/agencies/sports/change')).html, /在岗人员：体育拟稿/);
});

test('merged into another, its page stays and leads on, and columns and units below go to the heir', async () => {
  await sql`update people.post set ended_at = now() where unit = ${a.sports}`.execute(a.t.sides.staff);
  const below = await a.add('stadium', '区体育馆');
  await sql`update organisations.unit set parent = ${a.sports} where id = ${below}`.execute(a.t.sides.staff);
  await assert.rejects(propose(change(a.sports, { kind: 'merge', successors: [a.education] })), /区体育馆/);
  await saveParts(a.by(a.people.openness), { units: [{ unit: a.sports, parts: { basic: profileOf('').basic } }] });
  await carry(change(a.sports, { kind: 'merge', successors: [a.education], handOver: true }));

  const page = await a.get('/units/sports/');
  assert.equal(page.status, 200);
  assert.match(page.body, /“区文体局”已并入“区教育局”/);
  assert.match(page.body, /href="\/units\/education\/"/);
  assert.match(page.body, /振委发〔2026〕3号/);
  assert.match(page.body, /“区体育局”更名为“区文体局”/, 'its earlier history stays');
  assert.doesNotMatch(page.body, /演示路|赵示甲|0415/, 'nobody is sent to an address where nobody is');
  assert.match((await a.get('/units/education/')).body, /“区文体局”并入“区教育局”[\s\S]*区文体局的页面/);
  const list = (await a.get('/units/')).body;
  assert.match(list, /已撤销、合并的单位[\s\S]*区文体局/);
  assert.doesNotMatch((await a.get('/leaders/')).body, /赵示甲/);
  const moved = await rows(
    a.t.sides.staff,
    sql<{ unit: number }>`
      select unit from publications.site_column where slug = 'sport'
      union all select parent from organisations.unit where slug = 'stadium'`,
  );
  assert.deepEqual(
    moved.map(({ unit }) => unit),
    [a.education, a.education],
  );
  await assert.rejects(
    saveParts(a.by(a.people.openness), { units: [{ unit: a.sports, parts: { basic: profileOf('').basic } }] }),
    /已经撤销/,
  );
  await assert.rejects(propose(change(a.sports, {})), /已经撤销/);
});

test('split into two, and closed without an heir, each with its own notice', async () => {
  const old = await a.add('culture', '区文化旅游局');
  const [culture, tourism] = [await a.add('arts', '区文化局'), await a.add('tourism', '区旅游局')];
  await a.publish(old, profileOf('区文化旅游局'));
  await carry(change(old, { kind: 'split', successors: [culture, tourism] }));
  assert.match((await a.get('/units/culture/')).body, /“区文化旅游局”已分设为“区文化局”、“区旅游局”/);
  assert.equal((await a.get('/units/arts/')).status, 200, 'what came after is named, so it has a page');
  const gone = await a.add('gone', '区非公办');
  await a.publish(gone, profileOf('区非公办'));
  await carry(change(gone, {}));
  assert.match((await a.get('/units/gone/')).body, /“区非公办”已撤销/);
});

test('what a waiting profile says is settled before its unit ends', async () => {
  const unit = await a.add('last', '区档案局');
  await saveParts(a.by(a.people.openness), { units: [{ unit, parts: profileOf('区档案局') }] });
  const { submitProfile } = await import('./actions/submit.ts');
  await submitProfile(a.by(a.people.openness), { unit, note: '', answer: '' });
  await assert.rejects(propose(change(unit, {})), /机构信息正在审查/);
});
