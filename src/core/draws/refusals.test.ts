import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { one } from '../../platform/database.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import { confirmBeacon, enterBeacon } from './actions/beacon.ts';
import { abort, draw, reveal } from './actions/draw.ts';
import { commit, commitOwn, freeze } from './actions/freeze.ts';
import { changeList, changePlan, plan, publish } from './actions/plan.ts';
import { handIn } from './actions/shares.ts';
import { approveSubstitution, substitute } from './actions/substitute.ts';
import { listOutcomes, listSubstitutions } from './queries/draws.ts';
import { findPublicDraw } from './queries/live.ts';
import { teamsOf } from './rules/substitute.ts';
import { citizenSecret, type DrawingOffice, openDrawingOffice, passTime, ssq, tamper } from './test-draws.ts';

let t: TestDatabase;
let house: DrawingOffice;
before(async () => {
  t = await testDatabase();
  house = await openDrawingOffice(t);
});
after(() => t?.close());

const by = (who: 'drafter' | 'colleague' | 'reviewer' | 'openness' | 'stranger' | 'secrecy', key?: string) =>
  house.office.by(house.office[who], key);
const short = { team: 0, cap: 0, size: 1, list: '甲公司\n乙公司\n丙公司' };

test('the plan is published by a second person, and then stands', async () => {
  const made = await house.planned(short);
  await assert.rejects(publish(by('drafter'), { draw: made }), /您的岗位没有这项权限/);
  const own = await plan(by('openness'), { plan: house.planOf({ ...short, unit: house.office.otherUnit }) });
  await assert.rejects(publish(by('openness'), own), /方案须由另一人核对后公布/);
  await publish(by('reviewer'), { draw: made });
  await assert.rejects(publish(by('reviewer'), { draw: made }), /方案已经公布/);
  await assert.rejects(changePlan(by('drafter'), { draw: made, plan: house.planOf(short) }), /不能修改/);
  await assert.rejects(
    sql`update draws.draw set title = '换一个' where id = ${made}`.execute(t.sides.staff),
    /plan of draw \d+ is published/,
  );
});

test('the list may change until it is frozen, on the hash that the second person saw, and never after', async () => {
  const { draw: id } = await house.published(short);
  const seen = await house.seenBy(id);
  await changeList(by('drafter'), { draw: id, list: '甲公司\n乙公司', reason: '丙公司已注销' });
  await assert.rejects(freeze(by('reviewer'), { draw: id, seen }), /名单在您核对以后又有改动/);
  const now = await house.seenBy(id);
  await changeList(by('reviewer'), { draw: id, list: '甲公司\n乙公司', reason: '重新录入' });
  await assert.rejects(freeze(by('reviewer'), { draw: id, seen: now }), /名单须由另一人核对后冻结/);
  await freeze(by('openness'), { draw: id, seen: now });
  await assert.rejects(changeList(by('drafter'), { draw: id, list: '丁', reason: '不行' }), /名单已经冻结/);
  for (const statement of [
    sql`update draws.draw set list = 'x' where id = ${id}`,
    sql`update draws.frozen set pool = 'x' where draw = ${id}`,
    sql`delete from draws.frozen where draw = ${id}`,
    sql`delete from draws.source where draw = ${id}`,
    sql`insert into draws.party (draw, party, name, own) values (${id}, 'LATE', '后来的', false)`,
  ])
    await assert.rejects(statement.execute(t.sides.staff), /frozen|never changed|permission denied|published plan/);
});

test('a commitment after its event is refused, by the deed and by the database', async () => {
  const { draw: id } = await house.frozen(short);
  await passTime(t, id);
  await assert.rejects(commitOwn(by('drafter'), { draw: id }), /第一个公共事件已经到时/);
  const hash = 'ab'.repeat(32);
  await assert.rejects(commit(by('drafter'), { draw: id, party: 'JIJIAN', hash }), /第一个公共事件已经到时/);
  await assert.rejects(
    sql`
      insert into draws.commitment (draw, party, hash, by, at)
      values (${id}, 'JIJIAN', ${hash}, ${house.office.drafter.person}, now() - interval '9 days')`.execute(
      t.sides.staff,
    ),
    /does not come now/,
  );
  await assert.rejects(draw(by('drafter'), { draw: id }), /承诺还没有全部公布/);
  await abort(by('drafter'), { draw: id, reason: '没有按时收到承诺' });
});

test('a commitment stands, and the office cannot bring one of its own', async () => {
  const { draw: id } = await house.committed(short);
  const hash = 'ab'.repeat(32);
  await assert.rejects(commit(by('drafter'), { draw: id, party: 'JIJIAN', hash }), /不能更换/);
  await assert.rejects(commitOwn(by('drafter'), { draw: id }), /不能更换/);
  const other = await house.frozen(short);
  await assert.rejects(commit(by('drafter'), { draw: other.draw, party: 'OFFICE', hash }), /不能手工登记/);
  await assert.rejects(commit(by('drafter'), { draw: other.draw, party: 'NOBODY', hash }), /没有这一方/);
  await assert.rejects(commit(by('drafter'), { draw: other.draw, party: 'JIJIAN', hash: 'AB' }), /64 位十六进制/);
});

test('the value of an event is entered after its hour, by two persons who read the same', async () => {
  const { draw: id } = await house.committed(short);
  const entry = { draw: id, source: 'SSQ', typed: ssq };
  await assert.rejects(enterBeacon(by('drafter'), entry), /还没有发生/);
  await passTime(t, id);
  await assert.rejects(confirmBeacon(by('colleague'), entry), /还没有人录入/);
  await enterBeacon(by('drafter'), entry);
  await assert.rejects(confirmBeacon(by('drafter'), entry), /须由另一人自行查证/);
  const otherwise = { ...entry, typed: '03-09-14-21-27-32+12' };
  await assert.rejects(confirmBeacon(by('colleague'), otherwise), /与先前录入的不一致/);
  await assert.rejects(enterBeacon(by('drafter'), { ...entry, typed: '０3-09-14-21-27-33+12' }), /请用半角字符/);
  await assert.rejects(enterBeacon(by('drafter'), { ...entry, source: 'DRAND' }), /没有这一公共事件/);
  await confirmBeacon(by('colleague'), entry);
  await assert.rejects(enterBeacon(by('drafter'), otherwise), /不能更换/);
  await assert.rejects(draw(by('drafter'), { draw: id }), /还没有全部核对公布/);
});

test('a share that does not fit voids the draw in public, but never by a slip of typing', async () => {
  const { draw: id, number } = await house.read2(short);
  await assert.rejects(draw(by('drafter'), { draw: id }), /还有一方没有交出随机数/);
  const wrong = { draw: id, party: 'JIJIAN', secret: 'ff'.repeat(32), mismatch: false };
  await assert.rejects(handIn(by('drafter'), { ...wrong, secret: 'FF'.repeat(32) }), /字母小写/);
  await assert.rejects(handIn(by('drafter'), wrong), /请先核对是否抄错/);
  assert.deepEqual(await handIn(by('drafter'), { ...wrong, mismatch: true }), { voided: true });
  const shown = (await findPublicDraw(t.sides.live, number))!;
  assert.match(shown.voidReason ?? '', /JIJIAN 交出的随机数与事先公布的承诺不一致/);
  await assert.rejects(handIn(by('drafter'), { ...wrong, secret: citizenSecret }), /已经作废/);
  await assert.rejects(draw(by('drafter'), { draw: id }), /已经作废/);
});

test('two hands that press at once make one draw', async () => {
  const { draw: id } = await house.ready(short);
  const answers = await Promise.allSettled([
    draw(by('drafter', 'key-of-one'), { draw: id }),
    draw(by('colleague', 'key-of-two'), { draw: id }),
    draw(by('drafter', 'key-of-one'), { draw: id }),
  ]);
  const refused = answers.filter(({ status }) => status === 'rejected');
  assert.equal(refused.length, answers[0]!.status === 'fulfilled' ? 1 : 2);
  for (const { reason } of refused as PromiseRejectedResult[]) assert.match(String(reason), /同一方案只抽一次/);
  assert.equal((await listOutcomes(t.sides.staff, id)).length, 1);
});

test('a draw is not repeated until it pleases: after the draw no abort, and every other try is seen', async () => {
  const { draw: id, number } = await house.ready({ ...short, title: '第一次' });
  await draw(by('drafter'), { draw: id });
  await assert.rejects(abort(by('drafter'), { draw: id, reason: '结果不理想' }), /已经抽取，不能终止/);
  await assert.rejects(
    sql`
      insert into draws.abort (draw, reason, by, at)
      values (${id}, '结果不理想', ${house.office.drafter.person}, now())`.execute(t.sides.staff),
    /does not come now/,
  );
  const follows = { draw: id, reason: '原方案抽取的数量不足' };
  const again = await plan(by('drafter'), { plan: house.planOf({ ...short, title: '第二次' }), follows });
  const { number: second } = await publish(by('reviewer'), again);
  const shown = (await findPublicDraw(t.sides.live, second))!;
  assert.equal(shown.follows, number);
  assert.equal(shown.followsReason, follows.reason);
  assert.ok(shown.others.some((one) => one.number === number));
  assert.ok((await findPublicDraw(t.sides.live, number))!.others.some((one) => one.number === second));
  const page = (await house.public(`/draws/${second}`)).text;
  assert.match(page, new RegExp(`${number}.*之后的重新抽签`, 's'));
});

test('the same list drawn from under another title is seen by its names, and another list with the same numbers is not', async () => {
  const list = '子公司一\n子公司二';
  const one_ = await house.frozen({ ...short, list });
  const two = await house.frozen({ ...short, list, title: '换个题目再抽' });
  const other = await house.frozen({ ...short, list: '别的一\n别的二' });
  const others = (await findPublicDraw(t.sides.live, one_.number))!.others.map(({ number }) => number);
  assert.deepEqual(others, [two.number]);
  assert.ok(!others.includes(other.number));
});

test('a number is used up by an aborted draw, and the next gets the next', async () => {
  const first = await house.published(short);
  await abort(by('drafter'), { draw: first.draw, reason: '名录库有误' });
  const second = await house.published(short);
  const serial = (number: string) => Number(number.split('-').at(-1));
  assert.equal(serial(second.number), serial(first.number) + 1);
  assert.match((await house.public(`/draws/${first.number}`)).text, /这次抽签已终止，编号不再使用.*名录库有误/s);
  await assert.rejects(freeze(by('reviewer'), { draw: first.draw, seen: '' }), /已经终止/);
});

test('a result that somebody edited in the database is never published: the draw is void', async () => {
  const { draw: id, number } = await house.ready(short);
  await draw(by('drafter'), { draw: id });
  await assert.rejects(
    sql`update draws.outcome set result = 'x' where draw = ${id}`.execute(t.sides.staff),
    /never changed|permission denied/,
  );
  await tamper(t, `update draws.outcome set result = replace(result, 'drawn ', 'drawn 9') where draw = ${id}`);
  assert.deepEqual(await reveal(by('drafter'), { draw: id }), { draw: id, voided: true });
  const shown = (await findPublicDraw(t.sides.live, number))!;
  assert.match(shown.voidReason ?? '', /与重新计算的不一致/);
  assert.equal(shown.pool, null);
  const line = (await house.lines(id)).find(({ verb }) => verb === 'draws.draw')!;
  assert.equal(line.data.resultHash, shown.outcomes[0]!.resultHash);
});

test('an overdue reveal stands out in red for everybody', async () => {
  const { draw: id, number } = await house.ready(short);
  await tamper(t, `update draws.draw set reveal_on = current_date - 10 where id = ${id}`);
  assert.match((await house.public(`/draws/${number}`)).text, /notice-error.*超期未公布结果/s);
  assert.match((await house.public('/draws/')).text, /tag-error">超期未公布结果/);
});

test('a change of inspectors needs a reason, a team that has them, and a second person', async () => {
  const { draw: id } = await house.ready();
  const want = { draw: id, target: 'D001', inspector: 'P05', reason: '请假' };
  await assert.rejects(substitute(by('drafter'), want), /还没有抽取/);
  await draw(by('drafter'), { draw: id });
  const [target, team] = [...teamsOf((await listOutcomes(t.sides.staff, id))[0]!.result)][0]!;
  const real = { ...want, target, inspector: team[0]! };
  await assert.rejects(substitute(by('drafter'), { ...real, inspector: 'P99' }), /不在 .* 的检查组里/);
  await assert.rejects(substitute(by('drafter'), { ...real, reason: ' ' }), /请写明更换的理由/);
  await substitute(by('reviewer'), real);
  await assert.rejects(substitute(by('drafter'), real), /已经申请/);
  const [asked] = await listSubstitutions(t.sides.staff, id);
  await assert.rejects(approveSubstitution(by('reviewer'), { draw: id, substitution: asked!.id }), /须由另一人同意/);
  await approveSubstitution(by('openness'), { draw: id, substitution: asked!.id });
  await assert.rejects(approveSubstitution(by('openness'), { draw: id, substitution: asked!.id }), /已经同意/);
});

test('a draw of another unit is nowhere, and whoever has no post for draws does nothing', async () => {
  const { draw: id } = await house.published({ ...short, title: '只有本单位看得到' });
  await assert.rejects(abort(by('stranger'), { draw: id, reason: '别的单位' }), /没有这次抽签/);
  await assert.rejects(abort(by('secrecy'), { draw: id, reason: '没有岗位' }), /您的岗位没有这项权限/);
  const { title } = await one(t.sides.staff, sql<{ title: string }>`select title from draws.draw where id = ${id}`);
  assert.doesNotMatch((await house.door(house.office.stranger).get('/staff/draws')).html, new RegExp(title));
  assert.equal((await house.door(house.office.stranger).get(`/staff/draws/${id}`)).status, 404);
});
