import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { one } from '../../platform/database.ts';
import { openStorage, type Storage } from '../../platform/storage/local.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import { loadCalendar } from '../calendar/queries.ts';
import { addWorkingDays } from '../calendar/rules.ts';
import type { Staff } from '../caller.ts';
import { answerAll } from '../checks/test-answer.ts';
import { getEdition } from '../publications/queries.ts';
import { documentsStaff } from '../publications/staff.ts';
import { draftAndSubmit, type Office, openDoor, openOffice, say } from '../test-office.ts';
import { reviewStaff } from './staff.ts';

let t: TestDatabase;
let office: Office;
let storage: Storage;
const folder = mkdtempSync(join(tmpdir(), 'gk-documents-'));

before(async () => {
  t = await testDatabase();
  office = await openOffice(t);
  storage = openStorage(folder);
});
after(async () => {
  await t.close();
  rmSync(folder, { recursive: true, force: true });
});

const doorOf = (who: Staff) =>
  openDoor(
    t,
    (app) => {
      documentsStaff(app, storage);
      reviewStaff(app);
    },
    who,
  );

const fieldsOf = (base: number, change: Record<string, string> = {}) => ({
  base: String(base),
  title: '停水通知',
  body: '<p>明日停水。</p>',
  disclosure: 'open',
  ...change,
});

test('the review screen offers exactly what is allowed now, to the one whose turn it is', async () => {
  const { submission } = await draftAndSubmit(office, '谁的按钮', {}, 'letter');
  const page = `/staff/review/${submission}`;
  const buttons = async (who: Staff) =>
    [...(await doorOf(who).get(page)).html.matchAll(/name="verdict" value="(\w+)"/g)].map((match) => match[1]);
  assert.deepEqual(await buttons(office.drafter), []);
  assert.deepEqual(await buttons(office.secrecy), []);
  assert.match((await doorOf(office.drafter).get(page)).html, /<summary>撤回送审<\/summary>/);
  assert.deepEqual(await buttons(office.reviewer), ['agree', 'send_back']);
  assert.doesNotMatch(
    (await doorOf(office.drafter).get(page)).html,
    /撤回送审<\/summary>/,
    'the reviewer has opened it',
  );
  await say(t, office, office.reviewer, submission, 'agree');
  assert.deepEqual(await buttons(office.secrecy), ['agree', 'send_back', 'refer', 'refuse']);
  await say(t, office, office.secrecy, submission, 'agree');
  const sign = (await doorOf(office.signer).get(page)).html;
  assert.match(sign, /下一个是振建发〔\d{4}〕\d+号/);
  await say(t, office, office.signer, submission, 'agree');
  const out = (await doorOf(office.editor).get(page)).html;
  assert.match(out, /发布后公众立即可见/);
  assert.match(out, /data-confirm/);
});

test('an opinion that lacks something comes back with what was said; after an act the next matter opens', async () => {
  const first = await draftAndSubmit(office, '第一件');
  const second = await draftAndSubmit(office, '第二件');
  for (const { submission } of [first, second]) await say(t, office, office.reviewer, submission, 'agree');
  const door = doorOf(office.secrecy);
  const page = await door.get(`/staff/review/${first.submission}`);
  const hash = /name="hash" value="([0-9a-f]{64})"/.exec(page.html)![1]!;
  const wrong = await door.post(`/staff/review/${first.submission}/opinion`, {
    verdict: 'agree',
    hash,
    words: '写了一半的意见',
    checks: 'privacy',
  });
  assert.equal(wrong.status, 422);
  assert.match(wrong.html, /还没有确认：不涉密/);
  assert.match(wrong.html, /写了一半的意见/);
  const back = await door.post(`/staff/review/${first.submission}/opinion`, {
    verdict: 'send_back',
    hash,
    words: '请核对时间。',
  });
  assert.match(back.location!, /^\/staff\/review\/\d+\?done=send_back$/);
  assert.notEqual(back.location, `/staff/review/${first.submission}?done=send_back`);
});

test('the printed sheet carries every field of the record and every opinion', async () => {
  const { submission, edition } = await draftAndSubmit(
    office,
    '打印的函',
    { disclosure: 'closed', ground: 'PROCESS_INFO', reason: '讨论稿' },
    'letter',
  );
  await say(t, office, office.reviewer, submission, 'agree', { words: '情况属实。' });
  await say(t, office, office.secrecy, submission, 'agree', { words: '同意不予公开。' });
  const { html } = await doorOf(office.signer).get(`/staff/review/${submission}/sheet`);
  const { hash } = await getEdition(t.sides.staff, edition);
  for (const words of [
    '打印的函',
    '李某',
    '区住房城乡建设局',
    '不予公开',
    '过程性信息',
    '条例第十六条第二款',
    '讨论稿',
    '区政府门户网站',
    '☑ 不危及三安全一稳定',
    '情况属实。',
    '同意不予公开。',
    '王某',
    '张某',
    hash,
  ]) {
    assert.ok(html.includes(words), words);
  }
});

test('a text that was sent back says by whom, why and by when, and is not sent again unread', async () => {
  const made = await draftAndSubmit(office, '退回来的通知');
  await say(t, office, office.reviewer, made.submission, 'send_back', { words: '请写明恢复供水的时间。' });
  const door = doorOf(office.drafter);
  const page = `/staff/documents/${made.document}`;
  const { html } = await door.get(page);
  assert.match(
    html,
    /<p class="notice-title">王某[^<]*<time[^>]*>[^<]*<\/time> 退回<\/p>.*请写明恢复供水的时间。.*改好后重新送审/s,
  );
  assert.match(html, /class="timeline".*部门审核.*退回.*王某.*请写明恢复供水的时间。/s, 'the step with its opinion');
  assert.match(html, />已退回，待修改<\/span>/);
  const editor = (await door.get(`/staff/editions/${made.edition}/edit`)).html;
  assert.match(
    editor,
    / 退回<\/p>.*请写明恢复供水的时间。.*改好后重新送审/s,
    'the opinion is in sight while the text is mended',
  );
  assert.match(html, /<details class="deed" id="submit"><summary>文字没有改动，仍要送审/, 'folded');
  const task = await one(
    t.sides.staff,
    sql<{ step: string; dueOn: string; arrivedOn: string }>`
      select step, due_on as "dueOn", (arrived_at at time zone 'Asia/Shanghai')::date as "arrivedOn"
      from workflow.task
      where object = ${`publications.edition:${made.edition}`} and done_at is null`,
  );
  const calendar = await loadCalendar(t.sides.staff);
  assert.deepEqual(
    { ...task, arrivedOn: '' },
    { step: '已退回，待修改', dueOn: addWorkingDays(calendar, task.arrivedOn, 3).on, arrivedOn: '' },
  );
  await door.post(
    `/staff/editions/${made.edition}/edit`,
    fieldsOf(made.revision, { title: '退回来的通知', body: '<p>明日停水，晚八时恢复。</p>' }),
  );
  const mended = (await door.get(page)).html;
  assert.match(mended, /文字已经改动，请核对后重新送审.*比较送审的文字与现在的文字/s);
  assert.match(mended, /<details class="deed" id="submit" open=""><summary>送审</);
});

test('the checks say what is not there, and whose the telephones are', async () => {
  await sql`update organisations.unit set phone = '0415-2112345' where id = ${office.unit}`.execute(t.sides.staff);
  const body = '<p>咨询电话0415-2112345，预约电话0415-0000099。</p>';
  const { submission, edition } = await draftAndSubmit(office, '有电话的通知', { body });
  const { html } = await doorOf(office.reviewer).get(`/staff/review/${submission}`);
  assert.match(
    html,
    /<span class="tag tag-warning">请核对 1 处<\/span>.*登记的公开电话 1 处：0415-2112345 区住房城乡建设局（正文）/s,
  );
  assert.match(
    html,
    /没有登记为公开电话的固定电话，请核对.*?<strong>0415-0000099<\/strong>（正文：“…[^<]*预约电话<mark>0415-0000099<\/mark>/s,
  );
  const { document } = await one(
    t.sides.staff,
    sql<{ document: number }>`select document from publications.edition where id = ${edition}`,
  );
  assert.match(html, new RegExp(`系统检查：<a href="#checks-${document}">1 处请核对</a>`));
  assert.match(html, new RegExp(`id="checks-${document}"`));
  assert.match(html, />未发现<\/span><span>身份证号、银行卡号、/);
  assert.match(html, />不用检查<\/span><span>没有附件、没有小标题、没有图片、没有表格、没有链接</);
  assert.doesNotMatch(html, />通过</);
});

test('an edit after submission and a recall are not called a return', async () => {
  const edited = await draftAndSubmit(office, '送审后改过的通知');
  const door = doorOf(office.drafter);
  await door.post(
    `/staff/editions/${edited.edition}/edit`,
    fieldsOf(edited.revision, { title: '送审后改过的通知', confirm: 'on' }),
  );
  assert.match((await door.get(`/staff/documents/${edited.document}`)).html, /送审后又修改，须重新送审/);
  const recalled = await draftAndSubmit(office, '撤回送审的通知');
  await door.post(`/staff/review/${recalled.submission}/recall`, { reason: '漏了附件。' });
  const { html } = await door.get(`/staff/documents/${recalled.document}`);
  assert.match(html, /李某[^<]*<time[^>]*>[^<]*<\/time> 撤回送审<\/p>.*漏了附件。/s);
  assert.match(html, />已撤回送审，待修改<\/span>/);
  assert.doesNotMatch(html, /已退回，待修改/);
});

test('a reviewer is shown what changed since the text was last looked at, and personal data in it', async () => {
  const made = await draftAndSubmit(office, '有差别的通知');
  await say(t, office, office.reviewer, made.submission, 'send_back', { words: '日期写错了。' });
  const door = doorOf(office.drafter);
  await door.post(
    `/staff/editions/${made.edition}/edit`,
    fieldsOf(made.revision, {
      title: '有差别的通知',
      body: '<p>联系人电话13804150000，身份证11010519491231002X。</p>',
    }),
  );
  const held = await door.post(`/staff/documents/${made.document}/submit`, { channels: 'portal' });
  assert.equal(held.status, 409);
  assert.match(held.html, /系统检查还没有处理：疑似手机号码 1 处、疑似身份证号 1 处/);
  await answerAll(t.sides.staff, office.by(office.drafter), made.edition);
  const sent = await door.post(`/staff/documents/${made.document}/submit`, { channels: 'portal' });
  const { html } = await doorOf(office.reviewer).get(sent.location!);
  assert.match(html, /<ins>/);
  assert.match(html, /<del>/);
  assert.match(html, /疑似手机号码：138\*+00/);
  assert.match(html, /疑似身份证号：110\*+2X/);
});
