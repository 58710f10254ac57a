import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { action } from '../../core/action.ts';
import type { Staff } from '../../core/caller.ts';
import { revise } from '../../core/publications/actions/draft.ts';
import { tie, waive } from '../../core/publications/actions/links.ts';
import { withdraw } from '../../core/publications/actions/publish.ts';
import type { Content } from '../../core/publications/content.ts';
import { getEdition } from '../../core/publications/queries.ts';
import { issue } from '../../core/review/actions/issue.ts';
import { submit } from '../../core/review/actions/submit.ts';
import { getSubmission } from '../../core/review/queries.ts';
import { clearAll, type Office, openOffice, say } from '../../core/test-office.ts';
import { one, rows } from '../../platform/database.ts';
import { NotFound, Refused } from '../../platform/errors.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import { addDays, dayOf } from '../../platform/time.ts';
import { draftInterpretation, draftPolicy, type PolicyInput, setDuties, submitBundle } from './actions.ts';
import { watchPromises } from './jobs.ts';
import { findPolicySide, getPolicy, listPromises } from './queries.ts';
import type { InterpretationForm } from './rules.ts';

let t: TestDatabase;
let office: Office;

before(async () => {
  t = await testDatabase();
  office = await openOffice(t);
});
after(() => t.close());

async function policyOf(title: string, change: Partial<PolicyInput> = {}) {
  const made = await draftPolicy(office.by(office.drafter), {
    kind: 'policy',
    unit: office.unit,
    title,
    needsInterpretation: true,
    reason: '',
    later: [],
    topic: null,
    interpreter: { name: '负责人甲', post: '局长' },
    plan: { plan: '背景、内容、期限。', planForm: '文字解读' },
    ...change,
  });
  await write(made.edition);
  return made;
}

/** The drafter completes the text so that it can be sent. */
async function write(edition: number, change: Partial<Content> = {}, who: Staff = office.drafter) {
  const { revision, content } = await getEdition(t.sides.staff, edition);
  const written = { ...content, body: '<p>第一条　为了公开。</p>', disclosure: 'open' as const, ...change };
  await revise(office.by(who), {
    edition,
    base: revision,
    content: { ...written, metadata: { ...content.metadata, ...change.metadata } },
  });
}

async function interpretationOf(policy: number, form: InterpretationForm = '文字解读', title = '解读') {
  const made = await draftInterpretation(office.by(office.drafter), { policy, form, title, interpreter: '' });
  await write(made.edition);
  return made;
}

const bundle = (policy: number, interpretations: number[]) =>
  submitBundle(office.by(office.drafter), {
    policy,
    interpretations,
    urgent: false,
    urgentReason: '',
    channels: ['portal'],
  });
const alone = (edition: number) =>
  submit(office.by(office.drafter), { editions: [edition], urgent: false, urgentReason: '', channels: ['portal'] });
const publish = (submission: number) => issue(office.by(office.signer), { submission });
const liveTitles = async () =>
  (await rows(t.sides.live, sql<{ title: string }>`select title from live.publication`)).map((row) => row.title);

test('policy and interpretation are cleared as one, go out at one moment and link to each other', async () => {
  const policy = await policyOf('垃圾分类办法');
  const told = await interpretationOf(policy.document, '文字解读', '垃圾分类办法解读');
  const { submission } = await bundle(policy.document, [told.document]);
  await clearAll(t, office, submission);
  assert.ok(!(await liveTitles()).includes('垃圾分类办法'));
  const { issued } = await publish(submission);
  assert.equal(issued.length, 2);
  const moments = await rows(
    t.sides.live,
    sql<{ at: Date }>`
    select published_at as at from live.publication where title in ('垃圾分类办法', '垃圾分类办法解读')`,
  );
  assert.equal(moments.length, 2);
  assert.equal(moments[0]!.at.getTime(), moments[1]!.at.getTime());
  const links = await rows(
    t.sides.live,
    sql<{ from: string; to: string }>`
    select source.title as from, target.title as to
    from live.link
    join live.publication source on source.id = link.from_id
    join live.publication target on target.id = link.to_id
    where link.kind = 'interprets'`,
  );
  assert.deepEqual(links, [{ from: '垃圾分类办法解读', to: '垃圾分类办法' }]);
});

test('one changed word in the interpretation voids the whole bundle', async () => {
  const policy = await policyOf('一起失效办法');
  const told = await interpretationOf(policy.document);
  const { submission } = await bundle(policy.document, [told.document]);
  await clearAll(t, office, submission);
  await write(told.edition, { body: '<p>改了解读。</p>' });
  assert.equal((await getSubmission(t.sides.staff, submission)).state, 'voided');
  assert.equal((await getEdition(t.sides.staff, policy.edition)).state, 'draft');
  await assert.rejects(publish(submission), Refused);
  assert.ok(!(await liveTitles()).includes('一起失效办法'));
});

test('a policy marked for interpretation does not go out alone, by whatever road it was sent', async () => {
  const policy = await policyOf('没有解读的办法');
  await assert.rejects(bundle(policy.document, []), /需要解读/);
  const { submission } = await alone(policy.edition);
  await clearAll(t, office, submission);
  await assert.rejects(publish(submission), /需要解读/);
  assert.ok(!(await liveTitles()).includes('没有解读的办法'));
});

test('an interpretation that is not itself public does not count as one', async () => {
  const policy = await policyOf('解读不公开的办法');
  const told = await interpretationOf(policy.document);
  await write(told.edition, { disclosure: 'on_request' });
  const { submission } = await bundle(policy.document, [told.document]);
  await clearAll(t, office, submission);
  await assert.rejects(publish(submission), /需要解读/);
  assert.ok(!(await liveTitles()).includes('解读不公开的办法'));
});

test('only the signer of the unit waives, with a reason that the public reads', async () => {
  const policy = await policyOf('豁免解读的办法');
  const sign = (who: Staff, reason: string) =>
    waive(office.by(who), { document: policy.document, needs: 'interprets', reason });
  await assert.rejects(sign(office.drafter, '文件只涉及内部流程'), /没有这项权限/);
  await assert.rejects(sign(office.stranger, '文件只涉及内部流程'), /本单位的签发人/);
  await assert.rejects(sign(office.signer, '不用'), /至少五个字/);
  await sign(office.signer, '文件只转发上级通知，上级已经解读。');
  const { submission } = await bundle(policy.document, []);
  await clearAll(t, office, submission);
  await publish(submission);
  const [waiver] = await rows(
    t.sides.live,
    sql<{ waiver: string }>`
    select waiver.waiver from live.waiver join live.publication on publication.id = waiver.publication where title = '豁免解读的办法'`,
  );
  assert.equal(waiver!.waiver, '文件只转发上级通知，上级已经解读。');
});

test('who drafts interprets: another unit is refused, and a policy that is not out does not exist for it', async () => {
  const hidden = await policyOf('还没发布的办法');
  const interpret = (policy: number) =>
    draftInterpretation(office.by(office.stranger), { policy, form: '图解', title: '他单位的解读', interpreter: '' });
  await assert.rejects(interpret(hidden.document), NotFound);
  const policy = await policyOf('已发布的办法');
  const told = await interpretationOf(policy.document);
  const { submission } = await bundle(policy.document, [told.document]);
  await clearAll(t, office, submission);
  await publish(submission);
  await assert.rejects(interpret(policy.document), /谁起草、谁解读/);
});

test('a picture or recording goes to review only with its words', async () => {
  for (const form of ['图解', '音频视频', '动漫'] as InterpretationForm[]) {
    const policy = await policyOf(`${form}的办法`);
    const told = await interpretationOf(policy.document, form);
    await assert.rejects(bundle(policy.document, [told.document]), /须附全文或文字稿/);
    await write(told.edition, { metadata: { transcript: '图上写的是：先分类，再投放，最后收运。' } });
    assert.ok((await bundle(policy.document, [told.document])).submission);
  }
});

test('the 解读方案 is signed with the policy and shown to nobody outside', async () => {
  const policy = await policyOf('带方案的办法', { plan: { plan: '机密的提纲文字', planTime: '同时' } });
  const before = await getEdition(t.sides.staff, policy.edition);
  await write(policy.edition, { metadata: { plan: '另一个提纲' } });
  assert.notEqual((await getEdition(t.sides.staff, policy.edition)).hash, before.hash);
  const told = await interpretationOf(policy.document);
  const { submission } = await bundle(policy.document, [told.document]);
  await clearAll(t, office, submission);
  await publish(submission);
  const row = await one(
    t.sides.live,
    sql<{ metadata: object }>`select metadata from live.publication where title = '带方案的办法'`,
  );
  assert.ok(!JSON.stringify(row.metadata).includes('提纲'));
});

test('an open topic of the standing meeting wants a press conference or briefing, or a public waiver', async () => {
  const topic = { meetingOn: '2019-08-05', title: '研究垃圾分类' };
  const policy = await policyOf('常务会议议题', { topic });
  const told = await interpretationOf(policy.document);
  const first = await bundle(policy.document, [told.document]);
  await clearAll(t, office, first.submission);
  await assert.rejects(publish(first.submission), /常务会议的公开议题/);
  await say(t, office, office.signer, first.submission, 'send_back', { words: '补新闻发布会。' });
  const press = await interpretationOf(policy.document, '新闻发布会', '新闻发布会实录');
  const second = await bundle(policy.document, [told.document, press.document]);
  await clearAll(t, office, second.submission);
  assert.equal((await publish(second.submission)).issued.length, 3);

  const waived = await policyOf('免发布会的议题', { topic });
  const words = await interpretationOf(waived.document);
  await waive(office.by(office.signer), {
    document: waived.document,
    needs: 'briefing',
    reason: '议题内容单一，已有文字解读。',
  });
  const third = await bundle(waived.document, [words.document]);
  await clearAll(t, office, third.submission);
  assert.equal((await publish(third.submission)).issued.length, 2);
});

test('duties can be changed until the policy is out, and not by another unit', async () => {
  const policy = await policyOf('改要求的办法', { topic: { meetingOn: '2019-08-05', title: '议题' } });
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
  const { submission } = await bundle(policy.document, []);
  await clearAll(t, office, submission);
  await publish(submission);
  const row = await getPolicy(t.sides.staff, policy.document);
  assert.deepEqual([row.needs, row.reason, row.interpreter, row.meetingOn], [false, '只是转发', null, null]);
  await assert.rejects(change(office.drafter), /已经印发/);
});

test('first interpreter, forms and meeting stand beside the public policy', async () => {
  const policy = await policyOf('第一解读人的办法');
  const told = await interpretationOf(policy.document, '负责人解读');
  const { submission } = await bundle(policy.document, [told.document]);
  await clearAll(t, office, submission);
  await publish(submission);
  const { id } = await one(
    t.sides.live,
    sql<{ id: string }>`select id from live.publication where title = '第一解读人的办法'`,
  );
  assert.deepEqual(await findPolicySide(t.sides.live, id), {
    interpreter: { name: '负责人甲', post: '局长' },
    meeting: null,
    forms: ['负责人解读'],
  });
  await withdraw(office.by(office.signer), { document: policy.document, kind: 'withdrawn', reason: '有误' });
  assert.equal((await findPolicySide(t.sides.live, id)).interpreter, null);
});

test('what is promised to follow is put on the desk once when due, and closed when it is out', async () => {
  const policy = await policyOf('随后图解的办法', { later: ['图解'] });
  const told = await interpretationOf(policy.document);
  const { submission } = await bundle(policy.document, [told.document]);
  await clearAll(t, office, submission);
  await publish(submission);
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
  const picture = await interpretationOf(policy.document, '图解', '一图读懂');
  await write(picture.edition, { metadata: { transcript: '图上写的是：先分类，再投放。' } });
  const sent = await alone(picture.edition);
  await clearAll(t, office, sent.submission);
  await publish(sent.submission);
  await watchPromises(t.sides, addDays(today, 16));
  const [task] = await taskOf();
  assert.deepEqual([task!.outcome, task!.doneAt instanceof Date], ['已发布', true]);
  assert.equal((await listPromises(t.sides.staff, policy.document)).length, 1);
});

test('a policy that replaces another ends its validity, which its interpretation can show', async () => {
  const old = await policyOf('旧办法');
  const told = await interpretationOf(old.document, '文字解读', '旧办法解读');
  const first = await bundle(old.document, [told.document]);
  await clearAll(t, office, first.submission);
  await publish(first.submission);
  const next = await policyOf('新办法');
  const nextTold = await interpretationOf(next.document, '文字解读', '新办法解读');
  const replace = action('policies.tryReplace', {
    words: '测试',
    may: ['drafter'],
    async run(act, input: { from: number; to: number }) {
      await tie(act, 'replaces', input.from, input.to);
      return null;
    },
  });
  await replace(office.by(office.drafter), { from: next.document, to: old.document });
  const second = await bundle(next.document, [nextTold.document]);
  await clearAll(t, office, second.submission);
  await publish(second.submission);
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
