import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { one } from '../../platform/database.ts';
import { NotFound, Refused } from '../../platform/errors.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import type { Staff } from '../caller.ts';
import { revise } from '../publications/actions/draft.ts';
import { getEdition } from '../publications/queries.ts';
import { draftAndSubmit, type Office, openOffice, say } from '../test-office.ts';
import { issue } from './actions/issue.ts';
import { getSubmission, listReferrals } from './queries.ts';
import { flow, type State, type stepRole, type Verdict, verdicts } from './rules.ts';

let t: TestDatabase;
let office: Office;

before(async () => {
  t = await testDatabase();
  office = await openOffice(t);
});
after(() => t.close());

const stateOf = async (submission: number) => (await getSubmission(t.sides.staff, submission)).state;

/** A submission that stands at the given state, reached by deeds alone. */
async function standingAt(state: State): Promise<number> {
  const closed = { disclosure: 'closed', ground: 'PROCESS_INFO', reason: '讨论稿' } as const;
  if (state === 'openness') {
    // A policy proposed as 不予公开 goes to the openness office first.
    await sql`update publications.kind set is_policy = true where name = 'letter'`.execute(t.sides.staff);
    const { submission } = await draftAndSubmit(office, '政策讨论稿', closed, 'letter');
    await sql`update publications.kind set is_policy = false where name = 'letter'`.execute(t.sides.staff);
    return submission;
  }
  const { submission } = await draftAndSubmit(office, '关于开展垃圾分类的函', {}, 'letter');
  const way: [Staff, Verdict][] = [
    [office.reviewer, 'agree'],
    [office.secrecy, state === 'referred' ? 'refer' : 'agree'],
    [office.signer, 'agree'],
  ];
  for (const [who, verdict] of way) {
    if ((await stateOf(submission)) === state) break;
    await say(t, office, who, submission, verdict, { position: '起草部门认为可以公开。' });
  }
  return submission;
}

const holderOf = (state: State): Staff =>
  ({
    department: office.reviewer,
    openness: office.openness,
    secrecy: office.secrecy,
    signoff: office.signer,
    referred: office.secrecy,
    cleared: office.signer,
  })[state as keyof typeof stepRole];

test('every move of the flow is refused to the wrong person, whatever their other duties', async () => {
  let looked = 0;
  for (const row of flow) {
    if (!Array.isArray(row.by) || row.move === 'issue') continue;
    const submission = await standingAt(row.from);
    assert.equal(await stateOf(submission), row.from);
    const allowed = holderOf(row.from);
    for (const who of [
      office.drafter,
      office.reviewer,
      office.secrecy,
      office.signer,
      office.editor,
      office.openness,
      office.stranger,
    ]) {
      if (
        row.by.some((role) =>
          who.grants.some((grant) => grant.role === role && (role === 'openness' || grant.unit === office.unit)),
        )
      )
        continue;
      await assert.rejects(
        say(t, office, who, submission, row.move as Verdict, { position: '起草部门意见' }),
        (error) => error instanceof NotFound || (error instanceof Refused && error.status === 403),
        `${who.name} ${row.move} at ${row.from}`,
      );
      looked += 1;
    }
    assert.equal(await stateOf(submission), row.from, 'a refusal changes nothing');
    assert.ok(allowed);
  }
  assert.ok(looked > 60, `looked at ${looked}`);
});

test('every verdict that the table does not name for a state is refused there', async () => {
  let looked = 0;
  for (const state of ['department', 'openness', 'secrecy', 'referred', 'signoff', 'cleared'] as State[]) {
    const submission = await standingAt(state);
    for (const verdict of Object.keys(verdicts) as Verdict[]) {
      if (flow.some((row) => row.from === state && row.move === verdict)) continue;
      await assert.rejects(say(t, office, holderOf(state), submission, verdict), Refused, `${verdict} at ${state}`);
      looked += 1;
    }
    assert.equal(await stateOf(submission), state);
  }
  assert.ok(looked >= 15, `looked at ${looked}`);
});

test('every move that the table names leads where it says', async () => {
  for (const row of flow) {
    if (!Array.isArray(row.by) || row.move === 'issue') continue;
    const submission = await standingAt(row.from);
    const { steps } = await getSubmission(t.sides.staff, submission);
    const { state } = await say(t, office, holderOf(row.from), submission, row.move as Verdict, {
      words: '意见如下。',
      position: '起草部门意见',
    });
    const next =
      row.to === 'next'
        ? (steps[steps.indexOf(row.from as never) + 1] ?? 'cleared')
        : row.to === 'here'
          ? 'secrecy'
          : row.to;
    assert.equal(state, next, `${row.from} ${row.move}`);
  }
});

test('an edit after submission voids what was cleared, says so, and gives the text back to its drafter', async () => {
  for (const state of ['department', 'secrecy', 'signoff', 'cleared'] as State[]) {
    const submission = await standingAt(state);
    const { edition, document } = await one(
      t.sides.staff,
      sql<{
        edition: number;
        document: number;
      }>`select edition, document from review.manifest where submission = ${submission}`,
    );
    const before = await getEdition(t.sides.staff, edition);
    const { voided } = await revise(office.by(office.drafter), {
      edition,
      base: before.revision,
      content: { ...before.content, title: '改过的题目', body: '<p>改一个字。</p>' },
    });
    assert.equal(voided, true);
    const submitted = await getSubmission(t.sides.staff, submission);
    assert.deepEqual([submitted.state, submitted.endReason], ['voided', '送审后又修改了文字']);
    assert.equal((await getEdition(t.sides.staff, edition)).state, 'draft');
    await assert.rejects(say(t, office, office.signer, submission, 'agree'), Refused);
    await assert.rejects(issue(office.by(office.editor), { submission }), /须重新送审/);
    const task = await one(
      t.sides.staff,
      sql<{ open: number; title: string }>`
      select count(*) as open, min(title) as title from workflow.task where object = ${`publications.edition:${edition}`} and done_at is null`,
    );
    assert.deepEqual([task.open, task.title], [1, '改过的题目']);
    assert.ok(document);
  }
});

test('the secrecy officer ticks every check, and whoever sends back says why', async () => {
  const submission = await standingAt('secrecy');
  await assert.rejects(
    say(t, office, office.secrecy, submission, 'agree', { checks: { state_secret: true } }),
    /还没有确认：不含工作秘密/,
  );
  await assert.rejects(say(t, office, office.secrecy, submission, 'send_back', { words: ' ' }), /须写明意见/);
  await assert.rejects(
    say(t, office, office.secrecy, submission, 'refer', { words: '不宜公开。' }),
    /两方意见都要附上/,
  );
});

test('a disagreement is referred with both positions, answered, and goes on where it stood', async () => {
  const submission = await standingAt('secrecy');
  await say(t, office, office.secrecy, submission, 'refer', {
    words: '涉及第三方，建议不公开。',
    position: '已征得第三方同意。',
  });
  assert.equal(await stateOf(submission), 'referred');
  await say(t, office, office.secrecy, submission, 'answer', { words: '可以公开。' });
  const [referral] = await listReferrals(t.sides.staff, submission);
  assert.deepEqual(
    [referral!.drafterPosition, referral!.reviewerPosition, referral!.answer],
    ['已征得第三方同意。', '涉及第三方，建议不公开。', '可以公开。'],
  );
  assert.equal(await stateOf(submission), 'secrecy');
});

test('it can be sent back to any step before, or to the drafter', async () => {
  const submission = await standingAt('signoff');
  await say(t, office, office.signer, submission, 'send_back', { words: '请科室再核。', backTo: 'department' });
  assert.equal(await stateOf(submission), 'department');
  await say(t, office, office.reviewer, submission, 'send_back', { words: '退回起草人。' });
  assert.equal(await stateOf(submission), 'returned');
});
