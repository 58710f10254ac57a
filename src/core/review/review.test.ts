import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { one, rows } from '../../platform/database.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import { draft, revise } from '../publications/actions/draft.ts';
import { asDeputy, clearAll, draftAndSubmit, type Office, openContent, openOffice, say } from '../test-office.ts';
import { issue } from './actions/issue.ts';
import { recall } from './actions/opine.ts';
import { submit } from './actions/submit.ts';
import { getSubmission, listOpinions } from './queries.ts';

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

test('an opinion about another text than the one that stands there is refused', async () => {
  const { submission } = await draftAndSubmit(office, '哈希不符的通知');
  await assert.rejects(
    say(t, office, office.reviewer, submission, 'agree', { hash: 'f'.repeat(64) }),
    /已经不是现在的文字/,
  );
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
