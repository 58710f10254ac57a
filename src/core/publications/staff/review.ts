import { formatDay, formatMoment } from '../../../platform/time.ts';
import type { TimelineEntry } from '../../../ui/timeline.tsx';
import { allDeeds } from '../../action.ts';
import { loadCalendar } from '../../calendar/queries.ts';
import type { StaffContext } from '../../doors.ts';
import { listCountersigns } from '../../review/queries/countersign.ts';
import {
  listManifest,
  listOpinions,
  listSubmissionsOf,
  type OpinionRow,
  type Submission,
} from '../../review/queries.ts';
import { isOpen, standingOf, verdicts } from '../../review/rules.ts';
import { countersignEntries, documentTimeline, noted, type Timed } from '../../review/staff/timeline.ts';
import { listRecord } from '../../workflow/queries/record.ts';
import { findTaskAbout } from '../../workflow/queries/task.ts';
import { dueState } from '../../workflow/rules.ts';
import type { CameBack, DocumentReview } from '../pages/came-back.tsx';
import { type HistoryRow, listHistory } from '../queries/documents.ts';
import type { RevisionMark } from '../queries/revisions.ts';
import type { EditionRow } from '../queries.ts';

/** 流转记录 of a document: what the ledger says of it, and every step of every review with its opinion. */
export async function recordOf(c: StaffContext, document: number): Promise<TimelineEntry[]> {
  const { staff } = c.var;
  const [history, submissions] = await Promise.all([
    listHistory(staff, `publications.document:${document}`),
    listSubmissionsOf(staff, document),
  ]);
  return documentTimeline(history.map(historyEntry), await Promise.all(submissions.map((one) => reviewed(c, one))));
}

async function reviewed({ var: { staff } }: StaffContext, submission: Submission) {
  const [opinions, countersigns, record] = await Promise.all([
    listOpinions(staff, submission.id),
    listCountersigns(staff, submission.id),
    listRecord(staff, `review.submission:${submission.id}`),
  ]);
  return { submission, opinions, besides: [...countersigns.flatMap(countersignEntries), ...record.map(noted)] };
}

function historyEntry(row: HistoryRow): Timed {
  const words = allDeeds().find((deed) => deed.verb === row.verb)?.words ?? row.verb;
  return {
    at: row.at,
    entry: {
      step: words,
      who: row.person ?? '系统',
      unit: row.unit ?? undefined,
      opinion: row.reason ?? undefined,
      note: formatMoment(row.at),
    },
  };
}

interface Facts {
  submission: Submission;
  edition: EditionRow;
  revisions: RevisionMark[];
  /** Whether this person mends the text. */
  mends: boolean;
}

/** The last submission; of one that ended without clearing the text also by whom, why, and what to do by when. */
export async function reviewOf(c: StaffContext, facts: Facts): Promise<DocumentReview> {
  const { submission } = facts;
  const last = (await listOpinions(c.var.staff, submission.id)).at(-1);
  return {
    id: submission.id,
    words: standingOf(submission.state, last?.verdict),
    open: isOpen(submission.state),
    cameBack: ['returned', 'voided'].includes(submission.state) ? await cameBack(c, facts, last) : null,
    publishAt: submission.publishAt,
    failure: submission.scheduleFailure,
  };
}

async function cameBack(c: StaffContext, facts: Facts, last: OpinionRow | undefined): Promise<CameBack> {
  const { submission, edition, revisions, mends } = facts;
  const { staff, who, today } = c.var;
  const [manifest, task, calendar] = await Promise.all([
    listManifest(staff, submission.id),
    findTaskAbout(staff, who, `publications.edition:${edition.edition}`),
    loadCalendar(staff),
  ]);
  const sent = manifest.find((row) => row.edition === edition.edition);
  const now = revisions[0]?.id;
  const changed = !!sent && !!now && sent.revision !== now;
  const dueOn = task && !task.doneAt ? task.dueOn : null;
  return {
    title: submission.state === 'voided' || !last ? standingOf(submission.state, last?.verdict) : whoSentBack(last),
    // the title already says why an edit ended it
    words: submission.state === 'voided' ? null : (last?.words ?? null),
    mends,
    changed,
    due: dueOn ? { on: formatDay(dueOn), ...dueState(calendar, today, dueOn) } : null,
    compare: changed ? `/staff/editions/${edition.edition}/compare?from=${sent.revision}&to=${now}` : null,
  };
}

/** 「审核员乙（政务公开科科长） 2026-11-28 09:12 退回」 */
function whoSentBack({ person, post, insteadOf, verdict, at }: OpinionRow): CameBack['title'] {
  const who = [person, post && `（${post}）`, insteadOf && `代${insteadOf}`].filter(Boolean).join('');
  return { who, at, verdict: verdicts[verdict] };
}
