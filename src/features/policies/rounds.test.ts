import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import type { Staff } from '../../core/caller.ts';
import { abandon, revise } from '../../core/publications/actions/draft.ts';
import { withdraw } from '../../core/publications/actions/withdraw.ts';
import { getEdition } from '../../core/publications/queries.ts';
import { clearAll, type Office, openDoor, openOffice } from '../../core/test-office.ts';
import { rows } from '../../platform/database.ts';
import { NotFound } from '../../platform/errors.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import { dayOf } from '../../platform/time.ts';
import { closeRound, conclude, draftAnnouncement, openRound } from './actions/cleaning.ts';
import { watchRegulations } from './jobs.ts';
import { getRound, listResult } from './queries/cleaning.ts';
import { getRegulation } from './queries/regulations.ts';
import { itemOf } from './rules/ledger.ts';
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

/** A round over what was issued until the end of a year. */
const openOf = async (year: string) =>
  (
    await openRound(office.by(office.drafter), {
      title: `${year}年文件清理`,
      unit: office.unit,
      categories: ['department'],
      issuedUntil: `${year}-12-31`,
    })
  ).round;
const say = (round: number, document: number, outcome: 'keep' | 'repeal') =>
  conclude(office.by(office.drafter), { round, document, outcome, reason: '适应改革要求。', untilOn: null });
const announce = (round: number) =>
  draftAnnouncement(office.by(office.drafter), {
    round,
    unit: office.unit,
    kind: 'letter',
    title: '关于公布清理结果的公告',
  });
const standingOf = async (document: number) =>
  itemOf(await getRegulation(t.sides.staff, document), usualPeriods, today).standing;

test('a round that will not be finished is closed by who keeps it, with a reason, and proposes nothing any more', async () => {
  const text = await desk.published('清理终止的办法', { metadata: { formedOn: '1998-03-01' } });
  const round = await openOf('1998');
  await say(round, text.document, 'repeal');
  assert.equal(await standingOf(text.document), 'proposed');
  const close = (who: Staff, reason = '机构改革，另行组织。') => closeRound(office.by(who), { round, reason });
  await assert.rejects(close(office.drafter, ' '), /写明终止这次清理的理由/);
  await assert.rejects(close(office.stranger), NotFound);
  await assert.rejects(close(office.reviewer), /没有这项权限/);
  const { edition } = await announce(round);
  await assert.rejects(close(office.drafter), /请先作废公告的草稿/);
  await abandon(office.by(office.drafter), { edition, reason: '不再办理' });

  const door = openDoor(t, staff, office.drafter);
  const path = `/staff/policies/rounds/${round}`;
  assert.match((await door.post(`${path}/close`, { closeReason: '' })).html, /请写明终止这次清理的理由/);
  assert.match((await door.post(`${path}/close`, { closeReason: '机构改革，另行组织。' })).location!, /done=closed/);
  const { html } = await door.get(path);
  assert.match(html, /已经终止，结论不生效/);
  assert.match(html, /机构改革，另行组织。/);
  assert.ok(!html.includes('改变结论') && !html.includes('终止清理</button>'));
  assert.match((await door.get('/staff/policies/rounds')).html, /已终止/);
  assert.equal(await standingOf(text.document), 'valid');
  await assert.rejects(close(office.drafter), /已经终止/);
  await assert.rejects(say(round, text.document, 'keep'), /已经终止/);
  await assert.rejects(announce(round), /已经终止/);
  const lines = await rows(
    t.sides.staff,
    sql<{ reason: string }>`select reason from ledger.line where verb = 'policies.closeRound'`,
  );
  assert.deepEqual(lines, [{ reason: '机构改革，另行组织。' }]);
});

test('what is withdrawn leaves its round and the desk, and an announcement that names it does not go out', async () => {
  const gone = await desk.published('清理中撤回的办法', {
    metadata: { formedOn: '1997-03-01', effectiveOn: '1997-04-01' },
  });
  const other = await desk.published('清理中留下的办法', { metadata: { formedOn: '1997-03-01' } });
  await desk.enter(gone.document);
  await watchRegulations(t.sides, today);
  const asked = async () =>
    (
      await rows(
        t.sides.staff,
        sql<{ step: string }>`
          select step from workflow.task
          where path = ${`/staff/policies/regulations/${gone.document}`} and done_at is null order by step`,
      )
    ).map(({ step }) => step);
  assert.deepEqual(await asked(), ['报送备案', '文件清理']);
  const round = await openOf('1997');
  await say(round, gone.document, 'keep');
  await say(round, other.document, 'keep');
  const made = await announce(round);
  const { revision, content } = await getEdition(t.sides.staff, made.edition);
  assert.match(content.body, /清理中撤回的办法/);
  const open = { ...content, disclosure: 'open' as const };
  await revise(office.by(office.drafter), { edition: made.edition, base: revision, content: open });
  const { submission } = await desk.alone(made.edition);
  await clearAll(t, office, submission);

  await withdraw(office.by(office.signer), { document: gone.document, kind: 'gone', reason: '不应公开' });
  assert.deepEqual(await asked(), []);
  const [line] = await rows(
    t.sides.staff,
    sql<{ data: object }>`
      select data from ledger.line where verb = 'publications.withdraw' and data ? 'dropped'`,
  );
  assert.deepEqual(line!.data, { dropped: ['cleaning', 'filing'] });
  await watchRegulations(t.sides, today);
  assert.deepEqual(await asked(), [], 'it is asked for no more');
  await assert.rejects(desk.publish(submission), /与清理结论不一致/);
  const listed = await listResult(t.sides.staff, await getRound(t.sides.staff, round));
  assert.deepEqual(
    listed.map(({ title }) => title),
    ['清理中留下的办法'],
  );
  await assert.rejects(say(round, gone.document, 'repeal'), /不在清理范围内/);
});
