import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { sendJobsWith } from '../../core/action.ts';
import { openLetter } from '../../core/notices/letter.ts';
import { draft } from '../../core/publications/actions/draft.ts';
import { linkDocuments, waive } from '../../core/publications/actions/links.ts';
import { setKind } from '../../core/publications/actions/site.ts';
import { getEdition } from '../../core/publications/queries.ts';
import { openContent } from '../../core/test-office.ts';
import { one, rows } from '../../platform/database.ts';
import { addDays } from '../../platform/time.ts';
import { openNextRound, writeCall } from './actions/call.ts';
import { leaveComment } from './actions/comment.ts';
import { bindFinal, drawUp } from './actions/result.ts';
import { hears, tellNow, watchResults } from './jobs.ts';
import { callOf } from './rules/elements.ts';
import { type ConsultationsOffice, testOffice, today } from './test-round.ts';

// A text on which people were asked is not published without what became of their opinions; they hear of both.

let o: ConsultationsOffice;
const jobs: { job: string; data: never }[] = [];
before(async () => {
  o = await testOffice();
  await setKind(o.by(await o.person('系统管理员乙', o.otherUnit, 'system')), {
    ...{
      name: 'official',
      words: '其他政策文件',
      room: 'publications',
      siteColumn: 'policies',
      steps: ['department', 'secrecy'],
    },
    ...{ urgentSteps: ['secrecy'], stepDays: 3, takesNumber: false, isPolicy: true },
  });
  sendJobsWith(async (_tx, job, data) => {
    jobs.push({ job, data: data as never });
  });
});
after(() => o.close());

const policy = (title: string) =>
  draft(o.by(o.drafter), { kind: 'official', unit: o.unit, content: openContent(title) });

const letters = async (): Promise<string[]> =>
  (
    await rows(
      o.db,
      sql<{ content: Buffer; object: string }>`
        select content, object from notices.letter where template like 'consultations.%' order by id`,
    )
  ).map(({ content, object }) => {
    const { to, subject, facts, links } = openLetter(content, object);
    return `${to} ${subject} ${facts.标题} ${links.链接}`;
  });

async function runJobs(): Promise<void> {
  for (const { job, data } of jobs.splice(0)) if (job === 'consultations.tell') await tellNow(o.house.t.sides, data);
}

test('the final text waits for the result, and both go out together; those who left an address hear of both', async () => {
  const call = await o.open();
  await leaveComment(o.by('system'), {
    ...{ publication: call.id, clause: 1, body: '建议写明价格。', kind: 'person', minor: false, files: [] },
    person: () => ({ name: '钱某', email: 'qian@mail.example', phone: '' }),
    place: () => 'somewhere',
  });
  const final = await policy('振兴区社区食堂管理办法');
  await bindFinal(o.by(o.drafter), { document: call.document, policy: final.document });
  await o.pass(call.round, 31);
  await assert.rejects(o.publish(final.edition), /意见采纳情况要先公布或与文件同时公布/);
  await o.treat(call.round, 'adopted', '已写明。');
  const again = await policy('振兴区社区食堂管理办法（定稿）');
  await bindFinal(o.by(o.drafter), { document: call.document, policy: again.document });
  const result = await drawUp(o.by(o.drafter), { round: call.round });
  await o.publish(again.edition, result.edition);
  const { path } = await o.publicOf(again.document);
  assert.match((await o.visit(call.path)).body, new RegExp(`href="${path}"`));
  assert.match((await o.visit(path)).words, /意见采纳情况/);
  await runJobs();
  await runJobs();
  const told = await letters();
  assert.equal(told.length, 2, told.join('\n'));
  for (const one of told) assert.match(one, /^qian@mail\.example .*\/(policies|consultations)\//);
});

test('a signed waiver answers as well, and the reason is public', async () => {
  const call = await o.open();
  const final = await policy('紧急的办法');
  await bindFinal(o.by(o.drafter), { document: call.document, policy: final.document });
  await waive(o.by(o.signer), {
    document: final.document,
    needs: 'consultation_result',
    reason: '汛情紧急，意见采纳情况随后公布。',
  });
  await o.publish(final.edition);
  assert.match((await o.visit((await o.publicOf(final.document)).path)).words, /汛情紧急/);
});

test('whoever ties the two by the general form meets the same requirement', async () => {
  const call = await o.open();
  const final = await policy('另一份办法');
  const link = { kind: 'consulted_as' as const, from: call.document, to: final.document };
  await linkDocuments(o.by(o.drafter), link);
  await hears['publications.link'](o.house.t.sides, link);
  await assert.rejects(o.publish(final.edition), /意见采纳情况/);
});

test('a result that the register has left behind is not published', async () => {
  const call = await o.open();
  const say = (body: string) =>
    leaveComment(o.by('system'), {
      ...{ publication: call.id, clause: null, body, kind: 'person', minor: false, files: [] },
      person: () => ({ name: '', email: '', phone: '' }),
      place: () => body,
    });
  await say('第一条意见');
  await o.pass(call.round, 31);
  await o.treat(call.round);
  const made = await drawUp(o.by(o.drafter), { round: call.round });
  await o.pass(call.round, -31);
  await say('后来的意见');
  await o.pass(call.round, 31);
  await assert.rejects(o.publish(made.edition), /在生成之后有变化/);
});

test('an overdue result stands on the desk once for each reminder, and overdue on the public page', async () => {
  const call = await o.open();
  await o.pass(call.round, 40);
  assert.equal(await watchResults(o.house.t.sides, today), 1);
  assert.equal(await watchResults(o.house.t.sides, today), 0);
  await o.pass(call.round, 30);
  await watchResults(o.house.t.sides, today);
  assert.match((await o.visit(call.path)).words, /已逾期，尚未公布/);
  const { tasks } = await one(
    o.db,
    sql<{ tasks: string[] }>`
      select array_agg(step order by id) as tasks from workflow.task where object = ${`consultations.round:${call.round}`}`,
  );
  assert.deepEqual(tasks, ['四周内公布意见采纳情况', '意见采纳情况已逾期未公布']);
});

test('the next round is another edition; the former one stays readable with its own days', async () => {
  const call = await o.open();
  await assert.rejects(openNextRound(o.by(o.drafter), { document: call.document }), /征集中/);
  await o.pass(call.round, 31);
  const next = await openNextRound(o.by(o.drafter), { document: call.document });
  const { revision: base, content } = await getEdition(o.db, next.edition);
  const [first, ...others] = callOf(content)!.clauses;
  await writeCall(o.by(o.drafter), {
    ...{ edition: next.edition, base, title: content.title },
    call: {
      ...callOf(content)!,
      clauses: [{ ...first!, text: '第一条　为了办好社区食堂，制定本办法。' }, ...others],
      closesOn: addDays(today, 30),
    },
  });
  await o.publish(next.edition);
  const { words } = await o.visit(call.path);
  assert.match(words, /征集中 还有 30 天/);
  assert.match(words, /历次征求意见 第 1 轮：.*第 2 轮：/);
  assert.match(words, /为了办好社区食堂/);
  assert.notEqual(await o.roundOf(call.document), call.round);
});
