import { type Status, statuses } from './days.ts';

/** A round is one of these at every moment, by its dates and its result. */
export function statusOf(round: { opensAt: Date; closesAt: Date; answered: boolean }, now: Date): Status {
  if (round.answered) return 'answered';
  if (now < round.opensAt) return 'upcoming';
  return now < round.closesAt ? 'open' : 'closed';
}

/** Why nobody may comment now, or null. */
export function whyNotComment(round: { opensAt: Date; closesAt: Date }, now: Date): string | null {
  if (now < round.opensAt) return '征求意见还没有开始，请在开始以后提交。';
  return now < round.closesAt ? null : '征求意见已经结束，不再接收新的意见。感谢您的关注，采纳情况将在本网站公布。';
}

/** Everything the office does within a round, and in which of its states; what is not here is not done (walked by the matrix test). */
export const moves = {
  comment: ['open'],
  enter: ['open', 'closed'],
  judge: ['open', 'closed'],
  split: ['open', 'closed'],
  assign: ['open', 'closed'],
  reply: ['open', 'closed'],
  decide: ['open', 'closed'],
  invite: ['upcoming', 'open'],
  noteAnswer: ['open', 'closed'],
  dropInvitation: ['upcoming', 'open', 'closed'],
  broadcast: ['upcoming', 'open', 'closed', 'answered'],
  agreeBroadcast: ['upcoming', 'open', 'closed', 'answered'],
  endBroadcast: ['upcoming', 'open', 'closed', 'answered'],
  theme: ['open', 'closed'],
  drawUp: ['closed'],
  nextRound: ['closed', 'answered'],
} as const satisfies Record<string, readonly Status[]>;
export type Move = keyof typeof moves;

const moveWords: Record<Move, string> = {
  comment: '提交意见',
  enter: '登记意见',
  judge: '处理待核的意见',
  split: '拆分意见',
  assign: '分办意见',
  reply: '拟写回应',
  decide: '审核回应',
  invite: '登记定向征求的单位',
  noteAnswer: '登记受邀单位的答复',
  dropInvitation: '删去受邀单位',
  broadcast: '登记刊播情况',
  agreeBroadcast: '核对刊播证明',
  endBroadcast: '撤下刊播记录',
  theme: '归并主题',
  drawUp: '生成采纳情况',
  nextRound: '开始下一轮',
};

/** Why this may not be done while the round stands so, or null. */
export function whyNotMove(move: Move, status: Status): string | null {
  if ((moves[move] as readonly Status[]).includes(status)) return null;
  return `这一轮${statuses[status]}，现在不能${moveWords[move]}。`;
}
