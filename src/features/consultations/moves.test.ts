import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { leaveComment } from './actions/comment.ts';
import { assign, decide, reply, split } from './actions/treat.ts';
import { listComments } from './queries/comments.ts';
import { listPoints } from './queries/points.ts';
import { type ConsultationsOffice, testOffice } from './test-round.ts';

// What the table of moves (matrix.test.ts) does not say: who may not agree to their own words, and what another unit sees.

let o: ConsultationsOffice;
before(async () => {
  o = await testOffice();
});
after(() => o.close());

const nobody = () => ({ name: '', email: '', phone: '' });
const letter = { clause: null, kind: 'person' as const, minor: false, files: [], person: nobody };

/** An open round with a point without a reply and a point whose reply waits. */
async function openStage() {
  const stage = await o.open();
  for (const body of ['没有回应的意见', '等待审核的意见'])
    await leaveComment(o.by('system'), {
      ...letter,
      body,
      publication: stage.id,
      place: () => `${stage.round}${body}`,
    });
  for (const { textKey, body } of await listComments(o.db, stage.round))
    await split(o.by(o.drafter), { round: stage.round, textKey, points: [{ body, theme: '' }] });
  const [, waiting] = await listPoints(o.db, stage.round);
  await reply(o.by(o.drafter), { point: waiting!.id, outcome: 'already', reason: '草案已有。', finalClause: '' });
  return stage;
}

test('the one who wrote a reply cannot agree to it, nor can somebody who saw another', async () => {
  const stage = await openStage();
  const both = await o.person('郑某', o.unit, 'drafter', 'reviewer');
  const [fresh] = (await listPoints(o.db, stage.round)).filter((point) => !point.reply);
  const made = await reply(o.by(both), {
    point: fresh!.id,
    outcome: 'not_adopted',
    reason: '没有条件。',
    finalClause: '',
  });
  const seen = { point: fresh!.id, reply: made.reply, verdict: 'agreed' as const, words: '' };
  await assert.rejects(decide(o.by(both), seen), /须由另一个人审核/);
  await assert.rejects(decide(o.by(o.reviewer), { ...seen, reply: made.reply - 1 }), /在您查看以后又改过/);
  await assert.rejects(decide(o.by(o.reviewer), { ...seen, verdict: 'returned' }), /请写明怎么改/);
  await decide(o.by(o.reviewer), { ...seen, verdict: 'returned', words: '请写明依据。' });
  await assert.rejects(
    reply(o.by(both), { point: fresh!.id, outcome: 'adopted', reason: '采纳。', finalClause: '' }),
    /第几条/,
  );
});

test('a point of another unit is answered there, and nothing else of the register is seen', async () => {
  const stage = await openStage();
  const [fresh] = (await listPoints(o.db, stage.round)).filter((point) => !point.reply);
  await assign(o.by(o.drafter), { point: fresh!.id, unit: o.otherUnit, dueOn: null });
  const door = o.desk(o.stranger);
  const { status, html } = await door.get(`/staff/consultations/rounds/${stage.round}/points`);
  assert.deepEqual([status, /没有回应的意见/.test(html), /等待审核的意见/.test(html)], [200, true, false]);
  assert.equal((await door.get(`/staff/consultations/rounds/${stage.round}/comments`)).status, 404);
  await reply(o.by(o.stranger), {
    point: fresh!.id,
    outcome: 'out_of_scope',
    reason: '不在本次范围。',
    finalClause: '',
  });
});
