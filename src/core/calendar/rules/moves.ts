import { type Calendar, worksOn } from '../rules.ts';
import { lastDay } from './count.ts';
import { dueOf } from './due.ts';
import { eventWords, type History, inOrder, step, tellHistory, whyNotStep } from './history.ts';
import type { PeriodEvent, PeriodRule } from './period.ts';

/**
 * Why this may not be recorded of a case, or null: what the law lets happen once, in which order, by whom, and until
 * when. What was recorded before is not judged again, so that a corrected calendar makes nothing of it impossible.
 */
export function whyNotEvent(
  calendar: Calendar,
  rule: PeriodRule,
  events: readonly PeriodEvent[],
  next: PeriodEvent,
): string | null {
  const before = new Set(objections(calendar, rule, events));
  return objections(calendar, rule, [...events, next]).find((why) => !before.has(why)) ?? null;
}

/** Everything that speaks against a history, in the order of its days. */
export function objections(calendar: Calendar, rule: PeriodRule, events: readonly PeriodEvent[]): string[] {
  const against: string[] = [];
  const passed: PeriodEvent[] = [];
  let history: History = tellHistory(rule, []);
  for (const event of inOrder(events)) {
    const why = whyNotStep(rule, history, event);
    if (why) {
      against.push(why);
      continue;
    }
    const late = whyNotInTime(calendar, rule, { history, passed, event });
    if (late) against.push(late);
    passed.push(event);
    history = step(rule, history, event);
  }
  return against;
}

interface Moment {
  history: History;
  passed: PeriodEvent[];
  event: PeriodEvent;
}

/** Why this comes too late, by the calendar as it is known. */
function whyNotInTime(calendar: Calendar, rule: PeriodRule, { history, passed, event }: Moment): string | null {
  if (!['asked', 'paused', 'extended', 'delayed', 'told'].includes(event.kind)) return null;
  const { dueOn } = dueOf(calendar, rule, passed, event.on);
  if (event.kind === 'told') return whyNotTold(dueOn, event.dueOn);
  if (dueOn && event.on > dueOn)
    return `期限已于 ${dueOn} 届满，${event.on} 不能再${eventWords(event)}；请尽快办结，并如实记录逾期。`;
  if (event.kind === 'asked') return whyNotAskedLate(calendar, rule, { history, event });
  if (event.kind === 'delayed' && dueOn && event.until <= dueOn) return `另定的日期要晚于现在的期限 ${dueOn}。`;
  if (event.kind === 'delayed' && !worksOn(calendar, event.until)) return `${event.until} 不是工作日，请另选一天。`;
  return null;
}

const whyNotTold = (dueOn: string | null, told: string) => {
  if (dueOn === null) return '现在没有确定的期限，不能告知日期。';
  return dueOn === told ? null : `告知的日期 ${told} 与算得的期限 ${dueOn} 不同，请核对。`;
};

function whyNotAskedLate(
  calendar: Calendar,
  rule: PeriodRule,
  { history, event }: { history: History; event: Extract<PeriodEvent, { kind: 'asked' }> },
): string | null {
  const known = rule.restarts.find(({ demand }) => demand === event.demand);
  if (!known?.within) return null;
  const until = lastDay(calendar, history.firstOn!, known.within);
  return event.on > until
    ? `要求补正应在 ${until} 前一次性告知（${known.article}），${event.on} 已超过，请按现有内容办理。`
    : null;
}
