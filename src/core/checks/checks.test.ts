import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { one, rows } from '../../platform/database.ts';
import { NotFound, Refused } from '../../platform/errors.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import type { Staff } from '../caller.ts';
import { draft, revise } from '../publications/actions/draft.ts';
import type { Content } from '../publications/content.ts';
import { getEdition } from '../publications/queries.ts';
import { issue } from '../review/actions/issue.ts';
import { schedule } from '../review/actions/schedule.ts';
import { submit } from '../review/actions/submit.ts';
import { issueDue } from '../review/jobs.ts';
import { getSubmission } from '../review/queries.ts';
import { clearAll, draftAndSubmit, type Office, openContent, openOffice, say } from '../test-office.ts';
import { accept } from './actions/accept.ts';
import { setWord } from './actions/words.ts';
import { lookAt } from './queries.ts';
import { answerAll } from './test-answer.ts';

let t: TestDatabase;
let office: Office;
before(async () => {
  t = await testDatabase();
  office = await openOffice(t);
});
after(() => t.close());

const identity = '11010519491231002X';
const write = (title: string, change: Partial<Content> = {}, who: Staff = office.drafter) =>
  draft(office.by(who), { kind: 'notice', unit: office.unit, content: openContent(title, change) });
const send = (edition: number, who: Staff = office.drafter) =>
  submit(office.by(who), { editions: [edition], urgent: false, urgentReason: '', channels: ['portal'] });
const look = async (edition: number) => lookAt(t.sides.staff, await getEdition(t.sides.staff, edition));
const body = (text: string) => ({ body: `<p>各街道办事处：</p><p>${text}</p>` });
const fingerprints = async (edition: number) => (await look(edition)).findings.map(({ fingerprint }) => fingerprint);
const said = (document: number, prints: string[], reason = '政策咨询电话，经单位同意公开。') => ({
  document,
  fingerprints: prints,
  verdict: 'needed' as const,
  reason,
});

test('a text with a mobile number is not taken in until it is mended or somebody says by name why it stays', async () => {
  const made = await write('咨询的通知', body('咨询电话13804150000。'));
  await assert.rejects(
    send(made.edition),
    /“咨询的通知”系统检查还没有处理：疑似手机号码 1 处。请修改，或者在文件的“系统检查”里逐条说明/,
  );
  const [print] = await fingerprints(made.edition);
  await accept(office.by(office.drafter), said(made.document, [print!]));
  const { submission } = await send(made.edition);
  assert.equal((await getSubmission(t.sides.staff, submission)).state, 'department');
  const [line] = await rows(
    t.sides.staff,
    sql<{ reason: string; text: string }>`
      select reason, canonical as text from ledger.line
      where verb = 'checks.accept' and object = ${`publications.document:${made.document}`}`,
  );
  assert.equal(line!.reason, '政策咨询电话，经单位同意公开。');
  assert.ok(!line!.text.includes('1380415'), 'the number itself is in no ledger line');
});

test('what was said of a passage holds while the passage is unchanged, and only then', async () => {
  const made = await write('改动的通知', body('联系人电话13804150000，请于周五前报名。'));
  await answerAll(t.sides.staff, office.by(office.drafter), made.edition);
  const change = async (text: string) => {
    const { revision: base } = await getEdition(t.sides.staff, made.edition);
    await revise(office.by(office.drafter), {
      edition: made.edition,
      base,
      content: openContent('改动的通知', body(text)),
    });
    return (await look(made.edition)).findings.map(({ accepted }) => accepted.length);
  };
  assert.deepEqual(await change('另起一段。</p><p>联系人电话13804150000，请于周五前报名。'), [1], 'an edit elsewhere');
  assert.deepEqual(await change('联系人电话13904150000，请于周五前报名。'), [0], 'another number');
  assert.deepEqual(await change('家长电话13804150000，请于周五前报名。'), [0], 'the same number of somebody else');
});

test('an identity number needs the secrecy officer beside the drafter; nobody is two pairs of eyes', async () => {
  const made = await write('名单的通知', body(`中签人证件号${identity}。`));
  await answerAll(t.sides.staff, office.by(office.drafter), made.edition);
  const { submission } = await send(made.edition);
  await say(t, office, office.reviewer, submission, 'agree');
  await assert.rejects(
    say(t, office, office.secrecy, submission, 'agree'),
    /还须起草人以外的保密审查员接受：疑似身份证号 1 处/,
  );
  const prints = await fingerprints(made.edition);
  await accept(office.by(office.reviewer), said(made.document, prints));
  await assert.rejects(
    say(t, office, office.secrecy, submission, 'agree'),
    /保密审查员接受/,
    'a reviewer is no secrecy officer',
  );
  await accept(office.by(office.secrecy), said(made.document, prints, '法定公开的中签结果，隐去部分数字后仍须核对。'));
  await say(t, office, office.secrecy, submission, 'agree');
  assert.equal((await getSubmission(t.sides.staff, submission)).state, 'cleared');
});

test('a secrecy officer who wrote the text does not count as the second person', async () => {
  const both = await office.person('郑某', office.unit, 'drafter', 'secrecy');
  const made = await write('自己写的名单', body(`证件号${identity}。`), both);
  await answerAll(t.sides.staff, office.by(both), made.edition);
  const [finding] = (await look(made.edition)).findings;
  assert.equal(finding!.accepted[0]!.asSecrecy, false);
  const { submission } = await send(made.edition, both);
  await say(t, office, office.reviewer, submission, 'agree');
  await assert.rejects(say(t, office, office.secrecy, submission, 'agree'), /还须起草人以外的保密审查员接受/);
});

test('accepting is refused without a choice, a reason, or a passage that is there, and hidden from other units', async () => {
  const made = await write('谁能接受', body('电话13804150000。'));
  const prints = await fingerprints(made.edition);
  const by = office.by(office.drafter);
  await assert.rejects(accept(by, said(made.document, [])), /请先勾选/);
  await assert.rejects(accept(by, said(made.document, prints, ' ')), /请写明理由/);
  await assert.rejects(accept(by, said(made.document, ['0'.repeat(32)])), /已经不在文中/);
  await assert.rejects(accept(by, { ...said(made.document, prints), verdict: 'x' as never }), /确需公开还是误报/);
  await assert.rejects(accept(office.by(office.stranger), said(made.document, prints)), NotFound);
  const system = await office.person('钱某', office.unit, 'system');
  await assert.rejects(
    accept(office.by(system), said(made.document, prints)),
    (error) => error instanceof Refused && error.status === 403,
  );
});

test('a hint stands in nobody’s way, a forbidden word cannot be accepted at all', async () => {
  const hinted = await write('办公电话的通知', body('办公电话0415-2112345。'));
  const [print] = await fingerprints(hinted.edition);
  await assert.rejects(accept(office.by(office.drafter), said(hinted.document, [print!])), /只作提示/);
  await send(hinted.edition);
  const blocked = await write('禁用的通知', body('所谓台湾共和国。'));
  await assert.rejects(send(blocked.edition), /有不能公开的内容：禁用词 1 处。须修改/);
  await assert.rejects(
    accept(office.by(office.drafter), said(blocked.document, await fingerprints(blocked.edition))),
    /不能接受，只能修改/,
  );
});

test('what stays closed is only hinted at, but a mark of secrecy has no business here at all', async () => {
  const closed = { disclosure: 'closed', ground: 'INTERNAL_AFFAIRS', reason: '内部工作流程' } as const;
  const inner = await write('值班安排', { ...closed, ...body('值班电话13804150000。') });
  await send(inner.edition);
  const marked = await write('带密级的材料', { ...closed, ...body('机密★10年') });
  await assert.rejects(send(marked.edition), /疑似密级或内部标志 1 处/);
});

test('at the hour of publication the newest list counts: a new word holds back what was cleared before', async () => {
  const made = await draftAndSubmit(office, '词表更新的通知', body('推进甲乙丙工程。'));
  await clearAll(t, office, made.submission);
  const { version } = await setWord(office.by(office.openness), {
    kind: 'sensitive',
    word: '甲乙丙',
    before: '',
    after: '',
    suggestion: '',
    note: '',
  });
  await assert.rejects(
    issue(office.by(office.editor), { submission: made.submission }),
    /按最新的词表检查，还没有处理：敏感词 1 处/,
  );
  await schedule(office.by(office.editor), {
    submission: made.submission,
    at: new Date(Date.now() + 100).toISOString(),
  });
  await new Promise((resolve) => setTimeout(resolve, 200));
  await issueDue(t.sides);
  const failed = await getSubmission(t.sides.staff, made.submission);
  assert.equal(failed.state, 'cleared');
  assert.match(failed.scheduleFailure!, /敏感词 1 处/);
  await answerAll(t.sides.staff, office.by(office.editor), made.edition, 'false_alarm');
  const { issued } = await issue(office.by(office.editor), { submission: made.submission });
  assert.equal(issued.length, 1);
  const run = await one(
    t.sides.staff,
    sql<{ version: number; hash: string; results: Record<string, string>; found: number }>`
      select list_version as version, revision_hash as hash, results,
        (select count(*) from checks.finding where finding.run = run.id) as found
      from checks.run
      where revision = ${made.revision} and occasion = 'issue'`,
  );
  assert.deepEqual(
    [run.version, run.results.sensitive, run.results.id_number, run.found],
    [version, 'found', 'passed', 1],
  );
  assert.equal(run.hash, (await getEdition(t.sides.staff, made.edition)).hash);
});
