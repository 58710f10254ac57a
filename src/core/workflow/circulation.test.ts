import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { rows } from '../../platform/database.ts';
import { NotFound } from '../../platform/errors.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import type { Staff } from '../caller.ts';
import { circulate, markRead } from './actions/circulate.ts';
import { urge } from './actions.ts';
import { countTasks, listTasks } from './queries/list.ts';
import { listRecord } from './queries/record.ts';
import { getTask } from './queries/task.ts';
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
let reader: Staff;
let other: Staff;
let stranger: Staff;
let openness: Staff;

before(async () => {
  t = await testDatabase();
  office = testOffice(t);
  unit = await office.unit('区住房城乡建设局');
  drafter = await office.person('拟稿甲', unit, 'drafter');
  reviewer = await office.person('审核甲', unit, 'reviewer');
  reader = await office.person('阅知乙', unit, 'editor');
  other = await office.person('阅知丙', unit, 'signer');
  const head = await office.unit('区政府办公室');
  stranger = await office.person('外单位', head, 'reviewer');
  openness = await office.person('公开办', head, 'openness');
});
after(() => t.close());

const open = (title: string, more: object = {}) =>
  office.within(drafter, (act) =>
    openTask(act, {
      object: `review.submission:${title}`,
      title,
      step: '部门审核',
      path: '/staff/review/1',
      unit,
      role: 'reviewer',
      startedBy: drafter.person,
      dueOn: '2019-08-12',
      ...more,
    }),
  );
const send = (who: Staff, task: number, to: Staff[], words = '请阅知。') =>
  circulate(office.by(who), { task, to: to.map(({ person }) => person), words });
const unread = async (who: Staff) => (await countTasks(t.sides.staff, who, today)).unread;
const subjects = async (who: Staff) =>
  (
    await rows(
      t.sides.staff,
      sql<{ subject: string }>`select subject from notices.message where person = ${who.person} order by id`,
    )
  ).map(({ subject }) => subject);

describe('传阅', () => {
  test('colleagues of the unit get it for reading, are told, and the ledger and the record know', async () => {
    const task = await open('垃圾分类办法');
    const { circulation } = await send(drafter, task, [reader, other]);
    assert.deepEqual([await unread(reader), await unread(other), await unread(reviewer)], [1, 1, 0]);
    assert.deepEqual(await subjects(reader), ['拟稿甲送您传阅：垃圾分类办法']);
    const [entry] = await listRecord(t.sides.staff, 'review.submission:垃圾分类办法');
    assert.deepEqual(
      [entry?.kind, entry?.byName, entry?.words, entry?.to.map(({ name }) => name)],
      ['circulated', '拟稿甲', '请阅知。', ['阅知丙', '阅知乙']],
    );
    await markRead(office.by(reader), { circulation });
    assert.deepEqual([await unread(reader), await unread(other)], [0, 1]);
    const lines = await rows(
      t.sides.staff,
      sql<{
        verb: string;
      }>`select verb from ledger.line where object = ${`workflow.circulation:${circulation}`} order by id`,
    );
    assert.deepEqual(
      lines.map(({ verb }) => verb),
      ['workflow.circulate', 'workflow.markRead'],
    );
  });

  test('it gives nothing to decide and holds nothing up', async () => {
    const task = await open('只供阅知');
    await send(drafter, task, [reader]);
    const has = (await listTasks(t.sides.staff, reader, { view: 'todo', ...list })).total;
    assert.equal(has, 0);
    await assert.rejects(getTask(t.sides.staff, reader, task), NotFound);
    assert.equal(
      await office.within(reviewer, (act) => closeTasks(act, 'review.submission:只供阅知', '同意')),
      1,
      'the task closes with the reading still open',
    );
  });

  test('it is refused to oneself, to another unit, twice, without a note, and by who has nothing to do with it', async () => {
    const task = await open('不能这样送');
    await assert.rejects(send(drafter, task, []), /请勾选/);
    await assert.rejects(send(drafter, task, [drafter]), /送给您自己/);
    await assert.rejects(send(drafter, task, [stranger]), /只能送给起草单位/);
    await assert.rejects(send(drafter, task, [reader], ' '), /说明/);
    await assert.rejects(send(reader, task, [other]), NotFound);
    await send(drafter, task, [reader]);
    await assert.rejects(send(reviewer, task, [reader, other]), /阅知乙还没有看完/);
  });

  test('only who it was sent to marks it as read, and once', async () => {
    const { circulation } = await send(drafter, await open('谁来标记'), [reader]);
    await assert.rejects(markRead(office.by(other), { circulation }), NotFound);
    await markRead(office.by(reader, 'key-read-0001'), { circulation });
    await markRead(office.by(reader, 'key-read-0001'), { circulation });
    await assert.rejects(markRead(office.by(reader), { circulation }), /已经标为已阅/);
  });

  test('is sent by form, stands on the desk with its number, and is marked from there', async () => {
    const task = await open('表单传阅');
    const door = testDoor(t.sides, workflowStaff, drafter, today);
    const form = await door.get(`/staff/tasks/${task}/circulate`);
    assert.match(form.html, /阅知乙/);
    assert.doesNotMatch(form.html, /外单位/);
    const wrong = await door.post(`/staff/tasks/${task}/circulate`, { words: '请<b>看' });
    assert.equal(wrong.status, 422);
    assert.match(wrong.html, /请&lt;b&gt;看/);
    const right = await door.post(`/staff/tasks/${task}/circulate`, { to: String(other.person), words: '请您看看' });
    assert.deepEqual([right.status, right.location], [303, `/staff/tasks/${task}?done=circulated`]);
    assert.match((await door.get(`/staff/tasks/${task}`)).html, /送 阅知丙（未阅）/);
    door.who = other;
    const desk = await door.get('/staff?view=circulated');
    assert.match(desk.html, /请您看看/);
    const [, id] = /\/staff\/circulations\/(\d+)\/read/.exec(desk.html)!;
    assert.equal((await door.post(`/staff/circulations/${id}/read`, {})).location, '/staff?view=circulated&done=read');
    assert.equal((await door.get('/staff/tasks.xlsx?view=circulated')).status, 200);
    door.who = stranger;
    assert.match((await door.get('/staff?view=circulated')).html, /没有传阅/);
    assert.equal((await door.post(`/staff/circulations/${id}/read`, {})).status, 404);
  });
});

describe('督办', () => {
  test('the openness office, which started nothing, supervises; it shares the one time a day', async () => {
    const task = await open('督办一件');
    await urge(office.by(openness), { task, words: '请按期办结。' });
    await assert.rejects(urge(office.by(drafter), { task, words: '请尽快' }), /今天已经催办过/);
    const [entry] = await listRecord(t.sides.staff, 'review.submission:督办一件');
    assert.equal(entry?.kind, 'supervised');
    const door = testDoor(t.sides, workflowStaff, openness, today);
    assert.match((await door.get(`/staff/tasks/${task}/urge`)).html, /督办的理由/);
  });
});

describe('我发起', () => {
  test('我发起 shows a matter once, at the step where it stands', async () => {
    const starter = await office.person('另一位拟稿', unit, 'drafter');
    const object = 'review.submission:走两步';
    await open('走两步', { object, startedBy: starter.person });
    await office.within(reviewer, (act) => closeTasks(act, object, '同意'));
    await open('走两步', { object, startedBy: starter.person, step: '保密审查', role: 'secrecy' });
    const { tasks } = await listTasks(t.sides.staff, starter, { view: 'mine', ...list });
    assert.deepEqual(
      tasks.map(({ step, doneAt }) => [step, doneAt]),
      [['保密审查', null]],
    );
    assert.equal((await countTasks(t.sides.staff, starter, today)).mine, 1);
  });
});
