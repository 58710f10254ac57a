import { dayOf } from '../../platform/time.ts';
import { addWorkingDays, type Calendar, workingDaysBetween } from '../calendar/rules.ts';

export const dueWords = { normal: '正常', soon: '临期', late: '超期' } as const;
export type DueState = keyof typeof dueWords;

/**
 * 临期: this many working days or fewer are left. A step of review has two or three, so with two every matter would be
 * amber on the day it arrives, and amber would say nothing.
 */
export const soonDays = 1;

export interface Due {
  state: DueState;
  words: (typeof dueWords)[DueState];
  /** Working days left, the last one included; negative when late; null without a time limit. */
  days: number | null;
  /** Years for which the days are only guessed from the week. */
  uncovered: number[];
}

/** How a time limit stands today. A task without one is 正常. */
export function dueState(calendar: Calendar, today: string, dueOn: string | null): Due {
  if (!dueOn) return { state: 'normal', words: dueWords.normal, days: null, uncovered: [] };
  const { days, uncovered } = workingDaysBetween(calendar, today, dueOn);
  const state = dueOn < today ? 'late' : days <= soonDays ? 'soon' : 'normal';
  return { state, words: dueWords[state], days, uncovered };
}

/** How a task stands, in a word: only one with a time limit can be 正常. */
export const standingWords = ({ dueOn }: { dueOn: string | null }, due: Due): string => (dueOn ? due.words : '不限期');

/** The last day that counts as 临期 today; what is due later is 正常. */
export const soonUntil = (calendar: Calendar, today: string): string => lastBefore(calendar, today, soonDays + 1);

/** The day before the n-th working day: days off before it are as near as the working day they follow. */
function lastBefore(calendar: Calendar, today: string, n: number): string {
  const next = addWorkingDays(calendar, today, n).on;
  return dayOf(new Date(Date.parse(`${next}T00:00:00+08:00`) - 1));
}

export interface Standing {
  doneAt: Date | null;
  person: number | null;
  startedBy: number | null;
}

/** Why this person may not hand the task to that colleague, or null. */
export function whyNotHandOver(
  task: Standing,
  { from, to, colleague }: { from: number; to: number; colleague: boolean },
): string | null {
  if (task.doneAt) return '这件事已经办结，不用再转办。';
  if (to === from) return '这件事已经在您手中，请选择另一位同事。';
  if (task.person === to) return '这件事已经由这位同事办理，请选择另一位同事。';
  if (!colleague) return '只能转给本单位同岗位的同事，请重新选择。';
  return null;
}

/** 传阅 as a table: it is sent, and read by each of those it was sent to; no row of it decides anything. */
export const circulationStates = { unread: '未阅', read: '已阅' } as const;
export const circulationFlow = [{ from: 'unread', move: '标为已阅', by: '传阅对象', to: 'read' }] as const;

/** Why a matter may not be sent to these colleagues for reading, or null. `waiting` have something about it still to read. */
export function whyNotCirculate(ask: {
  from: number;
  to: number[];
  readers: { id: number; name: string }[];
  waiting: number[];
}): string | null {
  const { from, to, readers, waiting } = ask;
  if (to.length === 0) return '请勾选要送给的同事。';
  if (to.includes(from)) return '不用送给您自己，请选择其他同事。';
  if (to.some((id) => !readers.some((reader) => reader.id === id))) {
    return '只能送给起草单位的同事传阅，请重新选择。';
  }
  const names = readers.filter(({ id }) => to.includes(id) && waiting.includes(id)).map(({ name }) => name);
  return names.length > 0 ? `${names.join('、')}还没有看完上一次的传阅，不用再送。` : null;
}

/** Whoever started a task urges it; the openness office, which started nothing, supervises it. */
export const urgeWords = { urged: '催办', supervised: '督办' } as const;
export type UrgeKind = keyof typeof urgeWords;
export const urgeKind = (task: Standing, by: number): UrgeKind => (task.startedBy === by ? 'urged' : 'supervised');

/** Why this person may not urge the task now, or null: with a reason, and at most once a day. */
export function whyNotUrge(
  task: Standing,
  { by, oversees, lastOn, today }: { by: number; oversees: boolean; lastOn: string | null; today: string },
): string | null {
  if (task.doneAt) return '这件事已经办结，不用再催办。';
  if (task.person === by) return '这件事就在您自己手中，不用催办。';
  if (task.startedBy !== by && !oversees) return '只有发起人和政务公开工作机构可以催办。';
  if (lastOn === today) return '今天已经催办过一次，请明天再催。';
  return null;
}

/** Colleagues as the choices of a form: 「姓名（职务）」. */
export const colleagueOptions = (colleagues: { id: number; name: string; title: string }[]) =>
  colleagues.map(({ id, name, title }) => ({ value: String(id), label: title ? `${name}（${title}）` : name }));
