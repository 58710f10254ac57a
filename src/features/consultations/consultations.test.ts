import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { withdraw } from '../../core/publications/actions/withdraw.ts';
import { rows } from '../../platform/database.ts';
import { enterOpinion } from './actions/register.ts';
import { drawUp } from './actions/result.ts';
import { listComments } from './queries/comments.ts';
import { type ConsultationsOffice, opinion, receiptIn, testOffice, today, wholeCall } from './test-round.ts';

// A citizen comments on a clause and keeps the receipt; the office treats every comment and tells what became of it; the citizen finds
// the opinion unchanged. A consultation on which nobody says a word ends with a result as well.

let o: ConsultationsOffice;
before(async () => {
  o = await testOffice();
});
after(() => o.close());

let call: Awaited<ReturnType<ConsultationsOffice['open']>>;
let receipt: ReturnType<typeof receiptIn>;
const closing = wholeCall.closesOn;

test('before it is published nobody can read the draft or comment on it', async () => {
  const made = await o.draft();
  assert.doesNotMatch((await o.visit('/consultations/')).body, /社区食堂/);
  assert.match((await o.visit('/consultations/')).words, /现在没有草案征求意见/);
  assert.equal((await o.visit('/consultations/aaaaaaaaaaaa/comment/')).status, 404);
  await o.publish(made.edition);
  call = { ...made, ...(await o.publicOf(made.document)), round: await o.roundOf(made.document) };
});

test('a round shows its state, its days, the way to take part and every clause', async () => {
  const { words, body } = await o.visit(call.path);
  for (const said of [
    /征集中 还有 30 天/,
    /24 时（北京时间）/,
    /起草说明/,
    /决策依据/,
    /信函：演示路 1 号/,
    /姓名只显示姓氏/,
  ])
    assert.match(words, said);
  assert.match(body, new RegExp(`href="/consultations/${call.id}/comment/\\?clause=3"`));
  assert.match((await o.visit('/consultations/')).words, /关于公开征求社区食堂管理办法意见的公告 征集中/);
  assert.match((await o.visit('/')).words, /正在征集/);
});

test('calendar, feed, open data, search and site map know of it', async () => {
  assert.match((await o.visit(`/calendar/?month=${closing.slice(0, 7)}`)).words, /征求意见截止/);
  assert.match((await o.visit('/calendar.ics')).body, /SUMMARY:征求意见截止|征求意见截止/);
  assert.match((await o.visit('/consultations/feed.atom')).body, /社区食堂/);
  assert.match((await o.visit('/data/consultations.csv')).body, /征集中/);
  assert.match((await o.visit('/search?q=社区食堂')).words, /征集中 还有 30 天/);
  assert.ok((await o.visit('/sitemaps/consultations-1.xml')).body.includes(call.path));
});

test('what was typed is checked, looked over, and received once with number, code and hash', async () => {
  const path = `/consultations/${call.id}/comment/`;
  const form = await o.visit(`${path}?clause=3`);
  assert.match(form.body, /<option value="3" selected[^>]*>第三条　社区食堂每天供应午餐/);
  const cookie = form.headers.get('set-cookie')!.split(';')[0]!;
  const fields = { ...opinion, _key: randomUUID(), name: '朱小明', email: 'zhu@mail.example' };
  const empty = await o.send(path, { ...fields, step: 'check', body: '' }, { cookie });
  assert.deepEqual(
    [empty.status, /请写下您的意见/.test(empty.body), /value="朱小明"/.test(empty.body)],
    [422, true, true],
  );
  const look = await o.send(path, { ...fields, step: 'check' }, { cookie });
  assert.match(look.words, /请核对.*第三条.*建议周末也供应午餐。.*朱小明/);
  assert.equal((await listComments(o.db, call.round)).length, 0, 'nothing was received yet');
  const edit = await o.send(path, { ...fields, step: 'edit' }, { cookie });
  assert.match(edit.body, />建议周末也供应午餐。<\/textarea>/);
  const changes = [...look.body.matchAll(/formaction="[^"#]*\/comment\/#([\w-]+)"/g)].map(([, field]) => field!);
  assert.equal(changes.length, look.body.match(/<dt>/g)!.length, 'every answer can be changed');
  for (const field of changes) assert.ok(edit.body.includes(`id="${field}"`), field);
  const sent = await o.send(path, fields, { cookie });
  assert.deepEqual([sent.status, sent.headers.get('cache-control')], [200, 'no-store']);
  receipt = receiptIn(sent.body);
  const again = await o.send(path, fields, { cookie });
  assert.deepEqual(receiptIn(again.body), receipt, 'a repeat is not a second act');
  assert.equal((await listComments(o.db, call.round)).length, 1);
});

test('what came by letter and telephone stands in the same register under the same numbers', async () => {
  const nobody = () => ({ name: '', email: '', phone: '' });
  const letter = {
    clause: 3,
    body: '建议，周末也供应午餐',
    kind: 'person' as const,
    minor: false,
    files: [],
    receivedOn: today,
  };
  for (const channel of ['mail', 'telephone'] as const)
    await enterOpinion(o.by(o.drafter), { ...letter, round: call.round, channel, person: nobody });
  await enterOpinion(o.by(o.drafter), {
    ...{ ...letter, clause: null, body: '价格太高。', minor: true, round: call.round, channel: 'counter' as const },
    person: () => ({ name: '李小红', email: '', phone: '0415-0000009' }),
  });
  const numbers = (await listComments(o.db, call.round)).map(({ id }) => id);
  assert.deepEqual(numbers, [1, 2, 3, 4]);
});

test('a result waits for the end and for every comment; equal letters are answered once and counted all', async () => {
  await assert.rejects(drawUp(o.by(o.drafter), { round: call.round }), /征集中，现在不能生成采纳情况/);
  await o.pass(call.round, 31);
  await assert.rejects(drawUp(o.by(o.drafter), { round: call.round }), /有 4 条意见还没有归纳要点/);
  await o.treat(call.round, 'adopted', '群众需要，已经写入。');
  const made = await drawUp(o.by(o.drafter), { round: call.round });
  await o.publish(made.edition);
  const { words, body } = await o.visit((await o.publicOf(made.document)).path);
  assert.match(words, /收到意见 4 条 归纳为 2 个要点 采纳 2 个/);
  assert.match(words, /朱\*\*等 3 份/);
  assert.match(words, /群众需要，已经写入。（见第三条）/);
  assert.match(words, /未成年人/);
  for (const secret of ['朱小明', '李小红', 'zhu@mail', '0415-0000009']) assert.ok(!body.includes(secret), secret);
  assert.match(
    (await o.visit(call.path)).words,
    /已反馈 收到意见 \d+ 条 .*看每一条意见和理由 正式文件 还没有公布.* 开始 .*怎么提意见（征集已经结束）/,
  );
});

test('the citizen finds the opinion in the register, unchanged, and answered', async () => {
  const own = await o.send('/consultations/check/', { number: receipt.number, code: receipt.code.toLowerCase() });
  assert.match(own.words, /意见在册，没有改动/);
  assert.match(own.words, /采纳情况已公布/);
  assert.ok(own.body.includes(receipt.hash));
  const wrong = await o.send('/consultations/check/', { number: receipt.number, code: 'AAAA-BBBB-CCCC-DDDD' });
  const none = await o.send('/consultations/check/', { number: 'YJ-9999999', code: receipt.code });
  assert.deepEqual([wrong.status, none.status], [422, 422]);
  const same = (body: string) => body.replaceAll(/value="[^"]*"/g, '').replaceAll(/[\w-]{22,}/g, '');
  assert.equal(same(wrong.body), same(none.body), 'a wrong code looks like a number that never was');
});

test('nothing that was said can be changed, by the application neither', async () => {
  for (const change of [
    "update consultations.comment set body = 'x'",
    'delete from consultations.comment',
    'truncate consultations.comment',
  ])
    await assert.rejects(sql.raw(change).execute(o.db), /permission denied|is never changed/);
});

test('a consultation without a word ends with a result that says so', async () => {
  const quiet = await o.open();
  await o.pass(quiet.round, 31);
  const made = await drawUp(o.by(o.drafter), { round: quiet.round });
  await o.publish(made.edition);
  assert.match((await o.visit((await o.publicOf(made.document)).path)).words, /征求意见期间没有收到意见/);
});

test('a call that is withdrawn takes no comment and stands in no list', async () => {
  const gone = await o.open({ subject: '撤回的办法（征求意见稿）' });
  await withdraw(o.by(o.editor), { document: gone.document, kind: 'withdrawn', reason: '草案有误。' });
  assert.equal((await o.visit(gone.path)).status, 410);
  assert.equal((await o.visit(`/consultations/${gone.id}/comment/`)).status, 404);
  assert.equal((await o.send(`/consultations/${gone.id}/comment/`, opinion)).status, 404);
  for (const path of ['/consultations/', '/consultations/list.csv', '/calendar.ics', '/data/consultations.csv', '/'])
    assert.ok(!(await o.visit(path)).body.includes(gone.id), path);
});

test('nothing personal stands readable in the tables or in the ledger', async () => {
  const everything = await rows(
    o.db,
    sql<{ text: string }>`
      select contact::text as text from consultations.contact
      union all select comment::text from consultations.comment
      union all select line::text from ledger.line
      union all select answer::text from ledger.answer`,
  );
  for (const { text } of everything) assert.doesNotMatch(text, /朱小明|zhu@mail|李小红|0000009/);
  for (const { text } of everything) assert.ok(!text.includes(receipt.code), 'the code is kept nowhere');
});
