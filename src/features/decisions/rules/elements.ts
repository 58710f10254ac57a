import { elementsOf } from '../../../core/publications/content.ts';

export const room = 'decisions';

/** 重大行政决策程序暂行条例第三条: the five classes of matters. */
export const classes = {
  policy: '公共服务、市场监管、社会管理、环境保护等方面的重大公共政策和措施',
  plan: '经济和社会发展等方面的重要规划',
  resource: '开发利用、保护重要自然资源和文化资源的重大公共政策和措施',
  construction: '在本行政区域实施的重大公共建设项目',
  other: '对经济社会发展有重大影响、涉及重大公共利益或者社会公众切身利益的其他重大事项',
} as const;
export type Class = keyof typeof classes;
export const classNames = Object.keys(classes) as Class[];

/** Steps of the procedure that the office plans for a decision (条例第十四至第二十五条). */
export const steps = {
  consultation: '公开征求意见',
  hearing: '听证会',
  expert: '专家论证',
  risk: '风险评估',
  legality: '合法性审查',
} as const;
export type Step = keyof typeof steps;
export const stepNames = Object.keys(steps) as Step[];

/** One announced decision. Planned times are as in `when.ts`, '' when not stated. */
export interface Entry {
  /** Its number within the catalogue, kept through every change. */
  number: number;
  title: string;
  class: Class | '';
  /** 承办单位, as it is written. */
  unit: string;
  draftOn: string;
  decideOn: string;
  steps: Step[];
  /** Why a time was moved, or why it is not pursued; the public reads it. */
  note: string;
  /** 不再列入: it was announced and will not be decided. */
  dropped: boolean;
}

/** 重大行政决策事项目录 of one year: cleared with the text that is set from it. */
export interface Catalogue {
  type: 'catalogue';
  year: number;
  /** On what the catalogue was fixed: the approval, the meeting. */
  basis: string;
  contact: string;
  entries: Entry[];
}

export const meetingKinds = { executive: '政府常务会议', plenary: '政府全体会议', other: '其他决策会议' } as const;
export type MeetingKind = keyof typeof meetingKinds;

/** Who is asked to sit in (standards §4.3). */
export const guests = {
  stakeholders: '利益相关方',
  public: '公众代表',
  experts: '专家',
  media: '新闻媒体',
  deputies: '人大代表、政协委员',
} as const;
export type Guest = keyof typeof guests;
export const guestNames = Object.keys(guests) as Guest[];

/** One topic of a meeting. Addresses are public paths of this site, '' when there is none. */
export interface Topic {
  title: string;
  /** The draft that the meeting talks about, public before it. */
  draft: string;
  basis: string;
  guests: Guest[];
  /** Why nobody sits in, where nobody does. */
  closedReason: string;
  /** What came of it, written after the meeting. */
  outcome: string;
  /** The text that was decided, when it is public. */
  decided: string;
}

/** 会议公开: topics and drafts before the day, the outcome afterwards, as editions of one text. */
export interface Meeting {
  type: 'meeting';
  kind: MeetingKind;
  heldOn: string;
  place: string;
  /** How many of those who are invited may sit in, and how to ask for a seat. */
  seats: string;
  /** Who came, once it was held. */
  attended: string;
  contact: string;
  topics: Topic[];
}

/** The catalogue in a text of this room, or null. */
export const catalogueOf = elementsOf<Catalogue>(room, 'catalogue');

/** The meeting in a text of this room, or null. */
export const meetingOf = elementsOf<Meeting>(room, 'meeting');

export const emptyCatalogue = (year: number): Catalogue => ({
  type: 'catalogue',
  year,
  basis: '',
  contact: '',
  entries: [],
});

export const emptyMeeting = (heldOn: string): Meeting => ({
  ...{ type: 'meeting', kind: 'executive', heldOn, place: '', seats: '', attended: '', contact: '', topics: [] },
});
