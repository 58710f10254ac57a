import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { rows } from '../../platform/database.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import type { Staff } from '../caller.ts';
import { receive } from './actions/receive.ts';
import { getTask } from './queries/task.ts';
import { workflowStaff } from './staff.ts';
import { openTask } from './tasks.ts';
import { testDoor, testOffice } from './test-office.ts';

const today = '2019-08-08';
let t: TestDatabase;
let office: ReturnType<typeof testOffice>;
let unit: number;
let drafter: Staff;
let reviewer: Staff;
let stranger: Staff;

before(async () => {
  t = await testDatabase();
  office = testOffice(t);
  unit = await office.unit('区住房城乡建设局');
  drafter = await office.person('拟稿甲', unit, 'drafter');
  reviewer = await office.person('审核甲', unit, 'reviewer');
  stranger = await office.person('外单位审核', await office.unit('区教育局'), 'reviewer');
});
after(() => t.close());

const open = (title: string, where = unit) =>
  office.within(drafter, (act) =>
    openTask(act, {
      object: `review.submission:${title}`,
      title,
      step: '部门审核',
      path: '/staff/review/1',
      unit: where,
      role: 'reviewer',
      startedBy: drafter.person,
    }),
  );

test("receives several unread matters at once, each with its line, and only one's own", async () => {
  const tasks = [await open('签收一'), await open('签收二')];
  const door = testDoor(t.sides, workflowStaff, reviewer, today);
  assert.match((await door.get('/staff?q=签收')).html, /formmethod="post" formaction="\/staff\/tasks\/receive"/);
  const foreign = await open('别单位的签收', stranger.unit);
  await assert.rejects(receive(office.by(reviewer, 'receive-0000001'), { tasks: [tasks[0]!, foreign] }));
  await assert.rejects(receive(office.by(drafter, 'receive-0000005'), { tasks }), /不在您的待办中，不能签收/);
  assert.equal((await getTask(t.sides.staff, reviewer, tasks[0]!)).openedAt, null, 'all or none');
  await assert.rejects(receive(office.by(reviewer, 'receive-0000002'), { tasks: [] }), /请先在待办中勾选/);
  const given = await door.post('/staff/tasks/receive', [
    ...tasks.map((task): [string, string] => ['task', String(task)]),
    ['_key', 'receive-0000003'],
  ]);
  assert.deepEqual([given.status, given.location], [303, '/staff?done=received']);
  for (const task of tasks) assert.ok((await getTask(t.sides.staff, reviewer, task)).openedAt);
  assert.doesNotMatch((await door.get('/staff?q=签收')).html, /批量签收/, 'nothing unread is left');
  const lines = await rows(
    t.sides.staff,
    sql<{ object: string }>`select object from ledger.line where verb = 'workflow.receive' order by id`,
  );
  assert.deepEqual(
    lines.map(({ object }) => object),
    tasks.map((task) => `workflow.task:${task}`),
  );
  await assert.rejects(receive(office.by(reviewer, 'receive-0000004'), { tasks }), /都已经签收或者打开过/);
});
