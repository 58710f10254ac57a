/** The dated facts of one draw; null is what has not happened. */
export interface Facts {
  plannedBy: number;
  listedBy: number;
  publishedAt: Date | null;
  frozenAt: Date | null;
  revealOn: string;
  drawnAt: Date | null;
  revealedAt: Date | null;
  voidedAt: Date | null;
  abortedAt: Date | null;
  parties: { party: string; committedAt: Date | null; shareAt: Date | null }[];
  sources: { source: string; at: Date; confirmedAt: Date | null }[];
}

export const stages = {
  planned: '方案待发布',
  published: '方案已公布',
  frozen: '名单已冻结，等待承诺',
  waiting: '等待公共事件',
  due: '等待录入公共事件',
  handing: '等待各方交出随机数',
  ready: '可以抽取',
  drawn: '已抽取，尚未公布',
  revealed: '结果已公布',
  voided: '已作废',
  aborted: '已终止',
} as const;
export type Stage = keyof typeof stages;

/** Where a draw stands now, worked out from its dates alone. */
export function stageOf(draw: Facts, now: Date): Stage {
  if (draw.voidedAt) return 'voided';
  if (draw.abortedAt) return 'aborted';
  if (draw.revealedAt) return 'revealed';
  if (draw.drawnAt) return 'drawn';
  if (!draw.publishedAt) return 'planned';
  if (!draw.frozenAt) return 'published';
  if (draw.parties.some(({ committedAt }) => !committedAt)) return 'frozen';
  if (draw.sources.some(({ at }) => at > now)) return 'waiting';
  if (draw.sources.some(({ confirmedAt }) => !confirmedAt)) return 'due';
  return draw.parties.some(({ shareAt }) => !shareAt) ? 'handing' : 'ready';
}

/** The hour of the first named event: whatever must be fixed before is fixed before this. */
export const firstEvent = ({ sources }: Pick<Facts, 'sources'>): Date =>
  new Date(Math.min(...sources.map(({ at }) => at.getTime())));

/** Whether the public still waits for what was promised for a day that is over. */
export const isRevealOverdue = (draw: Facts, today: string): boolean =>
  !!draw.publishedAt && !draw.revealedAt && !draw.voidedAt && !draw.abortedAt && draw.revealOn < today;
