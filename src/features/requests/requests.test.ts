import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { rows } from '../../platform/database.ts';
import { testDatabase } from '../../platform/test-database.ts';
import { today } from '../../platform/time.ts';
import { application, openTestRequests, type TestRequests, wordsOf } from './test-requests.ts';

let r: TestRequests;
before(async () => {
  r = await openTestRequests(await testDatabase());
});
after(() => r?.close());

const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \n0000000101 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n164\n%%EOF\n',
);

describe('a citizen asks, corrects, a third party is heard, time is extended, and the answer is partly open', () => {
  let number: string;
  let code: string;
  let id: number;
  const status = async () => wordsOf((await r.post('/requests/status/', { number, code })).html);
  const state = () => r.stateOf(id);

  test('what is asked is checked before it is sent, beside what is public already', async () => {
    r.known.push({
      path: '/notices/202601/abc.html',
      title: '改造工程合同公示',
      unitName: '区住房城乡建设局',
      on: '2026-01-05',
    });
    const form = await r.get('/requests/');
    assert.equal(form.headers.get('cache-control'), 'no-store');
    assert.doesNotMatch(form.html, /用途[^。]*<input/);
    const fields = new FormData();
    for (const [name, value] of Object.entries(application)) fields.append(name, value);
    fields.append('_key', 'the-only-form-key');
    fields.append('identity', new Blob([pdf]), '身份证.pdf');
    const check = await r.upload('/requests/check', fields);
    assert.equal(check.status, 200, wordsOf(check.html).slice(0, 600));
    assert.match(check.html, /改造工程合同公示/);
    assert.match(wordsOf(check.html), /还没有提交/);
    const answers = check.html.match(/<dt>/g)!.length;
    const changes = [...check.html.matchAll(/formaction="\/requests\/#([\w-]+)"/g)].map(([, field]) => field!);
    assert.equal(changes.length, answers, 'every answer can be changed');
    const kept = Object.fromEntries(
      [...check.html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [
        name!,
        value!,
      ]),
    );
    const again = await r.post('/requests/', { ...kept, back: '1' });
    assert.match(again.html, new RegExp(`name="title"[^>]*value="${application.title}"`), 'what was typed is kept');
    for (const field of changes) assert.ok(again.html.includes(`id="${field}"`), field);
    assert.equal(await r.count(), 0, 'nothing is sent yet');
    const held = /name="held_identity" value="([\w-]{22})"/.exec(check.html)![1]!;
    const sent = await r.apply({ held_identity: held, name_identity: '身份证.pdf' }, 'the-only-form-key');
    ({ number, code } = sent);
    assert.equal(sent.status, 200);
    const text = wordsOf(sent.html);
    assert.match(text, /双方确认之日为收到申请之日/);
    assert.match(text, /最迟答复日期是 \d{4}年/);
    assert.match(text, /申请行政复议/);
    id = await r.idOf(number);
  });

  test('the same form sent again is the same case, with the same code', async () => {
    const again = await r.apply({}, 'the-only-form-key');
    assert.deepEqual([again.number, again.code], [number, code]);
    assert.equal(await r.count(), 1);
  });

  test('submitted is not received: both sides confirm', async () => {
    assert.equal(await state(), 'submitted');
    assert.doesNotMatch(await status(), /请您确认/);
    const [task] = await rows(
      r.t.sides.staff,
      sql<{ due: string }>`select due_on as due from workflow.task where done_at is null`,
    );
    assert.equal(task!.due, today(new Date()), 'it alarms at the end of the first day');
    await r.clerk.post(`/staff/requests/${id}/acknowledge`, {});
    assert.match(await status(), /请您确认/);
    const confirmed = await r.post('/requests/status/confirm', { number, code });
    assert.match(wordsOf(confirmed.html), /已经确认.*从第二天开始计算/);
    assert.equal(await state(), 'received');
    assert.match(confirmed.html, /政府信息公开申请登记回执/);
  });

  test('the identity paper is looked at before registering and covered afterwards', async () => {
    const page = (await r.clerk.get(`/staff/requests/${id}`)).html;
    const paper = new RegExp(`/staff/requests/${id}/papers/\\d+`).exec(page)![0];
    assert.equal((await r.clerk.get(paper)).status, 200);
    assert.equal((await r.reviewer.get(paper)).status, 403);
    await r.clerk.post(`/staff/requests/${id}/register`, { subject: '小区改造施工合同' });
    assert.equal(await state(), 'handling');
    assert.match((await r.clerk.get(paper)).html, /已经遮盖/);
    assert.equal((await r.clerk.post(`/staff/requests/${id}/unmask`, { reason: '' })).status, 422);
    const shown = await r.clerk.post(`/staff/requests/${id}/unmask`, { reason: '核对申请人身份' });
    assert.match(shown.html, /11010519491231002X/);
    const lines = await rows(
      r.t.sides.staff,
      sql<{ reason: string }>`select reason from ledger.line where verb = 'requests.unmask'`,
    );
    assert.deepEqual(lines, [{ reason: '核对申请人身份' }]);
    assert.doesNotMatch((await r.clerk.get(`/staff/requests/${id}`)).html, /11010519491231002X|测试申请人|13800000000/);
  });

  test('what is unclear is corrected once, and the time begins anew', async () => {
    await r.clerk.post(`/staff/requests/${id}/askCorrection`, { words: '请写明是哪一个小区。' });
    const page = await status();
    assert.match(page, /请您补正.*请写明是哪一个小区。/);
    const empty = await r.post('/requests/status/correct', { number, code, words: '' });
    assert.equal(empty.status, 422);
    assert.match(empty.html, /请写明补正的内容/);
    await r.post('/requests/status/correct', { number, code, words: '沿江小区。' });
    assert.equal(await state(), 'handling');
    assert.match(await status(), /重新计算 20 个工作日/);
    const second = await r.clerk.post(`/staff/requests/${id}/askCorrection`, { words: '再补正一次。' });
    assert.match(second.html, /补正只能一次性告知/);
    assert.match(second.html, /再补正一次。/, 'what was typed is kept');
  });

  test('a third party is asked and heard; the time stands still meanwhile, and the applicant does not learn who it is', async () => {
    const asked = {
      ground: 'third_party',
      party: '沿江建设公司',
      words: '合同的价款条款是否同意公开？',
      servedOn: today(new Date()),
    };
    await r.clerk.post(`/staff/requests/${id}/consult`, asked);
    assert.equal(await state(), 'consulting');
    const page = await status();
    assert.match(page, /征求第三方意见/);
    assert.doesNotMatch(page, /沿江建设公司/);
    const early = await r.clerk.post(`/staff/requests/${id}/hear`, { n: '1', opinion: 'silent' });
    assert.match(early.html, /届满之前不能按逾期处理/);
    await r.clerk.post(`/staff/requests/${id}/hear`, { n: '1', opinion: 'disagree', words: '价款是商业秘密。' });
    assert.equal(await state(), 'handling');
  });

  test('only the head of the disclosure office extends, once', async () => {
    const asked = { days: '20', words: '需要核对的材料较多' };
    assert.equal((await r.clerk.post(`/staff/requests/${id}/extend`, asked)).status, 403);
    await r.disclosure.post(`/staff/requests/${id}/extend`, asked);
    assert.match(await status(), /延长 20 个工作日.*需要核对的材料较多/);
    assert.match((await r.disclosure.post(`/staff/requests/${id}/extend`, asked)).html, /只能延长一次/);
  });

  test('whoever drafts neither clears nor signs; the answer is partly open', async () => {
    const form = new FormData();
    form.append('outcome', 'partial');
    form.append('words', '提供合同文本，其中价款涉及商业秘密，不予公开。');
    form.append('paper', new Blob([pdf]), '合同.pdf');
    await r.clerk.upload(`/staff/requests/${id}/draft`, form);
    assert.equal(await state(), 'law_review');
    await r.reviewer.post(`/staff/requests/${id}/passLaw`, { words: '同意。' });
    await r.secrecy.post(`/staff/requests/${id}/passSecrecy`, { words: '不涉密。' });
    await r.signer.post(`/staff/requests/${id}/sign`, {});
    assert.equal(await state(), 'signed');
    assert.doesNotMatch(await status(), /答复书|部分公开|合同\.pdf/, 'not before it is delivered');
    await r.clerk.post(`/staff/requests/${id}/deliver`, { way: 'online' });
    assert.equal(await state(), 'delivered');
  });

  test('the applicant reads the reply and takes it home', async () => {
    const page = (await r.post('/requests/status/', { number, code })).html;
    assert.match(wordsOf(page), /处理结果 部分公开/);
    const reply = /答复书[\s\S]*?name="id" value="(\d+)"/.exec(page)![1]!;
    const word = await r.post('/requests/status/download', {
      number,
      code,
      what: 'document',
      id: reply,
      format: 'docx',
    });
    assert.equal(word.bytes.subarray(0, 2).toString(), 'PK');
    assert.match(word.headers.get('content-disposition')!, /attachment/);
    const paper = /name="what" value="paper"\/?><input[^>]*name="id" value="(\d+)"/.exec(page)![1]!;
    const file = await r.post('/requests/status/download', { number, code, what: 'paper', id: paper, format: 'as_is' });
    assert.equal(file.bytes.subarray(0, 5).toString(), '%PDF-');
  });

  test('the reply says the remedy of the law in force: reconsideration before a court', async () => {
    const { openSealed } = await import('./queries/sealed.ts');
    const [made] = await rows(
      r.t.sides.staff,
      sql<{ seed: Buffer; content: Buffer; version: string }>`
        select seed, content, version from requests.document join requests.request on request.id = document.request
        where document.kind = 'reply'`,
    );
    const text = openSealed(made!.seed, 'document', made!.content)!;
    assert.equal(made!.version, '2024-01-01');
    assert.match(text, /应当先申请行政复议/);
    assert.match(text, /互联网渠道提交/);
    assert.match(text, /第三十七条/);
  });

  test('what was given to one may be given to all: a draft that goes through review, without a word about who asked', async () => {
    const offered = await r.clerk.post(`/staff/requests/${id}/offer`, {});
    assert.match(offered.location!, /^\/staff\/editions\/\d+\/edit$/);
    const [text] = await rows(
      r.t.sides.staff,
      sql<{
        text: string;
      }>`select revision.title || revision.body as text from publications.revision order by id desc limit 1`,
    );
    assert.match(text!.text, /小区改造施工合同/);
    assert.doesNotMatch(text!.text, /测试申请人|公申/);
    const [brought] = await rows(
      r.t.sides.staff,
      sql<{ names: string[] }>`
        select array(select one ->> 'name' from jsonb_array_elements(attachments) one) as names
        from publications.revision order by id desc limit 1`,
    );
    assert.deepEqual(brought!.names, ['合同.pdf'], 'what was handed out lies with the draft');
    const again = await r.clerk.post(`/staff/requests/${id}/offer`, {});
    assert.match(again.html, /已经建立过主动公开的草稿/);
    assert.match((await r.clerk.get(`/staff/requests/${id}`)).html, /已经建立主动公开的草稿/);
    assert.equal((await r.stranger.post(`/staff/requests/${id}/offer`, {})).status, 404);
  });

  test('it is archived, and a lawsuit after reconsideration belongs to it', async () => {
    await r.clerk.post(`/staff/requests/${id}/disputes`, { kind: 'reconsideration', filedOn: today(new Date()) });
    await r.clerk.post(`/staff/requests/${id}/archive`, { place: '2026-1' });
    assert.equal(await state(), 'archived');
    assert.match((await r.clerk.get(`/staff/requests/${id}`)).html, /行政复议/);
  });
});
