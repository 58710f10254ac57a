import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { rows } from '../../platform/database.ts';
import { projectRoot } from '../../platform/root.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import { today } from '../../platform/time.ts';
import type { Staff } from '../caller.ts';
import { testDoor, testOffice } from '../workflow/test-office.ts';
import { importYear, remindYear, removeDay, setDay } from './actions.ts';
import { calendarJobs } from './jobs.ts';
import { findDay, forgetCalendar, loadCalendar } from './queries.ts';
import { addWorkingDays, isWorkingDay, missingNextYear } from './rules.ts';
import { calendarStaff } from './staff.ts';
import type { YearFile } from './year-file.ts';

const facts = join(projectRoot, '..', 'shared', 'data', 'inputs', 'structured');
const absent = existsSync(facts) ? false : `no ${facts} beside the repository`;
const year2027: YearFile = {
  year: 2027,
  papers: [],
  days: [
    { name: '元旦', date: '2026-12-31', isOffDay: true },
    ...['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'].map((name, index) => ({
      name,
      date: `2027-0${index + 1}-01`,
      isOffDay: true,
    })),
    { name: '春节', date: '2027-02-20', isOffDay: false },
  ],
};
let t: TestDatabase;
let office: ReturnType<typeof testOffice>;
let administrator: Staff;
let clerk: Staff;

before(async () => {
  t = await testDatabase();
  office = testOffice(t);
  const unit = await office.unit('区政府办公室');
  administrator = await office.person('管理员', unit, 'system');
  clerk = await office.person('科员', unit, 'drafter');
});
after(() => t.close());

const fresh = () => {
  forgetCalendar();
  return loadCalendar(t.sides.staff);
};

describe('the announced years', () => {
  test('2007 to 2026 are covered, and 2027 was not announced when they were entered', async () => {
    const calendar = await fresh();
    assert.deepEqual(
      [...calendar.years].sort(),
      Array.from({ length: 20 }, (_, index) => 2007 + index),
    );
    assert.deepEqual(addWorkingDays(calendar, '2026-12-20', 20).uncovered, [2027]);
  });

  test('the deadline of the arrangement of 2019 falls on a holiday and is known to', async () => {
    const calendar = await fresh();
    const filing = isWorkingDay(calendar, '2019-09-13');
    assert.equal(filing.works, false);
    assert.match(filing.derivation[0]!.line, /中秋节放假/);
    assert.equal(addWorkingDays(calendar, '2019-09-12', 20).on, '2019-10-16');
  });

  test('every day agrees with the files of facts', { skip: absent }, async () => {
    const calendar = await fresh();
    let seen = 0;
    for (let year = 2007; year <= 2027; year += 1) {
      const file = JSON.parse(readFileSync(join(facts, `holiday-cn-${year}.json`), 'utf8')) as YearFile;
      for (const { date, isOffDay } of file.days) assert.equal(isWorkingDay(calendar, date).works, !isOffDay, date);
      assert.equal(calendar.years.has(year), file.days.length > 0);
      seen += file.days.length;
    }
    assert.ok(seen > 600);
    // 2020-02-03 stands in its file as worked and is a Monday: no row is needed for it
    assert.equal(calendar.days.size, seen - 1);
  });

  test('every sentence of the notices comes out as it says', { skip: absent }, async () => {
    const calendar = await fresh();
    type Case = { year: number; expected: { date: string; isOffDay: boolean }[] };
    const cases = JSON.parse(readFileSync(join(facts, 'holiday-notice-cases.json'), 'utf8')) as Case[];
    const days = cases.flatMap(({ expected }) => expected);
    assert.ok(days.length > 100);
    for (const { date, isOffDay } of days) assert.equal(isWorkingDay(calendar, date).works, !isOffDay, date);
  });
});

describe('changing the calendar', () => {
  test('a year is imported once a key, and again in place of what the notice said before', async () => {
    const answer = await importYear(office.by(administrator, 'key-import-2027'), year2027);
    assert.deepEqual(await importYear(office.by(administrator, 'key-import-2027'), year2027), answer);
    assert.deepEqual(answer, { days: 9, kept: [] });
    assert.equal((await fresh()).years.has(2027), true);
    await importYear(office.by(administrator), { ...year2027, days: year2027.days.slice(0, -1) });
    assert.equal(await findDay(t.sides.staff, '2027-02-20'), undefined);
    const lines = await rows(
      t.sides.staff,
      sql<{ id: number }>`select id from ledger.line where object = 'calendar.year:2027'`,
    );
    assert.equal(lines.length, 2);
  });

  test('a day set by hand stays when the year is imported again', async () => {
    const local = { day: '2027-05-01', kind: 'holiday' as const, name: '劳动节（本区）', source: '区政府通知' };
    await setDay(office.by(administrator), local);
    const { kept } = await importYear(office.by(administrator), year2027);
    assert.deepEqual(kept, ['2027-05-01']);
    assert.equal((await findDay(t.sides.staff, '2027-05-01'))?.name, '劳动节（本区）');
  });

  test('an incomplete year, an impossible day and an empty reason are refused', async () => {
    const by = office.by(administrator);
    await assert.rejects(importYear(by, { ...year2027, days: [] }), /空文件/);
    const makeup = { kind: 'makeup_workday' as const, name: '春节', source: '通知' };
    await assert.rejects(setDay(by, { ...makeup, day: '2027-02-23' }), /本来就是工作日/);
    await assert.rejects(setDay(by, { ...makeup, day: '2027-02-30' }), /不存在/);
    await assert.rejects(setDay(by, { ...makeup, day: '2027-02-27', source: ' ' }), /依据/);
    await assert.rejects(removeDay(by, { day: '2027-06-07', reason: '录入错误' }), /没有这一天/);
    await assert.rejects(removeDay(by, { day: '2027-05-01', reason: '' }), /理由/);
  });

  test('it is the system administrator’s alone', async () => {
    await assert.rejects(importYear(office.by(clerk), year2027), /没有这项权限/);
    await assert.rejects(removeDay(office.by(clerk), { day: '2027-05-01', reason: '录入错误' }), /没有这项权限/);
    const day = { day: '2027-05-02', kind: 'holiday' as const, name: '甲', source: '乙' };
    await assert.rejects(setDay(office.by(clerk), day), /没有这项权限/);
  });
});

describe('the reminder', () => {
  test('tells the system administrators of a year that should be there, and is the clock’s to send', async () => {
    const [job] = calendarJobs;
    await job!.run({} as never, t.sides);
    const missing = missingNextYear(await fresh(), today(new Date()));
    const told = await rows(
      t.sides.staff,
      sql<{ subject: string }>`select subject from notices.message where person = ${administrator.person}`,
    );
    assert.deepEqual(
      told.map(({ subject }) => subject),
      missing ? [`请导入${missing}年节假日安排`] : [],
    );
    await assert.rejects(remindYear(office.by(administrator), {}), /由系统到时自动办理/);
  });
});

describe('the calendar page', () => {
  test('shows a year to everybody, and asks for the next one from October on', async () => {
    const door = testDoor(t.sides, calendarStaff, clerk, '2027-09-30');
    const summer = await door.get('/staff/calendar?year=2019');
    assert.match(summer.html, /2019-10-01 至 2019-10-07/);
    assert.doesNotMatch(summer.html, /还没有 2028 年|导入一年的安排/);
    door.today = '2027-10-08';
    assert.match((await door.get('/staff/calendar')).html, /还没有 2028 年的节假日安排/);
    assert.match((await door.get('/staff/calendar?year=2031')).html, /2031 年未覆盖/);
    assert.equal((await door.get('/staff/calendar/import')).status, 403);
    assert.equal((await door.post('/staff/calendar/day', { day: '2028-01-03' })).status, 403);
  });

  test('imports after a preview, and keeps a wrong text with its reasons', async () => {
    const door = testDoor(t.sides, calendarStaff, administrator, '2027-11-20');
    const wrong = await door.post('/staff/calendar/import', { text: '{"year":2028,', step: 'preview' });
    assert.equal(wrong.status, 422);
    assert.match(wrong.html, /JSON 不完整/);
    assert.match(wrong.html, /\{&quot;year&quot;:2028,/);
    const days = year2027.days.slice(1, 8).map((day) => ({ ...day, date: day.date.replace('2027', '2028') }));
    const text = JSON.stringify({ year: 2028, papers: [], days });
    const preview = await door.post('/staff/calendar/import', { text, step: 'preview', _key: 'key-2028-a' });
    assert.match(preview.html, /2028 年：放假 7 天，调休上班 0 天/);
    assert.equal((await fresh()).years.has(2028), false);
    const saved = await door.post('/staff/calendar/import', { text, step: 'save', notice: '', _key: 'key-2028-a' });
    assert.deepEqual([saved.status, saved.location], [303, '/staff/calendar?year=2028&done=imported']);
    assert.match((await door.get('/staff/calendar?year=2028')).html, /国庆节/);
  });

  test('sets a day and takes it back by form', async () => {
    const door = testDoor(t.sides, calendarStaff, administrator, '2027-11-20');
    const fields = { day: '2028年2月30日', kind: 'holiday', name: '区庆', source: '区政府通知' };
    const wrong = await door.post('/staff/calendar/day', fields);
    assert.equal(wrong.status, 422);
    assert.match(wrong.html, /value="2028年2月30日"/);
    assert.equal((await door.post('/staff/calendar/day', { ...fields, day: '2028-08-08' })).status, 303);
    assert.equal(isWorkingDay(await loadCalendar(t.sides.staff), '2028-08-08').works, false);
    assert.match((await door.get('/staff/calendar/day?day=2028-08-08')).html, /将不再放假或调休/);
    const gone = await door.post('/staff/calendar/day/remove', { day: '2028-08-08', reason: '录入错误' });
    assert.equal(gone.status, 303);
    assert.equal(isWorkingDay(await loadCalendar(t.sides.staff), '2028-08-08').works, true);
  });
});
