import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import { addDays, daysBetween } from '../../platform/time.ts';
import { loadCalendar } from './queries.ts';
import { dueOf } from './rules/due.ts';
import type { Ground, PeriodEvent } from './rules/period.ts';
import { findPeriod, periods } from './rules/periods.ts';
import type { Calendar } from './rules.ts';

let t: TestDatabase;
let calendar: Calendar;
before(async () => {
  t = await testDatabase();
  calendar = await loadCalendar(t.sides.staff);
});
after(() => t.close());

const rule = findPeriod(periods, 'request_answer', '2020-01-01')!;
const asOf = '2030-01-01';
const grounds: Ground[] = ['third_party', 'co_maker', 'other_organ'];

/** Numbers that look random and are the same every time (xorshift32), so that a failure can be looked at again. */
function numbers(seed: number) {
  let state = seed;
  return (below: number) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

interface Drawn {
  from: string;
  corrected: string | null;
  pauses: { ground: Ground; from: string; to: string }[];
  more: number;
}

/** A case of some years, with up to three pauses, perhaps a correction and an extension. */
function draw(next: (below: number) => number): Drawn {
  const from = addDays('2019-06-01', next(2700));
  const corrected = next(3) === 0 ? addDays(from, 1 + next(30)) : null;
  const begins = corrected ?? from;
  const pauses = grounds.slice(0, next(4)).map((ground) => {
    const start = addDays(begins, next(25));
    return { ground, from: start, to: addDays(start, next(40)) };
  });
  return { from, corrected, pauses, more: next(2) * (1 + next(20)) };
}

function eventsOf({ from, corrected, pauses, more }: Drawn): PeriodEvent[] {
  const begins = corrected ?? from;
  const post = rule.extension!.by;
  return [
    { kind: 'received', on: from },
    ...(corrected
      ? ([
          { kind: 'asked', demand: 'correction', on: from },
          { kind: 'met', demand: 'correction', on: corrected },
        ] as const)
      : []),
    ...(more ? [{ kind: 'extended', days: more, by: '甲', post, reason: '理由', on: begins } as const] : []),
    ...pauses.flatMap(({ ground, from: on, to }) => [
      { kind: 'paused', ground, on } as const,
      { kind: 'resumed', ground, on: to } as const,
    ]),
  ];
}

/** Counts on the fingers: day after day, nothing shared with the clock but the facts of the notices. */
function countSlowly({ from, corrected, pauses, more }: Drawn): string {
  const instant = new Date(`${corrected ?? from}T12:00:00Z`);
  for (let left = 20 + more; left > 0; ) {
    instant.setUTCDate(instant.getUTCDate() + 1);
    const day = instant.toISOString().slice(0, 10);
    const said = calendar.days.get(day)?.kind;
    const sunday = instant.getUTCDay() === 0 || instant.getUTCDay() === 6;
    const works = said === 'makeup_workday' || (said !== 'holiday' && !sunday);
    if (works && !pauses.some((pause) => day > pause.from && day <= pause.to)) left -= 1;
  }
  return instant.toISOString().slice(0, 10);
}

const drawn = (count: number, seed: number) => {
  const next = numbers(seed);
  return Array.from({ length: count }, () => draw(next));
};
const dueOn = (of: Drawn, days = calendar) => dueOf(days, rule, eventsOf(of), asOf).dueOn!;

describe('whatever happens to a case', () => {
  test('a slow count, day by day, agrees on 2,000 cases, and the lines add up to the due date', () => {
    let [paused, corrected, longer] = [0, 0, 0];
    for (const one of drawn(2000, 20240129)) {
      const due = dueOf(calendar, rule, eventsOf(one), asOf);
      assert.equal(due.dueOn, countSlowly(one), JSON.stringify(one));
      const sum = due.derivation.reduce((all, { moves }) => all + moves, 0);
      assert.equal(addDays(due.from!, sum), due.dueOn, JSON.stringify(one));
      assert.equal(daysBetween(due.from!, due.dueOn!), sum);
      paused += Math.sign(one.pauses.length);
      corrected += one.corrected ? 1 : 0;
      longer += Math.sign(one.more);
    }
    assert.ok(Math.min(paused, corrected, longer) > 500, `${paused} ${corrected} ${longer}`);
  });

  test('a further pause never makes it due earlier, nor does a longer one', () => {
    for (const one of drawn(300, 7)) {
      const first = { ...one, pauses: one.pauses.slice(0, 2) };
      const start = addDays(one.corrected ?? one.from, 5);
      const more = {
        ...first,
        pauses: [...first.pauses, { ground: 'other_organ' as const, from: start, to: addDays(start, 9) }],
      };
      const longer = { ...more, pauses: more.pauses.map((pause) => ({ ...pause, to: addDays(pause.to, 3) })) };
      assert.ok(dueOn(more) >= dueOn(first), JSON.stringify(one));
      assert.ok(dueOn(longer) >= dueOn(more), JSON.stringify(one));
    }
  });

  test('a further holiday never makes it due earlier', () => {
    const next = numbers(99);
    for (const one of drawn(300, 11)) {
      const holiday = addDays(one.from, next(60));
      const days = new Map(calendar.days).set(holiday, { kind: 'holiday', name: '加放一天' });
      assert.ok(dueOn(one, { years: calendar.years, days }) >= dueOn(one), JSON.stringify({ ...one, holiday }));
    }
  });

  test('the order in which events were recorded does not matter, only their days', () => {
    for (const one of drawn(100, 5)) {
      const apart = {
        ...one,
        corrected: null,
        pauses: one.pauses.map((pause, at) => ({ ...pause, to: addDays(pause.to, at + 1) })),
      };
      const events = eventsOf(apart);
      const mixed = [events[0]!, ...events.slice(1).filter(({ on }, at) => at % 2 === 0 || on > apart.from)];
      const rest = events.slice(1).filter((event) => !mixed.includes(event));
      assert.equal(dueOf(calendar, rule, [...mixed, ...rest], asOf).dueOn, dueOn(apart));
    }
  });
});
