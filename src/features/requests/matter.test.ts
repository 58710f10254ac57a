import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { By } from '../../core/caller.ts';
import { one, rows } from '../../platform/database.ts';
import { testDatabase } from '../../platform/test-database.ts';
import { forget } from './actions/manage.ts';
import { limits } from './rules.ts';
import { openTestRequests, type TestRequests, wordsOf } from './test-requests.ts';

let r: TestRequests;
before(async () => {
  r = await openTestRequests(await testDatabase());
});
after(() => r?.close());

const correction = {
  unit: 'housing',
  name: '雪雁更正人',
  idType: '居民身份证',
  idNumber: '11010519491231002X',
  phone: '13900001234',
  what: '登记的面积是 80 平方米',
  evidence: '房产证上是 90 平方米',
};
const complaint = { unit: 'housing', ground: 'not_answered', what: '超过期限没有答复', request: '公申〔2026〕0001号' };

let keys = 0;
async function bring(kind: 'correction' | 'complaint', fields: Record<string, string>, key?: string) {
  keys += 1;
  const answer = await r.post(`/requests/${kind}/`, { ...fields, _key: key ?? `matter-key-${keys}` });
  const text = wordsOf(answer.html);
  return {
    ...answer,
    number: /公[更投]〔\d{4}〕\d{4}号/.exec(text)?.[0] ?? '',
    code: /查询码 ([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{5})/.exec(text)?.[1] ?? '',
  };
}
const idOf = async (number: string) =>
  (await one(r.t.sides.staff, sql<{ id: number }>`select id from requests.matter where number = ${number}`)).id;
const decide = (id: number, outcome: string, door = r.disclosure) =>
  door.post(`/staff/requests/matters/${id}`, { outcome, words: '核对了房产证，已经改为 90 平方米。' });

describe('第四十一条: a record about oneself that is wrong is corrected by who keeps it', () => {
  test('brought once, dealt with once by the head of the disclosure office, and the answer is read by number and code', async () => {
    const empty = await bring('correction', { unit: 'housing' });
    assert.equal(empty.status, 422);
    assert.match(wordsOf(empty.html), /请写明哪一项记录不准确/);
    const told = await bring('correction', correction, 'one-correction');
    assert.equal(told.status, 200, wordsOf(told.html).slice(0, 600));
    const again = await bring('correction', correction, 'one-correction');
    assert.deepEqual([again.number, again.code], [told.number, told.code]);
    const mine = { number: told.number, code: told.code };
    assert.match(wordsOf((await r.post('/requests/status/', mine)).html), /处理中/);
    const id = await idOf(told.number);
    assert.equal((await r.clerk.get(`/staff/requests/matters/${id}`)).status, 404);
    assert.equal((await r.stranger.get('/staff/requests/matters')).status, 403);
    assert.match((await r.disclosure.get('/staff/requests/matters')).html, new RegExp(told.number));
    assert.match((await r.disclosure.get(`/staff/requests/matters/${id}`)).html, /雪雁更正人/);
    assert.equal((await decide(id, 'urged')).status, 422, 'an ending of complaints');
    assert.equal((await decide(id, 'corrected', r.clerk)).status, 404);
    await decide(id, 'corrected');
    assert.match((await decide(id, 'refused')).html, /不能再改/);
    const page = wordsOf((await r.post('/requests/status/', mine)).html);
    assert.match(page, /审核属实，已经更正.*已经改为 90 平方米/);
    const [task] = await rows(
      r.t.sides.staff,
      sql<{
        open: boolean;
      }>`select done_at is null as open from workflow.task where object = ${`requests.matter:${id}`}`,
    );
    assert.equal(task!.open, false);
  });
});

describe('第四十七条: complaints about openness go to who supervises it, not to who is complained of', () => {
  test('nobody has to say who they are; the office in charge decides, and the organ itself does not see it', async () => {
    const office = (
      await one(
        r.t.sides.staff,
        sql<{ id: number }>`
          update organisations.unit set kind = 'office' where name = '区政府办公室' returning id`,
      )
    ).id;
    const supervisor = r.door(await r.office.person('己某', office, 'openness'));
    const told = await bring('complaint', complaint);
    assert.equal(told.status, 200, wordsOf(told.html).slice(0, 600));
    const id = await idOf(told.number);
    assert.equal((await r.disclosure.get(`/staff/requests/matters/${id}`)).status, 404);
    assert.equal((await decide(id, 'urged')).status, 404);
    const seen = wordsOf((await supervisor.get(`/staff/requests/matters/${id}`)).html);
    assert.match(seen, /超过期限没有答复/);
    assert.match(seen, /没有留/);
    await decide(id, 'urged', supervisor);
    const page = await r.post('/requests/status/', { number: told.number, code: told.code });
    assert.match(wordsOf(page.html), /查证属实，已经督促整改/);
  });
});

describe('what was told is nobody else’s', () => {
  test('it lies sealed, a wrong code and a number that never was look alike, and guessing is slowed down', async () => {
    r.from('198.51.160.1');
    const { number } = await bring('correction', { ...correction, name: '白鹭某人', what: '档案里的出生日期写错了' });
    const all = await r.everything();
    for (const word of ['白鹭某人', '档案里的出生日期', '13900001234', correction.idNumber]) {
      assert.ok(!all.includes(word), word);
      assert.ok(!all.includes(Buffer.from(word).toString('hex')), word);
    }
    const plain = (html: string) => wordsOf(html).replaceAll(/公[更投]〔\d{4}〕\d{4}号/g, '');
    const wrong = await r.post('/requests/status/', { number, code: '0000-0000-00000' });
    const never = await r.post('/requests/status/', { number: '公更〔2026〕9999号', code: '0000-0000-00000' });
    assert.deepEqual([wrong.status, never.status], [422, 422]);
    assert.equal(plain(wrong.html), plain(never.html));
    const tries = [];
    for (let at = 0; at < limits.failuresInAQuarter + 1; at += 1)
      tries.push((await r.post('/requests/status/', { number, code: '0000-0000-00000' })).status);
    assert.equal(tries.at(-1), 429);
  });

  test('after its time it is gone, and the figures stay', async () => {
    const { id } = await one(
      r.t.sides.staff,
      sql<{ id: number }>`
        update requests.matter set decided_on = decided_on - 2000 where outcome = 'corrected' returning id`,
    );
    await forget(new By(r.t.sides.staff, { kind: 'system', name: 'test' }), {});
    assert.match(wordsOf((await r.disclosure.get(`/staff/requests/matters/${id}`)).html), /个人信息已经按期删除/);
  });
});
