import { holds } from '../../../core/caller.ts';
import type { StaffContext } from '../../../core/doors.ts';
import { listUnitsOf } from '../../../core/publications/queries/documents.ts';
import { Refused } from '../../../platform/errors.ts';
import type { Typed } from '../../../platform/form.ts';
import { keepers, seers } from '../rules/who.ts';

export const home = '/staff/inspections';
export const crumb = { label: '随机抽查', href: home };

/** The page of a list that an address asks for; 1 for what is none. */
export const pageIn = (typed: string | undefined): number => (/^[1-9]\d{0,4}$/.test(typed ?? '') ? Number(typed) : 1);

export const oneOf = (typed: Typed, name: string): string => ([typed[name] ?? ''].flat()[0] ?? '').trim();
export const allOf = (typed: Typed, name: string): string[] => [typed[name] ?? []].flat();

export function mustSee(c: StaffContext): void {
  if (!holds(c.var.who, seers))
    throw new Refused('随机抽查由各单位的拟稿人、审核人和政务公开工作机构办理，您没有这项职责。', 403);
}

/** The units for which this person keeps registers and plans. */
export async function unitsOf(c: StaffContext) {
  return holds(c.var.who, keepers) ? listUnitsOf(c.var.staff, c.var.who) : [];
}
