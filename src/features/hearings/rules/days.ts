import { addDays, daysBetween, startOf } from '../../../platform/time.ts';
import type { Notice } from './elements.ts';

/** 重大行政决策程序暂行条例第十六条: papers at least seven days before. The setting `hearings` may say another number. */
export const usualPapersDays = 7;

export const heldAtOf = ({ heldOn, heldAt }: Pick<Notice, 'heldOn' | 'heldAt'>): Date =>
  new Date(`${heldOn}T${heldAt}:00+08:00`);

/** The first moment at which nobody applies any more. */
export const applyEnds = (applyUntil: string): Date => startOf(addDays(applyUntil, 1));

/** Why these days may not be published on `today`: there must be time to apply, to choose, and for the papers. */
export function whyNotDays({ heldOn, applyUntil }: Notice, today: string, papersDays: number): Record<string, string> {
  if (!heldOn) return { heldOn: '请填写举行日期。' };
  if (!applyUntil) return { applyUntil: '请填写报名截止日期。' };
  if (applyUntil <= today) return { applyUntil: '报名截止日期要在发布之后，请改为更晚的一天。' };
  const least = addDays(applyUntil, papersDays + 1);
  if (heldOn >= least) return {};
  return { heldOn: `报名 ${applyUntil} 截止，材料要在会前 ${papersDays} 日送达，举行日期请改到 ${least} 或以后。` };
}

/** Whether papers of this day come later than the rule says. */
export const arePapersLate = (sentOn: string, heldOn: string, papersDays: number): boolean =>
  daysBetween(sentOn, heldOn) < papersDays;
