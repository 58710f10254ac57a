import { elementsOf } from '../../../core/publications/content.ts';

export const room = 'hearings';

export const forms = { hearing: '听证会', meeting: '座谈会' } as const;
export type HearingForm = keyof typeof forms;

/** How participants are found among those who apply. */
export const methods = { rule: '按公布的条件确定', draw: '公开抽签' } as const;
export type Method = keyof typeof methods;

/** What a hearing is about, when and where, and how to take part: cleared with the text. */
export interface Notice {
  type: 'notice';
  form: HearingForm;
  subject: string;
  /** Why it is held: 涉及切身利益、分歧较大 (条例第十六条). */
  reason: string;
  /** The draft it talks about: a public path of this site. */
  draft: string;
  heldOn: string;
  /** 'HH:MM' */
  heldAt: string;
  place: string;
  /** How many take part of those who apply. */
  seats: number;
  /** Who may apply, and, without a draw, by what they are chosen. */
  conditions: string;
  method: Method;
  /** The last day of applications. */
  applyUntil: string;
  contact: string;
}

/** Who takes part, as it is cleared: numbers of receipts and masked names, and nothing else of anybody. */
export interface ParticipantList {
  type: 'list';
  subject: string;
  heldOn: string;
  method: Method;
  /** The number of the draw that chose, '' when none did. */
  draw: string;
  applied: number;
  people: { number: string; name: string }[];
}

/** 听证笔录: what was said, by which side, and who signed it. */
export interface HearingRecord {
  type: 'record';
  subject: string;
  heldOn: string;
  host: string;
  /** How many took part and how many stayed away. */
  present: number;
  absent: number;
  /** What was said, a paragraph for each side; no names. */
  said: string;
  signed: number;
  /** Why somebody did not sign, when somebody did not. */
  unsignedReason: string;
}

export const noticeOf = elementsOf<Notice>(room, 'notice');
export const listOf = elementsOf<ParticipantList>(room, 'list');
export const recordOf = elementsOf<HearingRecord>(room, 'record');

export const emptyNotice: Notice = {
  ...{ type: 'notice', form: 'hearing', subject: '', reason: '', draft: '', heldOn: '', heldAt: '09:00', place: '' },
  ...{ seats: 10, conditions: '', method: 'rule', applyUntil: '', contact: '' },
};

export const emptyRecord = ({ subject, heldOn }: Pick<Notice, 'subject' | 'heldOn'>): HearingRecord => ({
  ...{ type: 'record', subject, heldOn, host: '', present: 0, absent: 0, said: '', signed: 0, unsignedReason: '' },
});
