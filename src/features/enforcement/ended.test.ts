import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { rows } from '../../platform/database.ts';
import { addDays } from '../../platform/time.ts';
import { expire, overturn } from './actions/ended.ts';
import { decideTerm, proposeTerm } from './actions/terms.ts';
import { watchDecisions } from './jobs.ts';
import { countWaiting } from './queries/waiting.ts';
import {
  ago,
  type EnforcementOffice,
  penalty,
  permit,
  personal,
  testOffice,
  today,
  wordsOf,
} from './test-enforcement.ts';

// What was overturned leaves within three working days and says why; what was public long enough leaves when somebody approves.

let o: EnforcementOffice;
before(async () => {
  o = await testOffice();
});
after(() => o?.close());

const told = {
  kind: 'revoked',
  overturnedOn: ago(1),
  organ: '振兴区人民政府',
  paper: '振政复决〔2026〕3号',
  explanation: '复议查明欧阳雪豹没有搭建，原决定认定事实不清。',
} as const;

let path: string;
let document: number;

test('whoever enters decisions does not take them down, and another unit does not either', async () => {
  const made = await o.draft(personal);
  document = made.document;
  await assert.rejects(overturn(o.by(o.editor), { document, ...told }), /现在没有公开，不需要撤下/);
  await o.publish(made.edition);
  path = await o.addressOf(document);
  assert.equal((await o.visit(path)).status, 200);
  await assert.rejects(overturn(o.by(o.drafter), { document, ...told }), /没有这项权限/);
  await assert.rejects(overturn(o.by(o.stranger), { document, ...told }), /您只能撤下本单位公开的决定/);
  const refused = await o.desk(o.drafter).post(`/staff/enforcement/entries/${document}/overturn`, told);
  assert.equal(refused.status, 403);
  assert.equal((await o.desk(o.stranger).post(`/staff/enforcement/entries/${document}/overturn`, told)).status, 404);
});

test('the form wants a day that can be and a reason that the public reads', async () => {
  const at = `/staff/enforcement/entries/${document}/overturn`;
  const door = o.desk(o.editor);
  const short = await door.post(at, { ...told, explanation: '错了', kind: '' });
  assert.deepEqual([short.status, /向公众说明的理由至少写 5 个字/.test(short.html)], [422, true]);
  assert.match(short.html, /请选择原决定怎样了/);
  for (const [on, why] of [
    ['2099-01-01', /还没有到/],
    ['2019-01-01', /早于决定日期/],
  ] as const) {
    const { status, html } = await door.post(at, { ...told, overturnedOn: on });
    assert.deepEqual([status, why.test(html)], [422, true], on);
  }
  assert.equal((await o.visit(path)).status, 200);
});

test('an overturned decision leaves at once: the tombstone explains without naming the person, and stays', async () => {
  const { status } = await o
    .desk(o.editor)
    .post(`/staff/enforcement/entries/${document}/overturn`, { ...told, _key: 'end' });
  assert.equal(status, 303);
  const stone = await o.visit(path);
  assert.equal(stone.status, 410);
  assert.match(stone.words, /由振兴区人民政府以振政复决〔2026〕3号作出决定而被撤销。复议查明欧＊＊＊没有搭建/);
  assert.doesNotMatch(stone.words, /振建罚〔2026〕2号|棚屋/);
  const list = await o.visit('/enforcement/overturned/');
  assert.match(list.words, /被撤销 区住房城乡建设局 振兴区人民政府（振政复决〔2026〕3号）/);
  assert.doesNotMatch((await o.visit('/enforcement/list.csv')).body, /振建罚〔2026〕2号/);
  const everything = await o.everything();
  assert.ok(!everything.includes('欧阳雪豹'));
  const page = await o.desk(o.editor).get(`/staff/enforcement/entries/${document}`);
  assert.match(wordsOf(page.html), /已按期撤下/);
  await assert.rejects(overturn(o.by(o.editor), { document, ...told }), /现在没有公开/);
});

test('a withdrawal after more than three working days is called late', async () => {
  const made = await o.draft({ ...penalty, decidedOn: ago(20) });
  await o.publish(made.edition);
  const late = { ...told, overturnedOn: ago(12), explanation: '原决定适用法律不当。' };
  await overturn(o.by(o.openness), { document: made.document, ...late });
  const page = await o.desk(o.editor).get(`/staff/enforcement/entries/${made.document}`);
  assert.match(wordsOf(page.html), /已撤下，迟于 3 个工作日/);
});

test('a term of publicity holds when a second person agreed to it', async () => {
  const term = { kind: '处罚', isNatural: false, months: 1, basis: '本区行政执法公示办法第十条' };
  await assert.rejects(proposeTerm(o.by(o.drafter), term), /没有这项权限/);
  const { term: id } = await proposeTerm(o.by(o.openness), term);
  await assert.rejects(proposeTerm(o.by(o.openness), term), /在等另一个人同意/);
  await assert.rejects(decideTerm(o.by(o.openness), { term: id, agrees: true }), /须由另一个人同意/);
  await assert.rejects(decideTerm(o.by(o.signer), { term: id, agrees: true }), /没有找到/, 'of another unit');
  const old = await o.draft({ ...penalty, number: '振建罚〔2026〕31号', decidedOn: ago(50) });
  await o.publish(old.edition);
  await assert.rejects(expire(o.by(o.editor), { documents: [old.document] }), /公示期还没有满/);
  await decideTerm(o.by(o.stranger), { term: id, agrees: true });
  await assert.rejects(decideTerm(o.by(o.stranger), { term: id, agrees: true }), /已经办结/);
  const { html } = await o.desk(o.editor).get('/staff/enforcement/terms');
  assert.match(wordsOf(html), /行政处罚决定，相对人是组织或者个体工商户的，自决定之日起公示 1 个月/);
});

test('what was public long enough is put on the desk, and leaves when it is approved', async () => {
  assert.ok((await watchDecisions(o.house.house.sides, today)).warned >= 1);
  assert.equal((await watchDecisions(o.house.house.sides, today)).warned, 0, 'once');
  const tasks = await rows(
    o.db,
    sql<{
      step: string;
      role: string;
    }>`select step, role from workflow.task where object like 'enforcement.warning:%' and done_at is null`,
  );
  assert.deepEqual(tasks, [{ step: '批准撤下公示期满的决定', role: 'editor' }]);
  const door = o.desk(o.editor);
  assert.match(wordsOf((await door.get('/staff/enforcement')).html), /公示期满，待批准撤下 1 份/);
  const page = await door.get('/staff/enforcement/expiry');
  const chosen = /name="document" value="(\d+)"/.exec(page.html)![1]!;
  assert.match((await door.post('/staff/enforcement/expiry', {})).html, /请先选择要撤下的决定/);
  assert.equal((await o.desk(o.drafter).post('/staff/enforcement/expiry', { document: chosen })).status, 403);
  assert.equal((await door.post('/staff/enforcement/expiry', { document: chosen, _key: 'gone' })).status, 303);
  const stone = await o.visit(await o.addressOf(Number(chosen)));
  assert.equal(stone.status, 410);
  assert.match(stone.words, /公示期至 \d{4}-\d{2}-\d{2} 届满，经批准撤下/);
  assert.equal((await watchDecisions(o.house.house.sides, today)).ended, 1);
});

test('the decision may say its own last day, whatever the term says', async () => {
  const made = await o.draft({ ...permit, number: '振建许〔2026〕41号', publicUntil: ago(1) });
  await o.publish(made.edition);
  await expire(o.by(o.editor), { documents: [made.document] });
  assert.equal((await o.visit(await o.addressOf(made.document))).status, 410);
});

test('two working days before the last one a draft is on the desk of its unit, and the menu counts it', async () => {
  const { document: draft } = await o.draft({ ...permit, number: '振建许〔2026〕42号', decidedOn: ago(1) });
  await watchDecisions(o.house.house.sides, today);
  const open = async () =>
    (
      await rows(
        o.db,
        sql<{ id: number }>`select id from enforcement.warning where document = ${draft} and kind = 'publish'`,
      )
    ).length;
  assert.equal(await open(), 0, 'too early');
  await watchDecisions(o.house.house.sides, addDays(today, 9));
  assert.equal(await open(), 1);
  const waiting = (await countWaiting(o.db, o.drafter, addDays(today, 30))) as { count: number; late: number };
  assert.deepEqual([waiting.count, waiting.late], [1, 1]);
  assert.equal(await countWaiting(o.db, o.reviewer, today), 0);
});
