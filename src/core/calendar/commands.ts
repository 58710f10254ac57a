import { type Call, type Command, CommandError } from '../../platform/cli.ts';
import { isDay, today } from '../../platform/time.ts';
import type { Sides } from '../caller.ts';
import { loadCalendar, loadPeriods } from './queries.ts';
import { anyPeriod } from './rules/any-period.ts';
import { type Due, dueOf } from './rules/due.ts';
import { readEvent } from './rules/event-text.ts';
import { whyNotEvent } from './rules/moves.ts';
import type { PeriodEvent, PeriodRule, Unit } from './rules/period.ts';
import { findPeriod } from './rules/periods.ts';
import { standingOf } from './rules/standing.ts';
import type { Calendar } from './rules.ts';

type Within = <T>(work: (opened: { sides: Sides }) => Promise<T>) => Promise<T>;

/** `calendar due`: a period worked out with its derivation, for people and for programs. */
export function calendarCommands(within: Within): Record<string, Command> {
  return {
    'calendar due': {
      summary: '算出期限的最后一日，逐行说明怎样算得',
      usage: '',
      options: {
        from: { type: 'string', words: '起算的日子，例如 2024-01-29；当日不计入' },
        'working-days': { type: 'string', words: '工作日的天数' },
        'calendar-days': { type: 'string', words: '自然日的天数' },
        months: { type: 'string', words: '月数' },
        period: { type: 'string', words: '代替天数：法定期限的名称，例如 request_answer' },
        event: {
          type: 'string',
          several: true,
          words:
            '其间发生的事，可写多次：“2024-02-05 pause third_party”“2024-02-20 resume third_party”“2024-02-02 ask”“2024-02-19 restart”“2024-03-01 extend 10 by=姓名 reason=理由”',
        },
        'as-of': { type: 'string', words: '按哪一天看（不写为今天）；写了才说还剩几日' },
        json: { type: 'boolean', words: '以 JSON 输出' },
      },
      run: (call) => within(({ sides }) => due(sides, call)),
    },
  };
}

async function due({ staff }: Sides, call: Call): Promise<void> {
  const from = dayOption(call, 'from') ?? wrong('请用 --from 写明起算的日子，例如 --from 2024-01-29。');
  const asOf = dayOption(call, 'as-of') ?? today(new Date());
  const [calendar, periods] = await Promise.all([loadCalendar(staff), loadPeriods(staff)]);
  const rule = ruleOf(call, periods, from);
  const events = eventsOf(calendar, rule, [{ kind: rule.start, on: from }], call.lists?.event ?? []);
  const found = dueOf(calendar, rule, events, asOf);
  const standing = standingOf(calendar, found, asOf);
  if (call.options.json) call.json({ ...found, asOf, standing, events });
  else print(call, found, call.options['as-of'] ? standing.line : null);
}

function print({ out }: Call, { dueOn, derivation }: Due, standing: string | null): void {
  out(dueOn ?? '目前没有确定的最后一日');
  for (const [index, { line }] of derivation.entries()) out(`${String(index + 1).padStart(3)}. ${line}`);
  if (standing) out(standing);
}

const wrong = (message: string): never => {
  throw new CommandError(message);
};

function dayOption({ options }: Call, name: string): string | undefined {
  const said = options[name];
  if (said === undefined) return undefined;
  if (isDay(String(said)) && (String(said) < '1949-10-01' || String(said) > '2100-12-31'))
    return wrong(`--${name} 的“${said}”太远，请写 1949 年至 2100 年的日子。`);
  return isDay(String(said)) ? String(said) : wrong(`--${name} 的“${said}”这一天不存在，请写成 2024-01-29 的样子。`);
}

const lengths: [option: string, unit: Unit][] = [
  ['working-days', 'working_days'],
  ['calendar-days', 'calendar_days'],
  ['months', 'months'],
];

function ruleOf({ options }: Call, periods: PeriodRule[], from: string): PeriodRule {
  const given = [...lengths.map(([option]) => option), 'period'].filter((option) => options[option] !== undefined);
  if (given.length !== 1)
    return wrong('请在 --working-days、--calendar-days、--months、--period 中写明一个，只写一个。');
  const said = String(options[given[0]!]);
  if (given[0] === 'period') return knownPeriod(periods, said, from);
  if (!/^\d{1,4}$/.test(said)) return wrong(`--${given[0]} 的“${said}”不是天数，请写 0 至 9999 的整数。`);
  return anyPeriod({ count: Number(said), unit: lengths.find(([option]) => option === given[0])![1] });
}

function knownPeriod(periods: PeriodRule[], name: string, from: string): PeriodRule {
  const found = findPeriod(periods, name, from);
  if (found) return found;
  const first = periods.find((rule) => rule.name === name);
  if (first) return wrong(`${from} 时“${first.words}”的规定还没有施行（自 ${first.inForceFrom} 起），请检查日期。`);
  return wrong(`没有“${name}”这个期限，已有：${[...new Set(periods.map((rule) => rule.name))].join('、')}。`);
}

function eventsOf(calendar: Calendar, rule: PeriodRule, first: PeriodEvent[], texts: string[]): PeriodEvent[] {
  const events = [...first];
  for (const text of texts) {
    const read = readEvent(rule, text, events);
    if ('problem' in read) return wrong(read.problem);
    for (const event of read.events) {
      const why = whyNotEvent(calendar, rule, events, event);
      if (why) return wrong(why);
      events.push(event);
    }
  }
  return events;
}
