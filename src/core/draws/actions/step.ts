import { sql } from 'kysely';
import { first } from '../../../platform/database.ts';
import { NotFound, Refused } from '../../../platform/errors.ts';
import { type Act, staffOf } from '../../action.ts';
import { holds, type Role } from '../../caller.ts';
import { writeChange } from '../../publications/changes.ts';
import { type Draw, getDraw } from '../queries/draws.ts';
import { keepers } from '../rules/who.ts';

export const objectOf = (draw: number) => `draws.draw:${draw}`;

/**
 * The draw for one of its steps, its row locked: two hands at once come one after the other, and the second meets what the
 * first did. Nobody acts in the draw of a unit where they hold none of these roles; the openness office serves all.
 */
export async function takeDraw(act: Act, id: number, roles: Role[] = keepers): Promise<Draw> {
  const who = staffOf(act);
  const there = await first(act.tx, sql<{ id: number }>`select id from draws.draw where id = ${id} for update`);
  if (!there) throw new NotFound('没有这次抽签，请从列表里重新打开。');
  const draw = await getDraw(act.tx, id);
  if (holds(who, 'openness')) return draw;
  if (!holds(who, keepers, draw.unit)) throw new NotFound('没有这次抽签，请从列表里重新打开。');
  if (!holds(who, roles, draw.unit)) throw new Refused('这一步由本单位审核人或政务公开工作机构办理，请交给他们。', 403);
  return draw;
}

/** The pages that show this draw are told with the deed. */
export const tellPublic = (act: Act, number: string) => writeChange(act, ['draws', `draw:${number}`]);
