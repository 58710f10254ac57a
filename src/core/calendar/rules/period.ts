/** What a period is counted in. Months end on the same day of a later month. */
export const units = { working_days: '工作日', calendar_days: '自然日', months: '个月' } as const;
export type Unit = keyof typeof units;

/** From what a period may run. */
export const starts = {
  begun: '起算',
  submitted: '提交',
  received: '收到申请',
  confirmed: '到达',
  served: '收到通知',
  formed: '信息形成或者变更',
  published: '公布',
  opened: '开始征求意见',
  decided: '作出决定',
  approved: '批准',
  handed_in: '送审',
  held: '听证会召开',
} as const;
export type Start = keyof typeof starts;

/** Why a period may stand still. */
export const grounds = {
  third_party: '征求第三方意见',
  co_maker: '征求共同制作机关意见',
  other_organ: '征求其他机关意见',
} as const;
export type Ground = keyof typeof grounds;

/** What was asked of somebody, with whose answer the period begins anew. */
export const demands = { correction: '补正', fee: '缴费' } as const;
export type Demand = keyof typeof demands;

export const ends = {
  answered: '答复',
  withdrawn: '申请人撤回申请',
  abandoned: '视为放弃，不再处理',
} as const;
export type End = keyof typeof ends;

export interface Length {
  count: number;
  unit: Unit;
}

/** One statutory period as data: the law, not the case. Nothing of it is worked out anywhere else. */
export interface PeriodRule {
  name: string;
  /** What has to be done: 「答复政府信息公开申请」. */
  words: string;
  article: string;
  /** The days between which a start falls under this wording of the law; null: no earlier wording is known. */
  inForceFrom: string | null;
  inForceUntil?: string;
  length: Length;
  start: Start;
  /** A start on a day off: it counts as it is (the usual), or as if it had been on the next working day. */
  startOnDayOff: 'same_day' | 'next_working_day';
  /** Before: the last day lies so long before the start, as what must be there before a meeting. */
  direction: 'after' | 'before';
  /** At most: due on the last day. At least: nothing may end before it. */
  bound: 'at_most' | 'at_least';
  /** Where the last day is a day off (民法典第二百零三条). Working days never end on one. */
  endOnDayOff: 'next_working_day' | 'working_day_before' | 'same_day';
  pauses: PauseRule[];
  restarts: RestartRule[];
  extension: ExtensionRule | null;
  /** The article under which a later day may be fixed and told; null where the law knows none. */
  delay: string | null;
  /** What it means when the last day has passed in silence. */
  silence: string | null;
  /** The number is not in a national text that was seen: the setting `periods` may change it. */
  local: boolean;
}

/** Time that does not count. `limit`: how long whoever is asked has, from the day the letter reached them; no pause outlasts it. */
export interface PauseRule {
  ground: Ground;
  article: string;
  limit: Length | null;
}

/** `within`: until when it may be asked, from the start; `once`: never a second time. */
export interface RestartRule {
  demand: Demand;
  article: string;
  within: Length | null;
  once: boolean;
}

export interface ExtensionRule {
  article: string;
  /** In the unit of the period. */
  atMost: number;
  times: number;
  /** Whose decision it is, in the words of the law. */
  by: string;
}

/** What happened in a case, with its local day. The due date is worked out from these and is stored nowhere. */
export type PeriodEvent =
  | { kind: Start; on: string }
  | { kind: 'asked'; demand: Demand; on: string }
  | { kind: 'met'; demand: Demand; on: string }
  | { kind: 'paused'; ground: Ground; party?: string; servedOn?: string; on: string }
  | { kind: 'resumed'; ground: Ground; party?: string; on: string }
  | { kind: 'extended'; days: number; by: string; post: string; reason: string; on: string }
  | { kind: 'delayed'; until: string; by: string; reason: string; on: string }
  | { kind: 'told'; dueOn: string; on: string }
  | { kind: End; on: string };

/** 「20 个工作日」「30 日」「6 个月」 */
export function lengthWords({ count, unit }: Length): string {
  if (unit === 'months') return `${count} 个月`;
  return unit === 'working_days' ? `${count} 个工作日` : `${count} 日`;
}

/** 「个工作日」 for working days, 「日」 for what is counted in calendar days. */
export const unitWords = (unit: Unit): string => (unit === 'working_days' ? '个工作日' : '日');

export const isStart = (event: PeriodEvent): event is { kind: Start; on: string } => event.kind in starts;
export const isEnd = (event: PeriodEvent): event is { kind: End; on: string } => event.kind in ends;
