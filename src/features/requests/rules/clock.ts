import type { Ground, PeriodEvent } from '../../../core/calendar/rules/period.ts';
import type { Move } from './flow.ts';

/** Whom an opinion is asked of; what their silence means differs (articles 32 and 34). */
export const consulted = {
  third_party: '第三方',
  co_maker: '共同制作机关',
  other_organ: '其他机关',
} as const satisfies Record<Ground, string>;
export const groundNames = Object.keys(consulted) as Ground[];

/** What it means when whoever was asked says nothing in time. */
export const silence: Record<Ground, string> = {
  third_party:
    '第三方逾期未提出意见的，由行政机关依照条例的规定决定是否公开，既不视为同意，也不视为不同意（《条例》第三十二条）。',
  co_maker: '共同制作机关逾期未提出意见的，视为同意公开（《条例》第三十四条）。',
  other_organ: '其他机关没有法定的答复期限，请及时催办；答复期限在等待时不计算（《条例》第三十三条第三款）。',
};

export const opinions = { agree: '同意公开', disagree: '不同意公开', silent: '逾期未提出意见' } as const;
export type Opinion = keyof typeof opinions;

/** One dated row of a case, as far as it can be read without the key. */
export interface EventRow {
  id: number;
  move: Move | 'submit';
  on: string;
  data: EventData;
}

/** What an event says beside its day; every part belongs to one move. */
export interface EventData {
  ground?: Ground;
  /** Which of the consultations of the case. */
  n?: number;
  servedOn?: string;
  opinion?: Opinion;
  days?: number;
  by?: string;
  until?: string;
  amount?: number;
  outcome?: string;
  [more: string]: unknown;
}

export const head = '政府信息公开工作机构负责人';
const party = (data: EventData) => `第 ${data.n ?? 1} 件`;

/** The events of a case as the clock of the law takes them; what moves no clock is left out. */
export const clockEvents = (
  events: readonly EventRow[],
  words: (id: number) => string = () => '见办理记录',
): PeriodEvent[] => events.flatMap((event) => clockEvent(event, events, words(event.id)) ?? []);

/** One event for the clock; `all` says when a letter of consultation arrived, which is often known later. */
export function clockEvent(
  { move, on, data }: Pick<EventRow, 'move' | 'on' | 'data'>,
  all: readonly EventRow[],
  reason: string,
): PeriodEvent | null {
  switch (move) {
    case 'submit':
      return { kind: 'submitted', on };
    case 'confirm':
      return { kind: 'received', on };
    case 'askCorrection':
      return { kind: 'asked', demand: 'correction', on };
    case 'correct':
      return { kind: 'met', demand: 'correction', on };
    case 'noticeFee':
      return { kind: 'asked', demand: 'fee', on };
    case 'pay':
      return { kind: 'met', demand: 'fee', on };
    case 'consult': {
      const servedOn = data.servedOn ?? all.find((one) => one.move === 'serve' && one.data.n === data.n)?.on;
      return { kind: 'paused', ground: data.ground!, party: party(data), on, ...(servedOn && { servedOn }) };
    }
    case 'hear':
      return { kind: 'resumed', ground: data.ground!, party: party(data), on };
    case 'extend':
      return { kind: 'extended', days: data.days!, by: data.by ?? '', post: head, reason, on };
    case 'delay':
      return { kind: 'delayed', until: data.until!, by: data.by ?? '', reason, on };
    case 'deliver':
      return { kind: 'answered', on };
    case 'withdraw':
      return { kind: 'withdrawn', on };
    case 'lapse':
      return { kind: 'abandoned', on };
    default:
      return null;
  }
}

/** Consultations that nobody has ended yet. */
export function openConsultations(events: readonly EventRow[]): EventRow[] {
  const heard = new Set(events.filter(({ move }) => move === 'hear').map(({ data }) => data.n));
  return events.filter(({ move, data }) => move === 'consult' && !heard.has(data.n));
}

/** From which day whoever was asked has their time, or null while the letter has not arrived. */
export const servedOn = (consult: EventRow, events: readonly EventRow[]): string | null =>
  consult.data.servedOn ?? events.find((one) => one.move === 'serve' && one.data.n === consult.data.n)?.on ?? null;
