import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { rows } from '../../platform/database.ts';
import { NotFound } from '../../platform/errors.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import type { Staff } from '../caller.ts';
import { revise } from '../publications/actions/draft.ts';
import { draftAndSubmit, type Office, openContent, openDoor, openOffice, say } from '../test-office.ts';
import { listTasks } from '../workflow/queries/list.ts';
import { askCountersign, giveCountersign, takeBackCountersign } from './actions/countersign.ts';
import { listCountersigns } from './queries/countersign.ts';
import { getSubmission } from './queries.ts';
import { countersignFlow, countersignStates } from './rules.ts';
import { reviewStaff } from './staff.ts';

let t: TestDatabase;
let office: Office;
let second: Staff;

before(async () => {
  t = await testDatabase();
  office = await openOffice(t);
  second = await office.person('郑某', office.unit, 'reviewer');
});
after(() => t.close());

const ask = (who: Staff, submission: number, to: Staff, words = '请核对数据。') =>
  askCountersign(office.by(who), { submission, to: to.person, words });
const give = async (who: Staff, submission: number, words = '数据属实。', hash?: string) =>
  giveCountersign(office.by(who), {
    submission,
    words,
    hash: hash ?? (await getSubmission(t.sides.staff, submission)).manifestHash,
  });
const stateOf = async (submission: number) => (await getSubmission(t.sides.staff, submission)).state;
const todo = async (who: Staff, submission: number) =>
  (await listTasks(t.sides.staff, who, { view: 'todo', today: '2019-08-08', soonUntil: '2019-08-12' })).tasks
    .filter(({ path }) => path === `/staff/review/${submission}`)
    .map(({ step }) => step);

test('the decision waits until the colleague has given an opinion, and is then the same as before', async () => {
  const { submission } = await draftAndSubmit(office, '先听一位同事');
  await ask(office.reviewer, submission, second);
  assert.deepEqual(await todo(second, submission), ['部门审核', '加签']);
  await assert.rejects(say(t, office, office.reviewer, submission, 'agree'), /正在等郑某的加签意见/);
  await assert.rejects(say(t, office, office.reviewer, submission, 'send_back', { words: '退回' }), /正在等郑某/);
  await give(second, submission);
  assert.equal(await stateOf(submission), 'department', 'an opinion moves nothing');
  assert.deepEqual(await todo(second, submission), ['部门审核']);
  await say(t, office, office.reviewer, submission, 'agree');
  assert.equal(await stateOf(submission), 'secrecy');
  const lines = await rows(
    t.sides.staff,
    sql<{ verb: string }>`
      select verb from ledger.line where object = ${`review.submission:${submission}`} and verb like 'review.%Countersign' order by id`,
  );
  assert.deepEqual(
    lines.map(({ verb }) => verb),
    ['review.askCountersign', 'review.giveCountersign'],
  );
});

test('an opinion of the secrecy officer asked for earlier does not stand for the secrecy review', async () => {
  const { submission } = await draftAndSubmit(office, '不代替保密审查');
  await ask(office.reviewer, submission, office.secrecy);
  await give(office.secrecy, submission, '没有不同意见。');
  await say(t, office, office.reviewer, submission, 'agree');
  assert.equal(await stateOf(submission), 'secrecy');
});

test('taken back with a reason, the step decides without it', async () => {
  const { submission } = await draftAndSubmit(office, '撤回加签');
  await ask(office.reviewer, submission, second);
  const take = (who: Staff, reason = '同事出差。') => takeBackCountersign(office.by(who), { submission, reason });
  await assert.rejects(take(office.reviewer, ' '), /原因/);
  await assert.rejects(take(office.signer), /没有这项职责/);
  await assert.rejects(take(office.stranger), NotFound);
  await take(office.reviewer);
  await assert.rejects(take(office.reviewer), /没有等待中的加签/);
  await assert.rejects(give(second, submission), /现在没有等您提出/);
  await say(t, office, office.reviewer, submission, 'agree');
});

test('it is asked by whoever’s turn it is, of one colleague with a reviewing duty who wrote nothing of it', async () => {
  const { submission } = await draftAndSubmit(office, '谁能请谁');
  await assert.rejects(ask(office.drafter, submission, second), /没有这项权限/);
  await assert.rejects(ask(office.signer, submission, second), /没有这项职责/);
  await assert.rejects(ask(office.stranger, submission, second), NotFound);
  await assert.rejects(ask(office.reviewer, submission, office.reviewer), /请您自己/);
  await assert.rejects(ask(office.reviewer, submission, office.drafter), /没有参与起草/);
  await assert.rejects(ask(office.reviewer, submission, office.editor), /有审查职责/);
  await assert.rejects(ask(office.reviewer, submission, office.stranger), /有审查职责/);
  await assert.rejects(ask(office.reviewer, submission, second, ' '), /请写明/);
  await ask(office.reviewer, submission, second);
  await assert.rejects(ask(office.reviewer, submission, office.signer), /正在等郑某/);
});

test('only the one asked, or a deputy, answers, for the text that was read', async () => {
  const { submission } = await draftAndSubmit(office, '谁来回答');
  await ask(office.reviewer, submission, office.signer);
  await assert.rejects(give(second, submission), /现在没有等您提出/);
  await assert.rejects(give(office.stranger, submission), NotFound);
  await assert.rejects(give(office.signer, submission, ' '), /意见/);
  await assert.rejects(give(office.signer, submission, '可以。', 'f'.repeat(64)), /不是现在的文字/);
  const deputy = { ...second, grants: [{ role: 'signer' as const, unit: office.unit, instead: office.signer.person }] };
  await give(deputy, submission, '可以。');
  const [row] = await listCountersigns(t.sides.staff, submission);
  assert.deepEqual([row?.givenByName, row?.insteadName], ['郑某', '陈某']);
});

test('an edit ends what was waited for together with the review', async () => {
  const { submission, edition, revision } = await draftAndSubmit(office, '改动文字');
  await ask(office.reviewer, submission, second);
  await revise(office.by(office.drafter), { edition, base: revision, content: openContent('改动文字（二）') });
  assert.equal(await stateOf(submission), 'voided');
  const [row] = await listCountersigns(t.sides.staff, submission);
  assert.match(row!.takenBackReason!, /须重新送审/);
  assert.deepEqual(await todo(second, submission), []);
  await assert.rejects(ask(office.reviewer, submission, second), /没有加签可办/);
});

test('on the screen: asked, waited for, answered, and printed on the sheet', async () => {
  const { submission } = await draftAndSubmit(office, '屏幕上的加签');
  const page = `/staff/review/${submission}`;
  const door = await openDoor(t, reviewStaff, office.reviewer);
  assert.match((await door.get(page)).html, /加签：先请一位同事提出意见/);
  const wrong = await door.post(`${page}/countersign/ask`, { to: '', askWords: '请<看>' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.html, /请&lt;看&gt;/);
  assert.equal(
    (await door.post(`${page}/countersign/ask`, { to: String(office.signer.person), askWords: '请核对数据。' }))
      .location,
    `${page}?done=asked`,
  );
  const waiting = (await door.get(page)).html;
  assert.match(waiting, /等待加签(<wbr\/>)?意见/);
  assert.doesNotMatch(waiting, /name="verdict"/);
  const asked = await openDoor(t, reviewStaff, office.signer);
  const { html } = await asked.get(page);
  const hash = /name="hash" value="([0-9a-f]{64})"/.exec(html)![1]!;
  assert.equal((await asked.post(`${page}/countersign`, { hash, words: '' })).status, 422);
  assert.equal(
    (await asked.post(`${page}/countersign`, { hash, words: '数据属实。' })).location,
    '/staff?done=countersigned',
  );
  assert.match((await door.get(page)).html, /name="verdict" value="agree"/);
  assert.match((await door.get(`${page}/sheet`)).html, /加签（部门审核）[\s\S]*数据属实。/);
});

test('every row of its table leads to a state it names', () => {
  for (const { from, to } of countersignFlow) assert.ok(from in countersignStates && to in countersignStates);
});
