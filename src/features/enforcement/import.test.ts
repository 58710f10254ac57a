import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { sealAll } from '../../core/ledger/test-seal.ts';
import { verifyLedger } from '../../core/ledger/verify.ts';
import { issue } from '../../core/review/actions/issue.ts';
import { clearAll } from '../../core/test-office.ts';
import { one, rows } from '../../platform/database.ts';
import { readCsv } from '../../platform/spreadsheet.ts';
import { type EnforcementOffice, testOffice, wordsOf } from './test-enforcement.ts';
import { line, openTables, person, table } from './test-tables.ts';

// Decisions come in as tables: looked at cell by cell, all of them entered or none, cleared by one review; out and in again without loss.

let o: EnforcementOffice;
let tables: ReturnType<typeof openTables>;
before(async () => {
  o = await testOffice();
  tables = openTables(o);
});
after(() => o?.close());

test('one bad cell keeps every row back, and says where it is and how to mend it', async () => {
  const { at, said } = await tables.read(
    '处罚.csv',
    table(
      line(1),
      line(2, { code: '91210603MA0000003X' }),
      line(3, { on: '2026年2月30日', fine: '若干' }),
      line(4, { kind: '公司', code: '' }),
      line(1),
      line(5, { ...person, id: '110105201001010010' }),
      line(6, { ...person, id: '110105194912310021' }),
    ),
  );
  assert.match(said, /要录入的 1 份 .*有错 6 行/);
  assert.match(said, /第 4 行“统一社会信用代码”：统一社会信用代码的校验位不对（GB 32100），请照证照核对/);
  assert.match(said, /第 5 行“处罚决定日期”：决定日期“2026年2月30日”这一天不存在/);
  assert.match(said, /第 5 行“罚款金额”：罚款金额（万元）请写数字/);
  assert.match(
    said,
    /第 6 行“相对人类别”：行政相对人类别没有“公司”这一项，请写成：法人及非法人组织、个体工商户、自然人/,
  );
  assert.match(said, /第 7 行“决定文书号”：与第 3 行的文书号相同/);
  assert.match(said, /第 8 行.*未成年人/);
  assert.match(said, /第 9 行“身份证号码”：证件号码的校验位或者出生日期不对/);
  assert.doesNotMatch(said, /欧阳雪豹|1101051949/, 'the preview is masked');
  const refused = await o.desk(o.drafter).post(`${at}/draft`, { _key: 'all-or-none' });
  assert.deepEqual([refused.status, /还有 6 行有错，一行也没有录入/.test(refused.html)], [422, true]);
  assert.equal(await tables.count(), 0);
  const report = readCsv((await o.desk(o.drafter).get(`${at}/problems.csv`)).html.replace(/^\uFEFF/, ''));
  assert.deepEqual(report[0], ['行', '列', '问题']);
  assert.ok(report.length > 7);
});

test('the other unit does not see the file, and who does not draft enters nothing', async () => {
  const { id } = await one(o.db, sql<{ id: number }>`select max(id)::int as id from enforcement.import`);
  const at = `/staff/enforcement/imports/${id}`;
  assert.equal((await o.desk(o.stranger).get(at)).status, 404);
  for (const deed of ['draft', 'drop', 'submit'])
    assert.equal((await o.desk(o.stranger).post(`${at}/${deed}`, { _key: `s-${deed}` })).status, 404);
  assert.equal((await o.desk(o.reviewer).post(`${at}/draft`, { _key: 'reviewer' })).status, 403);
  assert.equal((await tables.upload('处罚.csv', table(line(1)), o.reviewer)).status, 403);
});

test('a file that is given up is gone, and its lines lay sealed while it was there', async () => {
  const { at } = await tables.read('放弃.csv', table(line(7, person)));
  assert.ok(!(await o.everything()).includes('欧阳雪豹'));
  assert.equal((await o.desk(o.drafter).post(`${at}/drop`, { _key: 'drop' })).status, 303);
  const left = await one(o.db, sql<{ sealed: null }>`select sealed from enforcement.import order by id desc limit 1`);
  assert.equal(left.sealed, null);
  assert.equal((await o.desk(o.drafter).post(`${at}/draft`, { _key: 'after-drop' })).status, 409);
});

const good = table(line(11), line(12, person), line(13, { kind: '个体', code: '', party: '小灯笼面馆' }));

test('a good file is entered whole, cleared by one review, and public with every person masked', async () => {
  const { at } = await tables.read('好.csv', good);
  const door = o.desk(o.drafter);
  for (const key of ['draft-1', 'draft-2']) assert.equal((await door.post(`${at}/draft`, { _key: key })).status, 303);
  assert.equal(await tables.count(), 3);
  assert.match(wordsOf((await door.get(at)).html), /录入 3 份，没有变化 0 份；还是草稿的 3 份/);
  assert.equal((await door.post(`${at}/submit`, { _key: 'submit' })).status, 303);
  const [sent] = await rows(
    o.db,
    sql<{ id: number; size: number }>`
      select submission.id, (select count(*)::int from review.manifest where manifest.submission = submission.id) as size
      from review.submission`,
  );
  assert.equal(sent!.size, 3, 'one manifest');
  await clearAll(o.house.t, o, sent!.id);
  await issue(o.by(o.editor), { submission: sent!.id });
  const { words } = await o.visit('/enforcement/');
  assert.match(words, /共 3 份/);
  assert.match(words, /欧＊＊＊行政处罚决定/);
  assert.ok(!(await o.everything()).includes('欧阳雪豹'));
});

test('the same file again is no second act, and both uploads are on record', async () => {
  const again = await tables.read('另一个名字.csv', good);
  assert.match(again.location, /done=again$/);
  assert.match(again.said, /录入 3 份/);
  const lines = await rows(
    o.db,
    sql<{
      again: boolean;
    }>`select (data -> 'again')::boolean as again from ledger.line where verb = 'enforcement.readList' and object = ${`enforcement.import:${again.at.split('/').at(-1)}`} order by id`,
  );
  assert.deepEqual(
    lines.map(({ again }) => again),
    [false, true],
  );
  const log = wordsOf((await o.desk(o.drafter).get('/staff/enforcement/imports')).html);
  assert.match(log, /上传记录.*录入 3 份.*已放弃.*待核对/);
});

test('our own export is accepted back and changes nothing, as table and as text', async () => {
  const csv = (await o.desk(o.drafter).get('/staff/enforcement/export.csv')).html;
  const { said, at } = await tables.read('导出.csv', csv);
  assert.match(said, /要录入的 0 份 .*没有变化 3 份 .*有错 0 行/);
  assert.equal((await o.desk(o.drafter).post(`${at}/draft`, { _key: 'nothing' })).status, 303);
  const form = await o.house.app.request('/enforcement/list.xlsx');
  const xlsx = new Uint8Array(await form.arrayBuffer());
  assert.match((await tables.read('公开的.xlsx', xlsx)).said, /没有变化 3 份 .*有错 0 行/);
  const changed = await tables.read('改过.csv', csv.replace('在沿江小区占道施工。', '在滨河小区占道施工。'));
  assert.match(changed.said, /这个文书号的决定已经录入，内容与这一行不同/);
  assert.equal(await tables.count(), 3);
});

test('another unit cannot take a number that is taken', async () => {
  const form = new FormData();
  form.set('unit', String(o.otherUnit));
  form.set('kind', '处罚');
  form.set('file', new File([table(line(11)) as never], '别的单位.csv'));
  const { location } = await o.desk(o.stranger).upload('/staff/enforcement/imports', form);
  assert.match(wordsOf((await o.desk(o.stranger).get(location!)).html), /已由另一个单位录入/);
});

test('what was done stands in the ledger without a word of anybody, and the ledger verifies', async () => {
  const verbs = await rows(
    o.db,
    sql<{ verb: string }>`select distinct verb from ledger.line where verb like 'enforcement.%' order by verb`,
  );
  assert.deepEqual(
    verbs.map(({ verb }) => verb),
    ['enforcement.draftList', 'enforcement.dropList', 'enforcement.readList', 'enforcement.submit'],
  );
  await sealAll(o.house.t.sealer, o.db);
  assert.ok((await verifyLedger(o.db)).ok);
});
