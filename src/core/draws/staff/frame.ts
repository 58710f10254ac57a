import { NotFound, Refused } from '../../../platform/errors.ts';
import { holds } from '../../caller.ts';
import type { StaffContext } from '../../doors.ts';
import { type Draw, getDrawFor } from '../queries/draws.ts';
import { keepers } from '../rules/who.ts';

export const path = '/staff/draws';
export const onePath = `${path}/:id{[1-9][0-9]{0,14}}`;

export const crumb = { label: '公开抽签', href: path };

export function mustKeep(c: StaffContext): void {
  if (!holds(c.var.who, keepers)) throw new Refused('抽签由拟稿人、审核人、信息发布员和政务公开工作机构办理。', 403);
}

/** The draw of this address, for whoever has business with it. */
export async function drawOf(c: StaffContext): Promise<Draw> {
  mustKeep(c);
  const id = Number(c.req.param('id'));
  if (!Number.isSafeInteger(id)) throw new NotFound();
  return getDrawFor(c.var.staff, id, c.var.who);
}
