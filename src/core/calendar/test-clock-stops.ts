import type { ClockCase } from './test-clock.ts';

/** Restarts from zero, and time that does not count. */
export const stopCases: ClockCase[] = [
  {
    says: 'submitted is not received: the clock starts with the confirmation',
    // counted: 3/5-8 (4), 3/11-15 (9), 3/18-22 (14), 3/25-29 (19), 4/1 (20)
    period: 'request_answer',
    events: '2024-03-01 submitted / 2024-03-04 received',
    due: '2024-04-01',
    lines: 'note 2024-03-01 / start 2024-03-04 / count 20 +20 / weekend 8 +8 / end 2024-04-01',
  },
  {
    says: 'a correction starts again from zero',
    // counted: 3/19-22 (4), 3/25-29 (9), 4/1-3 (12), 4/7-12 (18), 4/15-16 (20)
    period: 'request_answer',
    events: '2024-03-04 received / 2024-03-08 ask correction / 2024-03-18 restart correction',
    due: '2024-04-16',
    lines:
      'start 2024-03-04 / asked 2024-03-08 / restart 2024-03-18 / count 20 +20 / weekend 6 +6 / holiday 清明节 2024-04-04..2024-04-06 3 +3 / makeup 清明节 2024-04-07 1 / end 2024-04-16',
  },
  {
    says: 'a correction received on a Saturday',
    // counted: 3/25-29 (5), 4/1-3 (8), 4/7-12 (14), 4/15-19 (19), 4/22 (20)
    period: 'request_answer',
    events: '2024-03-04 received / 2024-03-12 ask correction / 2024-03-23 restart correction',
    due: '2024-04-22',
    lines:
      'start 2024-03-04 / asked 2024-03-12 / restart 2024-03-23 / count 20 +20 / weekend 7 +7 / holiday 清明节 2024-04-04..2024-04-06 3 +3 / makeup 清明节 2024-04-07 1 / end 2024-04-22',
  },
  {
    says: 'a correction over Spring Festival',
    // counted: 2/20-23 (4), 2/26-3/1 (9), 3/4-8 (14), 3/11-15 (19), 3/18 (20)
    period: 'request_answer',
    events: '2024-02-01 received / 2024-02-05 ask correction / 2024-02-19 restart correction',
    due: '2024-03-18',
    lines: 'start 2024-02-01 / asked 2024-02-05 / restart 2024-02-19 / count 20 +20 / weekend 8 +8 / end 2024-03-18',
  },
  {
    says: 'a correction that is waited for has no last day',
    period: 'request_answer',
    events: '2024-03-04 received / 2024-03-08 ask correction',
    due: null,
    lines: 'start 2024-03-04 / asked 2024-03-08 / still',
  },
  {
    says: 'a fee that was paid starts again from zero',
    // counted: 4/9-12 (4), 4/15-19 (9), 4/22-26 (14), 4/28-30 (17), 5/6-8 (20)
    period: 'request_answer',
    events: '2024-03-04 received / 2024-03-25 ask fee / 2024-04-08 restart fee',
    due: '2024-05-08',
    lines:
      'start 2024-03-04 / asked 2024-03-25 / restart 2024-04-08 / count 20 +20 / weekend 5 +5 / makeup 劳动节 2024-04-28 1 / holiday 劳动节 2024-05-01..2024-05-05 5 +5 / end 2024-05-08',
  },
  {
    says: 'a correction and then a fee',
    // counted: 4/2-3 (2), 4/7-12 (8), 4/15-19 (13), 4/22-26 (18), 4/28-29 (20)
    period: 'request_answer',
    events:
      '2024-03-04 received / 2024-03-08 ask correction / 2024-03-18 restart correction / 2024-03-20 ask fee / 2024-04-01 restart fee',
    due: '2024-04-29',
    lines:
      'start 2024-03-04 / asked 2024-03-08 / restart 2024-03-18 / asked 2024-03-20 / restart 2024-04-01 / count 20 +20 / weekend 5 +5 / holiday 清明节 2024-04-04..2024-04-06 3 +3 / makeup 清明节 2024-04-07 1 / makeup 劳动节 2024-04-28 1 / end 2024-04-29',
  },
  {
    says: 'a third party that answers after eight working days',
    // counted: 3/5-8 (4), 3/11 (5), 3/22 (6), 3/25-29 (11), 4/1-3 (14), 4/7-12 (20)
    period: 'request_answer',
    events: '2024-03-04 received / 2024-03-11 pause third_party served=2024-03-12 / 2024-03-21 resume third_party',
    due: '2024-04-12',
    lines:
      'start 2024-03-04 / pause 征求第三方意见 2024-03-11..2024-03-21 8 +8 / count 20 +20 / weekend 8 +8 / holiday 清明节 2024-04-04..2024-04-06 3 +3 / makeup 清明节 2024-04-07 1 / end 2024-04-12',
  },
  {
    says: 'a third party is heard over Spring Festival',
    // counted: 1/30-2/2 (4), 2/4-5 (6), 2/21-23 (9), 2/26-3/1 (14), 3/4-8 (19), 3/11 (20)
    period: 'request_answer',
    events: '2024-01-29 received / 2024-02-05 pause third_party / 2024-02-20 resume third_party',
    due: '2024-03-11',
    lines:
      'start 2024-01-29 / pause 征求第三方意见 2024-02-05..2024-02-20 7 +7 / count 20 +20 / weekend 7 +7 / makeup 春节 2024-02-04 1 / holiday 春节 2024-02-10..2024-02-17 8 +8 / end 2024-03-11',
  },
  {
    says: 'a pause that begins and ends within the holiday takes nothing away',
    // counted: 1/30-2/2 (4), 2/4-9 (10), 2/18-23 (16), 2/26-29 (20)
    period: 'request_answer',
    events: '2024-01-29 received / 2024-02-10 pause other_organ / 2024-02-17 resume other_organ',
    due: '2024-02-29',
    lines:
      'start 2024-01-29 / pause 征求其他机关意见 2024-02-10..2024-02-17 0 / count 20 +20 / weekend 3 +3 / makeup 春节 2024-02-04 1 / holiday 春节 2024-02-10..2024-02-17 8 +8 / makeup 春节 2024-02-18 1 / end 2024-02-29',
  },
  {
    says: 'a pause of no length',
    // counted: 3/5-8 (4), 3/11-15 (9), 3/18-22 (14), 3/25-29 (19), 4/1 (20)
    period: 'request_answer',
    events: '2024-03-04 received / 2024-03-11 pause other_organ / 2024-03-11 resume other_organ',
    due: '2024-04-01',
    lines: 'start 2024-03-04 / pause 征求其他机关意见 2024-03-11 0 / count 20 +20 / weekend 8 +8 / end 2024-04-01',
  },
  {
    says: 'a pause from Friday to Sunday',
    // counted: 3/5-8 (4), 3/11-15 (9), 3/18-22 (14), 3/25-29 (19), 4/1 (20)
    period: 'request_answer',
    events: '2024-03-04 received / 2024-03-08 pause other_organ / 2024-03-10 resume other_organ',
    due: '2024-04-01',
    lines:
      'start 2024-03-04 / pause 征求其他机关意见 2024-03-08..2024-03-10 0 / count 20 +20 / weekend 8 +8 / end 2024-04-01',
  },
  {
    says: 'a pause over a Saturday that is worked',
    // counted: 5/7-10 (4), 5/14-17 (8), 5/20-24 (13), 5/27-31 (18), 6/3-4 (20)
    period: 'request_answer',
    events: '2024-05-06 received / 2024-05-10 pause other_organ / 2024-05-13 resume other_organ',
    due: '2024-06-04',
    lines:
      'start 2024-05-06 / pause 征求其他机关意见 2024-05-10..2024-05-13 2 +2 / count 20 +20 / weekend 7 +7 / end 2024-06-04',
  },
  {
    says: 'a pause that begins on the day of receipt',
    // counted: 3/15 (1), 3/18-22 (6), 3/25-29 (11), 4/1-3 (14), 4/7-12 (20)
    period: 'request_answer',
    events: '2024-03-04 received / 2024-03-04 pause co_maker served=2024-03-04 / 2024-03-14 resume co_maker',
    due: '2024-04-12',
    lines:
      'start 2024-03-04 / pause 征求共同制作机关意见 2024-03-04..2024-03-14 8 +8 / count 20 +20 / weekend 8 +8 / holiday 清明节 2024-04-04..2024-04-06 3 +3 / makeup 清明节 2024-04-07 1 / end 2024-04-12',
  },
  {
    says: 'two pauses that overlap count once',
    // counted: 3/5-6 (2), 3/21-22 (4), 3/25-29 (9), 4/1-3 (12), 4/7-12 (18), 4/15-16 (20)
    period: 'request_answer',
    events:
      '2024-03-04 received / 2024-03-06 pause third_party / 2024-03-11 pause co_maker / 2024-03-15 resume third_party / 2024-03-20 resume co_maker',
    due: '2024-04-16',
    lines:
      'start 2024-03-04 / pause 征求第三方意见 2024-03-06..2024-03-15 7 +7 / pause 征求共同制作机关意见 2024-03-11..2024-03-20 3 +3 / count 20 +20 / weekend 10 +10 / holiday 清明节 2024-04-04..2024-04-06 3 +3 / makeup 清明节 2024-04-07 1 / end 2024-04-16',
  },
  {
    says: 'a pause within another takes nothing more away',
    // counted: 3/5-6 (2), 3/21-22 (4), 3/25-29 (9), 4/1-3 (12), 4/7-12 (18), 4/15-16 (20)
    period: 'request_answer',
    events:
      '2024-03-04 received / 2024-03-06 pause third_party / 2024-03-08 pause co_maker / 2024-03-12 resume co_maker / 2024-03-20 resume third_party',
    due: '2024-04-16',
    lines:
      'start 2024-03-04 / pause 征求第三方意见 2024-03-06..2024-03-20 10 +10 / pause 征求共同制作机关意见 2024-03-08..2024-03-12 0 / count 20 +20 / weekend 10 +10 / holiday 清明节 2024-04-04..2024-04-06 3 +3 / makeup 清明节 2024-04-07 1 / end 2024-04-16',
  },
  {
    says: 'two third parties, each by name',
    // counted: 3/5-6 (2), 3/18-22 (7), 3/25-29 (12), 4/1-3 (15), 4/7-11 (20)
    period: 'request_answer',
    events:
      '2024-03-04 received / 2024-03-06 pause third_party party=甲 / 2024-03-07 pause third_party party=乙 / 2024-03-13 resume third_party party=乙 / 2024-03-15 resume third_party party=甲',
    due: '2024-04-11',
    lines:
      'start 2024-03-04 / pause 征求第三方意见 2024-03-06..2024-03-15 7 +7 / pause 征求第三方意见 2024-03-07..2024-03-13 0 / count 20 +20 / weekend 8 +8 / holiday 清明节 2024-04-04..2024-04-06 3 +3 / makeup 清明节 2024-04-07 1 / end 2024-04-11',
  },
  {
    says: 'two pauses apart from each other',
    // counted: 3/5-6 (2), 3/13-15 (5), 3/18 (6), 3/25-29 (11), 4/1-3 (14), 4/7-12 (20)
    period: 'request_answer',
    events:
      '2024-03-04 received / 2024-03-06 pause third_party / 2024-03-12 resume third_party / 2024-03-18 pause other_organ / 2024-03-22 resume other_organ',
    due: '2024-04-12',
    lines:
      'start 2024-03-04 / pause 征求第三方意见 2024-03-06..2024-03-12 4 +4 / pause 征求其他机关意见 2024-03-18..2024-03-22 4 +4 / count 20 +20 / weekend 8 +8 / holiday 清明节 2024-04-04..2024-04-06 3 +3 / makeup 清明节 2024-04-07 1 / end 2024-04-12',
  },
  {
    says: 'a pause that has not ended leaves no last day',
    // counted: 3/5-8 (4), 3/11 (5)
    period: 'request_answer',
    events: '2024-03-04 received / 2024-03-11 pause other_organ',
    asOf: '2024-03-20',
    due: null,
    lines: 'start 2024-03-04 / pause 征求其他机关意见 2024-03-11 0 / count 5 +5 / weekend 2 +2 / still',
  },
  {
    says: 'a third party within its time leaves no last day yet',
    // counted: 3/5-8 (4), 3/11 (5)
    period: 'request_answer',
    events: '2024-03-04 received / 2024-03-11 pause third_party served=2024-03-12',
    asOf: '2024-03-20',
    due: null,
    lines: 'start 2024-03-04 / pause 征求第三方意见 2024-03-11 0 / count 5 +5 / weekend 2 +2 / still',
  },
  {
    says: 'a third party that stays silent stops the clock for fifteen working days only',
    // counted: 3/5-8 (4), 3/11 (5), 4/3 (6), 4/7-12 (12), 4/15-19 (17), 4/22-24 (20)
    period: 'request_answer',
    events: '2024-03-04 received / 2024-03-11 pause third_party served=2024-03-12',
    asOf: '2024-05-20',
    due: '2024-04-24',
    lines:
      'start 2024-03-04 / pause 征求第三方意见 2024-03-11..2024-04-02 16 +16 / count 20 +20 / weekend 12 +12 / holiday 清明节 2024-04-04..2024-04-06 3 +3 / makeup 清明节 2024-04-07 1 / end 2024-04-24',
  },
  {
    says: 'a co-maker that answers late does not lengthen the pause',
    // counted: 3/5-8 (4), 3/11 (5), 4/3 (6), 4/7-12 (12), 4/15-19 (17), 4/22-24 (20)
    period: 'request_answer',
    events: '2024-03-04 received / 2024-03-11 pause co_maker served=2024-03-12 / 2024-04-26 resume co_maker',
    due: '2024-04-24',
    lines:
      'start 2024-03-04 / pause 征求共同制作机关意见 2024-03-11..2024-04-02 16 +16 / count 20 +20 / weekend 12 +12 / holiday 清明节 2024-04-04..2024-04-06 3 +3 / makeup 清明节 2024-04-07 1 / end 2024-04-24',
  },
  {
    says: 'a pause before a correction is forgotten with the days before it',
    // counted: 3/19-22 (4), 3/25-29 (9), 4/1-3 (12), 4/7-12 (18), 4/15-16 (20)
    period: 'request_answer',
    events:
      '2024-03-04 received / 2024-03-05 pause other_organ / 2024-03-07 resume other_organ / 2024-03-08 ask correction / 2024-03-18 restart correction',
    due: '2024-04-16',
    lines:
      'start 2024-03-04 / pause 征求其他机关意见 2024-03-05..2024-03-07 0 / asked 2024-03-08 / restart 2024-03-18 / count 20 +20 / weekend 6 +6 / holiday 清明节 2024-04-04..2024-04-06 3 +3 / makeup 清明节 2024-04-07 1 / end 2024-04-16',
  },
  {
    says: 'a pause across the end of the year',
    // counted: 12/19-22 (4), 12/25 (5), 1/8-12 (10), 1/15-19 (15), 1/22-26 (20)
    period: 'request_answer',
    events: '2023-12-18 received / 2023-12-25 pause third_party / 2024-01-05 resume third_party',
    due: '2024-01-26',
    lines:
      'start 2023-12-18 / pause 征求第三方意见 2023-12-25..2024-01-05 8 +8 / count 20 +20 / weekend 10 +10 / holiday 元旦 2024-01-01 1 +1 / end 2024-01-26',
  },
];
