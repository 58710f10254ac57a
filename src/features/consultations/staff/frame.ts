import { holds, type Staff } from '../../../core/caller.ts';
import type { StaffContext } from '../../../core/doors.ts';
import { unitsSeenBy } from '../../../core/publications/queries/documents.ts';
import { NotFound } from '../../../platform/errors.ts';
import { getRound, type RoundRow } from '../queries/rounds.ts';

export const crumb = { label: '征求意见', href: '/staff/consultations' };
export const writes = (who: Staff, unit?: number): boolean => holds(who, ['drafter', 'editor'], unit);
export const showHref = (document: number): string => `/staff/consultations/${document}`;
export const roundHref = (round: number, page: string): string => `/staff/consultations/rounds/${round}/${page}`;

/** What the address after a deed says has been done. */
export const done: Record<string, string> = {
  saved: '已保存。',
  drafted: '已建立草稿，请逐项填写。',
  entered: '已登记。',
  split: '要点已保存。',
  assigned: '已分办。',
  replied: '回应已拟写，等待审核。',
  agreed: '已同意。',
  returned: '已退回。',
  judged: '已处理。',
  bound: '已关联正式文件。',
  recorded: '已登记，等待核对。',
  ended: '已撤下。',
  invited: '已登记受邀单位。',
  answered: '已登记答复。',
  dropped: '已删去。',
  themed: '已归并。',
};

/** A round of a unit whose papers this person sees; `points` also lets in those whose unit has points to answer. */
export const roundOf = (c: StaffContext): Promise<RoundRow> => roundSeen(c, Number(c.req.param('round')));

/** The same by its number. */
export async function roundSeen(c: StaffContext, id: number): Promise<RoundRow> {
  const round = await getRound(c.var.staff, id);
  const seen = unitsSeenBy(c.var.who);
  if (seen && !seen.includes(round.unit)) throw new NotFound();
  return round;
}
