import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { closesAt, isInTime } from './rules/closing.ts';
import { dueOf } from './rules/due.ts';
import { periodsOf } from './rules/local.ts';
import type { PeriodEvent } from './rules/period.ts';
import { findPeriod, periods } from './rules/periods.ts';
import { receiptOf } from './rules/receipt.ts';
import { standingOf, warnOn } from './rules/standing.ts';
import type { Calendar } from './rules.ts';

/** Plain weeks: March 2024 had no holiday. */
const calendar: Calendar = { years: new Set([2024]), days: new Map() };
const answer = findPeriod(periods, 'request_answer', '2024-03-04')!;
const received: PeriodEvent = { kind: 'received', on: '2024-03-04' };
const uncovered: number[] = [];
const at = (today: string, ...more: PeriodEvent[]) =>
  standingOf(calendar, dueOf(calendar, answer, [received, ...more], today), today);

describe('how a due date stands', () => {
  test('days left, three days before the end a warning, overdue by how many', () => {
    assert.deepEqual(at('2024-03-04'), { state: 'normal', days: 20, line: '还剩 20 个工作日。', uncovered });
    assert.equal(at('2024-03-26').state, 'normal');
    assert.deepEqual(at('2024-03-27'), { state: 'soon', days: 3, line: '还剩 3 个工作日。', uncovered });
    assert.deepEqual(at('2024-04-01'), { state: 'soon', days: 0, line: '今天到期。', uncovered });
    assert.deepEqual(at('2024-04-03'), { state: 'late', days: -2, line: '已超期 2 个工作日。', uncovered });
    const due = dueOf(calendar, answer, [received], '2024-03-04');
    assert.deepEqual([warnOn(calendar, due), warnOn(calendar, due, 5)], ['2024-03-27', '2024-03-25']);
  });

  test('overdue on the weekend after the last day is overdue', () => {
    const due = dueOf(calendar, answer, [{ kind: 'received', on: '2024-03-01' }], '2024-03-30');
    assert.equal(due.dueOn, '2024-03-29');
    assert.deepEqual(standingOf(calendar, due, '2024-03-30'), {
      state: 'late',
      days: 0,
      line: '已超期，还不满一个工作日。',
      uncovered,
    });
  });

  test('what is over stands as it was when it ended', () => {
    assert.deepEqual(at('2024-06-01', { kind: 'answered', on: '2024-04-01' }).line, '已按期办结。');
    assert.deepEqual(at('2024-06-01', { kind: 'answered', on: '2024-04-03' }).line, '已办结，超期 2 个工作日。');
  });

  test('while the clock stands still there are no days left to tell, but days to be counted', () => {
    const paused = at('2024-03-20', { kind: 'paused', ground: 'other_organ', on: '2024-03-11' });
    assert.deepEqual(paused, { state: 'still', days: null, line: '期限暂停，恢复后还有 15 个工作日未计。', uncovered });
    assert.equal(at('2024-03-20', { kind: 'asked', demand: 'correction', on: '2024-03-08' }).state, 'still');
  });

  test('days left in a year that nobody announced are said to be a guess', () => {
    const due = dueOf(calendar, answer, [{ kind: 'received', on: '2024-12-16' }], '2024-12-20');
    const standing = standingOf(calendar, due, '2024-12-20');
    assert.deepEqual([due.uncovered, standing.uncovered], [[2025], [2025]]);
    assert.match(standing.line, /还剩 16 个工作日。2025 年的节假日安排尚未公布/);
  });

  test('what silence means stands at the end', () => {
    const rule = findPeriod(periods, 'co_maker_opinion', '2024-03-04')!;
    const { derivation } = dueOf(calendar, rule, [{ kind: 'served', on: '2024-03-04' }], '2024-03-04');
    assert.match(derivation.at(-1)!.plain, /最迟2024年3月25日；逾期未提出意见的，视为同意公开/);
  });

  test('with the letter served, the latest possible day is told', () => {
    const paused: PeriodEvent = { kind: 'paused', ground: 'third_party', on: '2024-03-11', servedOn: '2024-03-12' };
    const due = dueOf(calendar, answer, [received, paused], '2024-03-20');
    // silent until 2 April (the fifteenth after 12 March), 5 days counted before, 15 after: 3 to 23 April
    assert.deepEqual([due.state, due.dueOn, due.latestOn, due.toCount], ['paused', null, '2024-04-23', 15]);
  });

  test('a period of at least so long is open until it has passed', () => {
    const rule = findPeriod(periods, 'public_consultation', '2024-03-04')!;
    const due = dueOf(calendar, rule, [{ kind: 'opened', on: '2024-03-04' }], '2024-03-10');
    assert.equal(standingOf(calendar, due, '2024-03-10').state, 'open');
    assert.equal(standingOf(calendar, due, '2024-04-05').state, 'done');
  });

  test('before it begins nothing runs', () => {
    const due = dueOf(calendar, answer, [{ kind: 'submitted', on: '2024-03-01' }], '2024-03-02');
    assert.deepEqual(
      [due.state, due.dueOn, standingOf(calendar, due, '2024-03-02').state],
      ['not_started', null, 'still'],
    );
  });
});

describe('the last second', () => {
  test('23:59:59 counts and 00:00:00 does not, whatever the time zone of the process', () => {
    const zone = process.env.TZ;
    for (const one of ['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati', 'UTC']) {
      process.env.TZ = one;
      assert.equal(isInTime(new Date('2024-04-03T23:59:59.999+08:00'), '2024-04-03'), true, one);
      assert.equal(isInTime(new Date('2024-04-04T00:00:00.000+08:00'), '2024-04-03'), false, one);
      assert.equal(closesAt('2024-02-29').toISOString(), '2024-02-29T16:00:00.000Z', one);
      assert.equal(dueOf(calendar, answer, [received], '2024-03-04').dueOn, '2024-04-01', one);
    }
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });
});

describe('when an application is received', () => {
  test('is told by the channel, and submitted is not received', () => {
    assert.equal(receiptOf('in_person', { submittedOn: '2024-03-04' }).on, '2024-03-04');
    assert.equal(receiptOf('signed_mail', { submittedOn: '2024-03-01', signedOn: '2024-03-04' }).on, '2024-03-04');
    const web = receiptOf('internet', { submittedOn: '2024-03-02' });
    assert.deepEqual([web.on, web.confirmBy], [null, '2024-03-02']);
    assert.match(web.line, /双方确认之日.*目前还没有，期限没有开始。请在 2024年3月2日当天与申请人确认/);
    const confirmed = receiptOf('internet', { submittedOn: '2024-03-02', confirmedOn: '2024-03-04' });
    assert.deepEqual([confirmed.on, confirmed.confirmBy], ['2024-03-04', null]);
    assert.equal(receiptOf('spoken', { submittedOn: '2024-03-01', writtenOn: '2024-03-04' }).on, '2024-03-04');
    assert.equal(receiptOf('plain_mail', { submittedOn: '2024-03-04' }).on, null);
  });

  test('a start on a day off may be taken for the next working day, where a rule says so', () => {
    const later = { ...answer, startOnDayOff: 'next_working_day' as const };
    const due = dueOf(calendar, later, [{ kind: 'received', on: '2024-03-02' }], '2024-03-05');
    assert.deepEqual([due.from, due.dueOn], ['2024-03-04', '2024-04-01']);
    assert.match(due.derivation[1]!.line, /当天不是工作日，视为 2024-03-04/);
  });
});

describe('periods as data', () => {
  test('the wording in force on the day of the start decides', () => {
    assert.equal(findPeriod(periods, 'request_answer', '2019-05-14')?.length.count, 15);
    assert.equal(findPeriod(periods, 'request_answer', '2019-05-15')?.length.count, 20);
    assert.equal(findPeriod(periods, 'request_answer', '2008-04-30'), undefined);
    assert.equal(findPeriod(periods, 'public_consultation', '2019-08-31'), undefined);
  });

  test('no two wordings of one period are in force on the same day', () => {
    for (const rule of periods) {
      const day = rule.inForceFrom ?? '2024-01-01';
      const same = periods.filter((one) => findPeriod([one], rule.name, day));
      assert.deepEqual(same, [rule], rule.name);
    }
  });

  test('the office changes its own periods only, and nonsense changes nothing', () => {
    const found = (setting: unknown, name: string) => findPeriod(periodsOf(setting), name, '2024-03-04')!;
    const own = { hearing_notice: { count: 15, article: ' 本区规定第五条 ' }, correction_notice: { count: 30 } };
    assert.deepEqual(
      [found(own, 'hearing_notice').length.count, found(own, 'hearing_notice').article],
      [15, '本区规定第五条'],
    );
    assert.equal(found(own, 'correction_notice').length.count, 7);
    for (const nonsense of [null, 'x', [], { hearing_notice: { count: -1 } }, { hearing_notice: 3 }])
      assert.equal(found(nonsense, 'hearing_notice').length.count, 7);
  });
});
