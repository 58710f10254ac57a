import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { one, rows } from '../../platform/database.ts';
import { NotFound, Refused } from '../../platform/errors.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import { draft, revise } from '../publications/actions/draft.ts';
import { correct } from '../publications/actions/links.ts';
import { voidNumber } from '../publications/actions/number.ts';
import { withdraw } from '../publications/actions/withdraw.ts';
import { clearAll, draftAndSubmit, type Office, openContent, openOffice, say } from '../test-office.ts';
import { issue } from './actions/issue.ts';
import { schedule, unschedule } from './actions/schedule.ts';
import { submit } from './actions/submit.ts';
import { issueDue } from './jobs.ts';
import { getSubmission } from './queries.ts';

let t: TestDatabase;
let office: Office;

before(async () => {
  t = await testDatabase();
  office = await openOffice(t);
});
after(() => t.close());

const publicTitles = async (title: string) =>
  (await rows(t.sides.live, sql<{ path: string }>`select path from live.publication where title = ${title}`)).map(
    (row) => row.path,
  );
const numberOf = (document: number) =>
  one(
    t.sides.staff,
    sql<{ series: string; serial: number }>`
    select series, serial from publications.document_number where document = ${document} and void_at is null`,
  );

async function cleared(title: string, kind = 'notice') {
  const made = await draftAndSubmit(office, title, {}, kind);
  await clearAll(t, office, made.submission);
  return made;
}

test('what is cleared is published once: a second publish is refused and changes nothing', async () => {
  const { submission } = await cleared('发布一次的通知');
  assert.deepEqual(await publicTitles('发布一次的通知'), []);
  const first = await issue(office.by(office.editor), { submission });
  await assert.rejects(issue(office.by(office.editor), { submission }), /已经发布，不会再发布一次/);
  assert.deepEqual(await publicTitles('发布一次的通知'), [first.issued[0]!.path]);
});

test('two people who publish at the same moment publish once', async () => {
  const { submission, document } = await cleared('同时发布的通知');
  const both = await Promise.allSettled([
    issue(office.by(office.editor), { submission }),
    issue(office.by(office.signer), { submission }),
  ]);
  assert.deepEqual(both.map((one) => one.status).sort(), ['fulfilled', 'rejected']);
  const { count } = await one(
    t.sides.staff,
    sql<{ count: number }>`
    select count(*) as count from publications.publication where document = ${document}`,
  );
  assert.equal(count, 1);
});

test('the same key twice is one act with the same answer; another text under it is refused', async () => {
  const { submission } = await cleared('同一把钥匙的通知');
  const key = randomUUID();
  const first = await issue(office.by(office.editor, key), { submission });
  assert.deepEqual(await issue(office.by(office.editor, key), { submission }), first);
  await assert.rejects(issue(office.by(office.editor, key), { submission: submission + 1 }), /已经提交成功过/);
  const opinion = await draftAndSubmit(office, '同一把钥匙的意见');
  const again = randomUUID();
  await say(t, office, office.reviewer, opinion.submission, 'agree', {}, again);
  await say(t, office, office.reviewer, opinion.submission, 'agree', {}, again);
  const { said } = await one(
    t.sides.staff,
    sql<{ said: number }>`
    select count(*) as said from review.opinion where submission = ${opinion.submission}`,
  );
  assert.equal(said, 1);
});

test('publishing is refused to whoever neither publishes nor signs in the unit, and hidden from strangers', async () => {
  const { submission } = await cleared('谁能发布');
  await assert.rejects(
    issue(office.by(office.drafter), { submission }),
    (error) => error instanceof Refused && error.status === 403,
  );
  await assert.rejects(issue(office.by(office.stranger), { submission }), NotFound);
});

test('a text that differs from what was cleared is not published, whoever changed it and however', async () => {
  const { submission, edition } = await cleared('被偷换的通知');
  // Not reachable by any deed: somebody writes a revision past the house's doors.
  await sql`
    insert into publications.revision (edition, number, title, body, metadata, disclosure, hash)
    values (${edition}, 99, '被偷换的通知', '<p>换过。</p>', '{}', 'open', ${'a'.repeat(64)})`.execute(t.sides.staff);
  await assert.rejects(issue(office.by(office.editor), { submission }), /文字与审查通过的版本不一致/);
  assert.deepEqual(await publicTitles('被偷换的通知'), []);
});

test('twenty sign-offs at once give twenty different numbers without a gap', async () => {
  const made = await Promise.all(
    Array.from({ length: 20 }, (_, at) => draftAndSubmit(office, `并发的函${at}`, {}, 'letter')),
  );
  for (const { submission } of made) {
    await say(t, office, office.reviewer, submission, 'agree');
    await say(t, office, office.secrecy, submission, 'agree');
  }
  await Promise.all(made.map(({ submission }) => say(t, office, office.signer, submission, 'agree')));
  const serials = await Promise.all(made.map(async ({ document }) => (await numberOf(document)).serial));
  const sorted = serials.sort((a, b) => a - b);
  assert.equal(new Set(sorted).size, 20);
  assert.equal(sorted.at(-1)! - sorted[0]!, 19);
});

test('a number that is taken is refused with a way out, a series that is not ours too', async () => {
  const [first, second] = [
    await draftAndSubmit(office, '文号甲', {}, 'letter'),
    await draftAndSubmit(office, '文号乙', {}, 'letter'),
  ];
  for (const { submission } of [first, second]) {
    await say(t, office, office.reviewer, submission, 'agree');
    await say(t, office, office.secrecy, submission, 'agree');
  }
  await say(t, office, office.signer, first.submission, 'agree', { series: '振建办发', serial: 7 });
  await assert.rejects(
    say(t, office, office.signer, second.submission, 'agree', { series: '振建办发', serial: 7 }),
    /已经用过/,
  );
  await assert.rejects(
    say(t, office, office.signer, second.submission, 'agree', { series: '国发' }),
    /不是本单位的发文机关代字/,
  );
  await say(t, office, office.signer, second.submission, 'agree', { series: '振建办发' });
  assert.equal((await numberOf(second.document)).serial, 8);
});

test('a void number stays void and is not given again', async () => {
  const { document } = await cleared('作废文号的函', 'letter');
  const { serial } = await numberOf(document);
  await voidNumber(office.by(office.signer), { document, reason: '重号' });
  const next = await cleared('后一件函', 'letter');
  assert.ok((await numberOf(next.document)).serial > serial);
});

test('a schedule publishes at its hour and not before, and can be taken back', async () => {
  const { submission } = await cleared('定时的通知');
  const soon = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
  await assert.rejects(schedule(office.by(office.editor), { submission, at: soon(-5) }), /要在现在之后/);
  await schedule(office.by(office.editor), { submission, at: soon(3600) });
  assert.equal(await issueDue(t.sides), 0);
  await unschedule(office.by(office.editor), { submission });
  await assert.rejects(unschedule(office.by(office.editor), { submission }), /没有定时发布/);
  await schedule(office.by(office.signer), { submission, at: soon(0.2) });
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.equal(await issueDue(t.sides), 1);
  assert.equal((await publicTitles('定时的通知')).length, 1);
  assert.equal(await issueDue(t.sides), 0);
});

test('an edit cancels the schedule; a schedule that can no longer be kept shows as failed', async () => {
  const first = await cleared('改过就不定时');
  await schedule(office.by(office.editor), {
    submission: first.submission,
    at: new Date(Date.now() + 3600_000).toISOString(),
  });
  const before = await one(
    t.sides.staff,
    sql<{ id: number }>`select max(id) as id from publications.revision where edition = ${first.edition}`,
  );
  await revise(office.by(office.drafter), {
    edition: first.edition,
    base: before.id,
    content: openContent('改过就不定时', { body: '<p>改。</p>' }),
  });
  assert.equal((await getSubmission(t.sides.staff, first.submission)).publishAt, null);

  const second = await cleared('到时不能发布');
  await schedule(office.by(office.editor), {
    submission: second.submission,
    at: new Date(Date.now() + 100).toISOString(),
  });
  await sql`insert into publications.requirement (document, needs, link, words) values (${second.document}, 'interprets', 'interprets', '还缺解读。')`.execute(
    t.sides.staff,
  );
  await new Promise((resolve) => setTimeout(resolve, 200));
  await issueDue(t.sides);
  const failed = await getSubmission(t.sides.staff, second.submission);
  assert.deepEqual([failed.state, failed.scheduleFailure], ['cleared', '还缺解读。']);
  assert.deepEqual(await publicTitles('到时不能发布'), []);
});

test('a correction is a new edition that goes through review again and keeps its address', async () => {
  const { submission, document } = await cleared('更正的通知');
  const { issued } = await issue(office.by(office.editor), { submission });
  const { edition } = await correct(office.by(office.drafter), { document, note: '改正日期' });
  const base = await one(
    t.sides.staff,
    sql<{ id: number }>`select max(id) as id from publications.revision where edition = ${edition}`,
  );
  await revise(office.by(office.drafter), {
    edition,
    base: base.id,
    content: openContent('更正的通知', { body: '<p>正确的日期。</p>' }),
  });
  const sent = await submit(office.by(office.drafter), {
    editions: [edition],
    urgent: false,
    urgentReason: '',
    channels: [],
  });
  await clearAll(t, office, sent.submission);
  const again = await issue(office.by(office.editor), { submission: sent.submission });
  assert.equal(again.issued[0]!.path, issued[0]!.path);
  const now = await one(
    t.sides.live,
    sql<{ body: string; note: string }>`
    select body, change_note as note from live.publication where title = '更正的通知'`,
  );
  assert.deepEqual([now.body, now.note], ['<p>正确的日期。</p>', '改正日期']);
});

test('what is withdrawn is gone from everything live and leaves a tombstone without its words', async () => {
  const { submission, document } = await cleared('撤回的通知');
  await issue(office.by(office.editor), { submission });
  await assert.rejects(
    withdraw(office.by(office.stranger), { document, kind: 'withdrawn', reason: '有误' }),
    /只能撤回本单位/,
  );
  await withdraw(office.by(office.openness), { document, kind: 'withdrawn', reason: '内容有误' });
  assert.deepEqual(await publicTitles('撤回的通知'), []);
  const [stone] = await rows(
    t.sides.live,
    sql<Record<string, unknown>>`select * from live.tombstone where reason = '内容有误'`,
  );
  assert.ok(stone);
  assert.ok(!JSON.stringify(stone).includes('撤回的通知'));
});

test('an edit and a sign-off at the same moment leave one winner and no half state', async () => {
  for (let round = 0; round < 8; round += 1) {
    const made = await draftAndSubmit(office, `赛跑${round}`);
    await say(t, office, office.reviewer, made.submission, 'agree');
    await Promise.allSettled([
      say(t, office, office.secrecy, made.submission, 'agree'),
      revise(office.by(office.drafter), {
        edition: made.edition,
        base: made.revision,
        content: openContent(`赛跑${round}`, { body: '<p>改。</p>' }),
      }),
    ]);
    const { state } = await getSubmission(t.sides.staff, made.submission);
    const edition = await one(
      t.sides.staff,
      sql<{ state: string; revisions: number }>`
      select state, (select count(*) from publications.revision where edition = edition.id) as revisions
      from publications.edition where id = ${made.edition}`,
    );
    const whole =
      (state === 'voided' && edition.state === 'draft' && edition.revisions === 2) ||
      (state === 'cleared' && edition.state === 'cleared' && edition.revisions === 1);
    assert.ok(whole, `${state} ${edition.state} ${edition.revisions}`);
  }
});

test('a draft of a kind that has a room is drafted there and not past it', async () => {
  await assert.rejects(
    draft(office.by(office.drafter), { kind: 'policy', unit: office.unit, content: openContent('绕过解读的政策') }),
    /专门的起草页面/,
  );
});
