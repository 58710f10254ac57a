import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { sql } from 'kysely';
import { leaveComment } from './actions/comment.ts';
import { judge } from './actions/register.ts';
import { drawUp } from './actions/result.ts';
import { listComments } from './queries/comments.ts';
import { fileOf, tokenOf } from './rules/tokens.ts';
import { isSolved } from './rules/work.ts';
import { type ConsultationsOffice, opinion, receiptIn, testOffice } from './test-round.ts';

// Who floods is told to wait and nobody else is; what might be a flood is looked at and counted; what is no document is refused in words.

let o: ConsultationsOffice;
let call: Awaited<ReturnType<ConsultationsOffice['open']>>;
let path: string;
before(async () => {
  o = await testOffice();
  call = await o.open();
  path = `/consultations/${call.id}/comment/`;
});
after(() => o.close());

const send = (from: string, change: Record<string, string> = {}) =>
  o.send(path, { ...opinion, _key: randomUUID(), ...change }, { from });

test('five hundred a minute from one address are limited in words, and a neighbour is not stopped', async () => {
  const statuses: number[] = [];
  for (let turn = 0; turn < 500; turn += 1) statuses.push((await send('203.0.113.9', { body: `意见 ${turn}` })).status);
  const taken = statuses.filter((status) => status === 200).length;
  assert.ok(taken >= 15 && taken <= 45, `${taken} of 500 within their minutes`);
  const refused = await send('203.0.113.10', { body: '同一网段的意见' });
  assert.deepEqual([refused.status, /请过一分钟再提交，您写的内容还在本页/.test(refused.body)], [429, true]);
  assert.match(refused.body, />同一网段的意见<\/textarea>/, 'what was typed is kept');
  assert.equal((await send('198.51.100.200')).status, 200);
});

test('the same submit twice, and at once, is one comment', async () => {
  const form = await o.visit(path);
  const cookie = form.headers.get('set-cookie')!.split(';')[0]!;
  const fields = { ...opinion, body: '只算一次的意见', _key: randomUUID() };
  const answers = await Promise.all([1, 2, 3].map(() => o.send(path, fields, { cookie, from: '192.0.2.1' })));
  assert.deepEqual(new Set(answers.map(({ body }) => receiptIn(body).number)).size, 1);
  assert.equal((await listComments(o.db, call.round)).filter(({ body }) => body === '只算一次的意见').length, 1);
});

test('codes cannot be tried out: thirty questions an hour from one place, and the number does not tell', async () => {
  const { number } = receiptIn((await send('192.0.2.77')).body);
  const answers: { status: number; words: string }[] = [];
  for (let turn = 0; turn < 34; turn += 1)
    answers.push(
      await o.send('/consultations/check/', { number, code: `AAAA-BBBB-CCCC-DD${20 + turn}` }, { from: '192.0.2.78' }),
    );
  assert.deepEqual([answers[29]!.status, answers[30]!.status], [422, 429]);
  assert.match(answers[33]!.words, /查询的次数太多/);
});

/** The number that a browser would find. */
function workOn(challenge: string, bits: number): string {
  for (let at = 0; ; at += 1) if (isSolved({ challenge, nonce: at.toString(36) }, bits)) return at.toString(36);
}

test('when many come from one place or to one round, a form is asked for work once; without script it is sent again and looked at first', async () => {
  const busy = await o.open();
  const to = `/consultations/${busy.id}/comment/`;
  await sql`
    insert into organisations.setting (name, value) values ('consultations', '{"load": {"address": 2, "round": 6, "bits": 8}}')
    on conflict (name) do update set value = excluded.value`.execute(o.db);
  const from = { from: '198.18.1.1' };
  const say = (change: Record<string, string> = {}, more: { from: string; cookie?: string } = from) =>
    o.send(to, { ...opinion, _key: randomUUID(), ...change }, more);
  for (const body of ['第一条意见', '第二条意见']) assert.equal((await say({ body })).status, 200);

  const _key = randomUUID();
  const { headers } = await o.visit(to);
  const mine = { ...from, cookie: headers.get('set-cookie')!.split(';')[0]! };
  const asked = await say({ _key, body: '第三条意见' }, mine);
  assert.equal(asked.status, 409);
  assert.match(asked.words, /几秒钟就好/);
  assert.match(asked.body, /第三条意见/, 'what was typed is kept');
  const [, challenge, bits] = /data-challenge="([0-9a-f]{64})" data-bits="(\d+)"/.exec(asked.body)!;
  assert.equal(Number(bits), 8);
  const of = async (body: string) => (await listComments(o.db, busy.round)).find((comment) => comment.body === body);
  assert.equal(await of('第三条意见'), undefined, 'a question takes nothing');

  const work = workOn(challenge!, 8);
  const other = await say({ body: '第四条意见', asked: 'on', work });
  assert.equal(other.status, 200);
  assert.equal((await of('第四条意见'))!.held, true, 'the work of another form is none');
  assert.match(other.words, /先由人看一眼再办理，已经计入收到的意见/);
  assert.equal((await say({ _key, body: '第三条意见', asked: 'on', work }, mine)).status, 200);
  assert.equal((await of('第三条意见'))!.held, false);
  const plain = await say({ body: '第五条意见', asked: 'on' });
  assert.equal(plain.status, 200, 'without script it is taken as well');
  assert.equal((await of('第五条意见'))!.held, true);
  assert.equal((await listComments(o.db, busy.round)).length, 5, 'every one of them counts');

  assert.equal((await say({ body: '第六条意见' }, { from: '198.18.2.1' })).status, 200, 'a neighbour is not asked');
  assert.equal(
    (await say({ body: '第七条意见' }, { from: '198.18.3.1' })).status,
    409,
    'six within a minute: everybody is',
  );
  await sql`delete from organisations.setting where name = 'consultations'`.execute(o.db);
});

test('what is held counts as received, and is treated or not for a reason that becomes public', async () => {
  const flooded = await o.open();
  const to = `/consultations/${flooded.id}/comment/`;
  // Three minutes of one place: the limit of a minute is not met, that of an hour neither.
  for (let turn = 0; turn < 42; turn += 1) {
    if (turn % 15 === 14) await sql`delete from consultations.pace where span = 'minute'`.execute(o.db);
    await leaveComment(o.by('system'), {
      ...{ publication: flooded.id, clause: null, body: `刷屏 ${turn}`, kind: 'person', minor: false, files: [] },
      person: () => ({ name: '', email: '', phone: '' }),
      place: () => '203.0.200.0/24',
    });
  }
  assert.equal((await o.visit(to)).status, 200);
  const held = (await listComments(o.db, flooded.round)).filter((comment) => comment.held);
  assert.equal(held.length, 2);
  await o.pass(flooded.round, 31);
  await assert.rejects(drawUp(o.by(o.drafter), { round: flooded.round }), /有 2 条意见待核/);
  for (const { id } of held)
    await judge(o.by(o.drafter), { comment: id, verdict: 'set_aside', reason: '同一内容重复刷屏。' });
  await o.treat(flooded.round);
  const made = await drawUp(o.by(o.drafter), { round: flooded.round });
  await o.publish(made.edition);
  const { words } = await o.visit((await o.publicOf(made.document)).path);
  assert.match(words, /收到意见 42 条 归纳为 \d+ 个要点，2 条未纳入办理/);
  assert.match(words, /2 条：同一内容重复刷屏。/);
});

test('a file is carried on by the form that brought it, and by no other', () => {
  const token = tokenOf({ id: 7, name: '附件.pdf' }, 'a-form-of-mine');
  assert.deepEqual(fileOf(token, 'a-form-of-mine'), { id: 7, name: '附件.pdf' });
  assert.equal(fileOf(token, 'another-form'), null);
  assert.equal(fileOf(token.replace(/^7/, '8'), 'a-form-of-mine'), null);
});

async function upload(name: string, content: Uint8Array, from: string) {
  const form = new FormData();
  for (const [field, value] of Object.entries({ ...opinion, step: 'check', _key: randomUUID() }))
    form.set(field, value);
  form.append('files', new Blob([new Uint8Array(content)]), name);
  return o.visit(path, { method: 'POST', body: form, from, headers: { 'sec-fetch-site': 'same-origin' } });
}

const bomb = () =>
  zipSync({ 'word/document.xml': new Uint8Array(300 * 1024 ** 2), '[Content_Types].xml': strToU8('<Types/>') });

test('a bomb, a script, a shortcut and a program are refused with a sentence, and what was typed is kept', async () => {
  const before = process.memoryUsage().rss;
  const files: [string, Uint8Array][] = [
    ['炸弹.docx', bomb()],
    ['页面.html', strToU8('<script>alert(1)</script>')],
    ['快捷方式.lnk', Uint8Array.of(0x4c, 0, 0, 0, 1, 0x14, 2, 0)],
    ['程序.pdf', strToU8('MZ\u0090\u0000 this is a program')],
  ];
  for (const [at, [name, content]] of files.entries()) {
    const { status, body, words } = await upload(name, content, `192.0.${40 + at}.1`);
    assert.equal(status, 422, name);
    assert.match(words, new RegExp(`“${name}”：[^。]+。`), name);
    assert.match(body, />建议周末也供应午餐。<\/textarea>/);
  }
  assert.ok(process.memoryUsage().rss - before < 700 * 1024 ** 2, 'memory stays where it was');
});

test('a name with a path becomes a name, and the file goes on with the form to the register', async () => {
  const { status, words, body } = await upload('../../etc/意见.txt', strToU8('周末也要供应。'), '192.0.60.1');
  assert.equal(status, 200);
  assert.match(words, /附件 意见\.txt/);
  const fields = Object.fromEntries(
    [...body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name!,
      value!,
    ]),
  );
  const sent = await o.send(path, { ...fields, step: 'send' }, { from: '192.0.60.1' });
  const { number } = receiptIn(sent.body);
  const kept = (await listComments(o.db, call.round)).find(({ id }) => number.endsWith(String(id).padStart(7, '0')));
  assert.deepEqual(
    kept!.files.map(({ name }) => name),
    ['意见.txt'],
  );
  const door = await o.desk(o.drafter).get(`/staff/consultations/comments/${kept!.id}/files/1`);
  assert.deepEqual([door.status, door.html], [200, '周末也要供应。']);
  assert.equal((await o.desk(o.stranger).get(`/staff/consultations/comments/${kept!.id}/files/1`)).status, 404);
});

test('two gigabytes are refused before they are read', async () => {
  const headers = {
    'content-type': 'multipart/form-data; boundary=x',
    'content-length': String(2 * 1024 ** 3),
    'sec-fetch-site': 'same-origin',
  };
  const { status, words } = await o.visit(path, { method: 'POST', headers, body: '--x--', from: '192.0.70.1' });
  assert.equal(status, 413);
  assert.match(words, /合计不能超过 30/);
});

test('exports run nothing, and hold no full name and no address', async () => {
  await send('192.0.80.1', {
    body: '=HYPERLINK("http://evil.example","点这里")',
    name: '王小强',
    email: 'w@mail.example',
  });
  const door = o.desk(o.drafter);
  const csv = (await door.get(`/staff/consultations/rounds/${call.round}/comments.csv`)).html;
  assert.match(csv, /"'=HYPERLINK/);
  assert.match(csv, /王\*\*/);
  assert.doesNotMatch(csv, /王小强|w@mail/);
  const xlsx = (await door.get(`/staff/consultations/rounds/${call.round}/comments.xlsx`)).html;
  assert.ok(xlsx.startsWith('PK'));
  assert.match((await o.visit('/consultations/list.csv')).body, /征集中/);
});
