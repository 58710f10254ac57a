import { holds } from '../../../core/caller.ts';
import type { StaffContext } from '../../../core/doors.ts';
import { findOffice } from '../../../core/organisations/queries.ts';
import { Refused } from '../../../platform/errors.ts';
import { type AgencyRow, getAgency } from '../queries/working.ts';
import { clearingSeat, mayWrite } from '../rules/seat.ts';

export const crumb = { label: '机构职能', href: '/staff/agencies' };
export const unitCrumb = ({ name, slug }: Pick<AgencyRow, 'name' | 'slug'>) => ({
  label: name,
  href: `/staff/agencies/${slug}`,
});

/** Those who write or clear what units say; administrators have no part in it (三员分立). */
export function mustBeOffice(c: StaffContext): void {
  if (!holds(c.var.who, ['drafter', 'editor', 'reviewer', 'secrecy', 'signer', 'openness']))
    throw new Refused('机构信息由各单位办文的人员填写和审查。', 403);
}

/** What this person may do with a unit. */
export async function rightsOf(c: StaffContext, unit: number) {
  const seat = clearingSeat(c.var.who, unit, await findOffice(c.var.staff));
  return { writes: mayWrite(c.var.who, unit), clears: seat !== null };
}

/** The unit of an address, for those who write or clear it. */
export async function openAgency(c: StaffContext) {
  mustBeOffice(c);
  const agency = await getAgency(c.var.staff, c.req.param('slug')!);
  const rights = await rightsOf(c, agency.unit);
  if (!rights.writes && !rights.clears)
    throw new Refused(`“${agency.name}”的机构信息由本单位、政务公开工作机构和保密审查员查看。`, 403);
  return { agency, ...rights };
}

/** The same for those who write it. */
export async function openToWrite(c: StaffContext): Promise<AgencyRow> {
  const { agency, writes } = await openAgency(c);
  if (!writes) throw new Refused(`“${agency.name}”的机构信息由本单位的拟稿人填写。`, 403);
  return agency;
}
