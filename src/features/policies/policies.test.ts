import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import type { Staff } from '../../core/caller.ts';
import { waive } from '../../core/publications/actions/links.ts';
import { getEdition } from '../../core/publications/queries.ts';
import { getSubmission } from '../../core/review/queries.ts';
import { clearAll, type Office, openOffice } from '../../core/test-office.ts';
import { one, rows } from '../../platform/database.ts';
import { NotFound, Refused } from '../../platform/errors.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import { draftInterpretation } from './actions.ts';
import type { InterpretationForm } from './rules.ts';
import { openDesk } from './test-desk.ts';

let t: TestDatabase;
let office: Office;
let desk: ReturnType<typeof openDesk>;

before(async () => {
  t = await testDatabase();
  office = await openOffice(t);
  desk = openDesk(t, office);
});
after(() => t.close());

const liveTitles = async () =>
  (await rows(t.sides.live, sql<{ title: string }>`select title from live.publication`)).map((row) => row.title);

test('policy and interpretation are cleared as one, go out at one moment and link to each other', async () => {
  const policy = await desk.policyOf('垃圾分类办法');
  const told = await desk.interpretationOf(policy.document, '文字解读', '垃圾分类办法解读');
  const { submission } = await desk.bundle(policy.document, [told.document]);
  await clearAll(t, office, submission);
  assert.ok(!(await liveTitles()).includes('垃圾分类办法'));
  const { issued } = await desk.publish(submission);
  assert.equal(issued.length, 2);
  const moments = await rows(
    t.sides.live,
    sql<{ at: Date }>`
    select published_at as at from live.publication where title in ('垃圾分类办法', '垃圾分类办法解读')`,
  );
  assert.equal(moments.length, 2);
  assert.equal(moments[0]!.at.getTime(), moments[1]!.at.getTime());
  const links = await rows(
    t.sides.live,
    sql<{ from: string; to: string }>`
    select source.title as from, target.title as to
    from live.link
    join live.publication source on source.id = link.from_id
    join live.publication target on target.id = link.to_id
    where link.kind = 'interprets'`,
  );
  assert.deepEqual(links, [{ from: '垃圾分类办法解读', to: '垃圾分类办法' }]);
});

test('one changed word in the interpretation voids the whole bundle', async () => {
  const policy = await desk.policyOf('一起失效办法');
  const told = await desk.interpretationOf(policy.document);
  const { submission } = await desk.bundle(policy.document, [told.document]);
  await clearAll(t, office, submission);
  await desk.write(told.edition, { body: '<p>改了解读。</p>' });
  assert.equal((await getSubmission(t.sides.staff, submission)).state, 'voided');
  assert.equal((await getEdition(t.sides.staff, policy.edition)).state, 'draft');
  await assert.rejects(desk.publish(submission), Refused);
  assert.ok(!(await liveTitles()).includes('一起失效办法'));
});

test('a policy marked for interpretation does not go out alone, by whatever road it was sent', async () => {
  const policy = await desk.policyOf('没有解读的办法');
  await assert.rejects(desk.bundle(policy.document, []), /需要解读/);
  const { submission } = await desk.alone(policy.edition);
  await clearAll(t, office, submission);
  await assert.rejects(desk.publish(submission), /需要解读/);
  assert.ok(!(await liveTitles()).includes('没有解读的办法'));
});

test('an interpretation that is not itself public does not count as one', async () => {
  const policy = await desk.policyOf('解读不公开的办法');
  const told = await desk.interpretationOf(policy.document);
  await desk.write(told.edition, { disclosure: 'on_request' });
  const { submission } = await desk.bundle(policy.document, [told.document]);
  await clearAll(t, office, submission);
  await assert.rejects(desk.publish(submission), /需要解读/);
  assert.ok(!(await liveTitles()).includes('解读不公开的办法'));
});

test('only the signer of the unit waives, with a reason that the public reads', async () => {
  const policy = await desk.policyOf('豁免解读的办法');
  const sign = (who: Staff, reason: string) =>
    waive(office.by(who), { document: policy.document, needs: 'interprets', reason });
  await assert.rejects(sign(office.drafter, '文件只涉及内部流程'), /没有这项权限/);
  await assert.rejects(sign(office.stranger, '文件只涉及内部流程'), /本单位的签发人/);
  await assert.rejects(sign(office.signer, '不用'), /至少五个字/);
  await sign(office.signer, '文件只转发上级通知，上级已经解读。');
  const { submission } = await desk.bundle(policy.document, []);
  await clearAll(t, office, submission);
  await desk.publish(submission);
  const [waiver] = await rows(
    t.sides.live,
    sql<{ waiver: string }>`
    select waiver.waiver from live.waiver join live.publication on publication.id = waiver.publication where title = '豁免解读的办法'`,
  );
  assert.equal(waiver!.waiver, '文件只转发上级通知，上级已经解读。');
});

test('who drafts interprets: another unit is refused, and a policy that is not out does not exist for it', async () => {
  const hidden = await desk.policyOf('还没发布的办法');
  const interpret = (policy: number) =>
    draftInterpretation(office.by(office.stranger), { policy, form: '图解', title: '他单位的解读', interpreter: '' });
  await assert.rejects(interpret(hidden.document), NotFound);
  const policy = await desk.policyOf('已发布的办法');
  const told = await desk.interpretationOf(policy.document);
  const { submission } = await desk.bundle(policy.document, [told.document]);
  await clearAll(t, office, submission);
  await desk.publish(submission);
  await assert.rejects(interpret(policy.document), /谁起草、谁解读/);
});

test('a picture or recording goes to review only with its words', async () => {
  for (const form of ['图解', '音频视频', '动漫'] as InterpretationForm[]) {
    const policy = await desk.policyOf(`${form}的办法`);
    const told = await desk.interpretationOf(policy.document, form);
    await assert.rejects(desk.bundle(policy.document, [told.document]), /须附全文或文字稿/);
    await desk.write(told.edition, { metadata: { transcript: '图上写的是：先分类，再投放，最后收运。' } });
    assert.ok((await desk.bundle(policy.document, [told.document])).submission);
  }
});

test('the 解读方案 is signed with the policy and shown to nobody outside', async () => {
  const policy = await desk.policyOf('带方案的办法', { plan: { plan: '机密的提纲文字', planTime: '同时' } });
  const before = await getEdition(t.sides.staff, policy.edition);
  await desk.write(policy.edition, { metadata: { plan: '另一个提纲' } });
  assert.notEqual((await getEdition(t.sides.staff, policy.edition)).hash, before.hash);
  const told = await desk.interpretationOf(policy.document);
  const { submission } = await desk.bundle(policy.document, [told.document]);
  await clearAll(t, office, submission);
  await desk.publish(submission);
  const row = await one(
    t.sides.live,
    sql<{ metadata: object }>`select metadata from live.publication where title = '带方案的办法'`,
  );
  assert.ok(!JSON.stringify(row.metadata).includes('提纲'));
});
