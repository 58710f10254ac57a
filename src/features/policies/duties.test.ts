import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { action } from '../../core/action.ts';
import type { Staff } from '../../core/caller.ts';
import { tie, waive } from '../../core/publications/actions/links.ts';
import { withdraw } from '../../core/publications/actions/withdraw.ts';
import { clearAll, type Office, openOffice, say } from '../../core/test-office.ts';
import { one, rows } from '../../platform/database.ts';
import { NotFound } from '../../platform/errors.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import { addDays, dayOf } from '../../platform/time.ts';
import { setDuties } from './actions.ts';
import { watchPromises } from './jobs.ts';
import { findPolicySide, getPolicy, listPromises } from './queries.ts';
import { openDesk } from './test-desk.ts';

let t: TestDatabase;
let office: Office;
let desk: ReturnType<typeof openDesk>;

before(async () => {
  t = await testDatabase();
  office = await openOffice(t);
  desk = openDesk(t, office);
});
after(() => t.close());

test('an open topic of the standing meeting wants a press conference or briefing, or a public waiver', async () => {
  const topic = { meetingOn: '2019-08-05', title: '研究垃圾分类' };
  const policy = await desk.policyOf('常务会议议题', { topic });
  const told = await desk.interpretationOf(policy.document);
  const first = await desk.bundle(policy.document, [told.document]);
  await clearAll(t, office, first.submission);
  await assert.rejects(desk.publish(first.submission), /常务会议的公开议题/);
  await say(t, office, office.signer, first.submission, 'send_back', { words: '补新闻发布会。' });
  const press = await desk.interpretationOf(policy.document, '新闻发布会', '新闻发布会实录');
  const second = await desk.bundle(policy.document, [told.document, press.document]);
  await clearAll(t, office, second.submission);
  assert.equal((await desk.publish(second.submission)).issued.length, 3);

  const waived = await desk.policyOf('免发布会的议题', { topic });
  const words = await desk.interpretationOf(waived.document);
  await waive(office.by(office.signer), {
    document: waived.document,
    needs: 'briefing',
    reason: '议题内容单一，已有文字解读。',
  });
  const third = await desk.bundle(waived.document, [words.document]);
  await clearAll(t, office, third.submission);
  assert.equal((await desk.publish(third.submission)).issued.length, 2);
});

test('duties can be changed until the policy is out, and not by another unit', async () => {
  const policy = await desk.policyOf('改要求的办法', { topic: { meetingOn: '2019-08-05', title: '议题' } });
  const change = (who: Staff) =>
    setDuties(office.by(who), {
      policy: policy.document,
      needsInterpretation: false,
      reason: '只是转发',
      later: [],
      topic: null,
      interpreter: null,
    });
  await assert.rejects(change(office.stranger), NotFound);
  await change(office.drafter);
  const { submission } = await desk.bundle(policy.document, []);
  await clearAll(t, office, submission);
  await desk.publish(submission);
  const row = await getPolicy(t.sides.staff, policy.document);
  assert.deepEqual([row.needs, row.reason, row.interpreter, row.meetingOn], [false, '只是转发', null, null]);
  await assert.rejects(change(office.drafter), /已经印发/);
});

test('first interpreter and meeting stand beside the public policy', async () => {
  const policy = await desk.policyOf('第一解读人的办法');
  const told = await desk.interpretationOf(policy.document, '负责人解读');
  const { submission } = await desk.bundle(policy.document, [told.document]);
  await clearAll(t, office, submission);
  await desk.publish(submission);
  const { id } = await one(
    t.sides.live,
    sql<{ id: string }>`select id from live.publication where title = '第一解读人的办法'`,
  );
  assert.deepEqual(await findPolicySide(t.sides.live, id), {
    interpreter: { name: '负责人甲', post: '局长' },
    meeting: null,
  });
  await withdraw(office.by(office.signer), { document: policy.document, kind: 'withdrawn', reason: '有误' });
  assert.equal((await findPolicySide(t.sides.live, id)).interpreter, null);
});

test('what is promised to follow is put on the desk once when due, and closed when it is out', async () => {
  const policy = await desk.policyOf('随后图解的办法', { later: ['图解'] });
  const told = await desk.interpretationOf(policy.document);
  const { submission } = await desk.bundle(policy.document, [told.document]);
  await clearAll(t, office, submission);
  await desk.publish(submission);
  const today = dayOf(new Date());
  const taskOf = () =>
    rows(
      t.sides.staff,
      sql<{ dueOn: string; doneAt: Date | null; outcome: string | null }>`
      select due_on as "dueOn", done_at as "doneAt", outcome from workflow.task where path = ${`/staff/policies/${policy.document}`}`,
    );
  await watchPromises(t.sides, today);
  assert.equal((await taskOf()).length, 0, 'three working days are left');
  await watchPromises(t.sides, addDays(today, 14));
  await watchPromises(t.sides, addDays(today, 15));
  assert.equal((await taskOf()).length, 1, 'reminded once');
  const picture = await desk.interpretationOf(policy.document, '图解', '一图读懂');
  await desk.write(picture.edition, { metadata: { transcript: '图上写的是：先分类，再投放。' } });
  const sent = await desk.alone(picture.edition);
  await clearAll(t, office, sent.submission);
  await desk.publish(sent.submission);
  await watchPromises(t.sides, addDays(today, 16));
  const [task] = await taskOf();
  assert.deepEqual([task!.outcome, task!.doneAt instanceof Date], ['已发布', true]);
  assert.equal((await listPromises(t.sides.staff, policy.document)).length, 1);
});

test('what was promised to follow a policy is expected no more when the policy is withdrawn', async () => {
  const policy = await desk.policyOf('撤回后不再解读的办法', { later: ['图解'] });
  const told = await desk.interpretationOf(policy.document);
  const { submission } = await desk.bundle(policy.document, [told.document]);
  await clearAll(t, office, submission);
  await desk.publish(submission);
  const today = dayOf(new Date());
  await watchPromises(t.sides, addDays(today, 14));
  const task = () =>
    one(
      t.sides.staff,
      sql<{ outcome: string | null }>`
        select outcome from workflow.task where path = ${`/staff/policies/${policy.document}`}`,
    );
  assert.equal((await task()).outcome, null);
  await withdraw(office.by(office.signer), { document: policy.document, kind: 'withdrawn', reason: '有误' });
  assert.equal((await task()).outcome, '文件已撤回');
  assert.deepEqual(await listPromises(t.sides.staff, policy.document), []);
});

test('a policy that replaces another ends its validity, which its interpretation can show', async () => {
  const old = await desk.policyOf('旧办法');
  const told = await desk.interpretationOf(old.document, '文字解读', '旧办法解读');
  const first = await desk.bundle(old.document, [told.document]);
  await clearAll(t, office, first.submission);
  await desk.publish(first.submission);
  const next = await desk.policyOf('新办法');
  const nextTold = await desk.interpretationOf(next.document, '文字解读', '新办法解读');
  const replace = action('policies.tryReplace', {
    words: '测试',
    may: ['drafter'],
    async run(act, input: { from: number; to: number }) {
      await tie(act, 'replaces', input.from, input.to);
      return null;
    },
  });
  await replace(office.by(office.drafter), { from: next.document, to: old.document });
  const second = await desk.bundle(next.document, [nextTold.document]);
  await clearAll(t, office, second.submission);
  await desk.publish(second.submission);
  const interpreted = await one(
    t.sides.live,
    sql<{ validity: string }>`
    select target.validity
    from live.link
    join live.publication source on source.id = link.from_id and source.title = '旧办法解读'
    join live.publication target on target.id = link.to_id`,
  );
  assert.equal(interpreted.validity, 'repealed');
});

test('every decision of the room is in the ledger', async () => {
  const verbs = await rows(
    t.sides.staff,
    sql<{ verb: string }>`
    select distinct verb from ledger.line where verb like 'policies.%' order by verb`,
  );
  assert.deepEqual(
    verbs.map((row) => row.verb),
    [
      'policies.draftInterpretation',
      'policies.draftPolicy',
      'policies.keepPromise',
      'policies.remind',
      'policies.setDuties',
      'policies.submitBundle',
      'policies.tryReplace',
    ],
  );
});
