import { addDays, daysBetween } from '../../../platform/time.ts';
import { type Calendar, missingYears } from '../rules.ts';
import { rolled, type Stop, settleStops, startDay, type Walk, walk } from './count.ts';
import { countLines } from './count-lines.ts';
import { endLines } from './end-lines.ts';
import { eventLines } from './event-lines.ts';
import { type History, tellHistory } from './history.ts';
import { type PeriodLine, ruleLine, warningLines } from './line.ts';
import type { End, PeriodEvent, PeriodRule } from './period.ts';

/** Not begun; running; standing still for a consultation; waiting for what was demanded; over. */
export type DueState = 'not_started' | 'running' | 'paused' | 'waiting' | 'ended';

/** A due date with all it was worked out from. Days are local, 'YYYY-MM-DD'. */
export interface Due {
  period: string;
  words: string;
  article: string;
  unit: PeriodRule['length']['unit'];
  bound: PeriodRule['bound'];
  state: DueState;
  /** The day after which the first is counted. */
  from: string | null;
  /** Null while there is none: nothing has begun, or the clock stands still. */
  dueOn: string | null;
  /** While the clock stands still: when it would be due if those asked used all their time; null where that is not known. */
  latestOn: string | null;
  /** While the clock stands still: how many days are still to be counted. */
  toCount: number | null;
  ended: { kind: End; on: string; late: boolean } | null;
  derivation: PeriodLine[];
  /** Years without a notice: there the week alone was counted, and a line says so. */
  uncovered: number[];
}

/**
 * When something is due, worked out from what happened; the same events always give the same answer. `asOf` decides
 * only whether somebody who was asked has been silent for longer than the law gives them.
 * Throws a RangeError for events that `whyNotEvent` refuses whatever the calendar.
 */
export function dueOf(calendar: Calendar, rule: PeriodRule, events: readonly PeriodEvent[], asOf: string): Due {
  const history = tellHistory(rule, events);
  const from = history.from && startDay(calendar, rule, history.from.on);
  const stops = settleStops(calendar, history.pauses, { asOf, endedOn: history.ended?.on ?? null });
  if (from === null || history.waiting) return withoutCount(calendar, rule, { history, events, stops, from, asOf });
  const walked = walkOf(calendar, rule, { history, stops, from });
  const told = tell(calendar, rule, history, walked);
  const state = history.ended ? 'ended' : walked.on === null ? 'paused' : 'running';
  const latestOn = state === 'paused' ? latestOf(calendar, rule, { history, stops, from }) : null;
  const uncovered = missingYears(calendar, [
    from,
    ...walked.walked,
    ...limitDays(stops, from),
    ...(latestOn ? daysUpTo(from, latestOn) : []),
    ...(told.on ? daysUpTo(walked.on!, told.last!) : []),
  ]);
  return {
    ...headOf(rule),
    state,
    from,
    dueOn: told.on,
    latestOn,
    toCount: walked.on === null ? walked.total - walked.counted : null,
    ended: history.ended && { ...history.ended, late: told.on !== null && history.ended.on > told.on },
    derivation: [
      ruleLine(rule),
      ...eventLines(calendar, rule, { events, history, stops, walked }),
      ...countLines(calendar, rule, walked),
      ...endLines(calendar, rule, { history, walked, last: told.last, on: told.on }),
      ...warningLines(uncovered),
    ],
    uncovered,
  };
}

interface Case {
  history: History;
  stops: Stop[];
  from: string;
}

const headOf = ({ name, words, article, length, bound }: PeriodRule) => ({
  period: name,
  words,
  article,
  unit: length.unit,
  bound,
});

const moreOf = ({ extensions }: History) => extensions.reduce((sum, { days }) => sum + days, 0);

const walkOf = (calendar: Calendar, rule: PeriodRule, { history, stops, from }: Case): Walk =>
  walk(calendar, { from, length: rule.length, backwards: rule.direction === 'before', more: moreOf(history), stops });

/** The end by count, by a later day that was fixed, and by what somebody was told: a day that was told is never moved to their harm. */
function tell(calendar: Calendar, rule: PeriodRule, { delay, told }: History, { on }: Walk) {
  if (on === null) return { last: null, on: null };
  const counted = rolled(calendar, on, rule.endOnDayOff);
  const last = delay && delay.until > counted ? delay.until : counted;
  if (!told) return { last, on: last };
  const kept = rule.bound === 'at_most' ? told.dueOn < last : told.dueOn > last;
  return { last, on: kept ? told.dueOn : last };
}

function latestOf(calendar: Calendar, rule: PeriodRule, given: Case): string | null {
  const full = settleStops(
    calendar,
    given.stops.map(({ pause }) => pause),
    { asOf: '9999-12-31', endedOn: null },
  );
  const { on } = walkOf(calendar, rule, { ...given, stops: full });
  return on && rolled(calendar, on, rule.endOnDayOff);
}

/** The limit of a silent consultation was counted by the calendar too. */
const limitDays = (stops: Stop[], from: string) =>
  stops.flatMap(({ pause, capped, to }) => (capped && to && to > from ? daysUpTo(pause.servedOn!, to) : []));

function daysUpTo(a: string, b: string): string[] {
  const [first, last] = a < b ? [a, b] : [b, a];
  return Array.from({ length: daysBetween(first, last) + 1 }, (_, index) => addDays(first, index));
}

/** Nothing is counted: it has not begun, or it will begin anew. */
function withoutCount(
  calendar: Calendar,
  rule: PeriodRule,
  {
    history,
    events,
    stops,
    from,
    asOf,
  }: Omit<Case, 'from'> & { events: readonly PeriodEvent[]; from: string | null; asOf: string },
): Due {
  const walked: Walk = { on: null, walked: [], stopped: new Map(), counted: 0, total: rule.length.count };
  const uncovered = missingYears(calendar, [from ?? asOf]);
  return {
    ...headOf(rule),
    state: history.ended ? 'ended' : history.waiting ? 'waiting' : 'not_started',
    from,
    dueOn: null,
    latestOn: null,
    toCount: history.waiting ? rule.length.count : null,
    ended: history.ended && { ...history.ended, late: false },
    derivation: [
      ruleLine(rule),
      ...eventLines(calendar, rule, { events, history, stops, walked }),
      ...endLines(calendar, rule, { history, walked, last: null, on: null }),
      ...warningLines(uncovered),
    ],
    uncovered,
  };
}
