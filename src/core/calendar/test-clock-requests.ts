import type { ClockCase } from './test-clock.ts';

/** Twenty working days, and nothing happens meanwhile. */
export const requestCases: ClockCase[] = [
  {
    says: 'an ordinary autumn month has weekends only',
    // counted: 11/2-3 (2), 11/6-10 (7), 11/13-17 (12), 11/20-24 (17), 11/27-29 (20)
    period: 'request_answer',
    events: '2023-11-01 received',
    due: '2023-11-29',
    lines: 'start 2023-11-01 / count 20 +20 / weekend 8 +8 / end 2023-11-29',
  },
  {
    says: 'Spring Festival 2024 is passed over and its two Sundays worked are counted',
    // counted: 1/30-2/2 (4), 2/4-9 (10), 2/18-23 (16), 2/26-29 (20)
    period: 'request_answer',
    events: '2024-01-29 received',
    due: '2024-02-29',
    lines:
      'start 2024-01-29 / count 20 +20 / weekend 3 +3 / makeup 春节 2024-02-04 1 / holiday 春节 2024-02-10..2024-02-17 8 +8 / makeup 春节 2024-02-18 1 / end 2024-02-29',
  },
  {
    says: 'the eve of a long holiday',
    // counted: 2/18-23 (6), 2/26-3/1 (11), 3/4-8 (16), 3/11-14 (20)
    period: 'request_answer',
    events: '2024-02-09 received',
    due: '2024-03-14',
    lines:
      'start 2024-02-09 / count 20 +20 / weekend 6 +6 / holiday 春节 2024-02-10..2024-02-17 8 +8 / makeup 春节 2024-02-18 1 / end 2024-03-14',
  },
  {
    says: 'received on a Saturday, the first day counted is the Monday',
    // counted: 11/6-10 (5), 11/13-17 (10), 11/20-24 (15), 11/27-12/1 (20)
    period: 'request_answer',
    events: '2023-11-04 received',
    due: '2023-12-01',
    lines: 'start 2023-11-04 / count 20 +20 / weekend 7 +7 / end 2023-12-01',
  },
  {
    says: 'received on a Sunday that is worked, that day is the start and not counted',
    // counted: 2/5-9 (5), 2/18-23 (11), 2/26-3/1 (16), 3/4-7 (20)
    period: 'request_answer',
    events: '2024-02-04 received',
    due: '2024-03-07',
    lines:
      'start 2024-02-04 / count 20 +20 / weekend 4 +4 / holiday 春节 2024-02-10..2024-02-17 8 +8 / makeup 春节 2024-02-18 1 / end 2024-03-07',
  },
  {
    says: 'received in the middle of Spring Festival',
    // counted: 2/18-23 (6), 2/26-3/1 (11), 3/4-8 (16), 3/11-14 (20)
    period: 'request_answer',
    events: '2024-02-12 received',
    due: '2024-03-14',
    lines:
      'start 2024-02-12 / count 20 +20 / weekend 6 +6 / holiday 春节 2024-02-13..2024-02-17 5 +5 / makeup 春节 2024-02-18 1 / end 2024-03-14',
  },
  {
    says: 'National Day and Mid-Autumn 2023 together, two days worked after them',
    // counted: 10/7-13 (7), 10/16-20 (12), 10/23-27 (17), 10/30-11/1 (20)
    period: 'request_answer',
    events: '2023-09-28 received',
    due: '2023-11-01',
    lines:
      'start 2023-09-28 / count 20 +20 / weekend 6 +6 / holiday 中秋节、国庆节 2023-09-29..2023-10-06 8 +8 / makeup 中秋节、国庆节 2023-10-07..2023-10-08 2 / end 2023-11-01',
  },
  {
    says: 'National Day 2019 with a Sunday before and a Saturday after',
    // counted: 9/16-20 (5), 9/23-27 (10), 9/29-30 (12), 10/8-12 (17), 10/14-16 (20)
    period: 'request_answer',
    events: '2019-09-12 received',
    due: '2019-10-16',
    lines:
      'start 2019-09-12 / count 20 +20 / weekend 6 +6 / holiday 中秋节 2019-09-13 1 +1 / makeup 国庆节 2019-09-29 1 / holiday 国庆节 2019-10-01..2019-10-07 7 +7 / makeup 国庆节 2019-10-12 1 / end 2019-10-16',
  },
  {
    says: 'Labour Day 2024 with its Sunday before and Saturday after',
    // counted: 4/11-12 (2), 4/15-19 (7), 4/22-26 (12), 4/28-30 (15), 5/6-10 (20)
    period: 'request_answer',
    events: '2024-04-10 received',
    due: '2024-05-10',
    lines:
      'start 2024-04-10 / count 20 +20 / weekend 5 +5 / makeup 劳动节 2024-04-28 1 / holiday 劳动节 2024-05-01..2024-05-05 5 +5 / end 2024-05-10',
  },
  {
    says: 'Qingming Festival 2024 with the Sunday worked',
    // counted: 4/2-3 (2), 4/7-12 (8), 4/15-19 (13), 4/22-26 (18), 4/28-29 (20)
    period: 'request_answer',
    events: '2024-04-01 received',
    due: '2024-04-29',
    lines:
      'start 2024-04-01 / count 20 +20 / weekend 5 +5 / holiday 清明节 2024-04-04..2024-04-06 3 +3 / makeup 清明节 2024-04-07 1 / makeup 劳动节 2024-04-28 1 / end 2024-04-29',
  },
  {
    says: 'Dragon Boat Festival is a single Monday in 2024',
    // counted: 5/21-24 (4), 5/27-31 (9), 6/3-7 (14), 6/11-14 (18), 6/17-18 (20)
    period: 'request_answer',
    events: '2024-05-20 received',
    due: '2024-06-18',
    lines: 'start 2024-05-20 / count 20 +20 / weekend 8 +8 / holiday 端午节 2024-06-10 1 +1 / end 2024-06-18',
  },
  {
    says: 'three holidays of one autumn',
    // counted: 9/3-6 (4), 9/9-14 (10), 9/18-20 (13), 9/23-27 (18), 9/29-30 (20)
    period: 'request_answer',
    events: '2024-09-02 received',
    due: '2024-09-30',
    lines:
      'start 2024-09-02 / count 20 +20 / weekend 5 +5 / makeup 中秋节 2024-09-14 1 / holiday 中秋节 2024-09-15..2024-09-17 3 +3 / makeup 国庆节 2024-09-29 1 / end 2024-09-30',
  },
  {
    says: 'Spring Festival 2025 of eight days',
    // counted: 1/13-17 (5), 1/20-24 (10), 1/26-27 (12), 2/5-8 (16), 2/10-13 (20)
    period: 'request_answer',
    events: '2025-01-10 received',
    due: '2025-02-13',
    lines:
      'start 2025-01-10 / count 20 +20 / weekend 6 +6 / makeup 春节 2025-01-26 1 / holiday 春节 2025-01-28..2025-02-04 8 +8 / makeup 春节 2025-02-08 1 / end 2025-02-13',
  },
  {
    says: 'Spring Festival 2026 of nine days, a Saturday worked on either side',
    // counted: 2/3-6 (4), 2/9-14 (10), 2/24-28 (15), 3/2-6 (20)
    period: 'request_answer',
    events: '2026-02-02 received',
    due: '2026-03-06',
    lines:
      'start 2026-02-02 / count 20 +20 / weekend 3 +3 / makeup 春节 2026-02-14 1 / holiday 春节 2026-02-15..2026-02-23 9 +9 / makeup 春节 2026-02-28 1 / end 2026-03-06',
  },
  {
    says: 'Spring Festival 2020 was made longer by a later notice',
    // counted: 1/19-23 (5), 2/3-7 (10), 2/10-14 (15), 2/17-21 (20)
    period: 'request_answer',
    events: '2020-01-17 received',
    due: '2020-02-21',
    lines:
      'start 2020-01-17 / count 20 +20 / weekend 5 +5 / makeup 春节 2020-01-19 1 / holiday 春节 2020-01-24..2020-02-02 10 +10 / end 2020-02-21',
  },
  {
    says: 'the end of the year, New Year 2024 a single Monday',
    // counted: 12/12-15 (4), 12/18-22 (9), 12/25-29 (14), 1/2-5 (18), 1/8-9 (20)
    period: 'request_answer',
    events: '2023-12-11 received',
    due: '2024-01-09',
    lines: 'start 2023-12-11 / count 20 +20 / weekend 8 +8 / holiday 元旦 2024-01-01 1 +1 / end 2024-01-09',
  },
  {
    says: 'the end of the year 2022: the holiday begins on its last day',
    // counted: 12/13-16 (4), 12/19-23 (9), 12/26-30 (14), 1/3-6 (18), 1/9-10 (20)
    period: 'request_answer',
    events: '2022-12-12 received',
    due: '2023-01-10',
    lines: 'start 2022-12-12 / count 20 +20 / weekend 6 +6 / holiday 元旦 2022-12-31..2023-01-02 3 +3 / end 2023-01-10',
  },
  {
    says: 'New Year 2026 of three days with the Sunday worked',
    // counted: 12/16-19 (4), 12/22-26 (9), 12/29-31 (12), 1/4-9 (18), 1/12-13 (20)
    period: 'request_answer',
    events: '2025-12-15 received',
    due: '2026-01-13',
    lines:
      'start 2025-12-15 / count 20 +20 / weekend 6 +6 / holiday 元旦 2026-01-01..2026-01-03 3 +3 / makeup 元旦 2026-01-04 1 / end 2026-01-13',
  },
  {
    says: 'the leap day is a working day',
    // counted: 2/29-3/1 (2), 3/4-8 (7), 3/11-15 (12), 3/18-22 (17), 3/25-27 (20)
    period: 'request_answer',
    events: '2024-02-28 received',
    due: '2024-03-27',
    lines: 'start 2024-02-28 / count 20 +20 / weekend 8 +8 / end 2024-03-27',
  },
  {
    says: 'received on the leap day',
    // counted: 3/1 (1), 3/4-8 (6), 3/11-15 (11), 3/18-22 (16), 3/25-28 (20)
    period: 'request_answer',
    events: '2024-02-29 received',
    due: '2024-03-28',
    lines: 'start 2024-02-29 / count 20 +20 / weekend 8 +8 / end 2024-03-28',
  },
  {
    says: 'a February without a leap day',
    // counted: 2/21-24 (4), 2/27-3/3 (9), 3/6-10 (14), 3/13-17 (19), 3/20 (20)
    period: 'request_answer',
    events: '2023-02-20 received',
    due: '2023-03-20',
    lines: 'start 2023-02-20 / count 20 +20 / weekend 8 +8 / end 2023-03-20',
  },
  {
    says: 'under the former Regulation the period was fifteen working days',
    // counted: 5/15-17 (3), 5/20-24 (8), 5/27-31 (13), 6/3-4 (15)
    period: 'request_answer',
    events: '2019-05-14 received',
    due: '2019-06-04',
    lines: 'start 2019-05-14 / count 15 +15 / weekend 6 +6 / end 2019-06-04',
  },
  {
    says: 'from 15 May 2019 it is twenty',
    // counted: 5/16-17 (2), 5/20-24 (7), 5/27-31 (12), 6/3-6 (16), 6/10-13 (20)
    period: 'request_answer',
    events: '2019-05-15 received',
    due: '2019-06-13',
    lines: 'start 2019-05-15 / count 20 +20 / weekend 8 +8 / holiday 端午节 2019-06-07 1 +1 / end 2019-06-13',
  },
  {
    says: 'the oldest announced Spring Festival of the former Regulation',
    // counted: 1/21-24 (4), 2/1-6 (10), 2/9-13 (15)
    period: 'request_answer',
    events: '2009-01-20 received',
    due: '2009-02-13',
    lines:
      'start 2009-01-20 / count 15 +15 / weekend 2 +2 / makeup 春节 2009-01-24 1 / holiday 春节 2009-01-25..2009-01-31 7 +7 / makeup 春节 2009-02-01 1 / end 2009-02-13',
  },
];
