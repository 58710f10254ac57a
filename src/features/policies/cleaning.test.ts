import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import type { Staff } from '../../core/caller.ts';
import { abandon, revise } from '../../core/publications/actions/draft.ts';
import { correct } from '../../core/publications/actions/links.ts';
import { withdraw } from '../../core/publications/actions/withdraw.ts';
import { getEdition } from '../../core/publications/queries.ts';
import { clearAll, type Office, openDoor, openOffice, say } from '../../core/test-office.ts';
import { one, rows } from '../../platform/database.ts';
import { NotFound, Refused } from '../../platform/errors.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import { addDays, dayOf } from '../../platform/time.ts';
import { conclude, draftAnnouncement, openRound } from './actions/cleaning.ts';
import { getRound } from './queries/cleaning.ts';
import { listPublicConclusions } from './queries/live-regulations.ts';
import { getRegulation } from './queries/regulations.ts';
import type { Outcome } from './rules/cleaning.ts';
import { itemOf } from './rules/ledger.ts';
import { usualPeriods } from './rules/warnings.ts';
import { staff } from './staff.ts';
import { openDesk } from './test-desk.ts';

let t: TestDatabase;
let office: Office;
let desk: ReturnType<typeof openDesk>;
const today = dayOf(new Date());
const day = { kept: 0, repealed: 0, amended: 0, over: 0 };

before(async () => {
  t = await testDatabase();
  office = await openOffice(t);
  desk = openDesk(t, office);
  const publish = async (title: string, expiresOn?: string) =>
    (
      await desk.published(title, {
        metadata: { formedOn: '2019-03-01', effectiveOn: '2019-04-01', ...(expiresOn ? { expiresOn } : {}) },
      })
    ).document;
  day.kept = await publish('保留的办法');
  day.repealed = await publish('要废止的办法');
  day.amended = await publish('要修改的办法');
  day.over = await publish('到期还要用的办法', addDays(today, -10));
});
after(() => t.close());

const open = (who: Staff = office.drafter, unit: number | null = office.unit, title = '2026年规范性文件清理') =>
  openRound(office.by(who), { title, unit, categories: ['department'], issuedUntil: '2019-12-31' });
const say1 = (round: number, document: number, outcome: Outcome, untilOn: string | null = null, who = office.drafter) =>
  conclude(office.by(who), { round, document, outcome, reason: '适应改革要求。', untilOn });
const announce = (round: number, kind = 'letter', who = office.drafter) =>
  draftAnnouncement(office.by(who), { round, unit: office.unit, kind, title: '关于公布清理结果的公告' });
const standingOf = async (document: number) =>
  itemOf(await getRegulation(t.sides.staff, document), usualPeriods, today).standing;
const liveOf = (title: string) =>
  one(
    t.sides.live,
    sql<{ id: string; validity: string; note: string | null; until: string | null }>`
      select id, validity, validity_note as note, valid_until as until from live.publication where title = ${title}`,
  );

/** A round with every conclusion and its announcement drafted and given its attribute. */
async function ready() {
  const { round } = await open();
  await say1(round, day.kept, 'keep');
  await say1(round, day.repealed, 'repeal');
  await say1(round, day.amended, 'amend');
  await say1(round, day.over, 'keep', '2099-12-31');
  const made = await announce(round);
  const { revision, content } = await getEdition(t.sides.staff, made.edition);
  await revise(office.by(office.drafter), {
    edition: made.edition,
    base: revision,
    content: { ...content, disclosure: 'open' },
  });
  return { round, ...made };
}
const clear = async (edition: number) => {
  const { submission } = await desk.alone(edition);
  await clearAll(t, office, submission);
  return submission;
};

test('a round of the whole district belongs to the openness office, one of a unit to its drafters', async () => {
  await assert.rejects(open(office.drafter, null), /由政务公开工作机构组织/);
  await assert.rejects(open(office.stranger), NotFound);
  await assert.rejects(open(office.reviewer), /没有这项权限/);
  const { round } = await open(office.openness, null, '全区文件清理');
  await assert.rejects(say1(round, day.kept, 'keep'), /由政务公开工作机构组织/);
});

test('a conclusion fits the regulation and its round, and is proposed until the result is out', async () => {
  const { round } = await open(office.drafter, office.unit, '第一次清理');
  const late = await desk.published('后来的办法', { metadata: { formedOn: '2021-03-01' } });
  await assert.rejects(say1(round, late.document, 'keep'), /不在清理范围内/);
  await assert.rejects(say1(round, day.over, 'keep'), /有效期已经届满/);
  await assert.rejects(say1(round, day.over, 'keep', today), /今天以后/);
  await assert.rejects(say1(round, day.kept, 'keep', null, office.stranger), NotFound);
  await say1(round, day.repealed, 'repeal');
  assert.equal(await standingOf(day.repealed), 'proposed');
  assert.equal((await liveOf('要废止的办法')).validity, 'valid');
  await assert.rejects(announce(round), /还有 3 份文件没有清理结论/);
  await say1(round, day.repealed, 'keep');
  assert.equal(await standingOf(day.repealed), 'valid');
});

test('the result needs a kind that is signed, and one announcement at a time', async () => {
  const { round, edition } = await ready();
  await assert.rejects(announce(round), /已经起草/);
  await abandon(office.by(office.drafter), { edition, reason: '重新起草' });
  await assert.rejects(announce(round, 'notice'), /需要签发/);
  assert.ok((await announce(round)).edition);
});

test('nothing holds before the second person: neither a draft nor a cleared announcement changes a validity', async () => {
  const { edition } = await ready();
  const { submission } = await desk.alone(edition);
  await assert.rejects(say(t, office, office.drafter, submission, 'agree'), Refused);
  await clearAll(t, office, submission);
  assert.equal((await liveOf('要废止的办法')).validity, 'valid');
});

test('a conclusion that was changed after the announcement was cleared keeps it back: what was read is what happens', async () => {
  const { round, edition } = await ready();
  const submission = await clear(edition);
  await say1(round, day.amended, 'repeal');
  await assert.rejects(desk.publish(submission), /与清理结论不一致/);
  assert.equal((await liveOf('要修改的办法')).validity, 'valid');
  assert.equal((await getRound(t.sides.staff, round)).appliedAt, null);
  assert.equal((await getEdition(t.sides.staff, edition)).state, 'cleared');
});

test('a table that was touched by hand keeps the announcement back too', async () => {
  const { edition } = await ready();
  const { revision, content } = await getEdition(t.sides.staff, edition);
  const body = content.body.replace('<td>废止</td>', '<td>继续有效</td>');
  assert.notEqual(body, content.body);
  await revise(office.by(office.drafter), { edition, base: revision, content: { ...content, body } });
  await assert.rejects(desk.publish(await clear(edition)), /与清理结论不一致/);
});

test('with the announcement every conclusion holds at the same moment, is linked to it, and is in the public ledger', async () => {
  const { round, edition, document } = await ready();
  const { revision, content } = await getEdition(t.sides.staff, edition);
  // words around the table are the office's own
  const body = `<p>各街道办事处：</p>${content.body}<p>联系电话见文末。</p>`;
  await revise(office.by(office.drafter), { edition, base: revision, content: { ...content, body } });
  await desk.publish(await clear(edition));
  assert.deepEqual(await Promise.all([day.kept, day.repealed, day.amended, day.over].map(standingOf)), [
    'valid',
    'repealed',
    'amended',
    'valid',
  ]);
  const repealed = await liveOf('要废止的办法');
  assert.deepEqual([repealed.validity, repealed.note], ['repealed', '2026年规范性文件清理：废止（适应改革要求）']);
  assert.deepEqual(
    [(await liveOf('到期还要用的办法')).validity, (await liveOf('到期还要用的办法')).until],
    ['valid', '2099-12-31'],
  );
  const [conclusion] = await listPublicConclusions(t.sides.live, repealed.id);
  const announced = await one(
    t.sides.live,
    sql<{
      path: string;
      at: Date;
    }>`select path, published_at as at from live.publication where title = '关于公布清理结果的公告'`,
  );
  assert.deepEqual([conclusion!.outcome, conclusion!.announcement], ['repeal', announced.path]);
  assert.equal(conclusion!.appliedAt.getTime(), announced.at.getTime());
  const lines = await rows(
    t.sides.staff,
    sql<{ verb: string }>`
      select distinct verb from ledger.line
      where object = ${`publications.document:${day.repealed}`} and data ->> 'validity' = 'repealed'`,
  );
  assert.deepEqual(lines, [{ verb: 'review.issue' }]);
  await assert.rejects(say1(round, day.kept, 'repeal'), /已经公布/);
  await assert.rejects(announce(round), /已经生效/);

  // the next cleaning is due two years from here
  await desk.enter(day.kept);
  const kept = itemOf(await getRegulation(t.sides.staff, day.kept), usualPeriods, today);
  assert.ok(!kept.warnings.some(({ kind }) => kind === 'cleaning'));

  // a correction of the announcement applies nothing twice, and a withdrawal hides the conclusion, not the validity
  const next = await correct(office.by(office.drafter), { document, note: '更正联系电话' });
  await desk.publish(await clear(next.edition));
  const held = await rows(
    t.sides.staff,
    sql`select id from publications.validity where document = ${day.repealed} and state = 'repealed'`,
  );
  assert.equal(held.length, 1);
  await withdraw(office.by(office.signer), { document, kind: 'withdrawn', reason: '格式有误' });
  assert.deepEqual(await listPublicConclusions(t.sides.live, repealed.id), []);
  assert.equal((await liveOf('要废止的办法')).validity, 'repealed');
});

test('a round is organised, concluded and announced through its doors', async () => {
  const fresh = await desk.published('走门的办法', { metadata: { formedOn: '2001-03-01' } });
  const door = openDoor(t, staff, office.drafter);
  const bad = await door.post('/staff/policies/rounds', { title: '短', issuedUntil: '2001-12-31' });
  assert.equal(bad.status, 422);
  assert.match(bad.html, /请选择清理哪几类文件/);
  const made = await door.post('/staff/policies/rounds', {
    title: '旧文件专项清理',
    unit: String(office.unit),
    categories: 'department',
    issuedUntil: '2001-12-31',
  });
  const path = made.location!.split('?')[0]!;
  assert.match((await door.get(path)).html, /还有 1 份文件没有清理结论/);
  const unfit = { document: String(fresh.document), outcome: 'repeal', reason: '', untilOn: '2030-01-01' };
  const refused = await door.post(`${path}/conclusions`, unfit);
  assert.equal(refused.status, 422);
  assert.match(refused.html, /请写明理由/);
  await door.post(`${path}/conclusions`, { document: String(fresh.document), outcome: 'lapsed', reason: '适用期已过' });
  assert.match((await door.get(path)).html, /失效<\/strong>：适用期已过/);
  const drafted = await door.post(`${path}/announcement`, { title: '关于公布旧文件清理结果的公告', kind: 'letter' });
  assert.match(drafted.location!, /\/staff\/editions\/\d+\/edit/);
  assert.match((await door.get(path)).html, /公告办理中/);
  assert.equal((await openDoor(t, staff, office.stranger).get(path)).status, 404);
});
