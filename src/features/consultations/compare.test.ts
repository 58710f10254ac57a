import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { getEdition } from '../../core/publications/queries.ts';
import { addDays } from '../../platform/time.ts';
import { openNextRound, writeCall } from './actions/call.ts';
import { leaveComment } from './actions/comment.ts';
import { drawUp } from './actions/result.ts';
import { getCall } from './queries/calls.ts';
import { clausesOf } from './rules/clauses.ts';
import { compareRounds } from './rules/compare-rounds.ts';
import { type ConsultationsOffice, draftText, testOffice, today, wholeCall } from './test-round.ts';

let o: ConsultationsOffice;
before(async () => {
  o = await testOffice();
});
after(() => o.close());

const nobody = () => ({ name: '', email: '', phone: '' });
const marks = (before: string, after: string) =>
  compareRounds(clausesOf(before), clausesOf(after)).map(({ label, change }) => `${label} ${change}`);

test('a clause is known again by its words, whatever its number has become', () => {
  const before =
    '第一条　总的要求。\n第二条　车位优先供居民使用。\n第三条　收入用于维修并每年公布。\n第四条　自公布之日起施行。';
  const after =
    '第一条　总的要求。\n第二条　消防通道不得停车，违者移走。\n第三条　车位优先供本小区居民使用。\n第四条　自公布之日起施行。';
  assert.deepEqual(marks(before, after), [
    '第一条 same',
    '第二条 added',
    '第二条（现为第三条） changed',
    '第三条 removed',
    '第四条 same',
  ]);
  assert.deepEqual(marks(before, before), ['第一条 same', '第二条 same', '第三条 same', '第四条 same']);
});

test('a thousand clauses are compared while nobody waits', () => {
  const draft = (change: string) =>
    Array.from(
      { length: 1000 },
      (_, at) => `第${at + 1}条　第 ${at} 项服务${at % 7 === 0 ? change : ''}由街道办理。`,
    ).join('\n');
  const begun = Date.now();
  const pairs = compareRounds(clausesOf(draft('免费')), clausesOf(draft('收费')));
  assert.equal(pairs.length, 1000);
  assert.equal(pairs.filter(({ change }) => change === 'changed').length, 143);
  assert.ok(Date.now() - begun < 10_000);
});

/** A round that was spoken about and told, and the next one, published with another third clause. */
async function twoRounds() {
  const first = await o.open();
  for (const [clause, body] of [
    [3, '建议周末也供应午餐。'],
    [null, '请尽快出台。'],
  ] as const)
    await leaveComment(o.by('system'), {
      ...{ publication: first.id, clause, body, kind: 'person', minor: false, files: [], person: nobody },
      place: () => body,
    });
  await o.pass(first.round, 31);
  await o.treat(first.round, 'partly', '周六供应，周日视需要。');
  const result = await drawUp(o.by(o.drafter), { round: first.round });
  return { ...first, result };
}

async function next(document: number) {
  const { edition } = await openNextRound(o.by(o.drafter), { document });
  const { revision: base } = await getEdition(o.db, edition);
  const clauses = clausesOf(draftText.replace('每天供应午餐', '周一至周六供应午餐'));
  const call = { ...wholeCall, clauses, closesOn: addDays(today, 40) };
  await writeCall(o.by(o.drafter), { edition, base, title: '关于再次征求社区食堂管理办法意见的公告', call });
  return edition;
}

test('staff see what the next round changes beside what was said, while it is still a draft and nobody else may', async () => {
  const stage = await twoRounds();
  await o.publish(stage.result.edition);
  const edition = await next(stage.document);
  const desk = o.desk(o.drafter);
  const { status, html: whole } = await desk.get(`/staff/consultations/rounds/${stage.round}/compare`);
  const html = whole.replaceAll('<wbr/>', '');
  assert.equal(status, 200);
  assert.match(html, /<del>.*每天.*<\/del>/s);
  assert.match(html, /<ins>.*周一至周六.*<\/ins>/s);
  assert.match(html, /第三条[\s\S]*建议周末也供应午餐[\s\S]*部分采纳：周六供应/);
  assert.match(html, /对草案整体的意见[\s\S]*请尽快出台/);
  assert.equal((await o.desk(o.stranger).get(`/staff/consultations/rounds/${stage.round}/compare`)).status, 404);
  assert.equal(
    (await o.visit(`/consultations/${stage.id}/rounds/1/2/`)).status,
    404,
    'a draft is compared with nothing',
  );
  await o.publish(edition);
  assert.equal((await getCall(o.db, stage.document)).call.round, 2);
  const open = await o.visit(`/consultations/${stage.id}/rounds/1/2/`);
  assert.equal(open.status, 200);
  assert.match(open.body, /周一至周六/);
  assert.match(open.words, /第一条 没有改动 (?!第一条)/, 'a clause says its name once');
  assert.match(open.words, /改动 有改动 1 条 /);
  assert.match(open.words, /匿名 建议周末也供应午餐。.*部分采纳 周六供应，周日视需要。（见第三条）/);
  assert.match(open.words, /对草案整体的意见.*请尽快出台/);
  for (const path of ['2/1/', '1/1/', '1/3/', '0/1/'])
    assert.equal((await o.visit(`/consultations/${stage.id}/rounds/${path}`)).status, 404);
  const page = await o.visit(stage.path);
  assert.match(page.body, new RegExp(`/consultations/${stage.id}/rounds/1/2/`));
});

test('what was said stands beside the clause only while the result is public', async () => {
  const stage = await twoRounds();
  const edition = await next(stage.document);
  await o.publish(edition);
  const { words } = await o.visit(`/consultations/${stage.id}/rounds/1/2/`);
  assert.doesNotMatch(words, /建议周末也供应午餐|请尽快出台|周六供应，周日/);
  assert.match(words, /第 1 轮的意见采纳情况还没有公布/);
});
