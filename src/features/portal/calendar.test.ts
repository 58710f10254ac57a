import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import ICAL from 'ical.js';
import type { DatedThing } from '../../core/feature.ts';
import { testDatabase } from '../../platform/test-database.ts';
import { addDays, dayOf } from '../../platform/time.ts';
import type { Site } from '../../ui/site.ts';
import { calendarText, fold } from './rules/icalendar.ts';
import { openTestPortal, type TestPortal } from './test-portal.ts';

const today = dayOf(new Date());
const at = new Date('2026-03-01T01:02:03Z');
const thing = (on: string, change: Partial<DatedThing> = {}): DatedThing => ({
  ...{ uid: `test-${on}`, on, title: '区教育局完成招生方案', what: '重点任务完成时限', path: '/workplan/abc/', at },
  ...change,
});
let portal: TestPortal;
let offered: DatedThing[] = [];
before(async () => {
  portal = await openTestPortal(await testDatabase(), { dates: [{ name: 'test', list: async () => offered }] });
});
after(() => portal.db.close());

const eventsOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text) as never).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));

test('a month without a day that matters says so, and one that nobody could mean is nowhere', async () => {
  assert.match((await portal.get('/calendar/')).body, /这个月没有需要留意的日期/);
  for (const month of ['2026-13', 'x', '1800-01', '2199-01', '2031-01'])
    assert.equal((await portal.get(`/calendar/?month=${month}`)).status, 404, month);
});

test('days of every room stand on the page of their month, with what they are and how far they are', async () => {
  const later = addDays(today, 70);
  offered = [thing(today), thing(later, { title: '后面的任务' })];
  const { body } = await portal.get('/calendar/');
  assert.match(body, /重点任务完成时限[\s\S]*24 时[\s\S]*今天[\s\S]*href="\/workplan\/abc\/">.*?区教育局完成招生方案/);
  assert.doesNotMatch(body, /后面的任务/);
  const next = `/calendar/?month=${later.slice(0, 7)}`;
  assert.ok(body.includes(next), 'the nearest month that holds something is offered');
  assert.match((await portal.get(next)).body, /还有 70 天[\s\S]*后面的任务/);
});

test('topics tell their first and last day', async () => {
  const { id } = await portal.publish('news', { title: '开放日活动' });
  await portal.two.show('topic', 'open-day', {
    ...{ title: '政府开放日', introduction: '政府开放日的安排、报名和结果。', opensOn: today, closesOn: today },
    sections: [{ title: '', documents: [id] }],
  });
  const { body } = await portal.get('/calendar/');
  assert.match(body, /专题结束[\s\S]*政府开放日[\s\S]*专题开始|专题开始[\s\S]*政府开放日[\s\S]*专题结束/);
});

test('as iCalendar it is read by a parser as it was meant: whole days, stable ids, every sign of the title', async () => {
  const hard = `“一网通办”，第1;2\\3项\n换行\u0007，${'很长的标题🏫'.repeat(20)}`;
  offered = [thing('2026-03-31', { title: hard, uid: 'workplan-abc-1' }), thing('2026-12-31')];
  const { headers, body } = await portal.get('/calendar.ics');
  assert.equal(headers.get('content-type'), 'text/calendar; charset=utf-8');
  const [event] = eventsOf(body).filter(({ uid }) => uid.startsWith('workplan-abc-1'));
  assert.equal(event!.uid, 'workplan-abc-1@zhenxing.example');
  assert.equal(event!.summary, `重点任务完成时限：${hard.replace('\u0007', ' ')}`);
  assert.equal(event!.startDate.isDate, true);
  assert.equal(event!.startDate.toString(), '2026-03-31');
  assert.equal(event!.endDate.toString(), '2026-04-01', 'the end of a day is the next one');
  assert.equal(String(event!.component.getFirstPropertyValue('url')), 'https://zhenxing.example/workplan/abc/');
  for (const line of body.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
  assert.equal(body.replaceAll('\r\n', '').includes('\n'), false, 'every line ends with CRLF');
  assert.equal(body.includes('\uFFFD'), false, 'no sign is cut in two');
});

test('the same facts are the same bytes, so that nobody fetches them again', () => {
  const site = { name: '振兴区', domain: 'zhenxing.example', menu: [] } as unknown as Site;
  assert.equal(calendarText(site, [thing(today)]), calendarText(site, [thing(today)]));
  assert.equal(eventsOf(calendarText(site, [])).length, 0);
  assert.equal(fold('短'), '短');
});
