import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { confirmBeacon, enterBeacon } from '../../core/draws/actions/beacon.ts';
import { draw, reveal } from '../../core/draws/actions/draw.ts';
import { commitOwn, freeze } from '../../core/draws/actions/freeze.ts';
import { publish as publishPlan } from '../../core/draws/actions/plan.ts';
import { listedOf } from '../../core/draws/compute/compute.ts';
import { getDraw } from '../../core/draws/queries/draws.ts';
import { passTime } from '../../core/draws/test-draws.ts';
import { getEdition } from '../../core/publications/queries.ts';
import { rows } from '../../platform/database.ts';
import { addDays } from '../../platform/time.ts';
import { forget } from './actions/apply.ts';
import { writeText } from './actions/texts.ts';
import { listApplications } from './queries/hearings.ts';
import { recordOf } from './rules/elements.ts';
import { application, type HearingsOffice, testOffice, today } from './test-hearings.ts';

let o: HearingsOffice;
before(async () => {
  o = await testOffice();
});
after(() => o?.close());

const documentIn = (location: string | null) => Number(/documents\/(\d+)/.exec(location ?? '')![1]);
const editionOf = async (document: number) =>
  (await rows(o.db, sql<{ id: number }>`select id from publications.edition where document = ${document}`))[0]!.id;

test('a citizen applies, is chosen by the conditions, and reads the list, the papers’ day and the record', async () => {
  const hearing = await o.open();
  const page = await o.visit(hearing.path);
  assert.match(page.words, /报名中 .*社区食堂管理办法 .*社区食堂管理办法草案 .*2 名 .*会前公布 .*会后公布/);
  assert.match(page.words, /报名还有 \d+ 天 我要报名 报名截止 .*24 时（北京时间） 举行时间 .*星期. \d\d:\d\d 地点/);
  const listed = (await o.visit('/hearings/')).words;
  assert.match(listed, /共 \d+ 场 责任单位： .*报名中 我要报名 .*报名截止： .*还有 \d+ 天 .*星期/);
  const wrong = await o.send(`/hearings/${hearing.id}/apply/`, { ...application, phone: '', step: 'check' });
  assert.deepEqual(
    [wrong.status, /至少填一项/.test(wrong.words), /value="朱某某"/.test(wrong.body)],
    [422, true, true],
  );
  const look = await o.send(`/hearings/${hearing.id}/apply/`, { ...application, step: 'check' });
  assert.match(look.words, /核对报名 .*朱某某 .*139-0415-1234/);
  const changes = [...look.body.matchAll(/formaction="[^"#]*\/apply\/#([\w-]+)"/g)].map(([, field]) => field!);
  assert.equal(changes.length, look.body.match(/<dt>/g)!.length, 'every answer can be changed');
  const again = await o.send(`/hearings/${hearing.id}/apply/`, { ...application, step: 'edit' });
  assert.match(again.body, /value="139-0415-1234"/);
  for (const field of changes) assert.ok(again.body.includes(`id="${field}"`), field);
  const first = await o.apply(hearing.id);
  const second = await o.apply(hearing.id, { name: '李小某', minor: 'on', phone: '', email: 'li@mail.example' });
  const third = await o.apply(hearing.id, { name: '振兴餐饮公司', kind: 'organisation' });

  const desk = o.desk(o.drafter);
  const show = `/staff/hearings/${hearing.document}`;
  const register = (await desk.get(show)).html;
  assert.match(register, new RegExp(`${first}[^]*${second}[^]*${third}`));
  assert.doesNotMatch(register, /朱某某|1234|mail\.example/, 'names and addresses are not on the page');
  const [one, two, three] = await listApplications(o.db, hearing.document);
  const hidden = await desk.post(`/staff/hearings/applications/${one!.id}/contact`, { why: '电' });
  assert.equal(hidden.status, 409);
  const seen = await desk.post(`/staff/hearings/applications/${one!.id}/contact`, { why: '通知参加' });
  assert.match(seen.html, /朱某某　139-0415-1234/);
  assert.equal((await desk.post(`${show}/list`, {})).status, 409, 'while people apply nobody is chosen');

  await o.pass(hearing.document, 11);
  assert.equal((await o.send(`/hearings/${hearing.id}/apply/`, application)).status, 409);
  assert.match((await desk.post(`${show}/list`, {})).html, /还有 3 份报名没有确定/);
  const choose = (id: number, verdict: string) =>
    desk.post(`/staff/hearings/applications/${id}/choice`, { verdict, reason: '周边住户，报名在前。' });
  for (const each of [one, two, three]) assert.equal((await choose(each!.id, 'chosen')).status, 303);
  assert.match((await desk.post(`${show}/list`, {})).html, /确定了 3 名，公告的名额是 2 名/);
  for (const each of [two, three]) await choose(each!.id, 'not_chosen');
  const list = documentIn((await desk.post(`${show}/list`, {})).location);
  assert.doesNotMatch((await o.visit(hearing.path)).words, /看参加人名单/, 'nothing before review');
  const papers = (fields: Record<string, string>) =>
    desk.post(`${show}/papers`, { what: '草案、起草说明', lateReason: '', ...fields });
  assert.equal((await papers({ sentOn: addDays(today, 1) })).status, 409, 'a day to come');
  assert.equal((await papers({ sentOn: today })).status, 303);
  await choose(two!.id, 'chosen');
  await assert.rejects(o.publish(await editionOf(list)), /有变化，请重新生成名单/);
  assert.equal(documentIn((await desk.post(`${show}/list`, {})).location), list, 'the same document, drawn anew');
  await o.publish(await editionOf(list));
  const told = (await o.visit(hearing.path)).words;
  assert.match(told, /名单已公布 .*材料送达 .*看参加人名单/);
  const { path } = await o.publicOf(list);
  const names = (await o.visit(path)).words;
  assert.match(names, new RegExp(`${first} 朱\\*\\* .*${second} 未成年人`));
  for (const secret of ['朱某某', '李小某', third, '1234', 'mail.example', '油烟'])
    assert.equal(names.includes(secret), false, secret);

  assert.equal((await desk.post(`${show}/record`, {})).status, 409, 'before the day there is no record');
  await o.pass(hearing.document, 10);
  const begun = await desk.post(`${show}/record`, {});
  const edition = Number(/editions\/(\d+)/.exec(begun.location ?? '')![1]);
  const { revision, content, document } = await getEdition(o.db, edition);
  const record = {
    ...recordOf(content)!,
    host: '区司法局副局长',
    present: 2,
    said: '住户一方：担心油烟扰民，要求安装净化设备。',
    signed: 1,
  };
  const write = (base: number, values: typeof record) =>
    writeText(o.by(o.drafter), { edition, base, title: content.title, values });
  const unsigned = await write(revision, record);
  await assert.rejects(o.publish(edition), /没有签名的，请写明原因/);
  await write(unsigned.revision, { ...record, unsignedReason: '一人中途离席，未签名。' });
  await o.publish(edition);
  assert.match((await o.visit(hearing.path)).words, /笔录已公布 .*看笔录/);
  assert.match(
    (await o.visit((await o.publicOf(document)).path)).words,
    /区司法局副局长 .*1 人 .*一人中途离席.*担心油烟扰民/,
  );

  await o.pass(hearing.document, 200);
  assert.equal((await forget(o.by('system'), {})).forgotten, 3);
  assert.equal((await listApplications(o.db, hearing.document))[0]!.name, null);
  assert.match(
    (await desk.post(`/staff/hearings/applications/${one!.id}/contact`, { why: '通知参加' })).html,
    /已经按期清除/,
  );
});

test('a draw that anybody can check chooses among the numbers, and nobody else does', async () => {
  const hearing = await o.open({ method: 'draw', seats: 2 });
  const numbers: string[] = [];
  for (const name of ['甲某', '乙某', '丙某', '丁某', '戊某']) numbers.push(await o.apply(hearing.id, { name }));
  await o.pass(hearing.document, 11);
  const desk = o.desk(o.drafter);
  const show = `/staff/hearings/${hearing.document}`;
  const [some] = await listApplications(o.db, hearing.document);
  const byHand = { verdict: 'chosen', reason: '我认识他。' };
  assert.match((await desk.post(`/staff/hearings/applications/${some!.id}/choice`, byHand)).html, /由公开抽签确定/);
  assert.match((await desk.post(`${show}/taken`, {})).html, /抽签的结果还没有公布/);
  const id = Number(/draws\/(\d+)/.exec((await desk.post(`${show}/draw`, {})).location ?? '')![1]);
  assert.match((await desk.post(`${show}/draw`, {})).html, /抽签已经发起/);

  const { number } = await publishPlan(o.by(o.reviewer), { draw: id });
  assert.match((await o.visit(hearing.path)).body, new RegExp(`href="/draws/${number}"`));
  const row = await getDraw(o.db, id);
  await freeze(o.by(o.reviewer), { draw: id, seen: (await listedOf(row)).hash });
  await commitOwn(o.by(o.drafter), { draw: id });
  await passTime(o.house.t, id);
  const close = { draw: id, source: 'SSE-CLOSE' as const, typed: '3456.78' };
  await enterBeacon(o.by(o.drafter), close);
  await confirmBeacon(o.by(o.colleague), close);
  await draw(o.by(o.drafter), { draw: id });
  assert.match((await desk.post(`${show}/taken`, {})).html, /抽签的结果还没有公布/);
  await reveal(o.by(o.drafter), { draw: id });
  assert.equal((await desk.post(`${show}/taken`, {})).status, 303);
  const chosen = (await listApplications(o.db, hearing.document)).filter(({ verdict }) => verdict === 'chosen');
  assert.equal(chosen.length, 2);
  const list = documentIn((await desk.post(`${show}/list`, {})).location);
  await o.publish(await editionOf(list));
  const names = (await o.visit((await o.publicOf(list)).path)).words;
  const drawn = (await o.visit(`/draws/${number}`)).words;
  for (const one of numbers) {
    const lucky = chosen.some(({ id: of }) => one.endsWith(String(of)));
    assert.equal(names.includes(one), lucky, one);
    assert.ok(drawn.includes(one), 'the list that was drawn from is public');
  }
  assert.ok(names.includes(number));
});

test('a notice leaves time to apply and for the papers, and names a draft that is public', async () => {
  const early = await o.draft({ heldOn: addDays(today, 15) });
  await assert.rejects(o.publish(early.edition), /材料要在会前 7 日送达，举行日期请改到/);
  const over = await o.draft({ applyUntil: today });
  await assert.rejects(o.publish(over.edition), /报名截止日期要在发布之后/);
  const nowhere = await o.draft({ draft: '/notices/nothing.html' });
  await assert.rejects(o.publish(nowhere.edition), /现在没有公开的文件/);
  const bare = await o.draft({ reason: '', conditions: '' });
  await assert.rejects(o.publish(bare.edition), /请写明为什么举行/);
});

test('papers that came late say why in public; a list that is late is no list', async () => {
  const hearing = await o.open({ applyUntil: addDays(today, 1), heldOn: addDays(today, 9) });
  await o.pass(hearing.document, 3);
  const desk = o.desk(o.drafter);
  // The office asks for more than its hearing left.
  await sql`insert into organisations.setting (name, value, open) values ('hearings', '{"papersDays": 15}', false)`.execute(
    o.db,
  );
  const fields = { sentOn: today, what: '草案', lateReason: '' };
  const show = `/staff/hearings/${hearing.document}`;
  assert.match((await desk.post(`${show}/papers`, fields)).html, /材料要在会前 15 日送达。晚了的，请写明理由/);
  await desk.post(`${show}/papers`, { ...fields, lateReason: '草案会前才修改完成。' });
  assert.match((await o.visit(hearing.path)).words, /晚于规定：草案会前才修改完成。/);
  await sql`delete from organisations.setting where name = 'hearings'`.execute(o.db).catch(() => null);
  const list = documentIn((await desk.post(`${show}/list`, {})).location);
  await o.pass(hearing.document, 10);
  await assert.rejects(o.publish(await editionOf(list)), /名单要在会前公布，会议已经开过/);
});
