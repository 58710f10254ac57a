import type { ClockCase } from './test-clock.ts';

/** Extensions, later days, and how a case ends. */
export const moveCases: ClockCase[] = [
  {
    says: 'an extension of twenty working days',
    // counted: 3/5-8 (4), 3/11-15 (9), 3/18-22 (14), 3/25-29 (19), 4/1-3 (22), 4/7-12 (28), 4/15-19 (33), 4/22-26 (38), 4/28-29 (40)
    period: 'request_answer',
    events: '2024-03-04 received / 2024-03-28 extend 20 by=甲 reason=检索量大',
    due: '2024-04-29',
    lines:
      'start 2024-03-04 / extension 2024-03-28 20 +20 / count 20 +20 / weekend 13 +13 / holiday 清明节 2024-04-04..2024-04-06 3 +3 / makeup 清明节 2024-04-07 1 / makeup 劳动节 2024-04-28 1 / end 2024-04-29',
  },
  {
    says: 'an extension on the last day over Labour Day',
    // counted: 4/8-12 (5), 4/15-19 (10), 4/22-26 (15), 4/28-30 (18), 5/6-11 (24), 5/13-17 (29), 5/20 (30)
    period: 'request_answer',
    events: '2024-04-07 received / 2024-05-07 extend 10 by=甲 reason=检索量大',
    due: '2024-05-20',
    lines:
      'start 2024-04-07 / extension 2024-05-07 10 +10 / count 20 +20 / weekend 8 +8 / makeup 劳动节 2024-04-28 1 / holiday 劳动节 2024-05-01..2024-05-05 5 +5 / makeup 劳动节 2024-05-11 1 / end 2024-05-20',
  },
  {
    says: 'an extension of a single day over a weekend',
    // counted: 3/4-8 (5), 3/11-15 (10), 3/18-22 (15), 3/25-29 (20), 4/1 (21)
    period: 'request_answer',
    events: '2024-03-01 received / 2024-03-20 extend 1 by=甲 reason=检索量大',
    due: '2024-04-01',
    lines: 'start 2024-03-01 / extension 2024-03-20 1 +1 / count 20 +20 / weekend 10 +10 / end 2024-04-01',
  },
  {
    says: 'an extension across the end of the year into Spring Festival',
    // counted: 12/19-22 (4), 12/25-29 (9), 1/2-5 (13), 1/8-12 (18), 1/15-19 (23), 1/22-26 (28), 1/29-2/2 (33), 2/4-9 (39), 2/18 (40)
    period: 'request_answer',
    events: '2023-12-18 received / 2024-01-15 extend 20 by=甲 reason=检索量大',
    due: '2024-02-18',
    lines:
      'start 2023-12-18 / extension 2024-01-15 20 +20 / count 20 +20 / weekend 13 +13 / holiday 元旦 2024-01-01 1 +1 / makeup 春节 2024-02-04 1 / holiday 春节 2024-02-10..2024-02-17 8 +8 / makeup 春节 2024-02-18 1 / end 2024-02-18',
  },
  {
    says: 'an extension after a pause',
    // counted: 3/5-8 (4), 3/11 (5), 3/22 (6), 3/25-29 (11), 4/1-3 (14), 4/7-12 (20), 4/15-19 (25), 4/22-26 (30), 4/28-30 (33), 5/6-7 (35)
    period: 'request_answer',
    events:
      '2024-03-04 received / 2024-03-11 pause third_party / 2024-03-21 resume third_party / 2024-04-08 extend 15 by=甲 reason=检索量大',
    due: '2024-05-07',
    lines:
      'start 2024-03-04 / pause 征求第三方意见 2024-03-11..2024-03-21 8 +8 / extension 2024-04-08 15 +15 / count 20 +20 / weekend 13 +13 / holiday 清明节 2024-04-04..2024-04-06 3 +3 / makeup 清明节 2024-04-07 1 / makeup 劳动节 2024-04-28 1 / holiday 劳动节 2024-05-01..2024-05-05 5 +5 / end 2024-05-07',
  },
  {
    says: 'an extension while a third party is heard',
    // counted: 3/5-8 (4), 3/11 (5), 3/22 (6), 3/25-29 (11), 4/1-3 (14), 4/7-12 (20), 4/15-19 (25)
    period: 'request_answer',
    events:
      '2024-03-04 received / 2024-03-11 pause third_party / 2024-03-18 extend 5 by=甲 reason=检索量大 / 2024-03-21 resume third_party',
    due: '2024-04-19',
    lines:
      'start 2024-03-04 / pause 征求第三方意见 2024-03-11..2024-03-21 8 +8 / extension 2024-03-18 5 +5 / count 20 +20 / weekend 10 +10 / holiday 清明节 2024-04-04..2024-04-06 3 +3 / makeup 清明节 2024-04-07 1 / end 2024-04-19',
  },
  {
    says: 'an extension after a correction',
    // counted: 3/19-22 (4), 3/25-29 (9), 4/1-3 (12), 4/7-12 (18), 4/15-19 (23), 4/22-26 (28), 4/28-30 (31), 5/6-11 (37), 5/13-15 (40)
    period: 'request_answer',
    events:
      '2024-03-04 received / 2024-03-08 ask correction / 2024-03-18 restart correction / 2024-04-15 extend 20 by=甲 reason=检索量大',
    due: '2024-05-15',
    lines:
      'start 2024-03-04 / asked 2024-03-08 / restart 2024-03-18 / extension 2024-04-15 20 +20 / count 20 +20 / weekend 10 +10 / holiday 清明节 2024-04-04..2024-04-06 3 +3 / makeup 清明节 2024-04-07 1 / makeup 劳动节 2024-04-28 1 / holiday 劳动节 2024-05-01..2024-05-05 5 +5 / makeup 劳动节 2024-05-11 1 / end 2024-05-15',
  },
  {
    says: 'a fee after an extension: from zero, the extension lapses',
    // counted: 4/23-26 (4), 4/28-30 (7), 5/6-11 (13), 5/13-17 (18), 5/20-21 (20)
    period: 'request_answer',
    events:
      '2024-03-04 received / 2024-03-25 extend 20 by=甲 reason=检索量大 / 2024-04-10 ask fee / 2024-04-22 restart fee',
    due: '2024-05-21',
    lines:
      'start 2024-03-04 / extension 2024-03-25 / asked 2024-04-10 / restart 2024-04-22 / count 20 +20 / weekend 4 +4 / makeup 劳动节 2024-04-28 1 / holiday 劳动节 2024-05-01..2024-05-05 5 +5 / makeup 劳动节 2024-05-11 1 / end 2024-05-21',
  },
  {
    says: 'a licence may be extended by ten working days',
    // counted: 5/7-11 (5), 5/13-17 (10), 5/20-24 (15), 5/27-31 (20), 6/3-7 (25), 6/11-14 (29), 6/17 (30)
    period: 'licence_decision',
    events: '2024-05-06 received / 2024-05-28 extend 10 by=甲 reason=现场勘验',
    due: '2024-06-17',
    lines:
      'start 2024-05-06 / extension 2024-05-28 10 +10 / count 20 +20 / weekend 11 +11 / makeup 劳动节 2024-05-11 1 / holiday 端午节 2024-06-10 1 +1 / end 2024-06-17',
  },
  {
    says: 'under the former Regulation extended by fifteen',
    // counted: 9/11-14 (4), 9/17-21 (9), 9/25-30 (15), 10/8-12 (20), 10/15-19 (25), 10/22-26 (30)
    period: 'request_answer',
    events: '2018-09-10 received / 2018-09-28 extend 15 by=甲 reason=检索量大',
    due: '2018-10-26',
    lines:
      'start 2018-09-10 / extension 2018-09-28 15 +15 / count 15 +15 / weekend 8 +8 / holiday 中秋节 2018-09-24 1 +1 / makeup 国庆节 2018-09-29..2018-09-30 2 / holiday 国庆节 2018-10-01..2018-10-07 7 +7 / end 2018-10-26',
  },
  {
    says: 'so many requests that a later day is fixed and told',
    // counted: 3/5-8 (4), 3/11-15 (9), 3/18-22 (14), 3/25-29 (19), 4/1 (20)
    period: 'request_answer',
    events: '2024-03-04 received / 2024-03-28 delay 2024-06-28 by=甲 reason=数量明显超过合理范围',
    due: '2024-06-28',
    lines: 'start 2024-03-04 / count 20 +20 / weekend 8 +8 / delay 2024-03-28 +88 / end 2024-06-28',
  },
  {
    says: 'answered within the period',
    // counted: 3/5-8 (4), 3/11-15 (9), 3/18-22 (14), 3/25-29 (19), 4/1 (20)
    period: 'request_answer',
    events: '2024-03-04 received / 2024-03-29 answered',
    due: '2024-04-01',
    lines: 'start 2024-03-04 / count 20 +20 / weekend 8 +8 / end 2024-04-01 / ended 2024-03-29',
  },
  {
    says: 'answered too late',
    // counted: 3/5-8 (4), 3/11-15 (9), 3/18-22 (14), 3/25-29 (19), 4/1 (20)
    period: 'request_answer',
    events: '2024-03-04 received / 2024-04-10 answered',
    due: '2024-04-01',
    lines: 'start 2024-03-04 / count 20 +20 / weekend 8 +8 / end 2024-04-01 / ended 2024-04-10',
  },
  {
    says: 'answered on the last day',
    // counted: 3/5-8 (4), 3/11-15 (9), 3/18-22 (14), 3/25-29 (19), 4/1 (20)
    period: 'request_answer',
    events: '2024-03-04 received / 2024-04-01 answered',
    due: '2024-04-01',
    lines: 'start 2024-03-04 / count 20 +20 / weekend 8 +8 / end 2024-04-01 / ended 2024-04-01',
  },
  {
    says: 'withdrawn while a third party is heard',
    // counted: 3/5-8 (4), 3/11 (5), 3/15 (6), 3/18-22 (11), 3/25-29 (16), 4/1-3 (19), 4/7 (20)
    period: 'request_answer',
    events: '2024-03-04 received / 2024-03-11 pause third_party / 2024-03-14 withdrawn',
    due: '2024-04-07',
    lines:
      'start 2024-03-04 / pause 征求第三方意见 2024-03-11..2024-03-14 3 +3 / count 20 +20 / weekend 8 +8 / holiday 清明节 2024-04-04..2024-04-06 3 +3 / makeup 清明节 2024-04-07 1 / end 2024-04-07 / ended 2024-03-14',
  },
  {
    says: 'given up by not correcting',
    period: 'request_answer',
    events: '2024-03-04 received / 2024-03-08 ask correction / 2024-04-01 abandoned',
    due: null,
    lines: 'start 2024-03-04 / asked 2024-03-08 / ended 2024-04-01',
  },
  {
    says: 'a day that was told and still holds',
    // counted: 3/5-8 (4), 3/11-15 (9), 3/18-22 (14), 3/25-29 (19), 4/1 (20)
    period: 'request_answer',
    events: '2024-03-04 received / 2024-03-05 told 2024-04-01',
    due: '2024-04-01',
    lines: 'start 2024-03-04 / count 20 +20 / weekend 8 +8 / told 2024-03-05 / end 2024-04-01',
  },
  {
    says: 'corrected, heard, extended, answered',
    // counted: 9/20 (1), 9/23 (2), 10/16-18 (5), 10/21-25 (10), 10/28-11/1 (15), 11/4-8 (20), 11/11-15 (25), 11/18-22 (30), 11/25-29 (35), 12/2-6 (40)
    period: 'request_answer',
    events:
      '2024-09-02 submitted / 2024-09-03 received / 2024-09-09 ask correction / 2024-09-19 restart correction / 2024-09-23 pause third_party served=2024-09-24 / 2024-10-15 resume third_party / 2024-10-30 extend 20 by=甲 reason=检索量大 / 2024-12-06 answered',
    due: '2024-12-06',
    lines:
      'note 2024-09-02 / start 2024-09-03 / asked 2024-09-09 / restart 2024-09-19 / pause 征求第三方意见 2024-09-23..2024-10-15 13 +13 / extension 2024-10-30 20 +20 / count 20 +20 / weekend 18 +18 / holiday 国庆节 2024-10-01..2024-10-07 7 +7 / end 2024-12-06 / ended 2024-12-06',
  },
];
