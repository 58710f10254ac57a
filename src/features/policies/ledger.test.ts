import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { unzipSync } from 'fflate';
import { type Office, openDoor, openOffice } from '../../core/test-office.ts';
import { writeSpreadsheet } from '../../platform/spreadsheet.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import { dayOf } from '../../platform/time.ts';
import { listPublicRegulations } from './queries/live-regulations.ts';
import { countYear, listRegulations } from './queries/regulations.ts';
import { itemOf } from './rules/ledger.ts';
import { ledgerSheet } from './rules/ledger-sheet.ts';
import { usualPeriods } from './rules/warnings.ts';
import { staff } from './staff.ts';
import { openDesk } from './test-desk.ts';

let t: TestDatabase;
let office: Office;
let desk: ReturnType<typeof openDesk>;
const today = dayOf(new Date());

before(async () => {
  t = await testDatabase();
  office = await openOffice(t);
  desk = openDesk(t, office);
});
after(() => t.close());

test('the public list holds what is public and only what the public may read of it', async () => {
  const open = await desk.published('公开的台账文件', { metadata: { subject: '综合政务' } });
  await desk.enter(open.document, {
    registerNumber: 'GK-1',
    legality: { number: '内部审核号7788', on: today },
    competition: { outcome: '审查通过', on: today },
  });
  await desk.published('依申请公开的台账文件', { disclosure: 'on_request' });
  const list = await listPublicRegulations(t.sides.live);
  const row = list.find(({ title }) => title === '公开的台账文件');
  assert.deepEqual([row?.registerNumber, row?.topic, row?.validity], ['GK-1', '综合政务', 'valid']);
  assert.ok(!JSON.stringify(list).includes('内部审核号7788'));
  assert.ok(!list.some(({ title }) => title === '依申请公开的台账文件'));
  assert.ok((await listRegulations(t.sides.staff, null)).some(({ title }) => title === '依申请公开的台账文件'));
});

test('the figures of a year come from the ledger: issued, ended and in force on its last day', async () => {
  const count = async (year: number) => {
    const all = await countYear(t.sides.staff, { units: [office.unit], year, today });
    return all.find(({ category }) => category === 'department') ?? { issued: 0, ended: 0, inForce: 0 };
  };
  const before2001 = await count(2001);
  const before2004 = await count(2004);
  await desk.published('2001年的办法', { metadata: { formedOn: '2001-03-01', expiresOn: '2004-02-28' } });
  await desk.published('2001年至今的办法', { metadata: { formedOn: '2001-04-01' } });
  const [then, later] = [await count(2001), await count(2004)];
  assert.deepEqual(
    [then.issued - before2001.issued, then.ended - before2001.ended, then.inForce - before2001.inForce],
    [2, 0, 2],
  );
  assert.deepEqual(
    [later.issued - before2004.issued, later.ended - before2004.ended, later.inForce - before2004.inForce],
    [0, 1, 1],
  );
});

test('the ledger is read, narrowed, entered and taken along through its doors', async () => {
  const { document } = await desk.published('=从公式开始的办法', { metadata: { formedOn: '2018-05-05' } });
  const door = openDoor(t, staff, office.drafter);
  const list = await door.get('/staff/policies/regulations?year=2018');
  assert.match(list.html, /从公式开始的办法/);
  assert.doesNotMatch(list.html, /依申请公开的台账文件/);
  assert.match(list.html, /现行有效/);
  const refused = await door.post(`/staff/policies/regulations/${document}`, { category: '', legalityNumber: '审7号' });
  assert.equal(refused.status, 422);
  assert.match(refused.html, /请选择类别/);
  assert.match(refused.html, /value="审7号"/);
  const saved = await door.post(`/staff/policies/regulations/${document}`, {
    category: 'department',
    registerNumber: 'X-9',
  });
  assert.equal(saved.location, `/staff/policies/regulations/${document}?done=entered`);
  assert.match((await door.get(`/staff/policies/regulations/${document}`)).html, /X-9/);
  const csv = (await door.get('/staff/policies/regulations.csv?year=2018')).html;
  assert.match(csv, /'=从公式开始的办法/);
  assert.equal(csv.trim().split('\r\n').length, 2);
  const foreign = openDoor(t, staff, office.stranger);
  assert.equal((await foreign.get(`/staff/policies/regulations/${document}`)).status, 404);
  assert.doesNotMatch((await foreign.get('/staff/policies/regulations')).html, /从公式开始/);
});

test('the sheet has every field of the standard, once', async () => {
  const all = (await listRegulations(t.sides.staff, null)).map((row) => itemOf(row, usualPeriods, today));
  const sheet = ledgerSheet(all, 'https://example.cn');
  const heads = sheet.columns.map(({ head }) => head).join();
  for (const field of '序号 文件名称 发文字号 制定机关 起草单位 类别 统一编号 公开属性 成文日期 公布日期 施行日期 有效期至 合法性审核号 合法性审核日期 公平竞争审查 征求意见 备案号 备案日期 受备机关 解读 效力状态 清理批次与结论 依据文件 替代的文件 被替代 公开链接'.split(
    ' ',
  ))
    assert.ok(heads.includes(field), field);
  const xml = Buffer.from(unzipSync(writeSpreadsheet(sheet))['xl/worksheets/sheet1.xml']!).toString();
  assert.match(xml, /&apos;=从公式|'=从公式/);
  assert.equal(sheet.rows.length, all.length);
});
