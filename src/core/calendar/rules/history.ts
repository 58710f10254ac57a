import { isDay } from '../../../platform/time.ts';
import {
  type Demand,
  demands,
  type End,
  grounds,
  isEnd,
  isStart,
  lengthWords,
  type PauseRule,
  type PeriodEvent,
  type PeriodRule,
  type RestartRule,
  starts,
} from './period.ts';

export type Told = Extract<PeriodEvent, { kind: 'told' }>;
export type Extended = Extract<PeriodEvent, { kind: 'extended' }>;
export type Delayed = Extract<PeriodEvent, { kind: 'delayed' }>;

/** One consultation: `to` is null while nobody has answered. */
export interface Pause {
  rule: PauseRule;
  party: string;
  from: string;
  /** When the letter reached whoever is asked; null where that was not recorded. */
  servedOn: string | null;
  to: string | null;
}

/** What the events of a case come to. Days before `from` do not count any more. */
export interface History {
  /** The event that the period runs from; null before it happened. */
  from: { on: string; again: Demand | null } | null;
  firstOn: string | null;
  /** What is being waited for: meanwhile no day counts, and afterwards it begins anew. */
  waiting: { rule: RestartRule; since: string } | null;
  demanded: Demand[];
  pauses: Pause[];
  extensions: Extended[];
  delay: Delayed | null;
  told: Told | null;
  ended: { kind: End; on: string } | null;
}

const nothing: History = {
  from: null,
  firstOn: null,
  waiting: null,
  demanded: [],
  pauses: [],
  extensions: [],
  delay: null,
  told: null,
  ended: null,
};

/** Events in the order of their days; those of one day stay as they were given. */
export const inOrder = (events: readonly PeriodEvent[]): PeriodEvent[] =>
  [...events].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));

/** Tells the events one after another. Throws a RangeError for a history that `whyNotStep` would have refused. */
export function tellHistory(rule: PeriodRule, events: readonly PeriodEvent[]): History {
  let history = nothing;
  for (const event of inOrder(events)) {
    const why = whyNotStep(rule, history, event);
    if (why) throw new RangeError(why);
    history = step(rule, history, event);
  }
  return history;
}

/** The history after one more event, which `whyNotStep` let pass. */
export function step(rule: PeriodRule, history: History, event: PeriodEvent): History {
  if (isStart(event)) return event.kind === rule.start ? begun(history, event.on) : history;
  if (isEnd(event)) return { ...history, ended: event };
  switch (event.kind) {
    case 'asked':
      return { ...history, waiting: { rule: restartRule(rule, event.demand)!, since: event.on }, told: null };
    case 'met':
      return metBy(history, event);
    case 'paused':
      return { ...history, pauses: [...history.pauses, paused(rule, event)], told: null };
    case 'resumed':
      return {
        ...history,
        pauses: history.pauses.map((one) => (isOpen(one, event) ? { ...one, to: event.on } : one)),
        told: null,
      };
    case 'extended':
      return { ...history, extensions: [...history.extensions, event], told: null };
    case 'delayed':
      return { ...history, delay: event, told: null };
    case 'told':
      return { ...history, told: event };
  }
}

const begun = (history: History, on: string): History => ({ ...history, from: { on, again: null }, firstOn: on });

/** From zero: what was extended or put off before has no effect any more; consultations that go on still stop the clock. */
const metBy = (history: History, { on, demand }: { on: string; demand: Demand }): History => ({
  ...history,
  from: { on, again: demand },
  waiting: null,
  demanded: [...history.demanded, demand],
  extensions: [],
  delay: null,
  told: null,
});

const paused = (rule: PeriodRule, event: Extract<PeriodEvent, { kind: 'paused' }>): Pause => ({
  rule: rule.pauses.find(({ ground }) => ground === event.ground)!,
  party: event.party ?? '',
  from: event.on,
  servedOn: event.servedOn ?? null,
  to: null,
});

const isOpen = (pause: Pause, { ground, party = '' }: { ground: string; party?: string }) =>
  pause.to === null && pause.rule.ground === ground && pause.party === party;

const restartRule = (rule: PeriodRule, demand: Demand) => rule.restarts.find((one) => one.demand === demand);

/** Why this cannot have happened next, whatever the calendar says; or null. */
export function whyNotStep(rule: PeriodRule, history: History, event: PeriodEvent): string | null {
  const wrongDay = wrongDays(event);
  if (wrongDay) return `“${wrongDay}”这一天不存在，请写成 2024-01-29 的样子。`;
  if (history.ended) return `${history.ended.on} 已经办结，之后不能再记录${eventWords(event)}，请检查日期。`;
  if (isStart(event)) return event.kind === rule.start && history.from ? whyNotTwice(rule, history) : null;
  if (!history.from) return `${event.on} 的${eventWords(event)}早于${starts[rule.start]}，期限还没有开始，请检查日期。`;
  return isEnd(event) ? null : whyNotMove(rule, history, event);
}

type Move = Exclude<PeriodEvent, { kind: keyof typeof starts } | { kind: End }>;

function whyNotMove(rule: PeriodRule, history: History, event: Move): string | null {
  switch (event.kind) {
    case 'asked':
      return whyNotAsk(rule, history, event.demand);
    case 'met':
      return history.waiting?.rule.demand === event.demand
        ? null
        : `没有等待中的${demands[event.demand]}，请先记录要求${demands[event.demand]}的通知。`;
    case 'paused':
      return whyNotPause(rule, history, event);
    case 'resumed':
      return history.pauses.some((one) => isOpen(one, event))
        ? null
        : `没有进行中的${grounds[event.ground]}${partyWords(event.party)}，请先记录它的开始。`;
    case 'extended':
      return whyNotExtend(rule, history, event);
    case 'delayed':
      return whyNotDelay(rule, history, event);
    case 'told':
      return null;
  }
}

function whyNotAsk(rule: PeriodRule, history: History, demand: Demand): string | null {
  const words = demands[demand];
  const known = restartRule(rule, demand);
  if (!known) return `${rule.words}的期限不因${words}重新计算，不能记录要求${words}。`;
  if (history.waiting) return `正在等待${demands[history.waiting.rule.demand]}，不能再要求${words}。`;
  if (known.once && history.demanded.includes(demand))
    return demand === 'correction'
      ? `补正只能一次性告知（${known.article}），已经要求过一次，请按现有内容办理。`
      : `${words}只能通知一次（${known.article}），已经通知过。`;
  return null;
}

function whyNotPause(
  rule: PeriodRule,
  history: History,
  event: Extract<PeriodEvent, { kind: 'paused' }>,
): string | null {
  if (!rule.pauses.some(({ ground }) => ground === event.ground))
    return `${rule.words}的期限不因${grounds[event.ground]}暂停。`;
  if (history.waiting) return `正在等待${demands[history.waiting.rule.demand]}，期限没有在走，不能再暂停。`;
  if (history.pauses.some((one) => isOpen(one, event)))
    return `${grounds[event.ground]}${partyWords(event.party)}还没有结束，不能重复开始；征求另一方的，请写明是谁。`;
  if (event.servedOn && event.servedOn < event.on) return '对方收到征求意见书的日期早于发出的日期，请检查。';
  return null;
}

function whyNotExtend(rule: PeriodRule, history: History, event: Extended): string | null {
  const known = rule.extension;
  if (!known) return `${rule.words}的期限不能延长。`;
  if (history.waiting) return `正在等待${demands[history.waiting.rule.demand]}，期限没有在走，不能延长。`;
  if (history.extensions.length >= known.times) return `只能延长一次（${known.article}），已经延长过，不能再延长。`;
  if (!Number.isInteger(event.days) || event.days < 1 || event.days > known.atMost)
    return `延长最长不超过 ${lengthWords({ count: known.atMost, unit: rule.length.unit })}（${known.article}），请填 1 至 ${known.atMost}。`;
  if (event.post !== known.by) return `延长须经${known.by}同意（${known.article}），请由其批准。`;
  if (!event.by.trim()) return `请写明批准延长的${known.by}的姓名。`;
  if (!event.reason.trim()) return '请写明延长的理由，要告知申请人。';
  return null;
}

function whyNotDelay(rule: PeriodRule, history: History, event: Delayed): string | null {
  if (!rule.delay) return `${rule.words}的期限不能另定延迟的日期。`;
  if (history.waiting) return `正在等待${demands[history.waiting.rule.demand]}，期限没有在走，不能另定日期。`;
  if (event.until <= event.on) return '延迟答复的日期要晚于作出决定的这一天。';
  return event.reason.trim() ? null : '请写明延迟答复的理由，要告知申请人。';
}

function wrongDays(event: PeriodEvent): string | undefined {
  const days = [event.on];
  if (event.kind === 'paused' && event.servedOn) days.push(event.servedOn);
  if (event.kind === 'delayed') days.push(event.until);
  if (event.kind === 'told') days.push(event.dueOn);
  return days.find((day) => !isDay(day));
}

export const partyWords = (party?: string): string => (party ? `（${party}）` : '');

/** What happened, in a few words: 「要求补正」「征求第三方意见」. */
export function eventWords(event: PeriodEvent): string {
  if (isStart(event)) return starts[event.kind];
  switch (event.kind) {
    case 'asked':
      return `要求${demands[event.demand]}`;
    case 'met':
      return event.demand === 'correction' ? '收到补正' : '收到缴费';
    case 'paused':
      return `${grounds[event.ground]}${partyWords(event.party)}`;
    case 'resumed':
      return `${grounds[event.ground]}${partyWords(event.party)}的答复`;
    case 'extended':
      return '延期';
    case 'delayed':
      return '另定答复日期';
    case 'told':
      return '告知期限';
    case 'answered':
      return '答复';
    case 'withdrawn':
      return '撤回申请';
    case 'abandoned':
      return '视为放弃';
  }
}

const whyNotTwice = (rule: PeriodRule, history: History) =>
  `${starts[rule.start]}已经记录为 ${history.firstOn}，一个期限只有一个起算日；要重新计算的，请记录补正或者缴费。`;
