import type { Due } from '../../../core/calendar/rules/due.ts';
import type { Standing } from '../../../core/calendar/rules/standing.ts';
import type { State } from '../rules.ts';
import type { DocumentKind } from './documents.ts';
import type { Move } from './flow.ts';
import type { Outcome } from './outcomes.ts';

/** What the applicant sees of the own case, and nobody else. */
export interface View {
  number: string;
  state: State;
  outcome: Outcome | null;
  unitName: string;
  unitPhone: string;
  wanted: string;
  submittedOn: string;
  receivedOn: string | null;
  endedOn: string | null;
  due: Due | null;
  standing: Standing | null;
  /** What can be done here now. */
  moves: Move[];
  /** What is asked of the applicant, in the office's words, and until when. */
  asked: { words: string; until: string | null; amount: number | null } | null;
  /** What happened, as far as it concerns the applicant. */
  history: { on: string; move: Move | 'submit'; note: string }[];
  documents: { id: number; kind: DocumentKind; number: string; madeOn: string }[];
  papers: { id: number; name: string; type: string; bytes: number }[];
  parts: { number: string; code: string; state: State; subject: string }[];
}

/** An answer can be read once it has been delivered, not while it lies signed. */
export const isAnswered = (state: State, outcome: Outcome | null): boolean =>
  ['delivered', 'archived'].includes(state) && outcome !== null;

/** 可以拟转为主动公开: the information was given, and the case has a subject to call it by. */
export const canBeOffered = ({
  state,
  outcome,
  subject,
}: {
  state: State;
  outcome: Outcome | null;
  subject: string;
}): boolean => isAnswered(state, outcome) && (outcome === 'provided' || outcome === 'partial') && subject !== '';

/** 可以建议主动公开: the information was given here, and nobody suggested it before. */
export const canBeSuggested = ({
  state,
  outcome,
  events,
}: {
  state: State;
  outcome: Outcome | null;
  events: readonly { move: string }[];
}): boolean =>
  isAnswered(state, outcome) &&
  (outcome === 'provided' || outcome === 'partial') &&
  !events.some(({ move }) => move === 'suggest');

/** Moves that the applicant is told of. */
export const told: (Move | 'submit')[] = [
  'submit',
  'acknowledge',
  'confirm',
  'transfer',
  'register',
  'split',
  'askCorrection',
  'correct',
  'lapse',
  'askReason',
  'explain',
  'noticeFee',
  'pay',
  'consult',
  'hear',
  'extend',
  'delay',
  'deliver',
  'withdraw',
  'suggest',
  'weigh',
];
