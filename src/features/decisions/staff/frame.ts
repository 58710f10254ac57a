import { holds, type Staff } from '../../../core/caller.ts';

export const crumb = { label: '重大行政决策', href: '/staff/decisions' };
export const writes = (who: Staff, unit?: number): boolean => holds(who, ['drafter', 'editor'], unit);

/** What the address after a deed says has been done. */
export const done: Record<string, string> = {
  saved: '已保存。',
  drafted: '已建立草稿，请逐项填写。',
  tied: '已关联。',
  untied: '已取消关联。',
};
