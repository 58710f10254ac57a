import { addDays, weekday } from '../../../platform/time.ts';
import { type Calendar, named, worksOn } from '../../calendar/rules.ts';
import type { Source } from './beacon.ts';

interface EventDays {
  words: string;
  /** 1 for Monday to 7 for Sunday. */
  week: number[];
  /** Whether it does not happen on legal holidays. */
  rests: boolean;
}

/** On which days an event happens; one without an entry happens on every day. */
const eventDays: Partial<Record<Source, EventDays>> = {
  SSQ: { words: '双色球每周二、四、日开奖', week: [2, 4, 7], rests: false },
  'SSE-CLOSE': { words: '上海证券交易所周一至周五开市，法定节假日休市', week: [1, 2, 3, 4, 5], rests: true },
};

function happensOn(source: Source, day: string, calendar: Calendar): boolean {
  const days = eventDays[source];
  return !days || (days.week.includes(weekday(day)) && (!days.rests || worksOn(calendar, day)));
}

/** The first day from this one on with an event of the kind. */
export const eventDayFrom = (source: Source, day: string, calendar: Calendar): string =>
  happensOn(source, day, calendar) ? day : eventDayFrom(source, addDays(day, 1), calendar);

/** Why no event of the kind can be named for a day, and which day fits; null when one happens on it. */
export function whyNotOn(source: Source, day: string, calendar: Calendar): string | null {
  if (happensOn(source, day, calendar)) return null;
  const next = eventDayFrom(source, day, calendar);
  return `${eventDays[source]!.words}，${named(day)}没有。其后最近的一次在 ${named(next)}，请改正。`;
}
