import { NotFound, Refused } from '../../../platform/errors.ts';
import { holds } from '../../caller.ts';
import type { StaffContext } from '../../doors.ts';
import { findOffice } from '../../organisations/queries.ts';
import { type AnyProposable, findProposable, type Preview } from '../proposable.ts';
import { agreeingSeat } from '../rules.ts';

export const path = '/staff/proposals';
export const crumb = { label: '版面和清单', href: path };

/** Who proposes and who agrees; secrecy officers of other units look on. */
export async function rightsOf(c: StaffContext) {
  const { who, staff } = c.var;
  const proposes = holds(who, 'openness');
  const seat = agreeingSeat(who, await findOffice(staff));
  if (!proposes && !seat && !holds(who, 'secrecy'))
    throw new Refused('版面和清单由政务公开工作机构编排、区政府办公室的保密审查员审查。', 403);
  return { proposes, seat };
}

export function kindOf(c: StaffContext, name = c.req.param('kind') ?? ''): AnyProposable {
  const kind = findProposable(name);
  if (!kind) throw new NotFound();
  return kind;
}

/** The public page as it would be, shown to this member of staff alone. */
export async function showPreview(c: StaffContext, kind: AnyProposable, subject: string, content: never) {
  const { live, site, mode, today } = c.var;
  const means: Preview = {
    live,
    mode,
    today,
    site: { ...site, preview: '预览：这一页还没有公开，只有您看得到。' },
  };
  c.header('cache-control', 'no-store');
  return c.html((await kind.preview(means, subject, content)) as string);
}
