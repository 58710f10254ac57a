import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  addCalendarDays,
  addWorkingDays,
  type Calendar,
  isWorkingDay,
  missingNextYear,
  workingDaysBetween,
} from './rules.ts';

/** Autumn 2019 as announced: Mid-Autumn 13 to 15 September, National Day 1 to 7 October, two Sundays and a Saturday worked. */
const calendar: Calendar = {
  years: new Set([2019, 2020]),
  days: new Map([
    ...['2019-09-13', '2019-09-14', '2019-09-15'].map((day) => [day, { kind: 'holiday', name: '中秋节' }] as const),
    ...['01', '02', '03', '04', '05', '06', '07'].map(
      (day) => [`2019-10-${day}`, { kind: 'holiday', name: '国庆节' }] as const,
    ),
    ['2019-09-29', { kind: 'makeup_workday', name: '国庆节' }],
    ['2019-10-12', { kind: 'makeup_workday', name: '国庆节' }],
    ['2020-01-01', { kind: 'holiday', name: '元旦' }],
  ]),
};
const lines = ({ derivation }: { derivation: { line: string }[] }) => derivation.map(({ line }) => line).join('\n');

describe('counting working days', () => {
  test('the day on which a period begins is not counted', () => {
    assert.equal(addWorkingDays(calendar, '2019-08-08', 1).on, '2019-08-09');
    assert.equal(addWorkingDays(calendar, '2019-08-09', 1).on, '2019-08-12');
    assert.equal(addWorkingDays(calendar, '2019-08-10', 1).on, '2019-08-12');
    assert.equal(addWorkingDays(calendar, '2019-08-08', 0).on, '2019-08-08');
  });

  test('twenty working days pass over two holidays and count the days worked instead', () => {
    const due = addWorkingDays(calendar, '2019-09-12', 20);
    assert.equal(due.on, '2019-10-16');
    assert.deepEqual(due.uncovered, []);
    assert.match(lines(due), /自 2019-09-12（星期四） 起算，当日不计入/);
    assert.match(lines(due), /中秋节放假：2019-09-13 至 2019-09-15，3 天，不计入/);
    assert.match(lines(due), /国庆节调休上班：2019-09-29（星期日），计入/);
    assert.match(lines(due), /第 20 个工作日是 2019-10-16（星期三）/);
  });

  test('what must happen before a day is counted backwards', () => {
    assert.equal(addWorkingDays(calendar, '2019-10-08', -1).on, '2019-09-30');
    assert.equal(addWorkingDays(calendar, '2019-10-08', -2).on, '2019-09-29');
  });

  test('the days left agree with the deadline they came from', () => {
    for (const n of [1, 2, 7, 15, 20, 60]) {
      const due = addWorkingDays(calendar, '2019-09-10', n).on;
      assert.equal(workingDaysBetween(calendar, '2019-09-10', due).days, n);
      assert.equal(workingDaysBetween(calendar, due, '2019-09-10').days, -n);
    }
    assert.equal(Object.is(workingDaysBetween(calendar, '2019-09-15', '2019-09-13').days, 0), true);
  });

  test('a period in calendar days that ends on a day off ends on the next day that is none', () => {
    const rolled = addCalendarDays(calendar, '2019-09-01', 30);
    assert.equal(rolled.on, '2019-10-08');
    assert.match(lines(rolled), /2019-10-01（星期二） 是国庆节放假。顺延至其后第一个非休息日 2019-10-08/);
    assert.equal(addCalendarDays(calendar, '2019-09-09', 20).on, '2019-09-29');
    assert.equal(addCalendarDays(calendar, '2019-08-08', 2).on, '2019-08-12');
  });

  test('a single day is judged by the notice before the week', () => {
    assert.equal(isWorkingDay(calendar, '2019-09-13').works, false);
    assert.equal(isWorkingDay(calendar, '2019-09-29').works, true);
    assert.equal(isWorkingDay(calendar, '2019-08-10').works, false);
    assert.equal(isWorkingDay(calendar, '2019-08-12').works, true);
  });

  test('a year that is not announced is a warning and never a silent guess', () => {
    const due = addWorkingDays(calendar, '2020-12-21', 20);
    assert.deepEqual(due.uncovered, [2021]);
    assert.match(lines(due), /日历中没有 2021 年的节假日安排，涉及的日子只按周末推算/);
    assert.deepEqual(isWorkingDay(calendar, '2018-08-08').uncovered, [2018]);
    assert.deepEqual(addCalendarDays(calendar, '2020-12-20', 20).uncovered, [2021]);
  });

  test('the last three days of December also need the notice of the year that follows', () => {
    assert.deepEqual(isWorkingDay(calendar, '2020-12-28').uncovered, []);
    assert.deepEqual(isWorkingDay(calendar, '2020-12-29').uncovered, [2021]);
    assert.deepEqual(isWorkingDay(calendar, '2019-12-30').uncovered, []);
    const late = addWorkingDays(calendar, '2020-11-28', 20);
    assert.deepEqual([late.on, late.uncovered], ['2020-12-25', []], 'a day of December alone needs no other year');
  });

  test('from October on the next year is asked for', () => {
    assert.equal(missingNextYear(calendar, '2020-09-30'), null);
    assert.equal(missingNextYear(calendar, '2020-10-01'), 2021);
    assert.equal(missingNextYear(calendar, '2019-12-01'), null);
    assert.equal(missingNextYear(calendar, '2021-03-01'), 2021);
  });

  test('a number that is no number of days is a mistake of the caller', () => {
    assert.throws(() => addWorkingDays(calendar, '2019-08-08', 1.5), RangeError);
    assert.throws(() => addCalendarDays(calendar, '2019-08-08', -1), RangeError);
    assert.throws(() => addWorkingDays(calendar, '2019-02-30', 1), RangeError);
  });
});
