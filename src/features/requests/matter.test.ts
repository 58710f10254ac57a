import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { By } from '../../core/caller.ts';
import { openLetter } from '../../core/notices/letter.ts';
import { one, rows } from '../../platform/database.ts';
import { testDatabase } from '../../platform/test-database.ts';
import { forget } from './actions/manage.ts';
import { limits } from './rules.ts';
import { openTestRequests, samplePdf, type TestRequests, wordsOf } from './test-requests.ts';

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
    assert.match(
      wordsOf(empty.html),
      /请写明哪一项记录不准确.*请写明正确的内容.*请填写您的姓名.*请填写证件号码.*请填写联系电话或者电子邮箱/,
      'all that is lacking at once, in the order of the page',
    );
    const looked = await r.post('/requests/correction/check', { ...correction, _key: 'one-correction' });
    assert.match(
      wordsOf(looked.html),
      /还没有提交， ?请核对.*保存记录的单位 .*登记的面积是 80 平方米 .*修改 ?不准确的记录.*居民身份证号码 .*11010519491231002X/,
    );
    const back = await r.post('/requests/correction/', { ...correction, back: '1' });
    assert.match(back.html, /登记的面积是 80 平方米<\/textarea>/, 'taken back to its form as it was typed');
    const told = await bring('correction', correction, 'one-correction');
    assert.match(
      wordsOf(told.html),
      /查询码 .*接下来.*有疑问，请联系区住房城乡建设局/,
      'the code first, then what is next, then whom to ask',
    );
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

describe('what shows it comes along, and whoever left an address hears of it', () => {
  const form = (fields: Record<string, string>, files: File[]) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    for (const file of files) body.append('proof', file);
    return body;
  };
  const pdf = (name: string) => new File([samplePdf], name, { type: 'application/pdf' });
  const letters = () =>
    rows(
      r.t.sides.staff,
      sql<{ template: string; content: Buffer | null; object: string }>`
        select template, content, object from notices.letter where template = 'requests.matter' order by id`,
    );

  test('papers are sealed, read by who deals with it, kept when something else is wrong, and gone in time', async () => {
    r.from('198.51.161.1');
    const fields = { ...correction, email: 'yan@mail.example', what: '', _key: 'matter-with-papers' };
    const wrong = await r.upload('/requests/correction/', form(fields, [pdf('房产证雪雁.pdf')]));
    assert.equal(wrong.status, 422);
    assert.match(wordsOf(wrong.html), /房产证雪雁.pdf（已上传，不用再选）/);
    const token = /name="held_proof" value="([\w-]{22})"/.exec(wrong.html)![1]!;
    const bad = new File(['MZ'], '程序.exe');
    const kept = { ...fields, what: '面积不对', held_proof: token, name_proof: '房产证雪雁.pdf' };
    const refused = await r.upload('/requests/correction/', form(kept, [bad]));
    assert.equal(refused.status, 422);
    assert.match(wordsOf(refused.html), /程序.exe/);
    assert.match(wordsOf(refused.html), /不能上传 \.exe 文件。请换成 JPG 图片、PNG 图片、PDF，每份不超过 10 MB。/);
    assert.doesNotMatch(refused.html, /Excel|MP4/, 'a list of what is not taken here');
    const sent = await r.upload('/requests/correction/', form(kept, [pdf('测绘图.pdf')]));
    assert.equal(sent.status, 200, wordsOf(sent.html).slice(0, 500));
    const number = /公更〔\d{4}〕\d{4}号/.exec(sent.html)![0];
    const id = await idOf(number);
    const page = await r.disclosure.get(`/staff/requests/matters/${id}`);
    const papers = [...page.html.matchAll(/href="(\/staff\/requests\/matters\/\d+\/papers\/\d+)"/g)].map(
      ([, to]) => to!,
    );
    assert.equal(papers.length, 2);
    assert.deepEqual(
      Buffer.from(await r.disclosure.bytes(papers[0]!))
        .subarray(0, 5)
        .toString(),
      '%PDF-',
    );
    assert.equal((await r.clerk.get(papers[0]!)).status, 404);
    const other = await bring('correction', correction, 'other-matter');
    const foreign = papers[0]!.replace(`/matters/${id}/`, `/matters/${await idOf(other.number)}/`);
    assert.equal((await r.disclosure.get(foreign)).status, 404, 'a paper is read with its own matter alone');
    assert.ok(!(await r.everything()).includes('房产证雪雁'), 'names of papers lie sealed');
    await decide(id, 'refused');
    const told = (await letters()).filter(({ object }) => object === `requests.matter:${id}`);
    assert.equal(told.length, 2, 'that it came, and that it was decided');
    for (const { content, object } of told) {
      const { to, facts } = openLetter(content!, object);
      assert.equal(to, 'yan@mail.example');
      assert.ok(!JSON.stringify(facts).includes('面积'), 'no word of the matter');
    }
    await sql`update requests.matter set decided_on = decided_on - 2000 where id = ${id}`.execute(r.t.sides.staff);
    await forget(new By(r.t.sides.staff, { kind: 'system', name: 'test' }), {});
    const left = await rows(
      r.t.sides.staff,
      sql<{ gone: boolean }>`select content is null as gone from requests.paper where matter = ${id}`,
    );
    assert.deepEqual(
      left.map(({ gone }) => gone),
      [true, true],
    );
    assert.ok(
      (await letters()).filter(({ object }) => object.endsWith(`:${id}`)).every(({ content }) => content === null),
    );
  });

  test('more papers than may come, and papers that belong to somebody else’s form, are not taken', async () => {
    r.from('198.51.161.2');
    const many = await r.upload(
      '/requests/complaint/',
      form({ ...complaint, _key: 'too-many-papers' }, ['一.pdf', '二.pdf', '三.pdf', '四.pdf'].map(pdf)),
    );
    assert.notEqual(many.status, 200);
    const guessed = await bring('complaint', { ...complaint, held_proof: 'A'.repeat(22), name_proof: '别人的.pdf' });
    assert.equal(guessed.status, 200);
    const [{ count }] = (await rows(
      r.t.sides.staff,
      sql<{ count: number }>`
        select count(*)::int as count from requests.paper where matter = ${await idOf(guessed.number)}`,
    )) as [{ count: number }];
    assert.equal(count, 0);
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
