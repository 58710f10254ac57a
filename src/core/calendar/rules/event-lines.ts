import { formatDay } from '../../../platform/time.ts';
import { type Calendar, named } from '../rules.ts';
import { type Stop, startDay, type Walk } from './count.ts';
import { type Extended, eventWords, type History, inOrder, partyWords } from './history.ts';
import { line, type PeriodLine } from './line.ts';
import {
  demands,
  grounds,
  isEnd,
  isStart,
  lengthWords,
  type PeriodEvent,
  type PeriodRule,
  starts,
  unitWords,
} from './period.ts';

interface Told {
  events: readonly PeriodEvent[];
  history: History;
  stops: Stop[];
  walked: Walk;
}

/** What happened, in order. */
export function eventLines(calendar: Calendar, rule: PeriodRule, told: Told): PeriodLine[] {
  return inOrder(told.events).flatMap((event) => {
    if (isStart(event)) return event.kind === rule.start ? [startLine(calendar, rule, event.on)] : [note(event)];
    if (isEnd(event)) return [];
    switch (event.kind) {
      case 'asked':
        return [askedLine(rule, event)];
      case 'met':
        return [restartLine(rule, event)];
      case 'paused':
        return [pauseLine(rule, event, told)];
      case 'extended':
        return [extensionLine(rule, event, told.history)];
      case 'delayed':
        return event === told.history.delay ? [] : [lapsedLine(event)];
      default:
        return [];
    }
  });
}

const note = ({ kind, on }: { kind: keyof typeof starts; on: string }) =>
  line({
    kind: 'note',
    on,
    line: `${named(on)} ${starts[kind]}，期限不从这一天起算。`,
    plain: `${formatDay(on)}${starts[kind]}，期限不从这一天开始计算。`,
  });

function startLine(calendar: Calendar, rule: PeriodRule, on: string): PeriodLine {
  const words = starts[rule.start];
  if (rule.direction === 'before')
    return line({
      kind: 'start',
      on,
      line: `${named(on)} ${words}，往前推算，当日不计入。`,
      plain: `${formatDay(on)}${words}，从前一天开始往前数。`,
    });
  const counts = startDay(calendar, rule, on);
  const [shifted, plainly] =
    counts === on
      ? ['', '']
      : [`当天不是工作日，视为 ${named(counts)}；`, `当天不是工作日，按${formatDay(counts)}算，`];
  return line({
    kind: 'start',
    on,
    line: `${named(on)} ${words}，${shifted}当日不计入。`,
    plain: `${formatDay(on)}${words}，${plainly}从第二天开始计算。`,
  });
}

function askedLine(rule: PeriodRule, { demand, on }: Extract<PeriodEvent, { kind: 'asked' }>): PeriodLine {
  const article = rule.restarts.find((one) => one.demand === demand)!.article;
  const words = demands[demand];
  return line({
    kind: 'asked',
    on,
    article,
    line: `${named(on)} 要求${words}，此后的天数不计；${words}后从零重新计算（${article}）。`,
    plain: `${formatDay(on)}请您${words}，收到之前不计算天数，之后重新计算。`,
  });
}

function restartLine(rule: PeriodRule, { demand, on }: Extract<PeriodEvent, { kind: 'met' }>): PeriodLine {
  const article = rule.restarts.find((one) => one.demand === demand)!.article;
  const words = eventWords({ kind: 'met', demand, on });
  return line({
    kind: 'restart',
    on,
    article,
    line: `${named(on)} ${words}，自次日起从零重新计算 ${lengthWords(rule.length)}（${article}）。`,
    plain: `${formatDay(on)}${words}，从第二天开始重新计算 ${lengthWords(rule.length)}。`,
  });
}

function pauseLine(rule: PeriodRule, event: Extract<PeriodEvent, { kind: 'paused' }>, told: Told): PeriodLine {
  const at = told.stops.findIndex(({ pause }) => pause.from === event.on && isOf(pause, event));
  const { pause, to, capped } = told.stops[at]!;
  const days = [...told.walked.stopped.values()].filter((stop) => stop === at).length;
  const who = `${grounds[event.ground]}${partyWords(event.party)}`;
  const unit = unitWords(rule.length.unit);
  const overlaps = to !== null && days === 0 && to > pause.from ? '（与其他暂停重叠、在重新计算之前或没有工作日）' : '';
  const silent = capped ? '对方应在这一天前提出意见，此后的天数照常计算；' : '';
  const shared = {
    kind: 'pause' as const,
    name: grounds[event.ground],
    since: event.on,
    article: pause.rule.article,
    days,
    moves: days,
  };
  if (to === null)
    return line({
      ...shared,
      on: event.on,
      line: `${named(event.on)} 起${who}，还没有结束，所需时间不计入（${pause.rule.article}）。`,
      plain: `${formatDay(event.on)}起${grounds[event.ground]}，还没有结束，所需时间不计入期限。`,
    });
  return line({
    ...shared,
    on: to,
    line: `${event.on} 至 ${to} ${who}，${silent}其间 ${days} ${unit}不计入${overlaps}（${pause.rule.article}）。`,
    plain: `${formatDay(event.on)}至${formatDay(to)}${grounds[event.ground]}，其间 ${days} ${unit}不计入期限。`,
  });
}

/** A later day that was fixed before everything began anew. */
const lapsedLine = ({ on, until }: { on: string; until: string }) =>
  line({
    kind: 'note',
    on,
    line: `${named(on)} 曾决定延迟至 ${named(until)} 答复，重新计算后不再适用。`,
    plain: `${formatDay(on)}曾决定延迟至${formatDay(until)}答复，重新计算后不再适用。`,
  });

const isOf = (
  pause: Stop['pause'],
  { ground, party = '', on }: { ground: string; party?: string | undefined; on: string },
) => pause.rule.ground === ground && pause.party === party && pause.from === on;

function extensionLine(rule: PeriodRule, event: Extended, { extensions }: History): PeriodLine {
  const { on, days, by, post, reason } = event;
  const article = rule.extension!.article;
  const counts = extensions.includes(event);
  const long = lengthWords({ count: days, unit: rule.length.unit });
  const lapsed = counts ? '' : '；重新计算后不再适用';
  return line({
    kind: 'extension',
    on,
    article,
    by,
    days: counts ? days : 0,
    moves: counts ? days : 0,
    line: `${named(on)} 经${post}${by}同意，延长 ${long}${lapsed}（${article}）。理由：${reason}`,
    plain: `${formatDay(on)}经${post}同意，答复期限延长 ${long}${lapsed}。理由：${reason}`,
  });
}
