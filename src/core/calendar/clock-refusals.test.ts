import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import { loadCalendar } from './queries.ts';
import { dueOf } from './rules/due.ts';
import { whyNotEvent } from './rules/moves.ts';
import type { PeriodEvent } from './rules/period.ts';
import type { Calendar } from './rules.ts';
import { readAll, readCase } from './test-clock.ts';

let t: TestDatabase;
let calendar: Calendar;
before(async () => {
  t = await testDatabase();
  calendar = await loadCalendar(t.sides.staff);
});
after(() => t.close());

const by = 'by=甲 reason=检索量大';
const received = '2024-03-04 received'; // due on 2024-04-01: see the table
const corrected = `${received} / 2024-03-08 ask correction / 2024-03-18 restart correction`;
const extended = `${received} / 2024-03-28 extend 20 ${by}`;

/** What is refused, after which events, and what the sentence says. */
const refused: [says: string, events: string, next: string, why: RegExp][] = [
  ['an extension after the due date', received, `2024-04-02 extend 20 ${by}`, /期限已于 2024-04-01 届满/],
  ['a second extension', extended, `2024-04-12 extend 5 ${by}`, /只能延长一次.*不能再延长/],
  ['an extension longer than the law allows', received, `2024-03-28 extend 21 ${by}`, /最长不超过 20 个工作日/],
  ['an extension of no days', received, `2024-03-28 extend 0 ${by}`, /请填 1 至 20/],
  ['an extension of half a day', received, `2024-03-28 extend 1.5 ${by}`, /请填 1 至 20/],
  [
    'an extension by somebody else',
    received,
    `2024-03-28 extend 20 ${by} post=经办人`,
    /须经政府信息公开工作机构负责人同意/,
  ],
  ['an extension by nobody', received, '2024-03-28 extend 20 reason=检索量大', /请写明批准延长的.*姓名/],
  ['an extension without a reason', received, '2024-03-28 extend 20 by=甲', /请写明延长的理由/],
  [
    'an extension while a correction is waited for',
    `${received} / 2024-03-08 ask`,
    `2024-03-11 extend 5 ${by}`,
    /正在等待补正/,
  ],
  ['a second notice of correction', corrected, '2024-03-20 ask correction', /补正只能一次性告知/],
  ['a notice of correction while one is open', `${received} / 2024-03-08 ask`, '2024-03-11 ask', /正在等待补正/],
  ['a notice of correction after seven working days', received, '2024-03-14 ask', /应在 2024-03-13 前一次性告知/],
  ['a correction that nobody asked for', received, '2024-03-14 restart', /应在 2024-03-13 前一次性告知/],
  ['a pause after the due date', received, '2024-04-02 pause third_party', /期限已于 2024-04-01 届满/],
  [
    'a pause while a correction is waited for',
    `${received} / 2024-03-08 ask`,
    '2024-03-11 pause third_party',
    /不能再暂停/,
  ],
  ['the same pause twice', `${received} / 2024-03-06 pause third_party`, '2024-03-08 pause third_party', /还没有结束/],
  ['the end of a pause that never began', received, '2024-03-08 resume third_party', /没有进行中的征求第三方意见/],
  [
    'a letter that arrived before it was sent',
    received,
    '2024-03-08 pause third_party served=2024-03-07',
    /早于发出的日期/,
  ],
  ['something before the receipt', received, '2024-03-01 pause third_party', /早于收到申请，期限还没有开始/],
  ['a second receipt', received, '2024-03-05 received', /已经记录为 2024-03-04/],
  ['anything after the answer', `${received} / 2024-03-20 answered`, '2024-03-21 pause third_party', /已经办结/],
  [
    'a later day that is not later',
    received,
    '2024-03-28 delay 2024-04-01 by=甲 reason=多',
    /要晚于现在的期限 2024-04-01/,
  ],
  ['a later day that is a day off', received, '2024-03-28 delay 2024-06-29 by=甲 reason=多', /不是工作日/],
  ['a later day without a reason', received, '2024-03-28 delay 2024-06-28 by=甲', /请写明延迟答复的理由/],
  [
    'telling another day than the one worked out',
    received,
    '2024-03-05 told 2024-04-02',
    /与算得的期限 2024-04-01 不同/,
  ],
  ['telling a day while there is none', `${received} / 2024-03-08 ask`, '2024-03-09 told 2024-04-01', /没有确定的期限/],
  ['a day that does not exist', received, '2024-03-08 told 2024-02-30', /“2024-02-30”这一天不存在/],
];

describe('what the clock refuses, with a sentence', () => {
  for (const [says, events, next, why] of refused) {
    test(says, () => {
      const { rule, events: happened } = readCase({ period: 'request_answer', events });
      const said = readAll(rule, next, happened).map((event) => whyNotEvent(calendar, rule, happened, event));
      assert.match(said.find((one) => one !== null) ?? 'nothing', why);
    });
  }

  test('a period that knows neither pause, restart, extension nor delay', () => {
    const { rule, events } = readCase({ period: 'public_consultation', events: '2024-03-04 opened' });
    const says = (text: string) => whyNotEvent(calendar, rule, events, readAll(rule, text, events)[0]!);
    assert.match(says('2024-03-05 pause third_party') ?? '', /不因征求第三方意见暂停/);
    assert.match(says('2024-03-05 ask') ?? '', /不因补正重新计算/);
    assert.match(says(`2024-03-05 extend 5 ${by}`) ?? '', /不能延长/);
    assert.match(says('2024-03-05 delay 2024-06-28 by=甲 reason=多') ?? '', /不能另定/);
  });

  test('what is in order is let through', () => {
    for (const [events, next] of [
      [received, `2024-04-01 extend 20 ${by}`],
      [received, '2024-03-13 ask'],
      [corrected, `2024-04-15 extend 20 ${by}`],
      [`${received} / 2024-03-06 pause third_party`, '2024-03-07 pause third_party party=乙'],
      [received, '2024-03-05 told 2024-04-01'],
      [extended, '2024-05-08 answered'],
    ] as const) {
      const { rule, events: happened } = readCase({ period: 'request_answer', events });
      assert.equal(whyNotEvent(calendar, rule, happened, readAll(rule, next, happened)[0]!), null, next);
    }
  });

  test('a history that breaks the law’s order has no due date, and says why', () => {
    const { rule, events } = readCase({ period: 'request_answer', events: extended });
    const second = { ...(events.at(-1) as PeriodEvent), on: '2024-04-12' };
    assert.throws(() => dueOf(calendar, rule, [...events, second], '2024-04-12'), /只能延长一次/);
  });

  test('an extension that was in time stays, though a later notice takes the last day away', () => {
    const { rule, events } = readCase({ period: 'request_answer', events: `${received} / 2024-04-01 extend 5 ${by}` });
    // the twentieth is 1 April, then 4/2, 4/3, 4/7 (worked), 4/8, 4/9; one Saturday worked more and each comes a day earlier
    const corrected = new Map([...calendar.days, ['2024-03-09', { kind: 'makeup_workday', name: '更正' }] as const]);
    const changed: Calendar = { years: calendar.years, days: corrected };
    assert.equal(dueOf(calendar, rule, events, '2024-04-10').dueOn, '2024-04-09');
    assert.equal(dueOf(changed, rule, events, '2024-04-10').dueOn, '2024-04-08');
    assert.equal(whyNotEvent(changed, rule, events, { kind: 'answered', on: '2024-04-08' }), null);
  });

  test('a day that was told is never moved to the harm of whoever was told', () => {
    const { rule, events } = readCase({ period: 'request_answer', events: `${received} / 2024-03-05 told 2024-04-01` });
    const holiday = new Map([...calendar.days, ['2024-03-11', { kind: 'holiday', name: '本地放假' }] as const]);
    const longer = dueOf({ years: calendar.years, days: holiday }, rule, events, '2024-03-20');
    assert.equal(longer.dueOn, '2024-04-01');
    assert.match(longer.derivation.map(({ line }) => line).join(), /算得 2024-04-02（星期二），以已告知的为准/);
    const worked = new Map([...calendar.days, ['2024-03-09', { kind: 'makeup_workday', name: '更正' }] as const]);
    const shorter = dueOf({ years: calendar.years, days: worked }, rule, events, '2024-03-20');
    assert.equal(shorter.dueOn, '2024-03-29');
    assert.match(shorter.derivation.map(({ line }) => line).join(), /以算得的为准/);
  });
});
