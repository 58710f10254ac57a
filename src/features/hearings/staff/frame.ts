import { holds, type Staff } from '../../../core/caller.ts';

export const crumb = { label: '听证会、座谈会', href: '/staff/hearings' };
export const writes = (who: Staff, unit?: number): boolean => holds(who, ['drafter', 'editor'], unit);

/** What the address after a deed says has been done. */
export const done: Record<string, string> = {
  saved: '已保存。',
  drafted: '已建立草稿，请逐项填写。',
  chosen: '已确定。',
  taken: '已采用抽签结果。',
  papers: '已登记材料送达。',
};
