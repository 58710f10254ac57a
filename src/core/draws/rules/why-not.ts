import { type Facts, firstEvent, type Stage, stageOf } from './stage.ts';

const over: Partial<Record<Stage, string>> = {
  voided: '这次抽签已经作废，不能再办理；需要重抽的，另立方案。',
  aborted: '这次抽签已经终止，不能再办理；需要重抽的，另立方案。',
};

const late = '方案里的第一个公共事件已经到时，名单和承诺不能再变。请终止这次抽签并说明原因，需要时另立方案。';

const ended = (draw: Facts, now: Date) => over[stageOf(draw, now)] ?? null;

/** 先审查后公开: who wrote the plan does not publish it. */
export function whyNotPublish(draw: Facts, now: Date, person: number): string | null {
  if (draw.publishedAt) return '方案已经公布。';
  if (ended(draw, now)) return ended(draw, now);
  if (draw.plannedBy === person || draw.listedBy === person) return '方案须由另一人核对后公布，请交给同事办理。';
  return firstEvent(draw) <= now ? '方案里的第一个公共事件已经到时，请先把事件改为以后的。' : null;
}

export function whyNotChangePlan(draw: Facts, now: Date): string | null {
  return draw.publishedAt ? '方案已经公布，不能修改。名单在冻结以前可以调整。' : ended(draw, now);
}

/** The list may change until it is frozen, never after. */
export function whyNotChangeList(draw: Facts, now: Date): string | null {
  return draw.frozenAt ? '名单已经冻结，不能再改。确需改动的，终止这次抽签并说明原因，另立方案。' : ended(draw, now);
}

export function whyNotFreeze(draw: Facts, now: Date, person: number): string | null {
  if (ended(draw, now)) return ended(draw, now);
  if (!draw.publishedAt) return '方案还没有公布，公布以后才能冻结名单。';
  if (draw.frozenAt) return '名单已经冻结。';
  if (draw.listedBy === person) return '名单须由另一人核对后冻结，请交给同事办理。';
  return firstEvent(draw) <= now ? late : null;
}

export function whyNotCommit(draw: Facts, now: Date, party: string): string | null {
  if (ended(draw, now)) return ended(draw, now);
  if (!draw.frozenAt) return '名单冻结以后才能登记承诺。';
  const found = draw.parties.find((one) => one.party === party);
  if (!found) return '方案里没有这一方，请重新选择。';
  if (found.committedAt) return '这一方的承诺已经公布，不能更换。';
  return firstEvent(draw) <= now ? late : null;
}

/** A value is entered after the hour of its event, and after every commitment is public. */
export function whyNotEnter(draw: Facts, now: Date, source: string): string | null {
  if (ended(draw, now)) return ended(draw, now);
  const found = draw.sources.find((one) => one.source === source);
  if (!found) return '方案里没有这一公共事件，请重新选择。';
  if (!draw.frozenAt || draw.parties.some(({ committedAt }) => !committedAt))
    return '各方的承诺还没有全部公布，不能录入公共事件。';
  if (found.confirmedAt) return '这一公共事件已经核对公布，不能更换。';
  return found.at > now ? '这一公共事件还没有发生，到时再录入。' : null;
}

/** The second person looks it up and types it anew. */
export function whyNotConfirm(entry: { by: number } | null, person: number): string | null {
  if (!entry) return '还没有人录入这一公共事件。';
  return entry.by === person ? '须由另一人自行查证后核对，请交给同事办理。' : null;
}

export function whyNotHandIn(draw: Facts, now: Date, party: string): string | null {
  if (ended(draw, now)) return ended(draw, now);
  if (draw.sources.some(({ confirmedAt }) => !confirmedAt)) return '公共事件全部核对公布以后，各方才交出随机数。';
  const found = draw.parties.find((one) => one.party === party);
  if (!found?.committedAt) return '方案里没有这一方，请重新选择。';
  return found.shareAt ? '这一方的随机数已经交出。' : null;
}

const missing: Partial<Record<Stage, string>> = {
  planned: '方案还没有公布。',
  published: '名单还没有冻结。',
  frozen: '各方的承诺还没有全部公布。',
  waiting: '公共事件还没有发生。',
  due: '公共事件还没有全部核对公布。',
  handing: '还有一方没有交出随机数。',
  drawn: '已经抽取过，同一方案只抽一次。',
  revealed: '已经抽取过，同一方案只抽一次。',
};

/** One plan is drawn once. */
export const whyNotDraw = (draw: Facts, now: Date): string | null =>
  ended(draw, now) ?? missing[stageOf(draw, now)] ?? null;

export function whyNotReveal(draw: Facts, now: Date): string | null {
  if (draw.revealedAt) return '结果已经公布。';
  return ended(draw, now) ?? (draw.drawnAt ? null : '还没有抽取，没有可以公布的结果。');
}

/** After the draw nobody may end it: a draw is not repeated until it pleases. */
export function whyNotAbort(draw: Facts, now: Date): string | null {
  return ended(draw, now) ?? (draw.drawnAt ? '已经抽取，不能终止。需要重抽的，公布结果后另立方案并说明原因。' : null);
}
