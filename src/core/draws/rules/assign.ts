import type { Facts } from './stage.ts';

/** Somebody assigned by hand to a team that the draw could not fill. */
export interface Assignment {
  id: number;
  target: string;
  inspector: string;
  /** With the unit that sends them. */
  name: string;
  reason: string;
  by: number;
  byName: string;
  at: Date;
  approvedAt: Date | null;
}

const over = ({ drawnAt, voidedAt }: Facts): string | null => {
  if (voidedAt) return '这次抽签已经作废，不能指派人员。';
  return drawnAt ? null : '还没有抽取，不知道哪个检查组人数不足。';
};

interface Wanted {
  target: string;
  inspector: string;
  /** How many a team has. */
  size: number;
  asked: Pick<Assignment, 'target' | 'inspector'>[];
  /** Who does not go there after all. */
  replaced: { target: string; inspector: string }[];
  conflicts: { target: string; inspector: string }[];
}

/** Why nobody, or not this one, is assigned: only where places are empty, and never whoever stood back. */
export function whyNotAssign(draw: Facts, teams: Map<string, string[]>, wanted: Wanted): string | null {
  const ended = over(draw);
  if (ended) return ended;
  const { target, inspector, size, asked, replaced, conflicts } = wanted;
  const team = teams.get(target);
  if (!team) return '没有抽中这个对象，请刷新页面。';
  const own = asked.filter((one) => one.target === target);
  if (team.length + own.length >= size) return '这个检查组人数已够，不能再指派。';
  if ([...team, ...own.map((one) => one.inspector)].includes(inspector)) return '这名人员已经在这个检查组里。';
  const apart = [...replaced, ...conflicts].some((one) => one.target === target && one.inspector === inspector);
  return apart ? '这名人员对这个对象已经回避，请指派另一人。' : null;
}

export function whyNotAgree(draw: Facts, wanted: Assignment | undefined, person: number): string | null {
  const ended = over(draw);
  if (ended) return ended;
  if (!wanted) return '没有这项指派，请刷新页面。';
  if (wanted.approvedAt) return '这项指派已经同意。';
  return wanted.by === person ? '指派须由另一人同意，请交给同事办理。' : null;
}
