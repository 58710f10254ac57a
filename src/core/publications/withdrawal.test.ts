import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { first, one, rows } from '../../platform/database.ts';
import { type Memory, openMemory } from '../../platform/http/memory.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import { sealAll } from '../ledger/test-seal.ts';
import { verifyLedger } from '../ledger/verify.ts';
import { draftAndSubmit, type Office, openDoor, openOffice } from '../test-office.ts';
import { linkDocuments } from './actions/links.ts';
import { writeReceipt } from './actions/receipt.ts';
import { withdraw } from './actions/withdraw.ts';
import { openChanges } from './changes.ts';
import { copyLists } from './queries/copies.ts';
import { listReceipts } from './queries/receipts.ts';
import { deedDoors } from './staff/deeds.ts';
import { receiptDoors } from './staff/receipts.ts';
import { showDocument } from './staff/show.ts';
import { openPress, type Press } from './test-press.ts';

let t: TestDatabase;
let office: Office;
let press: Press;
/** Two processes that answer from memory, as in a real house. */
let memories: Memory[];
before(async () => {
  t = await testDatabase();
  office = await openOffice(t);
  press = openPress(t, office);
  memories = [openMemory(openChanges(t.urls.app)), openMemory(openChanges(t.urls.app))];
});
after(async () => {
  await Promise.all((memories ?? []).map((memory) => memory.close()));
  await t?.close();
});

const isLive = async (path: string) =>
  (await first(t.sides.live, sql`select id from live.publication where path = ${path}`)) !== undefined;

test('a withdrawal ends with a receipt that names every copy and when it went, bound to the ledger', async () => {
  const { document } = await press.published('将撤回并有回执的通知');
  await press.publishCorrected(document, { title: '将撤回并有回执的通知二' });
  const english = await press.published('Notice in English');
  await linkDocuments(office.by(office.drafter), { kind: 'translates', from: english.document, to: document });
  const answer = await withdraw(office.by(office.editor), { document, kind: 'withdrawn', reason: '时间有误。' });
  assert.deepEqual(answer, { document, also: [english.document] });
  assert.equal(await isLive(english.path), false, 'its translation goes with it');
  await press.receive(document);
  await press.receive(document); // a job that comes twice
  const receipt = await press.receiptOf(document);
  assert.deepEqual([receipt.kind, receipt.editions], ['withdrawn', [1, 2]]);
  const names = receipt.copies.map(({ name }) => name.replace(/:.*/, ''));
  for (const name of ['page', 'versions', 'lists', 'feeds', 'sitemap', 'api', 'history', 'translation', 'cache'])
    assert.ok(names.includes(name), name);
  const memory = receipt.copies.filter(({ name }) => name.startsWith('memory:'));
  assert.equal(memory.length, 2, 'both processes');
  for (const { gone, note } of memory) {
    assert.match(note, /已确认清除/);
    const after = Date.parse(gone) - receipt.withdrawnAt.getTime();
    assert.ok(after >= 0 && after < 10_000, `${after} ms`);
  }
  for (const { gone } of receipt.copies)
    assert.ok(Date.parse(gone) - receipt.withdrawnAt.getTime() <= 60_000, 'P2: within 60 s');
  assert.ok(!JSON.stringify(receipt).includes('将撤回并有回执'), 'no word of the text');
  const lines = await rows(
    t.sides.staff,
    sql<{ hash: string }>`
      select object_hash as hash from ledger.line
      where verb = 'publications.writeReceipt' and object = ${`publications.document:${document}`}`,
  );
  assert.deepEqual(lines, [{ hash: receipt.hash }]);
  await assert.rejects(
    sql`update publications.withdrawal_receipt set reason = 'x' where id = ${receipt.id}`.execute(t.sides.staff),
    /immutable/,
  );
  await sealAll(t.sealer, t.sides.staff);
  assert.equal((await verifyLedger(t.sides.staff)).ok, true);
});

test('while a copy is left there is no receipt, and nothing is taken for one', async () => {
  const { document } = await press.published('还有副本的通知');
  const at = new Date().toISOString();
  const system = office.by('system');
  await assert.rejects(writeReceipt(system, { document, withdrawnAt: at, generation: 1 }), /没有找到/);
  await withdraw(office.by(office.editor), { document, kind: 'gone', reason: '内容不应存在。' });
  const generation = 1_000_000; // one that no process has acknowledged
  const asked = { document, withdrawnAt: await press.withdrawnAt(document), generation };
  await assert.rejects(writeReceipt(system, asked), /还有副本没有撤下：内存中的页面/);
  await assert.rejects(writeReceipt(office.by(office.editor), asked), /由系统到时自动办理/);
  assert.deepEqual(await listReceipts(t.sides.staff, document), []);
  copyLists.push(async (_, { at }) => [
    { name: 'paper', words: '公文格式文件', gone: at.toISOString(), note: '已删除' },
  ]);
  await press.receive(document);
  copyLists.pop();
  assert.ok(
    (await press.receiptOf(document)).copies.some(({ name }) => name === 'paper'),
    'rooms add their copies',
  );
});

test('the receipt is a page for the unit and the openness office, and for nobody else', async () => {
  const { document, path } = await press.published('有回执页面的通知');
  const desk = openDoor(t, deedDoors, office.editor);
  const sent = await desk.post(`/staff/documents/${document}/withdraw`, {
    kind: 'withdrawn',
    withdrawReason: '数字有误。',
  });
  assert.match(sent.location!, /done=withdrawn/);
  await press.receive(document);
  const { id } = await press.receiptOf(document);
  await sealAll(t.sealer, t.sides.staff);
  const address = `/staff/documents/${document}/receipts/${id}`;
  const page = await openDoor(t, receiptDoors, office.editor).get(address);
  assert.equal(page.status, 200);
  for (const words of [path, '数字有误。', '已撤回，第 1 版', '内存中的页面', '记入台账第', 'print-button'])
    assert.ok(page.html.replaceAll('<wbr/>', '').includes(words), words);
  assert.ok(!page.html.includes('有回执页面的通知'));
  assert.equal((await openDoor(t, receiptDoors, office.openness).get(address)).status, 200);
  assert.equal((await openDoor(t, receiptDoors, office.stranger).get(address)).status, 404);
  assert.equal((await openDoor(t, receiptDoors, office.editor).get(`${address}9`)).status, 404);
  const show = openDoor(t, (app) => app.get('/it', (c) => showDocument(c, document)), office.editor);
  assert.ok((await show.get('/it')).html.includes(`href="${address}"`));
});

test('what is replaced leads to a public successor, which may be named with the withdrawal', async () => {
  const [old, newer] = [await press.published('旧的通知'), await press.published('新的通知')];
  const hidden = await draftAndSubmit(office, '还没有公开的通知');
  const replaced = { document: old.document, kind: 'replaced', reason: '已有新通知。' } as const;
  await assert.rejects(withdraw(office.by(office.editor), replaced), /请选择替代它的文件/);
  await assert.rejects(withdraw(office.by(office.editor), { ...replaced, successor: hidden.document }), /要已经公开/);
  await assert.rejects(withdraw(office.by(office.editor), { ...replaced, successor: old.document }), /不能替代它自己/);
  await assert.rejects(
    withdraw(office.by(office.stranger), { ...replaced, successor: newer.document }),
    /只能撤回本单位/,
  );
  await withdraw(office.by(office.editor), { ...replaced, successor: newer.document });
  const stone = await one(
    t.sides.live,
    sql<{ kind: string; by: string }>`select kind, replaced_by as by from live.tombstone where path = ${old.path}`,
  );
  assert.deepEqual(stone, { kind: 'replaced', by: newer.path });
});

test('an earlier address of what was withdrawn leads to the word of the withdrawal', async () => {
  const { document, path } = await press.published('换过栏目再撤回的通知');
  await sql`update publications.address set current = false where path = ${path}`.execute(t.sides.staff);
  await sql`insert into publications.address (path, document, current) values (${`/policies${path}`}, ${document}, true)`.execute(
    t.sides.staff,
  );
  await withdraw(office.by(office.editor), { document, kind: 'gone', reason: '内容不应存在。' });
  const { target } = await one(
    t.sides.live,
    sql<{ target: string }>`select target from live.redirect where path = ${path}`,
  );
  assert.equal(target, `/policies${path}`);
});
