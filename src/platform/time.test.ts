import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  addDays,
  dayOf,
  daysBetween,
  formatDay,
  formatMoment,
  formatMomentLong,
  isDay,
  latestOf,
  monthOf,
  startOf,
  today,
  weekday,
  weekdayWords,
  yearOf,
} from './time.ts';

describe('local days of the district', () => {
  test('a day begins at 16:00 of the day before in universal time', () => {
    assert.equal(dayOf(new Date('2019-08-07T15:59:59.999Z')), '2019-08-07');
    assert.equal(dayOf(new Date('2019-08-07T16:00:00.000Z')), '2019-08-08');
    assert.equal(today(new Date('2019-12-31T16:00:00Z')), '2020-01-01');
    assert.equal(startOf('2019-08-08').toISOString(), '2019-08-07T16:00:00.000Z');
    assert.equal(dayOf(startOf('2020-02-29')), '2020-02-29');
  });

  test('the latest of some instants, of which some are not known', () => {
    assert.equal(latestOf([null, new Date(1), undefined, new Date(5), new Date(3)])?.getTime(), 5);
    assert.equal(latestOf([]), null);
  });

  test('days are added over months, years and leap days', () => {
    assert.equal(addDays('2019-02-28', 1), '2019-03-01');
    assert.equal(addDays('2020-02-28', 1), '2020-02-29');
    assert.equal(addDays('2020-03-01', -1), '2020-02-29');
    assert.equal(addDays('2019-12-31', 1), '2020-01-01');
    assert.equal(addDays('2019-08-08', 0), '2019-08-08');
  });

  test('the days between two days are counted in both directions', () => {
    assert.equal(daysBetween('2020-02-28', '2020-03-01'), 2);
    assert.equal(daysBetween('2019-02-28', '2019-03-01'), 1);
    assert.equal(daysBetween('2020-03-01', '2020-02-28'), -2);
    assert.equal(daysBetween('2019-01-01', '2020-01-01'), 365);
    // The summer times of 1986 to 1991 would make days of 23 hours; days are counted, not hours.
    assert.equal(daysBetween('1986-05-01', '1986-05-31'), 30);
  });

  test('weeks begin on Monday', () => {
    assert.equal(weekday('2019-08-08'), 4);
    assert.equal(weekday('2019-08-11'), 7);
    assert.equal(weekdayWords('2019-08-12'), '星期一');
    assert.equal(weekdayWords('2019-08-11'), '星期日');
  });

  test('a day that does not exist is refused and never moved', () => {
    assert.equal(isDay('2020-02-29'), true);
    assert.equal(isDay('2019-02-29'), false);
    assert.equal(isDay('2019-13-01'), false);
    assert.equal(isDay('2019-8-8'), false);
    assert.equal(isDay(''), false);
    assert.throws(() => addDays('2019-02-29', 1), RangeError);
    assert.throws(() => formatDay('2019-00-10'), RangeError);
  });

  test('days and moments are told in the forms of the office', () => {
    assert.equal(formatDay('2019-08-08'), '2019年8月8日');
    assert.equal(formatMoment(new Date('2019-08-08T01:30:59Z')), '2019-08-08 09:30');
    assert.equal(formatMomentLong(new Date('2019-08-08T01:30:59Z')), '2019年8月8日 09:30');
    assert.equal(formatMoment(new Date('2019-12-31T16:00:00Z')), '2020-01-01 00:00');
  });

  test('the month of an address is the local month', () => {
    assert.equal(monthOf('2019-08-08'), '201908');
    assert.equal(monthOf(new Date('2019-08-31T16:00:00Z')), '201909');
    assert.equal(yearOf('2019-08-08'), 2019);
  });
});
