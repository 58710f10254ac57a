import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { rows } from '../../platform/database.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import { revise } from '../publications/actions/draft.ts';
import { correct } from '../publications/actions/links.ts';
import { withdraw } from '../publications/actions/withdraw.ts';
import { getEdition } from '../publications/queries.ts';
import { clearAll, draftAndSubmit, type Office, openContent, openOffice } from '../test-office.ts';
import { issue } from './actions/issue.ts';
import { schedule } from './actions/schedule.ts';
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

const publicTitles = (title: string) =>
  rows(t.sides.live, sql<{ path: string }>`select path from live.publication where title = ${title}`);
async function cleared(title: string) {
  const made = await draftAndSubmit(office, title);
  await clearAll(t, office, made.submission);
  return made;
}

test('a correction on its way does not bring back what was withdrawn, not even by its schedule; sent anew it may', async () => {
  const made = await cleared('将撤回的通知');
  await issue(office.by(office.editor), { submission: made.submission });
  const document = made.document;
  const { edition } = await correct(office.by(office.drafter), { document, note: '更正时间。' });
  const sent = { editions: [edition], urgent: false, urgentReason: '', channels: ['portal'] };
  const { submission } = await submit(office.by(office.drafter), sent);
  await clearAll(t, office, submission);
  await schedule(office.by(office.editor), { submission, at: new Date(Date.now() + 300).toISOString() });
  await withdraw(office.by(office.editor), { document, kind: 'gone', reason: '内容不应存在。' });
  await new Promise((resolve) => setTimeout(resolve, 400));
  await issueDue(t.sides);
  assert.deepEqual(await publicTitles('将撤回的通知'), []);
  const now = await getSubmission(t.sides.staff, submission);
  assert.deepEqual([now.state, now.endReason], ['voided', '文件已删除']);
  await assert.rejects(issue(office.by(office.editor), { submission }), /须重新送审/);
  const home = await rows(
    t.sides.staff,
    sql<{ step: string; person: number }>`
      select step, person from workflow.task where object = ${`publications.edition:${edition}`} and done_at is null`,
  );
  assert.deepEqual(home, [{ step: '文件已撤下，更正须重新送审', person: office.drafter.person }]);
  const lines = await rows(
    t.sides.staff,
    sql<{ data: object; reason: string }>`
      select data, reason from ledger.line where verb = 'publications.withdraw' and object = ${`review.submission:${submission}`}`,
  );
  assert.deepEqual(lines, [{ data: { from: 'cleared' }, reason: '文件已删除' }]);

  const again = await submit(office.by(office.drafter), sent);
  await clearAll(t, office, again.submission);
  await issue(office.by(office.editor), { submission: again.submission });
  assert.equal((await publicTitles('将撤回的通知')).length, 1, 'two persons who know of it');
});

test('a correction that is not to be public takes its own text out, and its manifest is issued all the same', async () => {
  const made = await cleared('改为不公开的通知');
  await issue(office.by(office.editor), { submission: made.submission });
  const { edition } = await correct(office.by(office.drafter), { document: made.document, note: '改为依申请公开。' });
  const content = openContent('改为不公开的通知', { disclosure: 'on_request' });
  const { revision } = await getEdition(t.sides.staff, edition);
  await revise(office.by(office.drafter), { edition, base: revision, content });
  const sent = { editions: [edition], urgent: false, urgentReason: '', channels: ['portal'] };
  const { submission } = await submit(office.by(office.drafter), sent);
  await clearAll(t, office, submission);
  await issue(office.by(office.editor), { submission });
  assert.equal((await getSubmission(t.sides.staff, submission)).state, 'issued');
  assert.deepEqual(await publicTitles('改为不公开的通知'), []);
});
