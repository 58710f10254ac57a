import type { Facts } from './stage.ts';

/** Who goes to which target, as a result's text says it. */
export const teamsOf = (result: string): Map<string, string[]> =>
  new Map([...result.matchAll(/^team (\S+)(.*)$/gm)].map((match) => [match[1]!, match[2]!.split(' ').filter(Boolean)]));

const over = ({ drawnAt, voidedAt }: Facts): string | null => {
  if (voidedAt) return '这次抽签已经作废，不能更换人员。';
  return drawnAt ? null : '还没有抽取，没有可以更换的人员。回避请写在名单里。';
};

interface Wanted {
  target: string;
  inspector: string;
  asked: Pair[];
}
type Pair = { target: string; inspector: string };

export function whyNotSubstitute(draw: Facts, teams: Map<string, string[]>, { target, inspector, asked }: Wanted) {
  const ended = over(draw);
  if (ended) return ended;
  if (!teams.get(target)?.includes(inspector)) return `${inspector} 不在 ${target} 的检查组里，请重新选择。`;
  const twice = asked.some((one) => one.target === target && one.inspector === inspector);
  return twice ? '这一更换已经申请，等待另一人同意。' : null;
}

export function whyNotApprove(draw: Facts, wanted: { by: number; version: number | null } | null, person: number) {
  const ended = over(draw);
  if (ended) return ended;
  if (!wanted) return '没有这项更换申请，请刷新页面。';
  if (wanted.version !== null) return '这项更换已经同意。';
  return wanted.by === person ? '更换须由另一人同意，请交给同事办理。' : null;
}
