import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { rows } from '../../platform/database.ts';
import { NotFound } from '../../platform/errors.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import type { Staff } from '../caller.ts';
import { handOver, handOverSeveral, urge } from './actions.ts';
import { countTasks, listTasks } from './queries/list.ts';
import { getTask, markOpened } from './queries/task.ts';
import { workflowStaff } from './staff.ts';
import { closeTasks, openTask } from './tasks.ts';
import { testDoor, testOffice } from './test-office.ts';

const today = '2019-08-08';
const list = { today, soonUntil: '2019-08-12' };
let t: TestDatabase;
let office: ReturnType<typeof testOffice>;
let unit: number;
let drafter: Staff;
let reviewer: Staff;
let second: Staff;
let stranger: Staff;

before(async () => {
  t = await testDatabase();
  office = testOffice(t);
  unit = await office.unit('区住房城乡建设局');
  drafter = await office.person('拟稿甲', unit, 'drafter');
  reviewer = await office.person('审核甲', unit, 'reviewer');
  second = await office.person('审核乙', unit, 'reviewer');
  stranger = await office.person('外单位审核', await office.unit('区教育局'), 'reviewer');
});
after(() => t.close());

const open = (title: string, more: object = {}) =>
  office.within(drafter, (act) =>
    openTask(act, {
      object: `review.submission:${title}`,
      title,
      step: '科室审核',
      path: '/staff/review/1',
      unit,
      role: 'reviewer',
      startedBy: drafter.person,
      dueOn: '2019-08-12',
      ...more,
    }),
  );
const todo = async (who: Staff) => (await listTasks(t.sides.staff, who, { view: 'todo', ...list })).tasks;
const titles = async (who: Staff) => (await todo(who)).map(({ title }) => title);
const messagesOf = (who: Staff) =>
  rows(
    t.sides.staff,
    sql<{ subject: string }>`select subject from notices.message where person = ${who.person} order by id`,
  );

describe('待办', () => {
  test('everybody with the role in the unit has a task, and nobody else', async () => {
    await open('垃圾分类办法');
    assert.deepEqual(await titles(reviewer), ['垃圾分类办法']);
    assert.deepEqual(await titles(second), ['垃圾分类办法']);
    assert.deepEqual(await titles(drafter), []);
    assert.deepEqual(await titles(stranger), []);
  });

  test('a deputy has the tasks of the person represented, marked so', async () => {
    const deputy = office.deputise(await office.person('代理丙', unit, 'drafter'), reviewer);
    const [task] = await todo(deputy);
    assert.equal(task?.title, '垃圾分类办法');
    assert.equal(task?.insteadName, '审核甲');
    assert.equal((await todo(reviewer))[0]?.insteadName, null);
    const both = office.deputise(second, reviewer);
    assert.equal((await todo(both))[0]?.insteadName, null);
  });

  test('what is done leaves 待办 and stands under 已办 of whoever did it and 我发起 of who started it', async () => {
    const closed = await office.within(reviewer, (act) => closeTasks(act, 'review.submission:垃圾分类办法', '同意'));
    assert.equal(closed, 1);
    assert.deepEqual(await titles(reviewer), []);
    const done = await listTasks(t.sides.staff, reviewer, { view: 'done', ...list });
    assert.deepEqual(
      done.tasks.map(({ title, outcome }) => [title, outcome]),
      [['垃圾分类办法', '同意']],
    );
    const mine = await listTasks(t.sides.staff, drafter, { view: 'mine', ...list });
    assert.equal(mine.tasks[0]?.doneAt instanceof Date, true);
    assert.equal(mine.total, 1);
    const { todo, done: did, mine: begun } = await countTasks(t.sides.staff, reviewer, today);
    assert.deepEqual([todo, did, begun], [0, 1, 0]);
  });

  test('closing one step leaves the others open', async () => {
    const object = 'review.submission:两个环节';
    await open('两个环节', { object });
    await open('两个环节', { object, step: '保密审查', role: 'secrecy' });
    assert.equal(await office.within(reviewer, (act) => closeTasks(act, object, '同意', '科室审核')), 1);
    assert.equal(await office.within(reviewer, (act) => closeTasks(act, object, '作废')), 1);
  });

  test('tasks stand in the order of their limits, and filters narrow them', async () => {
    await open('没有期限', { dueOn: null });
    await open('以后到期', { dueOn: '2019-09-30' });
    await open('已经超期', { dueOn: '2019-08-01', urgent: true });
    await open('马上到期', { dueOn: '2019-08-09', step: '签发前审核' });
    assert.deepEqual(await titles(reviewer), ['已经超期', '马上到期', '以后到期', '没有期限']);
    const found = async (filters: object) =>
      (await listTasks(t.sides.staff, reviewer, { view: 'todo', filters, ...list })).tasks.map(({ title }) => title);
    assert.deepEqual(await found({ state: 'late' }), ['已经超期']);
    assert.deepEqual(await found({ state: 'soon' }), ['马上到期']);
    assert.deepEqual(await found({ state: 'normal' }), ['以后到期', '没有期限']);
    assert.deepEqual(await found({ words: '到期' }), ['马上到期', '以后到期']);
    assert.deepEqual(await found({ step: '签发前审核' }), ['马上到期']);
    assert.deepEqual(await found({ urgent: true }), ['已经超期']);
    assert.equal((await countTasks(t.sides.staff, reviewer, today)).late, 1);
  });

  test('a task is 未读 until somebody who has it opens it', async () => {
    const id = await open('等人来看');
    const object = 'review.submission:等人来看';
    await markOpened(t.sides.staff, drafter, object);
    assert.equal((await getTask(t.sides.staff, reviewer, id)).openedAt, null);
    await markOpened(t.sides.staff, second, object);
    assert.equal((await getTask(t.sides.staff, reviewer, id)).openedAt instanceof Date, true);
  });
});

describe('转办', () => {
  test('a colleague of the same post gets the task alone, with a message, a note and a ledger line', async () => {
    const task = await open('转给乙');
    await handOver(office.by(reviewer, 'key-hand-over-1'), { task, to: second.person, words: '请阅办。' });
    await handOver(office.by(reviewer, 'key-hand-over-1'), { task, to: second.person, words: '请阅办。' });
    assert.equal((await titles(second)).includes('转给乙'), true);
    assert.equal((await titles(reviewer)).includes('转给乙'), false);
    assert.deepEqual(
      (await messagesOf(second)).map(({ subject }) => subject),
      ['审核甲转来待办：转给乙'],
    );
    const lines = await rows(
      t.sides.staff,
      sql<{ verb: string }>`select verb from ledger.line where object = ${`workflow.task:${task}`}`,
    );
    assert.deepEqual(
      lines.map(({ verb }) => verb),
      ['workflow.handOver'],
    );
  });

  test('a deputy of the colleague has it too', async () => {
    const deputy = office.deputise(stranger, second);
    const task = (await todo(deputy)).find(({ title }) => title === '转给乙');
    assert.equal(task?.insteadName, '审核乙');
  });

  test('it is refused to oneself, to another post, without a reason, and for what is not one’s own', async () => {
    const task = await open('不能这样转');
    const give = (who: Staff, to: Staff, words = '请办理') => handOver(office.by(who), { task, to: to.person, words });
    await assert.rejects(give(reviewer, reviewer), /已经在您手中/);
    await assert.rejects(give(reviewer, drafter), /同岗位的同事/);
    await assert.rejects(give(reviewer, stranger), /同岗位的同事/);
    await assert.rejects(give(reviewer, second, ' '), /说明/);
    await assert.rejects(give(drafter, second), /不在您的待办中/);
    await assert.rejects(give(stranger, second), NotFound);
  });
});

describe('催办', () => {
  test('who started it urges once a day, and everybody who has it is told', async () => {
    const task = await open('催一催');
    await urge(office.by(drafter), { task, words: '期限将到，请尽快办理。' });
    await assert.rejects(urge(office.by(drafter), { task, words: '再催' }), /今天已经催办过/);
    for (const who of [reviewer, second]) {
      assert.equal((await messagesOf(who)).at(-1)?.subject, '催办：催一催');
    }
    await sql`update workflow.task_note set at = at - interval '1 day' where task = ${task}`.execute(t.sides.staff);
    await urge(office.by(drafter), { task, words: '第二天再催' });
  });

  test('two who urge at the same moment send one message', async () => {
    const task = await open('同时催');
    const openness = await office.person('公开办', unit, 'openness');
    const both = [drafter, openness].map((who) => urge(office.by(who), { task, words: '请办理' }));
    const ended = await Promise.allSettled(both);
    assert.equal(ended.filter(({ status }) => status === 'fulfilled').length, 1);
  });

  test('it is refused to those who did not start it, for what is done, and without a reason', async () => {
    const task = await open('催不得');
    await assert.rejects(urge(office.by(reviewer), { task, words: '请办理' }), /只有发起人/);
    await assert.rejects(urge(office.by(stranger), { task, words: '请办理' }), NotFound);
    await assert.rejects(urge(office.by(drafter), { task, words: '' }), /理由/);
    await office.within(reviewer, (act) => closeTasks(act, 'review.submission:催不得', '同意'));
    await assert.rejects(urge(office.by(drafter), { task, words: '请办理' }), /已经办结/);
  });
});

describe('the desk', () => {
  test('shows limits in words, keeps filters in the address, and says why it is empty', async () => {
    const door = testDoor(t.sides, workflowStaff, reviewer, today);
    const { html } = await door.get('/staff');
    assert.match(html, /已经超期/);
    assert.match(html, /超期<.*已过 5 个工作日/);
    assert.match(html, /临期<.*剩余 1 个工作日/);
    assert.match(html, /未读/);
    const late = await door.get('/staff?state=late&sort=title.descending');
    assert.match(late.html, /状态：超期/);
    assert.match(late.html, /href="\/staff\?state=late&amp;sort=title.ascending"/);
    assert.doesNotMatch(late.html, /马上到期/);
    assert.match((await door.get('/staff?q=绝不存在')).html, /没有符合条件的事项/);
    assert.match((await door.get('/staff?view=nonsense&page=-1&sort=x')).html, /待办/);
    door.who = await office.person('新人', unit, 'signer');
    assert.match((await door.get('/staff')).html, /没有待办/);
    assert.match((await door.get('/staff?view=mine')).html, /还没有发起过事项/);
  });

  test('hands over by form, keeps what was typed when something is missing, and answers with another page', async () => {
    const task = await open('表单转办');
    const door = testDoor(t.sides, workflowStaff, reviewer, today);
    const form = await door.get(`/staff/tasks/${task}/hand-over`);
    assert.match(form.html, /审核乙/);
    assert.doesNotMatch(form.html, /<option[^>]*>审核甲/);
    const wrong = await door.post(`/staff/tasks/${task}/hand-over`, {
      _key: 'key-00000001',
      to: '',
      words: '外出期间<b>请办理',
    });
    assert.equal(wrong.status, 422);
    assert.match(wrong.html, /接手的同事。/);
    assert.match(wrong.html, /外出期间&lt;b&gt;请办理/);
    const right = await door.post(`/staff/tasks/${task}/hand-over`, {
      _key: 'key-00000001',
      to: String(second.person),
      words: '外出期间请办理',
    });
    assert.deepEqual([right.status, right.location], [303, '/staff?done=handed-over']);
    door.who = second;
    const page = await door.get(`/staff/tasks/${task}`);
    assert.match(page.html, /转给 审核乙/);
    door.who = stranger;
    assert.equal((await door.get(`/staff/tasks/${task}`)).status, 404);
  });

  test('hands several over at once, all or none, each with its line', async () => {
    const tasks = [await open('批量一'), await open('批量二')];
    const door = testDoor(t.sides, workflowStaff, reviewer, today);
    const form = await door.get(`/staff/tasks/hand-over?task=${tasks[0]}&task=${tasks[1]}&task=x`);
    assert.match(form.html, /转办这 2 件/);
    assert.match((await door.get('/staff/tasks/hand-over')).html, /还没有勾选事项/);
    const words = '外出期间请办理';
    const give = (ids: number[], key: string) =>
      handOverSeveral(office.by(reviewer, key), { tasks: ids, to: second.person, words });
    const foreign = await open('别单位的', { unit: stranger.unit });
    await assert.rejects(give([tasks[0]!, foreign], 'several-00000001'));
    assert.equal((await getTask(t.sides.staff, reviewer, tasks[0]!)).person, null);
    await give(tasks, 'several-00000002');
    for (const task of tasks) assert.equal((await getTask(t.sides.staff, second, task)).person, second.person);
  });

  test('gives the list as a spreadsheet with the filters in force and no formula in it', async () => {
    await open('=HYPERLINK("http://x") 导出');
    const door = testDoor(t.sides, workflowStaff, reviewer, today);
    const { status } = await door.get('/staff/tasks.xlsx?q=HYPERLINK');
    assert.equal(status, 200);
    assert.equal((await door.get('/staff/tasks.xlsx?view=drafts')).status, 200);
    assert.match((await door.get('/staff?view=drafts')).html, /没有草稿/);
  });

  test('urges by form and says afterwards that today is over', async () => {
    const task = await open('表单催办');
    const door = testDoor(
      t.sides,
      workflowStaff,
      drafter,
      new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10),
    );
    assert.match((await door.get(`/staff/tasks/${task}`)).html, /\/urge"/);
    assert.equal((await door.post(`/staff/tasks/${task}/urge`, { words: '' })).status, 422);
    assert.equal((await door.post(`/staff/tasks/${task}/urge`, { words: '请尽快' })).status, 303);
    assert.match((await door.get(`/staff/tasks/${task}`)).html, /今天已经催办过一次/);
    assert.equal((await door.post(`/staff/tasks/${task}/urge`, { words: '请尽快' })).status, 409);
  });

  test('pages through two thousand tasks', async () => {
    await sql`
      insert into workflow.task (object, title, step, path, unit, role, started_by, due_on)
      select 'test.bulk:' || n, '大量事项第' || n || '件', '科室审核', '/staff', ${unit}, 'reviewer', ${drafter.person},
        date '2019-08-01' + (n % 60)
      from generate_series(1, 2000) n`.execute(t.sides.staff);
    const { tasks, total } = await listTasks(t.sides.staff, reviewer, { view: 'todo', page: 3, ...list });
    assert.equal((await countTasks(t.sides.staff, reviewer, today)).todo, total);
    assert.equal(tasks.length, 20);
    assert.ok(total > 2000);
    assert.equal((await listTasks(t.sides.staff, reviewer, { view: 'todo', page: 9000, ...list })).total, total);
  });
});
