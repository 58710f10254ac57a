import type { State } from '../rules.ts';
import type { View } from './view.ts';

export interface Progress {
  label: string;
  state: 'done' | 'current' | 'todo' | 'skipped';
  on?: string;
  note?: string;
}

const stage: Record<State, number> = {
  submitted: 0,
  acknowledged: 0,
  received: 1,
  correcting: 2,
  reasoning: 2,
  paying: 2,
  handling: 2,
  consulting: 2,
  law_review: 2,
  secrecy_review: 2,
  signing: 2,
  signed: 2,
  delivered: 4,
  closed: 4,
  archived: 4,
};

const notes: Partial<Record<State, string>> = {
  acknowledged: '等您确认',
  correcting: '等您补正',
  reasoning: '等您说明理由',
  paying: '等您缴费',
  consulting: '征求意见',
};

/** 提交 → 收到 → 办理 → 答复, as the applicant sees it: what goes on inside the office stays one step. */
export function progressOf({ state, submittedOn, receivedOn, endedOn }: View): Progress[] {
  const at = stage[state];
  const ended = state === 'closed' ? '终止' : '答复';
  const steps: [label: string, on: string | null][] = [
    ['提交', submittedOn],
    ['收到', receivedOn],
    ['办理', null],
    [ended, endedOn],
  ];
  return steps.map(([label, on], n) => ({
    label,
    state: n === 0 ? 'done' : stateOf(n, at, on !== null),
    ...(on && { on }),
    ...((n === at || (n === 1 && at === 0)) && notes[state] ? { note: notes[state] } : {}),
  }));
}

function stateOf(n: number, at: number, happened: boolean): Progress['state'] {
  if (at === 4) return n === 1 && !happened ? 'skipped' : 'done';
  if (n === 1) return happened ? 'done' : 'current';
  if (n === 2) return at >= 1 ? 'current' : 'todo';
  return 'todo';
}
