import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { rows } from '../../platform/database.ts';
import { listTasks, listUnits } from './queries.ts';
import { testOfficeForPlans, type WorkplanOffice } from './test-office.ts';
import {
  chooseUnit,
  documentOf,
  fileOf,
  formOf,
  importSample,
  multipart,
  previewPath,
  samplePlan,
  send,
  trackerOf,
  upload,
} from './test-plan.ts';

let office: WorkplanOffice;
before(async () => {
  office = await testOfficeForPlans();
});
after(() => office?.close());

const staff = () => office.t.sides.staff;

test('without a plan the pages say what will be there', async () => {
  assert.match((await office.visit('/workplan/')).html, /还没有公开的工作安排/);
  assert.match((await office.get(office.clerk, '/staff/workplan')).html, /还没有工作安排/);
  assert.equal((await office.get(office.clerk, '/staff/workplan/1')).status, 404);
  assert.equal((await office.get(office.clerk, '/staff/workplan/tasks/1')).status, 404);
});

test('a plan is read, corrected, saved, reviewed, and only then public', async () => {
  const shown = await upload(office, samplePlan);
  assert.match(shown.html, /读出 4 项任务/);
  assert.equal(
    (await rows(staff(), sql`select id from workplan.plan`)).length,
    0,
    'nothing is stored before it is saved',
  );
  const plan = await importSample(office, (form) => {
    form.set('task.0.title', '公开财政预算和决算');
    form.set('task.2.deadline', '2019年12月1日');
  });
  const tasks = await listTasks(staff(), plan);
  assert.deepEqual(
    tasks.map((task) => [task.no, task.title, task.deadline]),
    [
      ['（一）', '公开财政预算和决算', null],
      ['（二）', '公开执法结果', '2019-10-31'],
      ['（三）', '办好政府网站', '2019-12-01'],
      ['（四）', '开展培训', null],
    ],
  );
  assert.match((await office.visit('/workplan/')).html, /还没有公开的工作安排/);
  const path = await office.publish(await documentOf(office, plan));
  const tracker = await office.visit(await trackerOf(office, plan));
  assert.equal(tracker.status, 200);
  assert.match(tracker.html, /公开财政预算和决算/);
  assert.match(tracker.html, /行政处罚决定七日内公开/);
  assert.ok(tracker.html.includes(path), 'the tracker leads to the text of the plan');
  assert.equal(tracker.html.match(/id="task-2"/g)?.length, 1);
  assert.match((await office.visit('/workplan/')).html, /2019年政务公开工作安排/);
});

test('a likely unit is asked and never taken; the answer is remembered', async () => {
  const first = await upload(office, samplePlan);
  const asked = formOf(first.html, previewPath);
  assert.equal([...asked.values()].includes('区市监局'), true);
  const at = [...asked].find(([, value]) => value === '区市监局')![0].replace('name', 'unit');
  assert.equal(asked.get(at), '', 'nobody is chosen before a person chooses');
  const without = await importSample(office);
  const unmatched = (await listTasks(staff(), without)).flatMap((task) => task.duties);
  assert.equal(unmatched.find((duty) => duty.literal === '区市监局')?.unit, null);
  const chosen = await importSample(office, (form) => chooseUnit(form, '区市监局', office.units.market));
  const matched = (await listTasks(staff(), chosen)).flatMap((task) => task.duties);
  assert.equal(matched.find((duty) => duty.literal === '区市监局')?.unit, office.units.market);
  const market = (await listUnits(staff())).find((unit) => unit.id === office.units.market);
  assert.deepEqual(market?.aliases, ['区市监局']);
  assert.match((await upload(office, samplePlan)).html, /即区市场监督管理局（已记的别名）/);
});

test('buttons of the preview change the form and store nothing', async () => {
  const before = (await rows(staff(), sql`select id from workplan.plan`)).length;
  let form = formOf((await upload(office, samplePlan)).html, previewPath);
  for (const [order, count] of [
    ['remove.3', 3],
    ['add', 4],
    ['merge.1', 3],
    ['check', 3],
  ] as const) {
    form.set('do', order);
    const shown = await office.post(office.clerk, previewPath, form);
    assert.equal(shown.status, 200);
    assert.match(shown.html, new RegExp(`读出 ${count} 项任务`));
    form = formOf(shown.html, previewPath);
  }
  form.set('task.1.deadline', '2019-02-30');
  form.set('issuer', '');
  form.set('task.2.title', '');
  form.set('do', 'save');
  const refused = await office.post(office.clerk, previewPath, form);
  assert.equal(refused.status, 422);
  assert.match(refused.html, /完成时限“2019-02-30”这一天不存在/);
  assert.match(refused.html, /请填写印发单位/);
  assert.match(refused.html, /value="2019-02-30"/);
  assert.equal(formOf(refused.html, previewPath).get('task.0.title'), form.get('task.0.title'));
  assert.equal((await rows(staff(), sql`select id from workplan.plan`)).length, before);
});

test('the same form twice is one plan', async () => {
  const form = formOf((await upload(office, samplePlan)).html, previewPath);
  form.set('do', 'save');
  const [one, two] = [
    await office.post(office.clerk, previewPath, form),
    await office.post(office.clerk, previewPath, form),
  ];
  assert.equal(one.location, two.location);
  form.set('title', '另一个名称');
  assert.equal((await office.post(office.clerk, previewPath, form)).status, 409);
});

test('bad files and texts get a sentence beside their field', async () => {
  const refusals: [Promise<{ status: number; html: string }>, RegExp][] = [
    [upload(office, ''), /是空文件/],
    [upload(office, ' \n\n  '), /没有文字/],
    [
      upload(
        office,
        Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256),
      ),
      /不是文本文件/,
    ],
    [upload(office, '%PDF-1.7 …', '安排.pdf'), /PDF文件/],
    [upload(office, '任'.repeat(3_500_000)), /超过2MB/],
    [upload(office, new Uint8Array(10 * 1024 ** 2).fill(97)), /超过2MB/],
    [
      send(office, office.clerk, '/staff/workplan/import').then(() =>
        office.post(office.clerk, '/staff/workplan/import', multipart({ text: ' ' })),
      ),
      /请选择工作安排的文件/,
    ],
    [office.post(office.clerk, '/staff/workplan/import', multipart({ text: '正文' }, fileOf('正文'))), /只要一样/],
  ];
  for (const [sent, why] of refusals) {
    const answer = await sent;
    assert.equal(answer.status, 422, `${why}: ${answer.html.slice(0, 200)}`);
    assert.match(answer.html, why);
  }
  const pasted = await office.post(office.clerk, '/staff/workplan/import', multipart({ text: samplePlan }));
  assert.match(pasted.html, /从“粘贴的正文”读出 4 项任务/);
  const nothing = await office.post(office.clerk, '/staff/workplan/import', multipart({ text: '今天天气很好。' }));
  assert.equal(nothing.status, 200);
  assert.match(nothing.html, /读出 0 项任务/);
});

test('who drafts for no unit cannot import, and nobody imports for a foreign one', async () => {
  const { person, units } = office;
  const looker = await person('某审核', units.office, 'reviewer');
  assert.match((await office.get(looker, '/staff/workplan/import')).html, /导入需要拟稿岗位/);
  assert.equal((await office.post(looker, '/staff/workplan/import', multipart({ text: samplePlan }))).status, 403);
  const form = formOf((await upload(office, samplePlan)).html, previewPath);
  form.set('unit', String(units.finance));
  form.set('do', 'save');
  const refused = await office.post(office.clerk, previewPath, form);
  assert.equal(refused.status, 422);
  assert.match(refused.html, /起草单位没有/);
});
