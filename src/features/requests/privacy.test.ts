import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { sql } from 'kysely';
import { By } from '../../core/caller.ts';
import { rows } from '../../platform/database.ts';
import { readCsv } from '../../platform/spreadsheet.ts';
import { testDatabase } from '../../platform/test-database.ts';
import { forget } from './actions/manage.ts';
import { limits } from './rules.ts';
import { application, openTestRequests, type TestRequests, wordsOf } from './test-requests.ts';

let r: TestRequests;
before(async () => {
  r = await openTestRequests(await testDatabase());
});
after(() => r?.close());

const secret = { name: '雪豹灯塔某', phone: '13987654321', title: '灯塔第九号维修合同', features: '海边那一座' };

describe('nothing about an applicant can be read by anybody else', () => {
  test('not in the tables, not in the ledger, not in tasks, not in what is kept for repeats of a form', async () => {
    const { id } = await r.registered(secret);
    await r.clerk.post(`/staff/requests/${id}/search`, { words: '灯塔第九号在档案室没有找到' });
    const elsewhere = await rows(
      r.t.sides.staff,
      sql<{ text: string }>`
        select t::text as text from ledger.line t
        union all select t::text from ledger.answer t
        union all select t::text from workflow.task t
        union all select t::text from notices.letter t`,
    );
    const all = (await r.everything()) + elsewhere.map(({ text }) => text).join('\n');
    for (const word of ['雪豹灯塔某', '13987654321', '灯塔第九号', '海边那一座', application.idNumber]) {
      assert.ok(!all.includes(word), word);
      assert.ok(!all.includes(Buffer.from(word).toString('hex')), `${word} as bytes`);
    }
  });

  test('not in live: no view reads the room, and the public role may not call its one function', async () => {
    const views = await rows(
      r.t.sides.staff,
      sql<{
        text: string;
      }>`select pg_get_viewdef(c.oid) as text from pg_class c where relnamespace = 'live'::regnamespace and relkind = 'v'`,
    );
    assert.ok(views.length > 10);
    assert.ok(!views.some(({ text }) => /\brequests\./.test(text)));
    await assert.rejects(
      sql`select live.request_by_code('公申〔2026〕0001号', '\\x00')`.execute(r.t.sides.live),
      /permission denied/,
    );
  });

  test('another unit knows of no case, and its doors say so as for one that never was', async () => {
    const { id } = await r.registered();
    for (const path of [`/staff/requests/${id}`, `/staff/requests/${id}/papers/1`]) {
      assert.equal((await r.stranger.get(path)).status, 404, path);
      assert.equal((await r.stranger.get(path.replace(String(id), '999999'))).html, (await r.stranger.get(path)).html);
    }
    assert.equal((await r.stranger.post(`/staff/requests/${id}/unmask`, { reason: '看看' })).status, 404);
  });

  test('an export opens in a spreadsheet and runs nothing', async () => {
    const { id } = await r.apply().then(async ({ number }) => ({ id: await r.idOf(number) }));
    await r.clerk.post(`/staff/requests/${id}/confirm`, { words: '电话确认' });
    await r.clerk.post(`/staff/requests/${id}/register`, { subject: '=HYPERLINK("http://evil.example")' });
    const lines = readCsv((await r.clerk.get('/staff/requests/export.csv')).html);
    const cells = lines.flat();
    assert.ok(cells.some((cell) => cell.includes('HYPERLINK')));
    assert.deepEqual(
      cells.filter((cell) => /^[=+\-@\t]/.test(cell)),
      [],
    );
  });

  test('what has had its time goes: the identity paper first, everything about the applicant later, the figures never', async () => {
    const { id, number } = await r.apply(secret).then(async (one) => ({ ...one, id: await r.idOf(one.number) }));
    await r.clerk.post(`/staff/requests/${id}/withdraw`, { words: '申请人来电撤回' });
    const db = r.t.sides.staff;
    const later = (days: number) =>
      sql`update requests.request set ended_on = (now() at time zone 'Asia/Shanghai')::date - ${days}::int where id = ${id}`.execute(
        db,
      );
    await later(6 * 365);
    await forget(new By(db, { kind: 'system', name: 'test' }), {});
    const page = wordsOf((await r.clerk.get(`/staff/requests/${id}`)).html);
    assert.match(page, /个人信息已经按期删除/);
    assert.match(page, /申请人撤回申请/);
    const [row] = await rows(db, sql<{ filed: null }>`select filed from requests.request where number = ${number}`);
    assert.equal(row!.filed, null);
  });
});

describe('number and code', () => {
  test('a wrong code and a number that never was get the same answer', async () => {
    const { number } = await r.apply();
    r.from('198.51.101.1');
    const plain = (html: string) => wordsOf(html).replaceAll(/公申〔\d{4}〕\d{4}号/g, '');
    const wrong = await r.post('/requests/status/', { number, code: '0000-0000-00000' });
    const never = await r.post('/requests/status/', { number: '公申〔2026〕9999号', code: '0000-0000-00000' });
    assert.deepEqual([wrong.status, never.status], [422, 422]);
    assert.equal(plain(wrong.html), plain(never.html));
    for (const move of ['confirm', 'correct', 'explain', 'withdraw'])
      assert.equal(
        (await r.post(`/requests/status/${move}`, { number, code: '0000-0000-00000', words: 'x' })).status,
        422,
      );
    assert.equal(await r.stateOf(await r.idOf(number)), 'submitted');
  });

  test('whoever guesses is slowed down, and nobody else is', async () => {
    const { number, code } = await r.apply();
    r.from('198.51.102.1');
    const tries = [];
    for (let at = 0; at < limits.failuresInAQuarter + 3; at += 1)
      tries.push(
        (await r.post('/requests/status/', { number, code: `0000-0000-${String(at).padStart(5, '0')}` })).status,
      );
    assert.deepEqual(tries.slice(-3), [429, 429, 429]);
    r.from('198.51.103.1');
    assert.equal((await r.post('/requests/status/', { number, code })).status, 200, 'the owner at home');
  });

  test('a reply of another case, or of this one before it is delivered, cannot be had', async () => {
    const [mine, other] = [await r.registered(), await r.registered()];
    const receipts = await rows(
      r.t.sides.staff,
      sql<{ id: number; request: number }>`select id, request from requests.document where kind = 'receipt'`,
    );
    const theirs = receipts.find(({ request }) => request === other.id)!;
    const { number, code } = mine;
    const answer = await r.post('/requests/status/download', { number, code, what: 'document', id: String(theirs.id) });
    assert.match(wordsOf(answer.html), /没有找到这份文件/);
  });
});

describe('abuse', () => {
  test('five hundred forms a minute from one address are limited, without stopping others', async () => {
    r.from('198.51.104.1');
    const answers: number[] = [];
    for (let at = 0; at < 100; at += 1)
      answers.push(...(await Promise.all(Array.from({ length: 5 }, () => r.apply()))).map(({ status }) => status));
    assert.equal(answers.filter((status) => status === 200).length, limits.submitsAnHour);
    assert.ok(answers.slice(-100).every((status) => status === 429));
    r.from('198.51.105.1');
    assert.equal((await r.apply()).status, 200);
  });

  test('whoever uploads too often is refused before a byte is read, and can still send what was checked before', async () => {
    r.from('198.51.108.1');
    let read = 0;
    const upload = () =>
      new ReadableStream({
        pull(flow) {
          read += 1;
          flow.enqueue(strToU8('--x\r\n'));
          if (read > 1e4) flow.close();
        },
      });
    const tries: { status: number }[] = [];
    while (tries.length < limits.uploadsAnHour)
      tries.push(...(await Promise.all(Array.from({ length: 10 }, () => r.upload('/requests/check', new FormData())))));
    assert.ok(tries.every(({ status }) => status === 422));
    const answer = await r.stream('/requests/check', upload(), 'multipart/form-data; boundary=x');
    assert.equal(answer.status, 429);
    assert.match(wordsOf(answer.html), /请过一小时再试/);
    assert.ok(read <= 1, `${read} parts were read`);
    assert.equal((await r.stream('/requests/status/correct', upload(), 'multipart/form-data; boundary=x')).status, 429);
    assert.equal((await r.apply()).status, 200, 'the form that was checked before');
    r.from('198.51.109.1');
    assert.equal((await r.upload('/requests/check', new FormData())).status, 422, 'others go on');
  });

  test('twice at once is once', async () => {
    r.from('198.51.106.1');
    const before = await r.count();
    const both = await Promise.all([r.apply({}, 'the-same-form-twice'), r.apply({}, 'the-same-form-twice')]);
    assert.equal(both[0]!.number, both[1]!.number);
    assert.equal(await r.count(), before + 1);
  });

  const hostile: [string, Uint8Array][] = [
    ['脚本.html', strToU8('<script>alert(1)</script>')],
    ['图.svg', strToU8('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['照片.jpg', strToU8('MZ this is a program')],
    ['快捷方式.lnk', strToU8('L\0\0\0')],
    ['../../etc/passwd.pdf', strToU8('no pdf at all')],
    ['压缩包.zip', zipSync({ 'a.txt': new Uint8Array(30 * 1024 ** 2) })],
    ['文档.docx', zipSync({ 'word/document.xml': strToU8('<a/>') })],
  ];

  test('an attachment that is a script, a program, a shortcut or a bomb is refused with a sentence, and what was typed stays', async () => {
    r.from('198.51.107.1');
    const before = await rows(r.t.sides.staff, sql`select id from requests.paper`);
    for (const [name, bytes] of hostile) {
      const form = new FormData();
      for (const [field, value] of Object.entries(application)) form.append(field, value);
      form.append('identity', new Blob([bytes as Uint8Array<ArrayBuffer>]), name);
      const answer = await r.upload('/requests/check', form);
      assert.equal(answer.status, 422, name);
      assert.match(wordsOf(answer.html), /您填写的内容有问题 .*。/, name);
      assert.match(answer.html, /value="老旧小区改造的施工合同"/, name);
    }
    assert.equal((await rows(r.t.sides.staff, sql`select id from requests.paper`)).length, before.length);
  });
});
