import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { one, rows } from '../../platform/database.ts';
import { testDatabase } from '../../platform/test-database.ts';
import { addDays, formatDay, today as todayOf } from '../../platform/time.ts';
import { openSealed } from './queries/sealed.ts';
import type { Made } from './rules/documents.ts';
import { type Outcome, outcomeNames, outcomes } from './rules/outcomes.ts';
import { application, openTestRequests, samplePdf, type TestRequests, wordsOf } from './test-requests.ts';

const today = todayOf(new Date());
let r: TestRequests;
before(async () => {
  r = await openTestRequests(await testDatabase());
});
after(() => r?.close());

let place = 0;
const elsewhere = () => {
  place += 1;
  r.from(`198.51.${place}.1`);
};
const registered = (change = {}) => {
  elsewhere();
  return r.registered(change);
};

/** The documents of a case, opened, in the order in which they were made. */
async function documentsOf(id: number): Promise<(Made & { shown: boolean })[]> {
  const found = await rows(
    r.t.sides.staff,
    sql<{ seed: Buffer; content: Buffer; shown: boolean }>`
      select seed, content, shown from requests.document join requests.request on request.id = document.request
      where request = ${id} order by document.id`,
  );
  return found.map(({ seed, content, shown }) => ({ ...JSON.parse(openSealed(seed, 'document', content)!), shown }));
}
const textOf = ({ title, to, paragraphs }: Made) => [title, to, ...paragraphs].join('\n');

/** The case as if everything had happened so many days earlier. */
async function age(id: number, days: number): Promise<void> {
  const db = r.t.sides.staff;
  await sql`update requests.event set "on" = "on" - ${days}::int where request = ${id}`.execute(db);
  await sql`update requests.request set received_on = received_on - ${days}::int where id = ${id}`.execute(db);
}

const post = (id: number, move: string, fields: Record<string, string>, door = r.clerk) =>
  door.post(`/staff/requests/${id}/${move}`, fields);

/** Drafts, clears, signs and delivers an answer. */
async function answer(id: number, outcome: Outcome): Promise<void> {
  await post(id, 'draft', { outcome, words: '提供合同文本。' });
  await post(id, 'passLaw', { words: '同意' }, r.reviewer);
  await post(id, 'passSecrecy', { words: '同意' }, r.secrecy);
  await post(id, 'sign', {}, r.signer);
  await post(id, 'deliver', { way: 'online' });
}

describe('what ends without an answer ends with a letter', () => {
  test('a correction that did not come lapses from the day on which the notice had reached the applicant', async () => {
    const { id, number, code } = await registered();
    await post(id, 'askCorrection', { words: '请写明小区。' });
    await age(id, 40);
    const early = await post(id, 'lapse', { servedOn: addDays(today, -60) });
    assert.match(early.html, /送达日期不能更早/);
    const late = await post(id, 'lapse', { servedOn: addDays(today, -3) });
    assert.match(late.html, /届满之前不能不再处理/, 'it reached the applicant three days ago');
    assert.equal(await r.stateOf(id), 'correcting');
    await post(id, 'lapse', {});
    assert.equal(await r.stateOf(id), 'closed');
    const letter = (await documentsOf(id)).at(-1)!;
    assert.equal(letter.title, '政府信息公开申请不再处理告知书');
    assert.match(textOf(letter), /第三十条，视为放弃申请[\s\S]*自收到本告知书之日起 60 日内/);
    assert.match(wordsOf((await r.post('/requests/status/', { number, code })).html), /不再处理告知书/);
  });

  test('a withdrawal is confirmed in writing, before it was received and after; the office writes down how it heard of it', async () => {
    elsewhere();
    const fresh = await r.apply();
    await r.post('/requests/status/withdraw', { number: fresh.number, code: fresh.code });
    const [first] = await documentsOf(await r.idOf(fresh.number));
    assert.match(textOf(first!), /撤回确认书[\s\S]*尚未与您确认收到[\s\S]*不再办理/);
    const { id, number, code } = await registered();
    assert.match((await post(id, 'withdraw', {})).html, /怎样提出撤回/);
    await post(id, 'withdraw', { words: '申请人来电撤回，电话记录已存' });
    assert.equal(await r.stateOf(id), 'closed');
    assert.match(wordsOf((await r.post('/requests/status/', { number, code })).html), /撤回确认书/);
  });

  test('who was asked for reasons and gives none is answered within the period all the same', async () => {
    const { id } = await registered();
    await post(id, 'askReason', { words: '一个月内申请八十件，请说明理由。' });
    await answer(id, 'abusive');
    assert.equal(await r.stateOf(id), 'delivered');
    assert.match(textOf((await documentsOf(id)).at(-1)!), /第三十五条的规定/);
  });
});

describe('letters say what is so', () => {
  test('an application that was entered later is answered by the day on which it came', async () => {
    const on = addDays(today, -4);
    const units = (await r.clerk.get('/staff/requests/new')).html;
    const unit = /<option value="(\d+)"/.exec(units)![1]!;
    const { unit: _, ...paper } = application;
    const entered = await r.clerk.post('/staff/requests/new', { ...paper, unit, channel: 'in_person', on });
    const id = Number(/requests\/(\d+)/.exec(entered.location!)![1]);
    const [receipt] = await documentsOf(id);
    assert.match(textOf(receipt!), new RegExp(`您于${formatDay(on)}提出.*本机关于${formatDay(on)}收到`));
    await post(id, 'register', { subject: '合同' });
    await post(id, 'split', { words: '甲合同\n乙合同' });
    const { part } = await one(
      r.t.sides.staff,
      sql<{
        part: string;
      }>`select (submitted_at at time zone 'Asia/Shanghai')::date as part from requests.request where split_from = ${id}`,
    );
    assert.equal(part, on);
  });

  test('no article is named where the regulation has none', () => {
    const without = outcomeNames.filter((name) => outcomes[name].article === '');
    assert.deepEqual(without, ['reconfirm', 'withdrawn', 'other']);
  });

  test('a third party that did not agree learns in writing what is made public all the same; the applicant reads none of it', async () => {
    const { id, number, code } = await registered();
    await post(id, 'consult', {
      ground: 'third_party',
      party: '沿江建设公司',
      words: '是否同意公开？',
      servedOn: today,
    });
    await post(id, 'hear', { n: '1', opinion: 'disagree', words: '有商业秘密' });
    await post(id, 'consult', { ground: 'other_organ', party: '区审计局', words: '请协助核对' });
    await post(id, 'hear', { n: '2', opinion: 'agree', words: '可以' });
    await answer(id, 'partial');
    const made = await documentsOf(id);
    const [letter, ...more] = made.filter(({ kind }) => kind === 'party');
    assert.equal(more.length, 0);
    assert.deepEqual([letter!.to, letter!.shown], ['沿江建设公司', false]);
    assert.match(textOf(letter!), /第三十二条的规定，本机关决定：部分公开[\s\S]*提供合同文本/);
    assert.doesNotMatch(textOf(letter!), /测试申请人|应当先申请行政复议/);
    assert.ok(made.some(({ title, to }) => title === '政府信息公开申请协办函' && to === '区审计局'));
    assert.doesNotMatch((await r.post('/requests/status/', { number, code })).html, /依申请公开告知书|协办函|沿江建设/);
  });
});

test('审查呈批单: what is asked and decided with every opinion word for word, and no word that tells who asks', async () => {
  const { id } = await registered();
  await post(id, 'search', { words: '检索了档案系统，没有。' });
  await answer(id, 'not_held');
  const sheet = wordsOf((await r.clerk.get(`/staff/requests/${id}/sheet`)).html);
  for (const said of [
    '检索了档案系统，没有。',
    '提供合同文本。',
    '法制审核通过',
    '保密审查通过',
    '签发',
    '第三十六条第四项',
  ])
    assert.match(sheet, new RegExp(said));
  assert.doesNotMatch(sheet, /测试申请人|11010519491231002X|13800000000/);
  assert.equal((await r.stranger.get(`/staff/requests/${id}/sheet`)).status, 404);
});

describe('what came on paper is scanned into the case', () => {
  test('a form that comes back keeps its scan; the clerk reads it until the case is registered, and nobody without a reason afterwards', async () => {
    const unit = /<option value="(\d+)"/.exec((await r.clerk.get('/staff/requests/new')).html)![1]!;
    const fill = (change: Record<string, string>) => {
      const form = new FormData();
      const { unit: _, ...paper } = application;
      for (const [name, value] of Object.entries({ ...paper, unit, channel: 'in_person', on: today, ...change }))
        form.append(name, value);
      return form;
    };
    const wrong = fill({ title: '' });
    wrong.append('application', new Blob([samplePdf]), '申请书.pdf');
    const back = await r.clerk.upload('/staff/requests/new', wrong);
    assert.equal(back.status, 422);
    assert.match(wordsOf(back.html), /申请书扫描件[\s\S]{0,60}申请书\.pdf（已上传，不用再选）/);
    const token = /name="held_application" value="([\w-]{22})"/.exec(back.html)![1]!;
    const bad = fill({});
    bad.append('application', new Blob(['MZ program']), '申请书.pdf');
    assert.equal((await r.clerk.upload('/staff/requests/new', bad)).status, 422);
    const entered = await r.clerk.upload(
      '/staff/requests/new',
      fill({ held_application: token, name_application: '申请书.pdf' }),
    );
    const id = Number(/requests\/(\d+)/.exec(entered.location!)![1]);
    const page = (await r.clerk.get(`/staff/requests/${id}`)).html;
    const paper = new RegExp(`/staff/requests/${id}/papers/\\d+`).exec(page)![0];
    assert.equal((await r.clerk.get(paper)).status, 200);
    await post(id, 'register', { subject: '合同' });
    assert.equal((await r.clerk.get(paper)).status, 403);
    assert.doesNotMatch(await r.everything(), /申请书\.pdf|%PDF/);
  });
});

describe('fees are charged by the organ that was asked', () => {
  test('cases of the same applicant with other organs are not counted, and what is only read on the spot has no pages', async () => {
    const db = r.t.sides.staff;
    const idNumber = '11010519491231002X';
    const { id } = await registered({ idNumber, way: 'on_site' });
    const pages = await post(id, 'noticeFee', { method: 'pages', pages: '200', words: '数量很大' }, r.disclosure);
    assert.match(pages.html, /不能按量计收/);
    await sql`
      insert into requests.request (number, seed, code_hash, unit, channel, kind, applicant, state, submitted_at, received_on)
      select 'other-' || n, substring(sha256(convert_to(n::text, 'UTF8')) for 16), sha256('x'), ${r.office.otherUnit}, 'in_person', 'person',
        applicant, 'handling', now(), received_on
      from requests.request, generate_series(1, 30) n where id = ${id}`.execute(db);
    const cases = await post(id, 'noticeFee', { method: 'cases', words: '数量很大' }, r.disclosure);
    assert.match(cases.html, /10 件以下不收费/);
  });
});

describe('第四十四条: an applicant may suggest that everybody should have what was given', () => {
  test('suggested once, weighed by the head of the disclosure office with a reason, and then a draft by one click', async () => {
    const { id, number, code } = await registered();
    const mine = { number, code };
    assert.equal(
      (await r.post('/requests/status/suggest', { ...mine, words: '大家都要知道' })).status,
      422,
      'not before',
    );
    await answer(id, 'provided');
    const ended = (await one(
      r.t.sides.staff,
      sql`select ended_on, state from requests.request where id = ${id}`,
    )) as object;
    assert.match(wordsOf((await r.post('/requests/status/', mine)).html), /建议主动公开/);
    assert.equal((await r.post('/requests/status/suggest', { ...mine, words: '' })).status, 422);
    assert.equal((await r.post('/requests/status/suggest', { ...mine, words: '涉及全体业主' })).status, 200);
    assert.match((await r.post('/requests/status/suggest', { ...mine, words: '再提一次' })).html, /已经提出过建议/);
    assert.deepEqual(
      await one(r.t.sides.staff, sql`select ended_on, state from requests.request where id = ${id}`),
      ended,
    );
    assert.equal((await post(id, 'weigh', { adopted: 'yes', words: '属于' })).status, 403);
    await post(id, 'weigh', { adopted: 'yes', words: '涉及公众利益调整' }, r.disclosure);
    assert.match(wordsOf((await r.post('/requests/status/', mine)).html), /采纳。涉及公众利益调整/);
    const tasks = await rows(
      r.t.sides.staff,
      sql<{ step: string; open: boolean }>`
        select step, done_at is null as open from workflow.task where object = ${`requests.suggestion:${id}`} order by id`,
    );
    assert.deepEqual(tasks, [
      { step: '审核主动公开的建议', open: false },
      { step: '建立主动公开的草稿', open: true },
    ]);
    await r.clerk.post(`/staff/requests/${id}/offer`, {});
    const { left } = await one(
      r.t.sides.staff,
      sql<{ left: number }>`
        select count(*)::int as left from workflow.task where object = ${`requests.suggestion:${id}`} and done_at is null`,
    );
    assert.equal(left, 0, 'the draft is the answer');
  });
});
