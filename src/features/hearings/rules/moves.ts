export const statuses = {
  applying: '报名中',
  choosing: '确定参加人',
  listed: '名单已公布',
  held: '已举行',
  recorded: '笔录已公布',
} as const;
export type Status = keyof typeof statuses;

/** Where a hearing stands, worked out from its hours and from what is public of it. */
export function statusOf(
  { heldAt, applyUntil, listed, recorded }: { heldAt: Date; applyUntil: Date; listed: boolean; recorded: boolean },
  now: Date,
): Status {
  if (recorded) return 'recorded';
  if (now >= heldAt) return 'held';
  if (listed) return 'listed';
  return now < applyUntil ? 'applying' : 'choosing';
}

/** Everything that is done about a hearing, and in which of its states; what is not here is not done (walked by the matrix test). */
export const moves = {
  apply: ['applying'],
  choose: ['choosing'],
  openDraw: ['choosing'],
  takeDraw: ['choosing'],
  list: ['choosing'],
  papers: ['choosing', 'listed'],
  record: ['held'],
} as const satisfies Record<string, readonly Status[]>;
export type Move = keyof typeof moves;

const words: Record<Move, string> = {
  apply: '报名',
  choose: '确定参加人',
  openDraw: '发起抽签',
  takeDraw: '采用抽签结果',
  list: '生成参加人名单',
  papers: '登记材料送达',
  record: '起草笔录',
};

/** Why this may not be done while the hearing stands so, or null. */
export const whyNotMove = (move: Move, status: Status): string | null =>
  (moves[move] as readonly Status[]).includes(status) ? null : `现在是“${statuses[status]}”，不能${words[move]}。`;
