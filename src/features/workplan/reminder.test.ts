import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { By } from '../../core/caller.ts';
import { rows } from '../../platform/database.ts';
import { remindUnits } from './actions/reminder.ts';
import { remindOfMonth } from './jobs.ts';
import { monthsOf } from './rules/reminder.ts';
import { testOfficeForPlans, type WorkplanOffice } from './test-office.ts';
import { importSample, publicPlan, send } from './test-plan.ts';

let office: WorkplanOffice;
before(async () => {
  office = await testOfficeForPlans();
});
after(() => office?.close());

const sides = () => office.t.sides;
const messages = (plan: number, template = 'workplan.reminder') =>
  rows(
    sides().staff,
    sql<{ person: number; subject: string; body: string; path: string }>`
      select person, subject, body, path from notices.message
      where template = ${template} and object = ${`workplan.plan:${plan}`} order by id`,
  );
const lines = (plan: number) =>
  rows(
    sides().staff,
    sql<{ data: { units: number; tasks: number } }>`
      select data from ledger.line where verb = 'workplan.remind' and object = ${`workplan.plan:${plan}`} order by id`,
  );

test('on the first working day of a month each unit hears of its open tasks without news, once', async () => {
  const { plan, tasks } = await publicPlan(office);
  const draft = await importSample(office);
  await send(office, office.finance, `/staff/workplan/tasks/${tasks[0]}/progress`, {
    unit: String(office.units.finance),
    stage: 'under_way',
    words: '已公开上半年预算执行情况。',
  });
  // The report was written now, by the database's clock: both months below lie after it or before it by that.
  assert.equal(await remindOfMonth(sides(), '2030-06-01'), 0, 'a Saturday');
  assert.equal(await remindOfMonth(sides(), '2030-06-02'), 0, 'a Sunday');
  assert.equal(await remindOfMonth(sides(), '2030-06-03'), 1, 'only the plan that is public');
  const told = await messages(plan);
  const to = (person: number) => told.filter((message) => message.person === person);
  assert.deepEqual(
    [office.finance, office.market, office.east, office.clerk].map(({ person }) => to(person!).length),
    [1, 1, 1, 1],
    'who leads or is responsible, a group through its members, nobody twice',
  );
  assert.match(to(office.market.person!)[0]!.subject, /区市场监督管理局有 1 项任务/);
  assert.match(to(office.market.person!)[0]!.body, /（二）公开执法结果（跨年未办结，已过 \d+ 天）/);
  assert.equal(to(office.market.person!)[0]!.path, `/staff/workplan/${plan}?view=list&unit=${office.units.market}`);
  const [summary] = await messages(plan, 'workplan.reminder_summary');
  assert.match(summary!.body, /4 项任务.*涉及 5 个单位/s);
  assert.match(summary!.body, /没有人可以提醒的单位（没有在岗的拟稿人）：西街街道办事处/);
  assert.deepEqual(
    (await lines(plan)).map(({ data }) => [data.tasks, data.units]),
    [[4, 5]],
  );

  assert.equal(await remindOfMonth(sides(), '2030-06-03'), 0, 'a repeat is no second reminder');
  assert.equal(await remindOfMonth(sides(), '2030-06-20'), 0);
  assert.equal((await messages(plan)).length, told.length);
  await assert.rejects(
    remindUnits(new By(sides().staff, { kind: 'system', name: 'workplan' }), { plan, today: '2030-06-03' }),
    /这个月已经提醒过/,
  );
  assert.equal(await remindOfMonth(sides(), '2030-07-04'), 1, 'a day that was missed is made up for');
  assert.equal((await messages(draft)).length, 0, 'a draft is nobody’s duty yet');
});

test('a unit that reported lately is left in peace, a person cannot send the reminder', async () => {
  const { plan, tasks } = await publicPlan(office);
  await send(office, office.finance, `/staff/workplan/tasks/${tasks[0]}/progress`, {
    unit: String(office.units.finance),
    stage: 'under_way',
    words: '已公开上半年预算执行情况。',
  });
  const [now] = await rows(
    sides().staff,
    sql<{ day: string }>`select to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day`,
  );
  await assert.rejects(remindUnits(office.by(office.chief), { plan, today: now!.day }), /由系统到时自动办理/);
  await remindUnits(new By(sides().staff, { kind: 'system', name: 'workplan' }), { plan, today: now!.day });
  const told = (await messages(plan)).map(({ person }) => person);
  assert.ok(!told.includes(office.finance.person!));
  assert.ok(told.includes(office.market.person!));
});

test('the month before January is December', () => {
  assert.deepEqual(monthsOf('2020-01-02'), { month: '2020-01-01', before: '2019-12-01' });
  assert.deepEqual(monthsOf('2019-10-08'), { month: '2019-10-01', before: '2019-09-01' });
});
