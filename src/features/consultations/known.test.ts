import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addDays } from '../../platform/time.ts';
import { dropInvitation, invite, noteAnswer } from './actions/invited.ts';
import { endBroadcast } from './actions/known.ts';
import { enterOpinion } from './actions/register.ts';
import { drawUp } from './actions/result.ts';
import { listInvitations } from './queries/invited.ts';
import { listBroadcasts } from './queries/known.ts';
import { drawResult } from './queries/result.ts';
import { getRound } from './queries/rounds.ts';
import { namesIn, responseWords } from './rules/invited.ts';
import { type ConsultationsOffice, testOffice, today } from './test-round.ts';

// Where else a draft was made known, and whom the office asked by name.

let o: ConsultationsOffice;
before(async () => {
  o = await testOffice();
});
after(() => o.close());

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

function proofForm(fields: Record<string, string>, file?: File): FormData {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  if (file) body.append('files', file);
  return body;
}

const report = { what: 'call', medium: 'press', outlet: '演示日报', place: '第 3 版', appearedOn: today, link: '' };

test('a publication in the press is public with its proof when a second person has seen it, and gone when it is taken down', async () => {
  const stage = await o.open();
  const path = `/staff/consultations/rounds/${stage.round}/broadcasts`;
  const desk = o.desk(o.drafter);
  const bare = await desk.post(path, report);
  assert.equal(bare.status, 422);
  assert.match(bare.html, /请上传报样、截图等证明材料/);
  const sent = await desk.upload(path, proofForm(report, new File([pixel], '报样.png')));
  assert.equal(sent.status, 303, sent.html);
  const [row] = await listBroadcasts(o.db, stage.round);
  const proof = `/consultations/${stage.id}/proofs/${row!.id}/${encodeURIComponent('报样.png')}`;
  assert.doesNotMatch((await o.visit(stage.path)).words, /演示日报/);
  assert.equal((await o.visit(proof)).status, 404, 'nobody reads what nobody has agreed to');

  assert.equal((await desk.post(`/staff/consultations/broadcasts/${row!.id}/agree`, {})).status, 403);
  const second = await o.desk(o.secrecy).post(`/staff/consultations/broadcasts/${row!.id}/agree`, {});
  assert.equal(second.status, 303);
  const page = await o.visit(stage.path);
  assert.match(page.words, /报刊 演示日报 第 3 版 征求意见公告 报样.png/);
  const file = await o.visit(proof);
  assert.deepEqual([file.status, file.headers.get('content-type')], [200, 'image/png']);

  await o.pass(stage.round, 31);
  const { edition } = await drawUp(o.by(o.drafter), { round: stage.round });
  await o.publish(edition);
  const { resultPath } = { resultPath: /href="([^"]+)"[^>]*>看每一条/.exec((await o.visit(stage.path)).body)![1]! };
  assert.match((await o.visit(resultPath)).words, /演示日报/, 'its result names it as well');

  await endBroadcast(o.by(o.drafter), { broadcast: row!.id, reason: '报样不清楚。' });
  assert.doesNotMatch((await o.visit(stage.path)).words, /演示日报/);
  assert.equal((await o.visit(proof)).status, 404);
});

test('whoever entered a publication does not agree to it, and a result that is not public was not broadcast', async () => {
  const stage = await o.open();
  const both = await o.person('郑某', o.unit, 'drafter', 'secrecy');
  const desk = o.desk(both);
  const path = `/staff/consultations/rounds/${stage.round}/broadcasts`;
  const link = { ...report, link: 'https://paper.example/3' };
  assert.equal((await desk.post(path, link)).status, 303);
  const [row] = await listBroadcasts(o.db, stage.round);
  const own = await desk.post(`/staff/consultations/broadcasts/${row!.id}/agree`, {});
  assert.equal(own.status, 409);
  assert.match(own.html, /须由另一个人核对/);
  const early = await desk.post(path, { ...link, what: 'result' });
  assert.match(early.html, /采纳情况还没有公布/);
  assert.match((await desk.post(path, { ...link, appearedOn: addDays(today, 1) })).html, /刊播日期还没有到/);
  assert.match((await desk.post(path, { ...link, link: 'javascript:alert(1)' })).html, /网址要以 http/);
});

test('names are read from a pasted list, each once', () => {
  assert.deepEqual(namesIn('1. 演示公司\n2、演示协会　\n\n演示公司\n（演示）商会'), [
    '演示公司',
    '演示协会',
    '（演示）商会',
  ]);
  assert.equal(responseWords({ invited: 3, answered: 2 }), '定向征求 3 家，已答复 2 家，答复率 66%。');
});

async function asked(named: boolean) {
  const stage = await o.open({ invitedNamed: named });
  await invite(o.by(o.drafter), {
    ...{ round: stage.round, kind: 'enterprise', invitedOn: today, way: '发函' },
    names: ['演示食品有限公司', '演示餐饮协会', '演示商会'],
  });
  const list = await listInvitations(o.db, stage.round);
  const letter = await enterOpinion(o.by(o.drafter), {
    ...{ round: stage.round, channel: 'invited' as const, receivedOn: today, clause: 4, body: '价格应当一年一定。' },
    ...{ kind: 'organisation' as const, minor: false, files: [] },
    person: () => ({ name: '演示食品有限公司', email: '', phone: '' }),
  });
  await noteAnswer(o.by(o.drafter), { invitation: list[0]!.id, answeredOn: today, comment: letter.id });
  await noteAnswer(o.by(o.drafter), { invitation: list[1]!.id, answeredOn: today, comment: null });
  return { stage, list, letter };
}

test('the rate of answers is public, names only where the call said so', async () => {
  for (const named of [false, true]) {
    const { stage } = await asked(named);
    const page = await o.visit(stage.path);
    assert.match(page.words, /定向征求 3 家，已答复 2 家，答复率 66%。/);
    assert.doesNotMatch(page.words, /演示食品|演示商会/, 'the page of the call names nobody');
    assert.equal(/名称和是否答复随采纳情况公布/.test(page.words), named);
    await o.pass(stage.round, 31);
    await o.treat(stage.round);
    await o.publish((await drawUp(o.by(o.drafter), { round: stage.round })).edition);
    const path = /href="([^"]+)"[^>]*>看每一条/.exec((await o.visit(stage.path)).body)![1]!;
    const result = await o.visit(path);
    assert.match(result.words, /定向征求 3 家，已答复 2 家，答复率 66%。/);
    assert.equal(/演示商会（未答复）/.test(result.words), named);
  }
});

test('an answer names a letter of this round, and a result that the list has left behind is not published', async () => {
  const { stage, list, letter } = await asked(true);
  const other = await o.open();
  await invite(o.by(o.drafter), {
    ...{ round: other.round, kind: 'association', names: ['另一个协会'], invitedOn: today, way: '' },
  });
  const [foreign] = await listInvitations(o.db, other.round);
  await assert.rejects(
    noteAnswer(o.by(o.drafter), { invitation: foreign!.id, answeredOn: today, comment: letter.id }),
    /这一轮的登记簿里没有/,
  );
  await assert.rejects(
    noteAnswer(o.by(o.stranger), { invitation: foreign!.id, answeredOn: today, comment: null }),
    /没有|不存在/,
  );
  await o.pass(stage.round, 31);
  await o.treat(stage.round);
  const { edition } = await drawUp(o.by(o.drafter), { round: stage.round });
  await dropInvitation(o.by(o.drafter), { invitation: list[2]!.id, reason: '重复登记。' });
  await assert.rejects(o.publish(edition), /有变化，请重新生成/);
  assert.equal((await drawResult(o.db, await getRound(o.db, stage.round))).invited!.invited, 2);
});
