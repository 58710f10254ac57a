import type { ClockCase } from './test-clock.ts';

/** Other periods in working days, and years that nobody has announced. */
export const otherCases: ClockCase[] = [
  {
    says: 'a notice of correction within seven working days over Labour Day',
    // counted: 4/29-30 (2), 5/6-9 (6), 5/12 (7)
    period: 'correction_notice',
    events: '2025-04-28 received',
    due: '2025-05-12',
    lines: 'start 2025-04-28 / count 7 +7 / weekend 2 +2 / holiday 劳动节 2025-05-01..2025-05-05 5 +5 / end 2025-05-12',
  },
  {
    says: 'a notice of correction, seven plain days',
    // counted: 3/11-14 (4), 3/17-19 (7)
    period: 'correction_notice',
    events: '2025-03-10 received',
    due: '2025-03-19',
    lines: 'start 2025-03-10 / count 7 +7 / weekend 2 +2 / end 2025-03-19',
  },
  {
    says: 'a third party has fifteen working days from the day the letter reached it',
    // counted: 9/23-26 (4), 9/28-30 (7), 10/9-11 (10), 10/13-17 (15)
    period: 'third_party_opinion',
    events: '2025-09-22 served',
    due: '2025-10-17',
    lines:
      'start 2025-09-22 / count 15 +15 / weekend 2 +2 / makeup 国庆节、中秋节 2025-09-28 1 / holiday 国庆节、中秋节 2025-10-01..2025-10-08 8 +8 / makeup 国庆节、中秋节 2025-10-11 1 / end 2025-10-17',
  },
  {
    says: 'a co-maker has fifteen working days too',
    // counted: 6/4-7 (4), 6/11-14 (8), 6/17-21 (13), 6/24-25 (15)
    period: 'co_maker_opinion',
    events: '2024-06-03 served',
    due: '2024-06-25',
    lines: 'start 2024-06-03 / count 15 +15 / weekend 6 +6 / holiday 端午节 2024-06-10 1 +1 / end 2024-06-25',
  },
  {
    says: 'fees are paid within twenty working days',
    // counted: 12/17-20 (4), 12/23-27 (9), 12/30-31 (11), 1/2-3 (13), 1/6-10 (18), 1/13-14 (20)
    period: 'fee_payment',
    events: '2024-12-16 served',
    due: '2025-01-14',
    lines: 'start 2024-12-16 / count 20 +20 / weekend 8 +8 / holiday 元旦 2025-01-01 1 +1 / end 2025-01-14',
  },
  {
    says: 'an interpretation follows within three working days over a weekend',
    // counted: 4/7-9 (3)
    period: 'interpretation',
    events: '2024-04-03 published',
    due: '2024-04-09',
    lines:
      'start 2024-04-03 / count 3 +3 / holiday 清明节 2024-04-04..2024-04-06 3 +3 / makeup 清明节 2024-04-07 1 / end 2024-04-09',
  },
  {
    says: 'review for legality takes at least seven working days',
    // counted: 9/27 (1), 9/29-30 (3), 10/8-11 (7)
    period: 'legality_review',
    events: '2024-09-26 handed_in',
    due: '2024-10-11',
    lines:
      'start 2024-09-26 / count 7 +7 / weekend 1 +1 / makeup 国庆节 2024-09-29 1 / holiday 国庆节 2024-10-01..2024-10-07 7 +7 / end 2024-10-11',
  },
  {
    says: 'a withdrawn penalty is gone within three working days',
    // counted: 10/7-9 (3)
    period: 'penalty_withdrawal',
    events: '2023-09-28 decided',
    due: '2023-10-09',
    lines:
      'start 2023-09-28 / count 3 +3 / holiday 中秋节、国庆节 2023-09-29..2023-10-06 8 +8 / makeup 中秋节、国庆节 2023-10-07..2023-10-08 2 / end 2023-10-09',
  },
  {
    says: 'confirmation is due on the day itself',
    period: 'request_confirmation',
    events: '2024-03-08 confirmed',
    due: '2024-03-08',
    lines: 'start 2024-03-08 / count / end 2024-03-08',
  },
  {
    says: 'a year that is not announced is counted by the week, and says so',
    // counted: 12/11 (1), 12/14-18 (6), 12/21-25 (11), 12/28-1/1 (16), 1/4-7 (20)
    period: 'request_answer',
    events: '2026-12-10 received',
    due: '2027-01-07',
    lines: 'start 2026-12-10 / count 20 +20 / weekend 8 +8 / end 2027-01-07 / uncovered',
    uncovered: [2027],
  },
  {
    says: 'late in December the next notice is not needed yet',
    // counted: 12/1-4 (4), 12/7-11 (9), 12/14-18 (14), 12/21-25 (19), 12/28 (20)
    period: 'request_answer',
    events: '2026-11-30 received',
    due: '2026-12-28',
    lines: 'start 2026-11-30 / count 20 +20 / weekend 8 +8 / end 2026-12-28',
  },
  {
    says: 'the last three days of December already need the next notice',
    // counted: 12/2-4 (3), 12/7-11 (8), 12/14-18 (13), 12/21-25 (18), 12/28-29 (20)
    period: 'request_answer',
    events: '2026-12-01 received',
    due: '2026-12-29',
    lines: 'start 2026-12-01 / count 20 +20 / weekend 8 +8 / end 2026-12-29 / uncovered',
    uncovered: [2027],
  },
  {
    says: 'a period wholly in a year that is not announced',
    // counted: 3/2-5 (4), 3/8-12 (9), 3/15-19 (14), 3/22-26 (19), 3/29 (20)
    period: 'request_answer',
    events: '2027-03-01 received',
    due: '2027-03-29',
    lines: 'start 2027-03-01 / count 20 +20 / weekend 8 +8 / end 2027-03-29 / uncovered',
    uncovered: [2027],
  },
];
