import { formatMoment } from '../../../platform/time.ts';
import type { Step } from '../../../ui/steps.tsx';
import type { TimelineEntry } from '../../../ui/timeline.tsx';
import { entryOf } from '../../workflow/pages/record.ts';
import type { RecordRow } from '../../workflow/queries/record.ts';
import type { CountersignRow } from '../queries/countersign.ts';
import type { OpinionRow, Submission } from '../queries.ts';
import { isOpen, type State, standingOf, states, verdicts } from '../rules.ts';

export interface Timed {
  at: Date;
  entry: TimelineEntry;
}

export const noted = (row: RecordRow): Timed => ({ at: row.at, entry: entryOf(row) });

/** 加签 is asked, and then answered or taken back: one entry each. */
export function countersignEntries(row: CountersignRow): Timed[] {
  const asked: TimelineEntry = {
    step: '加签',
    who: row.askedByName,
    opinion: row.words,
    note: `${formatMoment(row.askedAt)}\n请 ${row.askedOfName} 提出意见`,
  };
  const entries = [{ at: row.askedAt, entry: asked }];
  if (row.givenAt) entries.push({ at: row.givenAt, entry: givenEntry(row) });
  if (row.takenBackAt) {
    const note = formatMoment(row.takenBackAt);
    entries.push({ at: row.takenBackAt, entry: { step: '撤回加签', opinion: row.takenBackReason ?? '', note } });
  }
  return entries;
}

const givenEntry = (row: CountersignRow): TimelineEntry => ({
  step: '加签意见',
  who: row.givenByName ?? row.askedOfName,
  unit: row.givenByUnit ?? undefined,
  onBehalfOf: row.insteadName ?? undefined,
  opinion: row.opinion ?? undefined,
  arrivedAt: formatMoment(row.askedAt),
  finishedAt: formatMoment(row.givenAt!),
  elapsed: elapsed(row.askedAt, row.givenAt!),
});

/** Sent, decided, handed over, urged and read, in the order of the hours; where it stands now comes last. */
export function timelineOf(submission: Submission, opinions: OpinionRow[], besides: Timed[]): TimelineEntry[] {
  const sent: TimelineEntry = {
    step: '送审',
    who: submission.submitterName,
    unit: submission.unitName,
    note: formatMoment(submission.submittedAt),
  };
  return [sent, ...inOrder([...opinions.map(said), ...besides]), nowEntry(submission, opinions)];
}

/** The same of every submission of a document, among what else the ledger says of it. */
export function documentTimeline(
  history: Timed[],
  submissions: { submission: Submission; opinions: OpinionRow[]; besides: Timed[] }[],
): TimelineEntry[] {
  const reviewed = submissions.flatMap(({ opinions, besides }) => [...opinions.map(said), ...besides]);
  const ended = submissions.flatMap(({ submission, opinions }) =>
    submission.state === 'voided' ? [{ at: submission.arrivedAt, entry: nowEntry(submission, opinions) }] : [],
  );
  const last = submissions.at(-1);
  const now = last && isOpen(last.submission.state) ? [nowEntry(last.submission, last.opinions)] : [];
  return [...inOrder([...history, ...reviewed, ...ended]), ...now];
}

const inOrder = (entries: Timed[]): TimelineEntry[] =>
  entries.sort((one, other) => one.at.getTime() - other.at.getTime()).map(({ entry }) => entry);

const said = (opinion: OpinionRow): Timed => ({
  at: opinion.at,
  entry: {
    step: states[opinion.step],
    who: opinion.person,
    unit: opinion.unit,
    post: opinion.post,
    onBehalfOf: opinion.insteadOf ?? undefined,
    decision: { text: verdicts[opinion.verdict], tone: tones[opinion.verdict] },
    opinion: opinion.words,
    arrivedAt: formatMoment(opinion.arrivedAt),
    finishedAt: formatMoment(opinion.at),
    elapsed: elapsed(opinion.arrivedAt, opinion.at),
  },
});

const nowEntry = (submission: Submission, opinions: OpinionRow[]): TimelineEntry => ({
  step: standingOf(submission.state, opinions.at(-1)?.verdict),
  arrivedAt: formatMoment(submission.arrivedAt),
  current: isOpen(submission.state),
  // an edit that ended the review is named by the step itself
  opinion: (submission.state !== 'voided' && submission.endReason) || undefined,
});

const tones = {
  agree: 'success',
  send_back: 'warning',
  refer: 'warning',
  answer: 'info',
  refuse: 'error',
  recall: 'plain',
} as const;

/** 「不到 1 分钟」「2 小时 30 分」「3 天」 */
function elapsed(from: Date, to: Date): string {
  const minutes = Math.max(0, Math.round((to.getTime() - from.getTime()) / 60_000));
  if (minutes < 1) return '不到 1 分钟';
  if (minutes < 60) return `${minutes} 分钟`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} 小时${minutes % 60 ? ` ${minutes % 60} 分` : ''}`;
  return `${Math.floor(minutes / 1440)} 天`;
}

/** 起草 → each step of the route → 发布, as far as this submission has come. */
export function stepsOf(submission: Submission, opinions: OpinionRow[]): Step[] {
  const route: State[] = [...submission.steps, 'cleared'];
  const state = submission.state === 'referred' ? (submission.referredFrom ?? 'secrecy') : submission.state;
  const ended = ['returned', 'refused', 'voided'].includes(state);
  const here = state === 'issued' ? route.length : route.indexOf(state);
  return [
    { label: '送审', state: 'done', on: formatMoment(submission.submittedAt).slice(0, 10) },
    ...route.map((step, index): Step => {
      const agreed = opinions.findLast((opinion) => opinion.step === step && opinion.verdict === 'agree');
      const done = ended ? agreed !== undefined : index < here;
      return {
        label: step === 'cleared' ? '发布' : states[step],
        state: done ? 'done' : index === here ? 'current' : ended ? 'skipped' : 'todo',
        on: done && agreed ? formatMoment(agreed.at).slice(0, 10) : undefined,
      };
    }),
  ];
}
