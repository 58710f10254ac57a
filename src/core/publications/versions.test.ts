import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { one, rows } from '../../platform/database.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import { addDays, dayOf } from '../../platform/time.ts';
import { issue } from '../review/actions/issue.ts';
import { reviewStaff } from '../review/staff.ts';
import { clearAll, type Office, openDoor, openOffice } from '../test-office.ts';
import { withdraw, withdrawVersion } from './actions/withdraw.ts';
import { listStandingOn } from './queries/versions.ts';
import { getEdition } from './queries.ts';
import { deedDoors } from './staff/deeds.ts';
import { openPress, type Press } from './test-press.ts';

let t: TestDatabase;
let office: Office;
let press: Press;
before(async () => {
  t = await testDatabase();
  office = await openOffice(t);
  press = openPress(t, office);
});
after(() => t?.close());

test('that a text should never have been public is cleared with the correction: another hash, and the reviewer is told', async () => {
  const { document } = await press.published('含有名单的通知');
  const { submission, edition } = await press.corrected(
    document,
    { title: '通知' },
    { note: '删去不应公开的内容。', unfit: true },
  );
  const row = await getEdition(t.sides.staff, edition);
  assert.equal(row.hidesEarlier, true);
  const screen = await openDoor(t, reviewStaff, office.reviewer).get(`/staff/review/${submission}`);
  assert.match(screen.html.replaceAll('<wbr/>', ''), /以前的各版不应公开：发布时一并撤下/);
  await clearAll(t, office, submission);
  assert.equal(await count(document, 'version'), 1, 'nothing changes before the correction is out');
  await issue(office.by(office.editor), { submission });
  const versions = await rows(
    t.sides.live,
    sql<{ edition: number; title: string }>`
      select version.edition, version.title from live.version
      where hash = ${row.hash}
        or id = (select id from live.publication where hash = ${row.hash})`,
  );
  assert.deepEqual(versions, [{ edition: 2, title: '通知' }]);
  await press.receive(document);
  const receipt = await press.receiptOf(document);
  assert.deepEqual([receipt.kind, receipt.editions], ['unfit', [1]]);
});

const count = async (document: number, view: 'version' | 'version_tombstone') =>
  (
    await one(
      t.sides.live,
      sql<{ count: number }>`
        select count(*) as count from ${sql.table(`live.${view}`)}
        where id = ${(await publicId(document)) ?? ''}`,
    )
  ).count;
const publicId = async (document: number) =>
  (
    await one(
      t.sides.staff,
      sql<{ id: string | null }>`select public_id as id from publications.document where id = ${document}`,
    )
  ).id;

test('a former version is taken out by who governs it, once, with its reason; a withdrawal takes all of them', async () => {
  const { document } = await press.published('有旧版的通知');
  await press.publishCorrected(document, { body: '<p>第二版。</p>' });
  const input = { document, edition: 1, unfit: true, reason: '含有个人信息。' };
  await assert.rejects(withdrawVersion(office.by(office.drafter), input), /权限/);
  await assert.rejects(withdrawVersion(office.by(office.stranger), input), /只能撤下本单位/);
  await assert.rejects(withdrawVersion(office.by(office.editor), { ...input, reason: ' ' }), /理由/);
  await assert.rejects(withdrawVersion(office.by(office.editor), { ...input, edition: 2 }), /没有这一版/);
  const desk = openDoor(t, deedDoors, office.editor);
  const sent = await desk.post(`/staff/documents/${document}/withdrawVersion`, {
    edition: '1',
    versionKind: 'unfit',
    versionReason: '含有个人信息。',
  });
  assert.match(sent.location!, /done=versionWithdrawn/);
  assert.deepEqual([await count(document, 'version'), await count(document, 'version_tombstone')], [1, 1]);
  const { words } = await one(
    t.sides.staff,
    sql<{ words: string }>`
      select reason as words from ledger.line
      where verb = 'publications.withdrawVersion' and object = ${`publications.document:${document}`}`,
  );
  assert.equal(words, '含有个人信息。');
  await withdraw(office.by(office.editor), { document, kind: 'gone', reason: '内容不应存在。' });
  assert.deepEqual([await count(document, 'version'), await count(document, 'version_tombstone')], [0, 0]);
});

test('which publications and which validity stood on a day is one question', async () => {
  const today = dayOf(new Date());
  const { document } = await press.published('当日有效的办法');
  const id = (await publicId(document))!;
  await sql`
    update publications.publication set published_at = published_at - interval '10 days' where document = ${document}`.execute(
    t.sides.staff,
  );
  await press.publishCorrected(document, { title: '当日有效的办法（修订）' });
  await sql`
    update publications.publication
    set published_at = published_at - interval '5 days', ended_at = ended_at - interval '5 days'
    where document = ${document}`.execute(t.sides.staff);
  await press.marked(document, 'repealed', addDays(today, -2), '由新办法废止');
  const on = async (day: string) => (await listStandingOn(t.sides.live, day)).find((row) => row.id === id);
  const facts = (row: Awaited<ReturnType<typeof on>>) =>
    row && [row.edition, row.title, row.validity, row.validityShown];
  assert.equal(await on(addDays(today, -16)), undefined);
  assert.deepEqual(facts(await on(addDays(today, -6))), [1, '当日有效的办法', 'valid', 'valid']);
  assert.deepEqual(facts(await on(addDays(today, -3))), [2, '当日有效的办法（修订）', 'valid', 'valid']);
  // On that day nobody knew yet; by all that is known today it was repealed.
  assert.deepEqual(facts(await on(addDays(today, -2))), [2, '当日有效的办法（修订）', 'repealed', 'valid']);
  assert.deepEqual(facts(await on(today)), [2, '当日有效的办法（修订）', 'repealed', 'repealed']);
  assert.deepEqual(await listStandingOn(t.sides.live, today, { policies: true }), []);
  assert.ok((await listStandingOn(t.sides.live, today, { kinds: ['notice'] })).length > 0);
});
