import { elementsOf } from '../../../core/publications/content.ts';
import type { Clause } from './clauses.ts';
import type { Response } from './invited.ts';

export const room = 'consultations';

/** Ways in which an opinion reaches the office, besides this site. */
export const channels = {
  web: '本网站',
  mail: '信函',
  email: '电子邮件',
  telephone: '电话',
  counter: '现场',
  hearing: '听证会',
  meeting: '座谈会',
  invited: '定向征求（企业、协会）',
} as const;
export type Channel = keyof typeof channels;
export const channelNames = Object.keys(channels) as Channel[];

/** A way to take part that the office names: which, and where, when or to whom. */
export interface Way {
  channel: Channel;
  detail: string;
}

/** What a round asks of the public: cleared with the text. Days are 'YYYY-MM-DD', '' when not stated. */
export interface Call {
  type: 'call';
  round: number;
  /** 草案名称 */
  subject: string;
  clauses: Clause[];
  explanation: string;
  basis: string[];
  questions: string[];
  ways: Way[];
  /** '' is the day of publication. */
  opensOn: string;
  closesOn: string;
  /** Why fewer than thirty days. */
  shortReason: string;
  /** Why nobody may take part without a name; '' when everybody may. */
  namedReason: string;
  contact: string;
  /** The result names who was asked by name; the rate of answers is public in any case. */
  invitedNamed?: boolean;
}

export const outcomes = {
  adopted: '采纳',
  partly: '部分采纳',
  not_adopted: '未采纳',
  already: '草案已有规定',
  out_of_scope: '不属于本次征求意见的内容',
} as const;
export type Outcome = keyof typeof outcomes;
export const outcomeNames = Object.keys(outcomes) as Outcome[];

/** One point of the result: what the public reads of it, and nothing else of the letters behind it. */
export interface ResultPoint {
  /** 「朱**」「匿名」「朱**等 3 人」 */
  from: string;
  clause: string;
  theme: string;
  text: string;
  outcome: Outcome;
  reason: string;
  finalClause: string;
  /** How many letters said so. */
  letters: number;
}

export interface Figures {
  received: number;
  /** By channel, those that brought something. */
  by: { channel: Channel; count: number }[];
  points: number;
  outcomes: { outcome: Outcome; count: number }[];
  /** Received and not treated, each with its reason. */
  setAside: number;
}

/** What became of a round's comments, as it is cleared. */
export interface Result {
  type: 'result';
  round: number;
  subject: string;
  opensOn: string;
  closesOn: string;
  channels: Channel[];
  figures: Figures;
  points: ResultPoint[];
  setAside: { reason: string; count: number }[];
  /** Who was asked by name and how many answered; names where the call said so. Absent where nobody was. */
  invited?: Response & { names: { name: string; answered: boolean }[] };
}

/** 采纳情况 is what answers the requirement in front of a final text. */
export const resultForm = '意见采纳情况';

/** The call in a text of this room, or null. */
export const callOf = elementsOf<Call>(room, 'call');

/** The result in a text of this room, or null. */
export const resultOf = elementsOf<Result>(room, 'result');

export const emptyCall: Call = {
  type: 'call',
  round: 1,
  subject: '',
  clauses: [],
  explanation: '',
  basis: [],
  questions: [],
  ways: [],
  opensOn: '',
  closesOn: '',
  shortReason: '',
  namedReason: '',
  contact: '',
};
