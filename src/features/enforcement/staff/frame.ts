import { holds, type Staff } from '../../../core/caller.ts';
import { Refused } from '../../../platform/errors.ts';

export const home = '/staff/enforcement';
export const crumb = { label: '行政执法公示', href: home };

export const drafts = (who: Staff, unit?: number): boolean => holds(who, ['drafter', 'editor'], unit);

export function mustDraft(who: Staff): void {
  if (!drafts(who)) throw new Refused('行政执法公示信息由单位的拟稿人录入和导入，您没有这项职责。', 403);
}

/** The page of a list that an address asks for; 1 for what is none. */
export const pageIn = (typed: string | undefined): number => (/^[1-9]\d{0,4}$/.test(typed ?? '') ? Number(typed) : 1);
