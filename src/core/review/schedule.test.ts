import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import { first, one } from '../../platform/database.ts';
import { openQueue, prepareQueue } from '../../platform/jobs.ts';
import { createLog } from '../../platform/log.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import { sendJobsWith } from '../action.ts';
import { By, type Staff } from '../caller.ts';
import { showDocument } from '../publications/staff/show.ts';
import { clearAll, draftAndSubmit, type Office, openDoor, openOffice } from '../test-office.ts';
import { listTasks } from '../workflow/queries/list.ts';
import { issue } from './actions/issue.ts';
import { confirmTime } from './actions/pause.ts';
import { schedule } from './actions/schedule.ts';
import { type ClockWatch, watchClock } from './clock.ts';
import { issueDue, startSchedules } from './jobs.ts';
import { findPause } from './queries/clock.ts';
import { getSubmission } from './queries.ts';
import { reviewStaff } from './staff.ts';
import { type Machine, openMachine } from './test-clock.ts';

let t: TestDatabase;
let office: Office;
let machine: Machine;
let admin: Staff;
/** The database as the application on this machine meets it. */
let there: TestDatabase;
/** Two workers of the same machine. */
let watches: [ClockWatch, ClockWatch];
before(async () => {
  t = await testDatabase();
  office = await openOffice(t);
  machine = await openMachine(t);
  there = { ...t, sides: { ...t.sides, staff: machine.staff } };
  admin = await office.person('系统某', office.otherUnit, 'system');
});
after(async () => {
  await machine?.close();
  await t?.close();
});
/** Workers that have just started, on a machine whose clock is right. */
beforeEach(async () => {
  watches = [watchClock(machine.clock), watchClock(machine.clock)];
  for (const watch of watches) await look(watch);
});

const look = (watch: ClockWatch) => issueDue({ staff: machine.staff }, watch);
const hand = (who: Staff) => new By(machine.staff, who);
const isPublic = async (title: string) =>
  (await first(t.sides.live, sql`select id from live.publication where title = ${title}`)) !== undefined;
const submissionOf = (id: number) => getSubmission(t.sides.staff, id);
const todo = async (who: Staff) =>
  (await listTasks(t.sides.staff, who, { view: 'todo', today: '2026-01-01', soonUntil: '2026-01-01' })).tasks;

async function scheduled(title: string, inSeconds: number) {
  const made = await draftAndSubmit(office, title);
  await clearAll(t, office, made.submission);
  const at = new Date(machine.now().getTime() + inSeconds * 1000 + 50);
  await schedule(hand(office.editor), { submission: made.submission, at: at.toISOString() });
  return { ...made, at };
}

async function confirm(who = admin) {
  const pause = (await findPause(machine.staff))!;
  const wall = new Date(machine.clock.wall()).toISOString();
  return confirmTime(hand(who), { pause: pause.id, shown: { database: machine.now().toISOString(), wall } });
}

test('a schedule goes out at its hour, without any job of the queue, and by one of two workers', async () => {
  const { submission, document, at } = await scheduled('一小时后的通知', 3600);
  await machine.pass(3590);
  await Promise.all(watches.map(look));
  assert.equal(await isPublic('一小时后的通知'), false, 'ten seconds early is early');
  await machine.pass(11);
  await Promise.all([...watches, ...watches].map(look));
  const { count, published } = await one(
    t.sides.staff,
    sql<{ count: number; published: Date }>`
      select count(*) as count, min(published_at) as published from publications.publication where document = ${document}`,
  );
  assert.equal(count, 1);
  const late = published.getTime() - at.getTime();
  assert.ok(late >= 0 && late < 60_000, `${late} ms after its hour`);
  const { lines } = await one(
    t.sides.staff,
    sql<{ lines: string[] }>`
      select array_agg(verb order by id) as lines from ledger.line
      where object = ${`review.submission:${submission}`} and verb like 'review.%chedule%'`,
  );
  assert.deepEqual(lines, ['review.schedule', 'review.issueScheduled'], 'the slower worker is no failure');
});

test('the job for the hour of a schedule stands in the queue; when it is lost, the sweep of a worker finds what is due', async () => {
  const log = createLog('silent');
  await prepareQueue(t.urls, ['review.issueDue', 'notices.deliver']);
  const queue = await openQueue(t.urls.app, log);
  sendJobsWith(queue.send);
  const { submission } = await scheduled('任务丢失也发布的通知', 0.3);
  sendJobsWith(async () => {});
  await queue.stop();
  const { rowCount } = await machine.admin.query(`delete from pgboss.job where name = 'review.issueDue'`);
  assert.equal(rowCount, 1, 'the job was there');
  await new Promise((resolve) => setTimeout(resolve, 400));
  const errors: unknown[] = [];
  const work = startSchedules(there.sides, (error) => errors.push(error), watches[0]);
  await work.stop();
  assert.deepEqual(errors, []);
  assert.equal((await submissionOf(submission)).state, 'issued');
});

for (const [words, seconds] of [
  ['a day ahead', 86_400],
  ['a day back', -86_400],
] as const) {
  test(`a clock that jumps ${words} while running pauses schedules: nothing goes out before a person confirmed the time`, async () => {
    const title = `时钟跳动的通知${seconds}`;
    const { submission } = await scheduled(title, 3600);
    await machine.set(seconds);
    await look(watches[0]);
    await look(watches[1]);
    assert.equal(await isPublic(title), false);
    assert.equal((await submissionOf(submission)).scheduleFailure, null, 'it waits, it has not failed');
    const pause = (await findPause(machine.staff))!;
    assert.deepEqual([pause.kind, Math.round(pause.seconds)], ['jump', seconds]);

    const task = (await todo(admin)).find(({ path }) => path === '/staff/clock');
    assert.equal(task?.step, '确认系统时间');
    await assert.rejects(confirm(office.editor), /权限/);
    await machine.set(-seconds); // the administrator mends the clock first
    await look(watches[0]);
    await confirm();
    assert.equal((await todo(admin)).filter(({ path }) => path === '/staff/clock').length, 0);
    assert.equal(await look(watches[0]), 0);
    assert.equal(await isPublic(title), false, 'its hour has not come');
    await machine.pass(3601);
    await look(watches[1]);
    assert.equal(await isPublic(title), true);
  });
}

test('a jump of the database alone or of the process alone is noticed too, and cannot be confirmed while the two disagree', async () => {
  for (const which of ['database', 'wall'] as const) {
    await machine.set(-7200, which);
    await look(watches[1]);
    assert.equal((await findPause(machine.staff))?.kind, 'jump', which);
    if (which === 'database') await assert.rejects(confirm(), /相差 2 小时.*时间同步/);
    await machine.set(7200, which);
    await confirm();
    for (const watch of watches) await look(watch);
    assert.equal(await findPause(machine.staff), undefined);
  }
});

test('a worker that starts beside a database whose clock is another pauses at its first look', async () => {
  await machine.set(3600, 'database');
  const { submission } = await scheduled('两钟不一的通知', 0);
  await look(watchClock(machine.clock));
  assert.equal((await findPause(machine.staff))?.kind, 'apart');
  assert.equal((await submissionOf(submission)).state, 'cleared');
  await machine.set(-3600, 'database');
  await confirm();
});

test('a ledger whose last line lies ahead of the clock pauses schedules also after a restart', async () => {
  await machine.set(86_400);
  await scheduled('在错误的时间里办的通知', 3600); // its lines are of tomorrow
  await machine.set(-86_400);
  await look(watchClock(machine.clock)); // everything was stopped meanwhile
  const pause = (await findPause(machine.staff))!;
  assert.equal(pause.kind, 'ledger');
  assert.ok(Math.abs(pause.seconds + 86_400) < 60, String(pause.seconds));
  await confirm();
  await look(watchClock(machine.clock));
  assert.equal(
    await findPause(machine.staff),
    undefined,
    'what was written before the confirmation says nothing any more',
  );
});

test('a time that is set again right after the confirmation pauses again', async () => {
  await machine.set(-3600);
  await look(watches[0]);
  await machine.set(3600);
  await look(watches[0]);
  await confirm();
  await machine.set(7200);
  await look(watches[0]);
  assert.equal((await findPause(machine.staff))?.kind, 'jump');
  await machine.set(-7200);
  await confirm();
});

test('the page of the console says what happened and what to do; the confirmation is a line of the ledger', async () => {
  const { submission } = await scheduled('等待确认时间的通知', 0);
  await machine.set(86_400);
  await look(watches[0]);
  const desk = openDoor(there, reviewStaff, admin);
  const page = (await desk.get('/staff/clock')).html;
  assert.match(page, /系统时间在运行中突然快了 1 天/);
  assert.match(page, /件按系统时间已经到时/);
  assert.match(page, /启用时间同步/);
  const review = await openDoor(there, reviewStaff, office.editor).get(`/staff/review/${submission}`);
  assert.match(review.html, /定时发布已暂停/);
  await machine.set(-86_400);
  await look(watches[0]);

  const { id } = (await findPause(t.sides.staff))!;
  const shown = machine.now().toISOString();
  const both = { pause: String(id), shown, wall: shown };
  const unticked = await desk.post('/staff/clock', both);
  assert.equal(unticked.status, 422);
  assert.match(unticked.html, /请先与北京时间核对/);
  const stale = await desk.post('/staff/clock', {
    ...both,
    shown: '2026-01-01T00:00:00Z',
    wall: '2026-01-01T00:00:00Z',
    checked: 'on',
  });
  assert.deepEqual([stale.status, stale.html.includes('这一页打开得太久')], [409, true]);
  const other = openDoor(there, reviewStaff, office.editor);
  assert.equal((await other.get('/staff/clock')).status, 403);
  assert.equal((await desk.post('/staff/clock', { ...both, checked: 'on' })).status, 303);
  const again = await desk.post('/staff/clock', { ...both, checked: 'on' });
  assert.deepEqual([again.status, again.html.includes('已经有人确认')], [409, true]);
  const line = await one(
    t.sides.staff,
    sql<{ actor: string; verb: string }>`
      select actor, verb from ledger.line where object = ${`review.pause:${id}`} order by id desc limit 1`,
  );
  assert.deepEqual(line, { actor: `person:${admin.person}`, verb: 'review.confirmTime' });
  const calm = await desk.get('/staff/clock');
  assert.match(calm.html, /定时发布正常/);
  assert.match(calm.html, /系统某/);
  await look(watches[0]);
  assert.equal(await isPublic('等待确认时间的通知'), true, 'what was due goes out at the next look');
});

test('what cannot be published at its hour shows as failed with its reason, on the desk of whoever set it, until it is mended', async () => {
  const { submission, document } = await scheduled('到时缺解读的通知', 5);
  await sql`
    insert into publications.requirement (document, needs, link, words)
    values (${document}, 'interprets', 'interprets', '还缺解读。')`.execute(t.sides.staff);
  await machine.pass(6);
  await Promise.all(watches.map(look));
  assert.equal(await isPublic('到时缺解读的通知'), false);
  assert.equal((await submissionOf(submission)).scheduleFailure, '还缺解读。');
  const failed = (await todo(office.editor)).filter(({ step }) => step === '定时发布失败');
  assert.deepEqual(
    failed.map(({ title, path }) => [title, path]),
    [['到时缺解读的通知', `/staff/review/${submission}`]],
  );
  const documents = openDoor(
    t,
    (app) => app.get('/staff/documents/:id', (c) => showDocument(c, document)),
    office.drafter,
  );
  const page = (await documents.get(`/staff/documents/${document}`)).html;
  assert.match(page, /定时发布没有成功/);
  assert.match(page, /没有发出：还缺解读。/);
  const { told } = await one(
    t.sides.staff,
    sql<{ told: number }>`
      select count(*) as told from notices.message
      where object = ${`review.submission:${submission}`} and template = 'publications.schedule_failed'`,
  );
  assert.equal(told, 2, 'whoever sent it and whoever set the hour, once each');

  await sql`update publications.requirement set lifted_at = now() where document = ${document}`.execute(t.sides.staff);
  await issue(hand(office.editor), { submission });
  assert.equal((await todo(office.editor)).filter(({ step }) => step === '定时发布失败').length, 0);
});

test('a clearance that does not hold any more is not published at its hour', async () => {
  const { submission } = await scheduled('审查意见不再成立的通知', 5);
  // Not reachable by any deed: the opinion was given on another manifest.
  await sql`update review.submission set manifest_hash = ${'b'.repeat(64)} where id = ${submission}`.execute(
    t.sides.staff,
  );
  await machine.pass(6);
  await look(watches[0]);
  assert.equal(await isPublic('审查意见不再成立的通知'), false);
  assert.match((await submissionOf(submission)).scheduleFailure!, /没有保密审查员对这一版文字的同意意见/);
});
