import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { draft } from '../../core/publications/actions/draft.ts';
import { correct } from '../../core/publications/actions/links.ts';
import { withdraw } from '../../core/publications/actions/withdraw.ts';
import { getEdition } from '../../core/publications/queries.ts';
import { openContent } from '../../core/test-office.ts';
import { addDays, dayOf, yearOf } from '../../platform/time.ts';
import { tieEntry, writeDecision } from './actions.ts';
import { entryField, topicField } from './rules/why-not.ts';
import { aCatalogue, aMeeting, anEntry, aTopic, type DecisionsOffice, testOffice } from './test-decisions.ts';

let o: DecisionsOffice;
before(async () => {
  o = await testOffice();
});
after(() => o.close());

const today = dayOf(new Date());
const year = yearOf(today);

/** A correction of a public text with other values, on its way to the public. */
async function change(document: number, values: Parameters<typeof writeDecision>[1]['values'], note: string) {
  const { edition } = await correct(o.by(o.drafter), { document, note });
  const { revision, content } = await getEdition(o.db, edition);
  await writeDecision(o.by(o.drafter), { edition, base: revision, title: content.title, values });
  return edition;
}

test('a catalogue says what will be decided; its announcement leads to the draft once the draft is public', async () => {
  const made = await o.draft(
    '2090 年度重大行政决策事项目录',
    aCatalogue(2090, anEntry(1), anEntry(2, { draftOn: '2020-06', title: '停车收费办法' })),
  );
  assert.equal((await o.visit('/decisions/')).words.includes('社区食堂'), false, 'nothing before review');
  await o.publish(made.edition);
  const path = await o.pathOf(made.document);
  const entry = `/decisions/${/(\w{12})\.html$/.exec(path)![1]}/1/`;
  const list = await o.visit('/decisions/');
  assert.match(list.words, /社区食堂管理办法之1 .*公开征求意见、听证会 .*2099 年第三季度 .*2099 年 .*计划中/);
  assert.match(list.words, /停车收费办法 .*逾期未公布草案/);
  assert.match((await o.visit(path)).words, /经区委同意，区政府常务会议通过/);
  const announced = await o.visit(entry);
  assert.match(announced.words, /草案预计于 2099 年第三季度公布/);

  const notice = await draft(o.by(o.drafter), { kind: 'notice', unit: o.unit, content: openContent('社区食堂草案') });
  const desk = o.desk(o.drafter);
  const fields = { number: '1', kind: 'draft', address: `https://console.example/staff/documents/${notice.document}` };
  const tied = await desk.post(`/staff/decisions/${made.document}/tie`, fields);
  assert.deepEqual([tied.status, tied.location], [303, `/staff/decisions/${made.document}?done=tied`]);
  assert.equal((await o.visit(entry)).status, 200, 'a draft that is not public is nowhere');
  assert.doesNotMatch((await o.visit('/decisions/')).words, /社区食堂草案/);
  await o.publish(notice.edition);
  const draftPath = await o.pathOf(notice.document);
  const led = await o.visit(entry);
  assert.deepEqual([led.status, led.location], [302, draftPath]);
  assert.match((await o.visit('/decisions/')).words, /草案： 社区食堂草案.*草案已公布/);

  await withdraw(o.by(o.editor), { document: notice.document, kind: 'withdrawn', reason: '草案有误。' });
  assert.equal((await o.visit(entry)).status, 200, 'what is withdrawn leads nowhere');
  assert.doesNotMatch((await o.visit('/decisions/')).words, /社区食堂草案/);
});

test('what was announced is neither dropped nor moved without a word to the public', async () => {
  const before = [anEntry(1), anEntry(2, { title: '停车收费办法' })];
  const made = await o.draft('2091 年度重大行政决策事项目录', aCatalogue(2091, ...before));
  await o.publish(made.edition);
  const gone = await change(made.document, aCatalogue(2091, before[0]!), '删去一项');
  await assert.rejects(o.publish(gone), /第 2 项“停车收费办法”已经公布，不能删去/);
  const { revision, content } = await getEdition(o.db, gone);
  const write = (values: ReturnType<typeof aCatalogue>, base: number) =>
    writeDecision(o.by(o.drafter), { edition: gone, base, title: content.title, values });
  const moved = await write(aCatalogue(2091, { ...before[0]!, draftOn: '2099-Q4' }, before[1]!), revision);
  await assert.rejects(o.publish(gone), /第 1 项.*调整了时间，请在说明里写明为什么/);
  const note = '调研尚未完成，推迟一个季度。';
  const dropped = { ...before[1]!, dropped: true, note: '上级已有统一规定，不再单独制定。' };
  await write(aCatalogue(2091, { ...before[0]!, draftOn: '2099-Q4', note }, dropped), moved.revision);
  await o.publish(gone);
  const page = (await o.visit(await o.pathOf(made.document))).words;
  assert.match(page, /说明：调研尚未完成，推迟一个季度。 .*2099 年第四季度/);
  assert.match(page, /停车收费办法 .*上级已有统一规定.*不再列入/);
  const second = await o.draft('2091 年度目录又一份', aCatalogue(2091, anEntry(1)));
  await assert.rejects(o.publish(second.edition), /2091 年的目录《2091 年度重大行政决策事项目录》已经公开/);
});

test('topics and drafts are public before a meeting, the outcome after it', async () => {
  const draftOf = await draft(o.by(o.drafter), { kind: 'notice', unit: o.unit, content: openContent('食堂办法草案') });
  const made = await o.draft(
    '区政府常务会议议题公开',
    aMeeting(addDays(today, 9), aTopic({ draft: '/notices/abcdefghijkl' })),
  );
  await assert.rejects(o.publish(made.edition), /现在没有公开的文件，请先公布草案/);
  await o.publish(draftOf.edition);
  const { revision, content } = await getEdition(o.db, made.edition);
  const topic = aTopic({ draft: await o.pathOf(draftOf.document) });
  const write = (edition: number, base: number, values: ReturnType<typeof aMeeting>) =>
    writeDecision(o.by(o.drafter), { edition, base, title: content.title, values });
  const early = await write(made.edition, revision, aMeeting(addDays(today, 9), { ...topic, outcome: '通过' }));
  await assert.rejects(o.publish(made.edition), /会前不能公布会议结果/);
  await write(made.edition, early.revision, aMeeting(addDays(today, 9), topic));
  await o.publish(made.edition);
  const path = await o.pathOf(made.document);
  const page = (await o.visit(path)).words;
  assert.match(page, /审议社区食堂管理办法 .*食堂办法草案 .*利益相关方、公众代表 .*会后公布/);
  assert.doesNotMatch(page, /没有在会前公布/);
  await withdraw(o.by(o.editor), { document: draftOf.document, kind: 'withdrawn', reason: '草案有误。' });
  const later = (await o.visit(path)).words;
  assert.match(later, /草案 已不公开/);
  assert.doesNotMatch(later, /食堂办法草案/);

  const held = await o.draft('上次会议', aMeeting(addDays(today, -3), aTopic({ outcome: '原则通过，修改后印发。' })));
  await o.publish(held.edition);
  assert.match((await o.visit(await o.pathOf(held.document))).words, /议题没有在会前公布 .*原则通过，修改后印发。/);
  const without = await change(held.document, aMeeting(addDays(today, -3), aTopic({ title: '另一个议题' })), '改议题');
  await assert.rejects(o.publish(without), /会前已经公布，请保留/);
});

test('the forms keep what was typed, say what is wrong, and are open to the drafters of the unit alone', async () => {
  const desk = o.desk(o.drafter);
  const begun = await desk.post('/staff/decisions/new', {
    type: 'catalogue',
    title: `${year + 20} 年度目录`,
    unit: String(o.unit),
  });
  const edition = /editions\/(\d+)/.exec(begun.location ?? '')![1]!;
  const form = await desk.get(`/staff/decisions/editions/${edition}`);
  assert.match(form.html.replaceAll('<wbr/>', ''), new RegExp(`${year + 20} 年决策事项目录`));
  const base = /name="base" value="(\d+)"/.exec(form.html)![1]!;
  const typed = {
    ...{ base, title: '目录', basis: '', contact: '' },
    ...{
      [entryField(2, 'title')]: '供热办法',
      [entryField(2, 'draftOn')]: '明年吧',
      [entryField(2, 'steps')]: ['expert', 'risk'],
    },
  };
  const wrong = await desk.post(`/staff/decisions/editions/${edition}`, typed);
  assert.equal(wrong.status, 422);
  assert.match(wrong.html, /预计公布草案请写成/);
  assert.match(wrong.html, /value="明年吧"/);
  const right = await desk.post(`/staff/decisions/editions/${edition}`, {
    ...typed,
    [entryField(2, 'draftOn')]: '2099年第3季度',
  });
  assert.equal(right.status, 303);
  const { content } = await getEdition(o.db, Number(edition));
  assert.match(content.body, /供热办法.*2099 年第三季度.*专家论证、风险评估/);
  assert.match((await desk.get(`/staff/decisions/editions/${edition}`)).html, /第 2 项请选择类别/);
  const again = await desk.post(`/staff/decisions/editions/${edition}`, typed);
  assert.equal(again.status, 422);
  const stale = await desk.post(`/staff/decisions/editions/${edition}`, { ...typed, [entryField(2, 'draftOn')]: '' });
  assert.deepEqual([stale.status, /另一个人保存了/.test(stale.html)], [409, true]);
  for (const who of [o.reviewer, o.signer])
    assert.equal((await o.desk(who).get(`/staff/decisions/editions/${edition}`)).status, 403);
  assert.equal((await o.desk(o.stranger).get(`/staff/decisions/editions/${edition}`)).status, 404);

  const meeting = await desk.post('/staff/decisions/new', {
    type: 'meeting',
    title: '会议',
    unit: String(o.unit),
    heldOn: '',
  });
  assert.match(meeting.html, /请填写开会日期/);
  const opened = await desk.post('/staff/decisions/new', {
    type: 'meeting',
    title: '会议',
    unit: String(o.unit),
    heldOn: today,
  });
  const at = /(\/staff\/decisions\/editions\/\d+)/.exec(opened.location ?? '')![1]!;
  const empty = await desk.get(at);
  const meetingBase = /name="base" value="(\d+)"/.exec(empty.html)![1]!;
  const filled = {
    base: meetingBase,
    title: '会议',
    kind: 'plenary',
    heldOn: today,
    [topicField(0, 'title')]: '议题甲',
  };
  const outside = await desk.post(at, { ...filled, [topicField(0, 'draft')]: 'https://elsewhere.example/a' });
  assert.match(outside.html, /请填本网站的网址/);
  assert.equal((await desk.post(at, filled)).status, 303);
});

test('a tie is made by the unit that keeps the catalogue, and by nobody else', async () => {
  const made = await o.draft('2093 年度目录', aCatalogue(2093, anEntry(1)));
  const input = { document: made.document, number: 1, kind: 'decision' as const, target: null };
  await assert.rejects(tieEntry(o.by(o.drafter), input), /没有找到|不存在/, 'before it is public there is no line');
  await o.publish(made.edition);
  await assert.rejects(tieEntry(o.by(o.stranger), input), /没有找到|不存在/);
  await assert.rejects(tieEntry(o.by(o.reviewer), input), /没有这项权限/);
  await assert.rejects(tieEntry(o.by(o.drafter), { ...input, target: made.document }), /不能与自己关联/);
  await tieEntry(o.by(o.drafter), input);
});
