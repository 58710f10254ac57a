import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import { correct } from '../../core/publications/actions/links.ts';
import { getEdition } from '../../core/publications/queries.ts';
import { projectRoot } from '../../platform/root.ts';
import { addDays, leftWords } from '../../platform/time.ts';
import { writeCall } from './actions/call.ts';
import { leaveComment } from './actions/comment.ts';
import { closesAt, reminderOn, whyNotDays } from './rules/days.ts';
import { callOf } from './rules/elements.ts';
import { whyNotComment } from './rules/moves.ts';
import { type ConsultationsOffice, testOffice, today, wholeCall } from './test-round.ts';

// 到这一天 24 时为止: 23:59:59 of the last day counts, 00:00:00 does not, wherever process and server think they are.

let o: ConsultationsOffice;
before(async () => {
  o = await testOffice();
});
after(() => o.close());

const nobody = () => ({ name: '', email: '', phone: '' });
const say = (id: string, body: string) =>
  leaveComment(o.by('system'), {
    ...{ publication: id, clause: null, body, kind: 'person', minor: false, files: [], person: nobody },
    place: () => body,
  });

test('the last second counts and the next one does not', () => {
  const round = { opensAt: new Date('2026-03-01T00:00:00+08:00'), closesAt: closesAt('2026-03-31') };
  assert.equal(whyNotComment(round, new Date('2026-03-31T23:59:59.999+08:00')), null);
  assert.match(whyNotComment(round, new Date('2026-04-01T00:00:00+08:00'))!, /已经结束/);
  assert.match(whyNotComment(round, new Date('2026-02-28T23:59:59+08:00'))!, /还没有开始/);
});

test('in every time zone of the process it is the same moment', () => {
  const moment = join(projectRoot, 'src/features/consultations/rules/days.ts');
  const print = `import(${JSON.stringify(`file://${moment}`)}).then((m) => console.log(m.closesAt('2026-03-31').toISOString()))`;
  for (const TZ of ['America/New_York', 'Pacific/Kiritimati', 'Asia/Shanghai', 'UTC'])
    assert.equal(
      execFileSync(process.execPath, ['-e', print], { env: { ...process.env, TZ }, encoding: 'utf8' }).trim(),
      '2026-03-31T16:00:00.000Z',
      TZ,
    );
});

test('the database keeps no other moment, whatever its own time zone', async () => {
  const call = await o.open();
  const client = new pg.Client({ connectionString: o.house.t.urls.owner });
  await client.connect();
  for (const zone of ['America/New_York', 'Pacific/Kiritimati', 'UTC']) {
    await client.query(`set timezone to '${zone}'`);
    const { rows } = await client.query(
      'select closes_on::text as on, closes_at from consultations.round where id = $1',
      [call.round],
    );
    assert.deepEqual(new Date(rows[0].closes_at), closesAt(rows[0].on), zone);
    await assert.rejects(
      client.query(`update consultations.round set closes_at = closes_at + interval '1 second' where id = $1`, [
        call.round,
      ]),
      /round_check/,
    );
  }
  await client.end();
});

test('a comment counts until the moment comes, and then is refused on the page and by the deed', async () => {
  const call = await o.open();
  await say(call.id, '最后一天的意见');
  await o.pass(call.round, 30);
  await say(call.id, '截止当天的意见');
  assert.match((await o.visit(call.path)).words, /今天截止/);
  await o.pass(call.round, 1);
  await assert.rejects(say(call.id, '第二天的意见'), /征求意见已经结束/);
  const page = await o.visit(`/consultations/${call.id}/comment/`);
  assert.match(page.words, /征求意见已经结束/);
  assert.doesNotMatch(page.body, /<textarea/);
});

test('fewer than thirty days go out with a published reason alone, counted at the hour of publication', async () => {
  assert.deepEqual(whyNotDays({ opensOn: '', closesOn: addDays(today, 30), shortReason: '' }, today), {});
  const short = whyNotDays({ opensOn: '', closesOn: addDays(today, 29), shortReason: '' }, today);
  assert.match(short.closesOn!, /只有 29 日.*理由会公开/);
  const made = await o.draft({ closesOn: addDays(today, 7) });
  await assert.rejects(o.publish(made.edition), /只有 7 日/);
  const reasoned = await o.open({ closesOn: addDays(today, 7), shortReason: '汛期将至，须在月底前施行。' });
  assert.match((await o.visit(reasoned.path)).words, /期限少于 30 日的理由 汛期将至/);
});

test('within a round the clauses stay and the last day only moves back; another text is another round', async () => {
  const call = await o.open();
  const again = await correct(o.by(o.drafter), { document: call.document, note: '延长征求意见的时间。' });
  const before = await getEdition(o.db, again.edition);
  const write = async (change: object) => {
    const { revision, content } = await getEdition(o.db, again.edition);
    const next = { ...callOf(content)!, ...wholeCall, ...change };
    return writeCall(o.by(o.drafter), { edition: again.edition, base: revision, title: content.title, call: next });
  };
  await write({ clauses: wholeCall.clauses.slice(0, 3) });
  await assert.rejects(o.publish(again.edition), /不能改动草案条文/);
  await write({ closesOn: addDays(today, 29), shortReason: '没有什么特别的理由。' });
  await assert.rejects(o.publish(again.edition), /只能延长，不能提前/);
  await write({ closesOn: addDays(today, 40) });
  await o.publish(again.edition);
  assert.match((await o.visit(call.path)).words, /还有 40 天/);
  assert.equal(await o.roundOf(call.document), call.round, `it is the same round, first written as ${before.revision}`);
});

test('what is left is said in days, and reminders come four weeks and one week before', () => {
  assert.deepEqual(
    [leftWords('2026-03-31', '2026-03-28'), leftWords('2026-03-31', '2026-03-31')],
    ['还有 3 天', '今天截止'],
  );
  const due = '2026-04-30';
  assert.deepEqual(
    ['2026-04-01', '2026-04-02', '2026-04-22', '2026-04-23', '2026-04-30', '2026-05-01'].map((day) =>
      reminderOn(due, day),
    ),
    [null, 'four_weeks', 'four_weeks', 'one_week', 'one_week', 'overdue'],
  );
});

test('when a round opened is nobody’s to change, not the application’s either', async () => {
  const { round } = await o.open();
  for (const set of ['opens_on = opens_on - 1', "opens_at = opens_at - interval '1 day'", 'number = number + 1'])
    await assert.rejects(
      sql`update consultations.round set ${sql.raw(set)} where id = ${round}`.execute(o.db),
      /permission denied/,
    );
  await assert.rejects(
    sql`select consultations.let_days_pass(${round}::bigint, 3)`.execute(o.db),
    /this is no demonstration/,
  );
});
