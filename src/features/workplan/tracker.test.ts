import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { withdraw } from '../../core/publications/actions/withdraw.ts';
import { one, rows } from '../../platform/database.ts';
import { listFilings } from './queries.ts';
import { testOfficeForPlans, type WorkplanOffice } from './test-office.ts';
import { documentOf, fileOf, publicPlan, send } from './test-plan.ts';

let office: WorkplanOffice;
before(async () => {
  office = await testOfficeForPlans();
});
after(() => office?.close());

const staff = () => office.t.sides.staff;

test('a scheme filed late says so to everybody; one sent back is filed anew', async () => {
  const { plan, tracker } = await publicPlan(office);
  const filings = await listFilings(staff(), plan);
  const of = (unit: number, kind: string) => filings.find((filing) => filing.unit === unit && filing.kind === kind)!.id;
  const scheme = of(office.units.finance, 'scheme');
  assert.deepEqual(
    filings
      .filter((filing) => filing.kind === 'scheme')
      .map((filing) => filing.unitName)
      .sort(),
    ['东街街道办事处', '区财政局', '西街街道办事处'],
    'the units addressed owe a scheme, a group through its members',
  );
  assert.match((await office.visit(tracker)).html, /待报/);
  office.day = '2019-09-20';
  assert.match((await office.visit(tracker)).html, /超期未报/);

  const form = { title: '区财政局实施方案', words: '', file: fileOf('方案正文', '方案.txt') };
  assert.equal(
    (await office.post(office.market, `/staff/workplan/filings/${scheme}`, form)).status,
    404,
    'not their unit',
  );
  const empty = await office.post(office.finance, `/staff/workplan/filings/${scheme}`, {
    ...form,
    title: '',
    words: '说明',
  });
  assert.equal(empty.status, 422);
  assert.match(empty.html, /请填写材料名称/);
  assert.match(empty.html, /说明<\/textarea>/);
  const bad = await office.post(office.finance, `/staff/workplan/filings/${scheme}`, {
    ...form,
    file: fileOf('MZ', '方案.exe'),
  });
  assert.equal(bad.status, 422);
  assert.match(bad.html, /区财政局实施方案/);
  assert.equal((await office.post(office.finance, `/staff/workplan/filings/${scheme}`, form)).status, 303);
  assert.match((await office.visit(tracker)).html, /迟报/);
  assert.equal((await office.post(office.finance, `/staff/workplan/filings/${scheme}`, form)).status, 409);

  assert.equal(
    (await send(office, office.finance, `/staff/workplan/filings/${scheme}/return`, { why: '缺分工' })).status,
    403,
  );
  assert.equal((await send(office, office.chief, `/staff/workplan/filings/${scheme}/return`, { why: '' })).status, 422);
  assert.equal(
    (await send(office, office.chief, `/staff/workplan/filings/${scheme}/return`, { why: '缺任务分工表' })).status,
    303,
  );
  assert.match((await office.get(office.finance, `/staff/workplan/filings/${scheme}`)).html, /缺任务分工表/);
  assert.equal((await office.post(office.finance, `/staff/workplan/filings/${scheme}`, form)).status, 303);
  assert.match((await office.get(office.chief, `/staff/workplan/${plan}?view=filings&unit=all`)).html, /迟报 1/);
  office.day = '2019-08-20';
});

test('progress is public after another person approved exactly these words', async () => {
  const { tracker, tasks } = await publicPlan(office);
  const [first] = tasks;
  const report = { unit: String(office.units.finance), stage: 'under_way', words: '已公开上半年预算执行情况。' };
  const path = `/staff/workplan/tasks/${first}/progress`;
  assert.equal(
    (await send(office, office.east, path, { ...report, unit: String(office.units.east) })).status,
    403,
    'no part in it',
  );
  assert.equal((await send(office, office.east, path, report)).status, 404, 'not their unit');
  const short = await send(office, office.finance, path, { ...report, words: '好' });
  assert.equal(short.status, 422);
  assert.match(short.html, /至少写 5 个字/);
  assert.equal((await send(office, office.finance, path, report)).status, 303);
  assert.doesNotMatch((await office.visit(tracker)).html, /上半年预算执行/);
  const { id } = await one(staff(), sql<{ id: number }>`select max(id) as id from workplan.progress`);
  assert.equal(
    (await send(office, office.finance, `/staff/workplan/progress/${id}/approve`)).status,
    403,
    'no such post',
  );
  assert.equal((await send(office, office.chief, `/staff/workplan/progress/${id}/approve`)).status, 303);
  assert.match((await office.visit(tracker)).html, /上半年预算执行/);
  assert.equal(
    (await send(office, office.chief, `/staff/workplan/progress/${id}/return`, { why: '晚了' })).status,
    409,
  );
});

test('nobody approves their own words, and what was returned stays unseen', async () => {
  const { tracker, tasks } = await publicPlan(office);
  const path = `/staff/workplan/tasks/${tasks[3]}/progress`;
  const words = '已经培训两次，共六十人。';
  const report = { unit: String(office.units.east), stage: 'done', words };
  assert.equal((await send(office, office.east, path, report)).status, 303, 'a member of a named group has a part');
  const { id } = await one(staff(), sql<{ id: number }>`select max(id) as id from workplan.progress`);
  const own = await send(office, office.east, `/staff/workplan/progress/${id}/approve`);
  assert.equal(own.status, 403);
  assert.match(own.html, /须由另一个人审定/);
  assert.match((await office.get(office.east, `/staff/workplan/tasks/${tasks[3]}`)).html, /须由另一个人审定/);
  const unsaid = await send(office, office.chief, `/staff/workplan/progress/${id}/return`, { why: ' ' });
  assert.equal(unsaid.status, 422);
  assert.equal(
    (await send(office, office.chief, `/staff/workplan/progress/${id}/return`, { why: '请写明时间' })).status,
    303,
  );
  assert.equal((await send(office, office.chief, `/staff/workplan/progress/${id}/approve`)).status, 409);
  assert.match((await office.get(office.east, `/staff/workplan/tasks/${tasks[3]}`)).html, /退回意见：请写明时间/);
  assert.doesNotMatch((await office.visit(tracker)).html, /六十人/);
});

test('a task closes only on a page that is public, and counts only while it is', async () => {
  const { tracker, tasks } = await publicPlan(office);
  const at = `/staff/workplan/tasks/${tasks[0]}`;
  const words = { words: '预算、决算都已公开。' };
  assert.match((await office.get(office.chief, at)).html, /办结要有佐证/);
  assert.equal((await send(office, office.chief, `${at}/close`, words)).status, 409, 'no evidence');
  for (const address of ['/keywork/201908/abcdefghijkl.html', 'https://example.com/', '不是网址']) {
    const refused = await send(office, office.finance, `${at}/evidence`, { address });
    assert.equal(refused.status, 422);
    assert.match(refused.html, /没有已公开的页面/);
    assert.ok(refused.html.includes(address), 'what was typed stays');
  }
  const page = await office.page('2018年财政决算公开');
  const address = `https://www.example.gov.cn${page.path}?from=home#top`;
  assert.equal(
    (await send(office, office.east, `/staff/workplan/tasks/${tasks[2]}/evidence`, { address })).status,
    303,
    'oversees',
  );
  assert.equal(
    (await send(office, office.market, `/staff/workplan/tasks/${tasks[2]}/evidence`, { address })).status,
    403,
    'no part',
  );
  assert.equal((await send(office, office.finance, `${at}/evidence`, { address })).status, 303);
  assert.equal((await send(office, office.finance, `${at}/close`, words)).status, 403, 'not their post');
  assert.equal((await send(office, office.chief, `${at}/close`, { words: '' })).status, 422);
  assert.equal((await send(office, office.chief, `${at}/close`, words)).status, 303);
  assert.equal((await send(office, office.chief, `${at}/close`, words)).status, 409, 'once');
  const closed = await office.visit(tracker);
  assert.match(closed.html, /办结，由区政府办公室依据佐证认定/);
  assert.ok(closed.html.includes(page.path));
  const late = { unit: String(office.units.finance), stage: 'done', words: '再补一条进展。' };
  assert.equal((await send(office, office.finance, `${at}/progress`, late)).status, 409);

  await withdraw(office.by(office.chief), { document: page.document, kind: 'withdrawn', reason: '数字有误' });
  const without = await office.visit(tracker);
  assert.match(without.html, /待核实/);
  assert.ok(!without.html.includes(page.path));
  assert.match((await office.visit('/workplan/')).html, /已办结 0 项/);
  assert.match((await office.get(office.chief, at)).html, /没有公开的页面可以证明/);
  assert.equal((await send(office, office.finance, `${at}/reopen`, { why: '佐证撤下' })).status, 403);
  assert.equal((await send(office, office.chief, `${at}/reopen`, { why: '' })).status, 422);
  assert.equal((await send(office, office.chief, `${at}/reopen`, { why: '佐证页面撤下，重新办理' })).status, 303);
  assert.equal((await send(office, office.chief, `${at}/reopen`, { why: '再来一次' })).status, 409);
  assert.equal((await send(office, office.chief, `${at}/close`, words)).status, 409, 'a withdrawn page proves nothing');
});

test('a withdrawn plan takes its tracker with it', async () => {
  const { plan, tracker } = await publicPlan(office);
  await withdraw(office.by(office.chief), {
    document: await documentOf(office, plan),
    kind: 'withdrawn',
    reason: '印发有误',
  });
  assert.equal((await office.visit(tracker)).status, 404);
  assert.equal((await office.visit('/workplan/zzzzzzzzzzzz/')).status, 404);
  assert.equal((await office.visit('/workplan/1/')).status, 404);
});

test('what earlier years left open is followed into the next', async () => {
  const { tracker } = await publicPlan(office);
  office.day = '2020-03-01';
  const { html } = await office.visit(tracker);
  assert.match(html, /<span class="tag tag-warning">\d 项跨年未办结<\/span>/);
  assert.match(html, /2019年度还有 3 项任务跨年未办结（未启动 3）\s*。另有 1 项定期任务（未启动 1）/);
  assert.match(html, /3 个单位中，超期未报 3 个/);
  const shares = ['已办结', '推进中', '未启动', '已报告有困难'].map((label) =>
    Number(new RegExp(`<th scope="row">${label}</th><td[^>]*>(\\d+)`).exec(html)?.[1]),
  );
  assert.equal(
    shares.reduce((sum, share) => sum + share, 0),
    4,
    'the groups add up to the plan',
  );
  const waiting = (await office.visit(`${tracker}?state=waiting`)).html;
  assert.match(waiting, /符合条件的任务 4 项/);
  assert.doesNotMatch((await office.visit(`${tracker}?state=closed`)).html, /id="task-1"/);
  const named = (await office.visit(`${tracker}?unit=${encodeURIComponent('区财政局')}`)).html;
  assert.match(named, /符合条件的任务 1 项/);
  assert.match(named, /id="task-1"/);
  assert.doesNotMatch(named, /id="task-2"/);
  assert.match((await office.visit(`${tracker}?unit=nobody`)).html, /id="task-1"/, 'an unknown unit narrows nothing');
  assert.equal(html.match(/没有写时限的任务/g)?.length, 1, 'said once, not with each task');
  assert.match((await office.visit('/workplan/')).html, /往年工作安排中有/);
  office.day = '2019-08-20';
});

test('what the page shows of the tasks can be taken along as a file, and what it does not show cannot', async () => {
  const { tracker, tasks } = await publicPlan(office);
  const report = { unit: String(office.units.finance), stage: 'under_way', words: '=1+1，“已公开”。' };
  await send(office, office.finance, `/staff/workplan/tasks/${tasks[0]}/progress`, report);
  assert.doesNotMatch((await office.visit(`${tracker}tasks.csv`)).html, /已公开/, 'not approved yet');
  const { id } = await one(staff(), sql<{ id: number }>`select max(id) as id from workplan.progress`);
  await send(office, office.chief, `/staff/workplan/progress/${id}/approve`);
  const csv = (await office.visit(`${tracker}tasks.csv`)).html;
  assert.match(csv, /条目,部分,任务,牵头单位,/);
  assert.match(csv, /（二）,一、推进决策公开,公开执法结果,区市监局,各街道办事处,,2019-10-31,未启动,正常/);
  assert.match(csv, /'=1\+1，“已公开”。/, 'no spreadsheet takes it for a formula');
  assert.equal(csv.trim().split('\r\n').length, 5);
  const sheet = await office.visit(`${tracker}tasks.xlsx`);
  assert.equal(sheet.status, 200);
  assert.ok(sheet.html.startsWith('PK'));
  const records = JSON.parse((await office.visit(`${tracker}tasks.json`)).html) as Record<string, string>[];
  assert.deepEqual([records.length, records[0]!.条目], [4, '（一）']);
  assert.equal((await office.visit('/workplan/zzzzzzzzzzzz/tasks.csv')).status, 404);
});

test('every deed stands in the ledger', async () => {
  const verbs = (await rows(staff(), sql<{ verb: string }>`select distinct verb from ledger.line`)).map(
    (line) => line.verb,
  );
  for (const verb of [
    'import',
    'file',
    'returnFiling',
    'reportProgress',
    'approveProgress',
    'returnProgress',
    'addEvidence',
    'closeTask',
    'reopenTask',
  ])
    assert.ok(verbs.includes(`workplan.${verb}`), verb);
});
