import { addDays, daysBetween, startOf } from '../../../platform/time.ts';
import type { Call } from './elements.ts';

/** 重大行政决策程序暂行条例第十五条：公开征求意见的期限一般不少于 30 日；营商环境条例第六十二条同. The first day is not counted. */
export const usualDays = 30;

/** The day on which a round opens when it is published on `today`. */
export const openingOf = (call: Pick<Call, 'opensOn'>, today: string): string =>
  call.opensOn && call.opensOn > today ? call.opensOn : today;

/** The first moment at which nothing is taken any more: 23:59:59 of the last day still counts, wherever the server stands. */
export const closesAt = (closesOn: string): Date => startOf(addDays(closesOn, 1));

/** Why these days may not be published on `today`, by field. */
export function whyNotDays(
  call: Pick<Call, 'opensOn' | 'closesOn' | 'shortReason'>,
  today: string,
): Record<string, string> {
  if (!call.closesOn) return { closesOn: '请填写截止日期。' };
  const opens = openingOf(call, today);
  const days = daysBetween(opens, call.closesOn);
  if (days < 1) return { closesOn: `截止日期要在开始之后：按 ${opens} 开始，请改为更晚的一天。` };
  if (days >= usualDays || call.shortReason.trim().length >= 5) return {};
  const least = addDays(opens, usualDays);
  return {
    closesOn: `按 ${opens} 开始，到 ${call.closesOn} 只有 ${days} 日。请改到 ${least} 或以后；确实要缩短的，请写明理由，理由会公开。`,
  };
}

export const statuses = {
  upcoming: '即将开始',
  open: '征集中',
  closed: '已结束',
  answered: '已反馈',
} as const;
export type Status = keyof typeof statuses;

/** Days between the last day and the promised result; the setting `consultations` of the district may say another number. */
export const usualResultDays = 30;

/** Which reminder is due on a day before a promised one: four weeks before, one week before, overdue; null when none is. */
export function reminderOn(dueOn: string, today: string): 'four_weeks' | 'one_week' | 'overdue' | null {
  const left = daysBetween(today, dueOn);
  if (left < 0) return 'overdue';
  if (left <= 7) return 'one_week';
  return left <= 28 ? 'four_weeks' : null;
}
