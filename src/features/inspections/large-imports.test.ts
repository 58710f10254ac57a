import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { one, rows } from '../../platform/database.ts';
import { applyImport, keepFile } from './actions/import.ts';
import { dropAbandoned, writeList } from './jobs.ts';
import { readFile } from './parse/read-file.ts';
import { findWritten } from './queries/imports.ts';
import { creditCode, csv, type InspectingOffice, objectHeads, testOffice } from './test-inspections.ts';

// A long list is written by a job, and its page says how far it is, though nothing of it is there before the last row. What was
// read and never confirmed is emptied after a week.

let o: InspectingOffice;
before(async () => {
  o = await testOffice();
});
after(() => o?.close());

const total = 21_000;
const row = (at: number, kind = '企业') => [creditCode(at), `演示商行${at}号`, kind, 'A', ''];
async function read(lines: string[][], unit = o.unit, who = o.drafter): Promise<number> {
  const name = '名录.csv';
  const { told: _, ...file } = await readFile('object', Buffer.from(csv(objectHeads, lines)), name);
  return (await keepFile(o.by(who), { ...file, register: 'object', unit, name })).import;
}
const entries = async () =>
  (await one(o.db, sql<{ count: number }>`select count(*)::int as count from inspections.entry`)).count;
const pageOf = async (id: number) => (await o.desk(o.drafter).get(`/staff/inspections/imports/${id}`)).html;
const settled = async (holds: () => Promise<boolean>) => {
  for (let turn = 0; !(await holds()); turn += 1) {
    if (turn > 600) throw new Error('waited in vain');
    await new Promise((go) => setTimeout(go, 50));
  }
};

test('a long list goes to a job, its page tells how many rows are written, and nobody sees one before the last', async () => {
  await o.bring('object', csv(objectHeads, [row(total - 1, '个体')]));
  const id = await read(Array.from({ length: total }, (_, at) => row(at)));
  const desk = o.desk(o.drafter);
  const asked = await desk.post(`/staff/inspections/imports/${id}`, {});
  assert.deepEqual([asked.status, asked.location], [303, `/staff/inspections/imports/${id}`]);
  assert.match(await pageOf(id), /正在等待写入/);
  assert.match((await desk.post(`/staff/inspections/imports/${id}`, {})).html, /正在写入，请等它写完/);
  assert.match((await desk.get('/staff/inspections/registers/object')).html, /正在写入/);
  // Somebody holds the last row: the job stands before it, and what it has done can be told.
  let go = () => {};
  const held = new Promise<void>((done) => {
    go = done;
  });
  let taken = () => {};
  const locked = new Promise<void>((done) => {
    taken = done;
  });
  const holding = o.db.transaction().execute(async (tx) => {
    await sql`select id from inspections.entry where key = ${creditCode(total - 1)} for update`.execute(tx);
    taken();
    await held;
  });
  await locked;
  const writing = writeList(o.house.t.sides, id);
  await settled(async () => (await findWritten(o.db, id)) === 2);
  assert.match(await pageOf(id), /正在写入：已写 20000 行，共 21000 行.*<progress max="21000" value="20000"/s);
  assert.equal(await entries(), 1);
  go();
  await Promise.all([holding, writing]);
  assert.equal(await entries(), total);
  assert.equal(await findWritten(o.db, id), null);
  assert.doesNotMatch(await pageOf(id), /正在写入/);
  await writeList(o.house.t.sides, id); // the queue may bring it twice
  assert.equal(await entries(), total);
  assert.equal((await rows(o.db, sql`select id from inspections.import where failed is not null`)).length, 0);
});

test('a row of another unit stops the whole list, and its page says which', async () => {
  const id = await read(
    Array.from({ length: total }, (_, at) => row(at)),
    o.otherUnit,
    o.stranger,
  );
  await o.desk(o.stranger).post(`/staff/inspections/imports/${id}`, {});
  await writeList(o.house.t.sides, id);
  const { html } = await o.desk(o.stranger).get(`/staff/inspections/imports/${id}`);
  assert.match(html, /一行也没有写入.*由区住房城乡建设局管理/s);
  assert.match(html, /确认导入 21000 行/, 'it can be asked for again');
});

test('what was read and not confirmed for a week is emptied, and cannot be written any more', async () => {
  const kept = await read([row(30_001)]);
  const old = await read([row(30_002)]);
  await sql`update inspections.import set read_at = read_at - interval '8 days' where id = ${old}`.execute(o.db);
  assert.equal(await dropAbandoned(o.house.t.sides, new Date()), 1);
  assert.equal(await dropAbandoned(o.house.t.sides, new Date()), 0);
  const left = await rows(
    o.db,
    sql<{
      import: number;
    }>`select import from inspections.import_part where import in (${kept}, ${old}) and rows <> '[]'`,
  );
  assert.deepEqual(left, [{ import: kept }]);
  assert.match(await pageOf(old), /内容已经清理/);
  assert.doesNotMatch(await pageOf(old), /确认导入 1 行/);
  await assert.rejects(applyImport(o.by(o.drafter), { import: old }), /内容已经清理，请重新上传/);
  await applyImport(o.by(o.drafter), { import: kept });
});
