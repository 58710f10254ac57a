import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { one, rows } from '../../platform/database.ts';
import { NotFound, Refused } from '../../platform/errors.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import type { Staff } from '../caller.ts';
import { draft, revise } from '../publications/actions/draft.ts';
import { getEdition } from '../publications/queries.ts';
import { asDeputy, clearAll, draftAndSubmit, type Office, openContent, openOffice, say } from '../test-office.ts';
import { issue } from './actions/issue.ts';
import { recall } from './actions/opine.ts';
import { submit } from './actions/submit.ts';
import { getSubmission, listOpinions, listReferrals } from './queries.ts';
import { flow, type State, type stepRole, type Verdict, verdicts } from './rules.ts';

let t: TestDatabase;
let office: Office;

before(async () => {
  t = await testDatabase();
  office = await openOffice(t);
});
after(() => t.close());

const stateOf = async (submission: number) => (await getSubmission(t.sides.staff, submission)).state;
const linesAbout = (object: string) =>
  rows(t.sides.staff, sql<{ verb: string }>`select verb from ledger.line where object = ${object} order by id`);

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

test('a notice goes from drafter to department to secrecy officer and out, and every opinion is kept verbatim', async () => {
  const { submission, document } = await draftAndSubmit(office, '停水通知');
  await say(t, office, office.reviewer, submission, 'agree', { words: '情况属实，同意。' });
  await say(t, office, office.secrecy, submission, 'agree', { words: '不涉密，同意公开。' });
  assert.equal(await stateOf(submission), 'cleared');
  const { issued } = await issue(office.by(office.editor), { submission });
  assert.match(issued[0]!.path!, /^\/notices\/\d{6}\/[a-z0-9]{12}\.html$/);
  const opinions = await listOpinions(t.sides.staff, submission);
  assert.deepEqual(
    opinions.map(({ step, words, person }) => [step, words, person]),
    [
      ['department', '情况属实，同意。', '王某'],
      ['secrecy', '不涉密，同意公开。', '张某'],
    ],
  );
  const verbs = (await linesAbout(`publications.document:${document}`)).map((line) => line.verb);
  assert.deepEqual(verbs, ['publications.draft', 'review.submit', 'review.issue']);
});

test('without a disclosure attribute nothing is taken in, and 不予公开 wants ground and reason', async () => {
  const send = async (change: object) => {
    const content = openContent('没有公开属性的函', change);
    const made = await draft(office.by(office.drafter), { kind: 'letter', unit: office.unit, content });
    return submit(office.by(office.drafter), {
      editions: [made.edition],
      urgent: false,
      urgentReason: '',
      channels: [],
    });
  };
  await assert.rejects(send({ disclosure: null }), /请选择公开属性/);
  await assert.rejects(
    send({ disclosure: 'closed', ground: 'PROCESS_INFO', reason: '过程稿', title: '' }),
    /请填写标题/,
  );
  await assert.rejects(send({ disclosure: 'closed' }), /选择依据并说明理由/);
});

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

test('nobody clears a text that they wrote or sent, nor does their deputy', async () => {
  const all = await office.person('郑某', office.unit, 'drafter', 'reviewer', 'secrecy', 'signer');
  const made = await draft(office.by(all), {
    kind: 'notice',
    unit: office.unit,
    content: openContent('自己起草的通知'),
  });
  const { submission } = await submit(office.by(all), {
    editions: [made.edition],
    urgent: false,
    urgentReason: '',
    channels: [],
  });
  await assert.rejects(say(t, office, all, submission, 'agree'), /两人原则/);
  const deputy = asDeputy(await office.person('冯某', office.unit), all);
  await assert.rejects(say(t, office, deputy, submission, 'agree'), /代理的同事是这份文件的起草人/);
  await say(t, office, office.reviewer, submission, 'agree');
  assert.equal(await stateOf(submission), 'secrecy');
});

test('a colleague who changed one sentence may not review the text either', async () => {
  const both = await office.person('卫某', office.unit, 'drafter', 'reviewer');
  const made = await draft(office.by(office.drafter), {
    kind: 'notice',
    unit: office.unit,
    content: openContent('两人写的通知'),
  });
  await revise(office.by(both), {
    edition: made.edition,
    base: made.revision,
    content: openContent('两人写的通知', { body: '<p>改过。</p>' }),
  });
  const { submission } = await submit(office.by(office.drafter), {
    editions: [made.edition],
    urgent: false,
    urgentReason: '',
    channels: [],
  });
  await assert.rejects(say(t, office, both, submission, 'agree'), /另一个人审查/);
});

test('a deputy of a reviewer acts in that name and the record says so', async () => {
  const { submission } = await draftAndSubmit(office, '代理审核的通知');
  const deputy = asDeputy(await office.person('蒋某', office.unit), office.reviewer);
  await say(t, office, deputy, submission, 'agree');
  const [opinion] = await listOpinions(t.sides.staff, submission);
  assert.deepEqual([opinion!.person, opinion!.insteadOf], ['蒋某', '王某']);
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
      content: { ...before.content, body: '<p>改一个字。</p>' },
    });
    assert.equal(voided, true);
    const submitted = await getSubmission(t.sides.staff, submission);
    assert.deepEqual([submitted.state, submitted.endReason], ['voided', '送审后又修改了文字']);
    assert.equal((await getEdition(t.sides.staff, edition)).state, 'draft');
    await assert.rejects(say(t, office, office.signer, submission, 'agree'), Refused);
    await assert.rejects(issue(office.by(office.editor), { submission }), /审查失效/);
    const task = await one(
      t.sides.staff,
      sql<{ open: number }>`
      select count(*) as open from workflow.task where object = ${`publications.edition:${edition}`} and done_at is null`,
    );
    assert.equal(task.open, 1);
    assert.ok(document);
  }
});

test('an opinion about another text than the one that stands there is refused', async () => {
  const { submission } = await draftAndSubmit(office, '哈希不符的通知');
  await assert.rejects(
    say(t, office, office.reviewer, submission, 'agree', { hash: 'f'.repeat(64) }),
    /已经不是现在的文字/,
  );
});

test('the secrecy officer ticks every check, and whoever sends back says why', async () => {
  const submission = await standingAt('secrecy');
  await assert.rejects(
    say(t, office, office.secrecy, submission, 'agree', { checks: { state_secret: true } }),
    /还差：工作秘密/,
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

test('the sender takes it back until the next person has opened it', async () => {
  const first = await draftAndSubmit(office, '撤回的通知');
  await assert.rejects(
    recall(office.by(office.colleague), { submission: first.submission, reason: '改一下' }),
    /只有送审人/,
  );
  await recall(office.by(office.drafter), { submission: first.submission, reason: '有错字' });
  assert.equal(await stateOf(first.submission), 'returned');
  const second = await draftAndSubmit(office, '打开过的通知');
  await sql`update workflow.task set opened_at = now() where object = ${`review.submission:${second.submission}`}`.execute(
    t.sides.staff,
  );
  await assert.rejects(
    recall(office.by(office.drafter), { submission: second.submission, reason: '有错字' }),
    /已经打开/,
  );
});

test('what is urgent goes a shorter way, but still through a second person', async () => {
  const made = await draft(office.by(office.drafter), {
    kind: 'notice',
    unit: office.unit,
    content: openContent('紧急停水'),
  });
  const send = (urgentReason: string) =>
    submit(office.by(office.drafter), { editions: [made.edition], urgent: true, urgentReason, channels: ['portal'] });
  await assert.rejects(send(''), /紧急的理由/);
  const { submission } = await send('主管道爆裂');
  assert.equal(await stateOf(submission), 'secrecy');
  await assert.rejects(issue(office.by(office.editor), { submission }), /审查和签发完成之后才能发布/);
  await say(t, office, office.secrecy, submission, 'agree');
  assert.equal((await issue(office.by(office.editor), { submission })).issued.length, 1);
});

test('不予公开 gets its number and a day on which it is looked at again, and never an address', async () => {
  const { submission, document } = await draftAndSubmit(
    office,
    '内部工作流程',
    { disclosure: 'closed', ground: 'INTERNAL_AFFAIRS', reason: '内部工作流程' },
    'letter',
  );
  await clearAll(t, office, submission);
  const { issued } = await issue(office.by(office.signer), { submission });
  assert.equal(issued[0]!.path, null);
  const row = await one(
    t.sides.staff,
    sql<{ due: string | null; number: number }>`
    select (select due_on from review.reassessment where document = ${document}) as due,
      (select count(*) from publications.document_number where document = ${document}) as number`,
  );
  assert.ok(row.due);
  assert.equal(row.number, 1);
  const { seen } = await one(
    t.sides.live,
    sql<{ seen: number }>`select count(*) as seen from live.publication where title = '内部工作流程'`,
  );
  assert.equal(seen, 0);
});
