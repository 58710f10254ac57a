import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { linkDocuments } from '../../core/publications/actions/links.ts';
import { withdraw } from '../../core/publications/actions/withdraw.ts';
import { type Office, openOffice } from '../../core/test-office.ts';
import { one, rows } from '../../platform/database.ts';
import { NotFound } from '../../platform/errors.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import { addDays, addMonths, dayOf, daysBetween } from '../../platform/time.ts';
import { dropFiling, fileRegulation } from './actions/regulation.ts';
import { watchRegulations } from './jobs.ts';
import { listLiveChain, listStaffChain } from './queries/chain.ts';
import { getRegulation, listRegulations, loadWarningPeriods } from './queries/regulations.ts';
import { itemOf } from './rules/ledger.ts';
import { usualPeriods, type WarningKind } from './rules/warnings.ts';
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

const enter: ReturnType<typeof openDesk>['enter'] = (...given) => desk.enter(...given);
const itemAt = async (document: number, day = today) =>
  itemOf(await getRegulation(t.sides.staff, document), usualPeriods, day);
const dueOf = async (document: number, kind: WarningKind, day = today) =>
  (await itemAt(document, day)).warnings.find((warning) => warning.kind === kind);

test('what was issued stands in the ledger by itself, with what the text says, and drafts do not', async () => {
  const draft = await desk.policyOf('还没印发的办法');
  const { document } = await desk.published('公共停车泊位管理办法', {
    metadata: {
      formedOn: '2019-08-08',
      effectiveOn: '2019-09-01',
      expiresOn: '2099-08-31',
      subject: '城乡建设、环境保护',
    },
  });
  const all = await listRegulations(t.sides.staff, null);
  assert.ok(!all.some((row) => row.document === draft.document));
  const row = await getRegulation(t.sides.staff, document);
  assert.deepEqual(
    [row.title, row.formedOn, row.effectiveOn, row.validUntil, row.publishedOn, row.category, row.entered, row.issuer],
    ['公共停车泊位管理办法', '2019-08-08', '2019-09-01', '2099-08-31', today, 'department', false, '区住房城乡建设局'],
  );
  assert.match(row.number ?? '', /^振建发〔\d{4}〕\d+号$/);
  assert.equal((await itemAt(document)).standing, 'valid');
});

test('what core does not know is entered, mended with its history, and refused to everybody else', async () => {
  const { document } = await desk.published('物业管理办法');
  await enter(document, {
    registerNumber: 'ZXQ-2026-001',
    issuer: '振兴区人民政府',
    bases: '物业管理条例',
    legality: { number: '振司审〔2026〕3号', on: '2026-01-05' },
    competition: { outcome: '审查通过', on: '2026-01-06' },
  });
  await enter(document, {
    registerNumber: 'ZXQ-2026-001',
    issuer: '振兴区人民政府',
    legality: { number: '振司审〔2026〕4号', on: '2026-01-07' },
    competition: { outcome: '审查通过', on: '2026-01-06' },
  });
  const row = await getRegulation(t.sides.staff, document);
  assert.deepEqual(row.legality, { number: '振司审〔2026〕4号', on: '2026-01-07' });
  assert.deepEqual(row.competition, { outcome: '审查通过', on: '2026-01-06' });
  assert.equal(row.registerNumber, 'ZXQ-2026-001');
  const kept = await rows(
    t.sides.staff,
    sql<{ number: string }>`
      select number from policies.examination where document = ${document} and kind = 'legality' and dropped_at is not null`,
  );
  assert.deepEqual(kept, [{ number: '振司审〔2026〕3号' }]);
  const other = await desk.published('供热管理办法');
  await assert.rejects(enter(other.document, { registerNumber: 'ZXQ-2026-001' }), /已经用于另一份文件/);
  await assert.rejects(enter(document, {}, office.stranger), NotFound);
  await assert.rejects(enter(document, {}, office.reviewer), /没有这项权限/);
  await enter(other.document, {}, office.openness);
  const draft = await desk.policyOf('草稿不登记');
  await assert.rejects(enter(draft.document), NotFound);
});

test('filing is asked for within fifteen days of publication, from its day on, until it is entered', async () => {
  const { document } = await desk.published('要备案的办法');
  await assert.rejects(
    fileRegulation(office.by(office.drafter), { document, authority: '市人民政府', number: '', filedOn: today }),
    /先登记台账/,
  );
  await enter(document);
  assert.deepEqual(await dueOf(document, 'filing'), {
    kind: 'filing',
    dueOn: usualPeriods.filingOn(today),
    state: 'soon',
    days: daysBetween(today, usualPeriods.filingOn(today)),
  });
  assert.equal((await dueOf(document, 'filing', addDays(usualPeriods.filingOn(today), 1)))?.state, 'late');
  const file = (authority: string, filedOn: string, who = office.drafter) =>
    fileRegulation(office.by(who), { document, authority, number: '丹政备〔2026〕9号', filedOn });
  await assert.rejects(file('市人民政府', addDays(today, -1)), /不能早于公布日期/);
  await assert.rejects(file('市人民政府', today, office.stranger), NotFound);
  const { filing } = await file('市人民政府', today);
  await assert.rejects(file('市人民政府', today), /已经登记过/);
  assert.equal(await dueOf(document, 'filing', addDays(today, 40)), undefined);
  const drop = (reason: string) => dropFiling(office.by(office.drafter), { document, filing, reason });
  await assert.rejects(drop(''), /写明撤销的理由/);
  await drop('受备机关登记错了');
  await assert.rejects(drop('再撤一次'), /已经撤销/);
  assert.ok(await dueOf(document, 'filing'));
});

test('filing is counted by the clock of the house, and by what the office decided there', async () => {
  const db = t.sides.staff;
  assert.equal((await loadWarningPeriods(db)).filingOn('2025-04-18'), '2025-05-06', 'over Labour Day');
  await sql`
    insert into organisations.setting (name, value, open)
    values ('periods', '{"regulation_filing": {"count": 30}}', false), ('regulations', '{"filingDays": 3, "soonDays": 9}', false)
    on conflict (name) do update set value = excluded.value`.execute(db);
  const decided = await loadWarningPeriods(db);
  assert.deepEqual(
    [decided.filingOn('2025-06-03'), decided.soonDays],
    ['2025-07-03', 9],
    'nothing of the kind stands elsewhere',
  );
  await sql`delete from organisations.setting where name in ('periods', 'regulations')`.execute(db);
});

test('other documents are neither filed nor cleaned, and nothing is due about what has ceased to hold', async () => {
  const { document } = await desk.published('一般通知', { metadata: { effectiveOn: '2019-01-01' } });
  assert.ok(await dueOf(document, 'cleaning'));
  await enter(document, { category: 'other' });
  assert.deepEqual((await itemAt(document)).warnings, []);
  const over = await desk.published('到期的办法', { metadata: { effectiveOn: '2017-01-01', expiresOn: '2019-12-31' } });
  const item = await itemAt(over.document);
  assert.deepEqual([item.standing, item.warnings], ['expired', []]);
});

test('a term is evaluated half a year before its end, and ends by the day alone, in the ledger and for the public', async () => {
  const end = addMonths(today, 6);
  const { document } = await desk.published('五年有效的办法', { metadata: { effectiveOn: today, expiresOn: end } });
  await enter(document);
  assert.equal((await dueOf(document, 'evaluation'))?.dueOn, addMonths(end, -6));
  assert.equal((await dueOf(document, 'expiry', addDays(end, -10)))?.state, 'soon');
  await enter(document, { evaluation: { outcome: '继续有效', on: today } });
  assert.equal(await dueOf(document, 'evaluation'), undefined);
  assert.equal((await itemAt(document, addDays(end, 1))).standing, 'expired');
  const past = await desk.published('去年到期的办法', { metadata: { expiresOn: addDays(today, -1) } });
  const shown = await one(
    t.sides.live,
    sql<{ validity: string }>`select validity from live.publication where title = '去年到期的办法'`,
  );
  assert.equal(shown.validity, 'expired');
  assert.equal((await itemAt(past.document)).standing, 'expired');
  const last = await desk.published('今天最后一天的办法', { metadata: { expiresOn: today } });
  assert.equal((await itemAt(last.document)).standing, 'valid');
});

test('what is due is put on the desk once and leaves it when it is done', async () => {
  const { document } = await desk.published('上待办的办法');
  await enter(document);
  await watchRegulations(t.sides, today);
  const tasks = () =>
    rows(
      t.sides.staff,
      sql<{ step: string; dueOn: string; done: boolean }>`
        select step, due_on as "dueOn", done_at is not null as done
        from workflow.task where path = ${`/staff/policies/regulations/${document}`} order by id`,
    );
  assert.deepEqual(await tasks(), [{ step: '报送备案', dueOn: usualPeriods.filingOn(today), done: false }]);
  assert.deepEqual(await watchRegulations(t.sides, today), { warned: 0, ended: 0 });
  await fileRegulation(office.by(office.drafter), { document, authority: '市人民政府', number: '', filedOn: today });
  await watchRegulations(t.sides, today);
  assert.deepEqual(await tasks(), [{ step: '报送备案', dueOn: usualPeriods.filingOn(today), done: true }]);
});

test('replaced and replacing documents are one chain, in the ledger and for the public', async () => {
  const first = await desk.published('停车办法（2017）', { metadata: { formedOn: '2017-01-01' } });
  const replacing = (to: number) => (made: { document: number }) =>
    linkDocuments(office.by(office.drafter), { kind: 'replaces', from: made.document, to });
  const second = await desk.published(
    '停车办法（2019）',
    { metadata: { formedOn: '2019-01-01' } },
    replacing(first.document),
  );
  const third = await desk.published(
    '停车办法（2021）',
    { metadata: { formedOn: '2021-01-01' } },
    replacing(second.document),
  );
  const titles = ['停车办法（2017）', '停车办法（2019）', '停车办法（2021）'];
  for (const { document } of [first, second, third]) {
    const chain = await listStaffChain(t.sides.staff, document, today);
    assert.deepEqual(
      chain.map(({ title }) => title),
      titles,
    );
    assert.deepEqual(
      chain.map(({ validity }) => validity),
      ['repealed', 'repealed', 'valid'],
    );
  }
  const { id } = await one(
    t.sides.live,
    sql<{ id: string }>`select id from live.publication where title = '停车办法（2019）'`,
  );
  const open = await listLiveChain(t.sides.live, id);
  assert.deepEqual(
    open.map(({ title, here }) => [title, here]),
    titles.map((title, at) => [title, at === 1]),
  );
  await withdraw(office.by(office.signer), { document: first.document, kind: 'gone', reason: '依法不再公开' });
  assert.deepEqual(
    (await listLiveChain(t.sides.live, id)).map(({ title }) => title),
    titles.slice(1),
  );
});
