import { daysBetween, formatDay } from '../../../platform/time.ts';
import { type Calendar, named } from '../rules.ts';
import type { Walk } from './count.ts';
import type { History } from './history.ts';
import { line, type PeriodLine } from './line.ts';
import { demands, ends, type PeriodRule, starts } from './period.ts';

interface Ending {
  history: History;
  walked: Walk;
  /** By count, rolled, or fixed later. */
  last: string | null;
  /** What holds after all. */
  on: string | null;
}

/** How it ends: by count, rolled from a day off, later by decision, as it was told; and what became of it. */
export function endLines(calendar: Calendar, rule: PeriodRule, { history, walked, last, on }: Ending): PeriodLine[] {
  const lines: PeriodLine[] = [];
  if (on !== null) {
    lines.push(...rolledLines(calendar, rule, walked.on!, last!, history));
    if (history.told) lines.push(toldLine(history.told, last!, on));
    lines.push(endLine(rule, on));
  } else if (!history.ended) lines.push(stillLine(rule, history));
  if (history.ended) lines.push(endedLine(history.ended, on));
  return lines;
}

function rolledLines(
  calendar: Calendar,
  rule: PeriodRule,
  counted: string,
  last: string,
  { delay }: History,
): PeriodLine[] {
  if (delay && delay.until === last)
    return [
      line({
        kind: 'delay',
        on: delay.on,
        article: rule.delay,
        by: delay.by,
        moves: daysBetween(counted, last),
        line: `${named(delay.on)} ${delay.by}决定延迟至 ${named(last)} 答复（${rule.delay}）。理由：${delay.reason}`,
        plain: `${formatDay(delay.on)}决定延迟至${formatDay(last)}答复。理由：${delay.reason}`,
      }),
    ];
  if (counted === last) return [];
  const off = calendar.days.get(counted)?.name ?? '周末';
  const where = last > counted ? '顺延至其后' : '提前至其前';
  return [
    line({
      kind: 'rolled',
      on: counted,
      article: last > counted ? '《民法典》第二百零三条' : null,
      moves: daysBetween(counted, last),
      line: `最后一日 ${named(counted)} 是${off}，${where}第一个工作日 ${named(last)}。`,
      plain: `最后一天${formatDay(counted)}是${off}，${where}第一个工作日${formatDay(last)}。`,
    }),
  ];
}

function toldLine({ on, dueOn }: { on: string; dueOn: string }, last: string, kept: string): PeriodLine {
  const same = dueOn === last;
  const why = same ? '' : `；按现在的日历算得 ${named(last)}，以${kept === dueOn ? '已告知的' : '算得的'}为准`;
  return line({
    kind: 'told',
    on,
    moves: daysBetween(last, kept),
    line: `${named(on)} 已告知期限为 ${named(dueOn)}${why}。`,
    plain: `${formatDay(on)}已告知期限为${formatDay(dueOn)}。`,
  });
}

function endLine({ bound, direction, silence }: PeriodRule, on: string): PeriodLine {
  if (bound === 'at_least')
    return line({
      kind: 'end',
      on,
      line: `最早 ${named(on)} 结束，当日 24 时前都算在内。`,
      plain: `最早到${formatDay(on)}结束，当天 24 时前都算在内。`,
    });
  const latest = direction === 'before' ? '最晚' : '最迟';
  const after = silence ? `；${silence}` : '';
  return line({
    kind: 'end',
    on,
    line: `${latest} ${named(on)}${after}。`,
    plain: `${latest}${formatDay(on)}${after}。`,
  });
}

function stillLine(rule: PeriodRule, { from, waiting }: History): PeriodLine {
  if (!from) return line({ kind: 'still', line: `还没有${starts[rule.start]}，期限没有开始。` });
  const why = waiting ? `等待${demands[waiting.rule.demand]}` : '征求意见';
  return line({ kind: 'still', line: `正在${why}，结束之前没有确定的最后一日。` });
}

function endedLine({ kind, on }: { kind: keyof typeof ends; on: string }, dueOn: string | null): PeriodLine {
  const late = dueOn !== null && on > dueOn;
  const when = dueOn === null ? '' : late ? '，已超过期限' : '，在期限内';
  return line({
    kind: 'ended',
    on,
    line: `${named(on)} ${ends[kind]}${when}。`,
    plain: `${formatDay(on)}${ends[kind]}${when}。`,
  });
}
