import { sql } from 'kysely';
import { one, rows } from '../../../platform/database.ts';
import { dayOf } from '../../../platform/time.ts';
import type { Act } from '../../action.ts';
import { loadCalendar } from '../../calendar/queries.ts';
import { addWorkingDays } from '../../calendar/rules.ts';
import { setEditionState } from '../../publications/actions/draft.ts';
import { getEdition } from '../../publications/queries.ts';
import { closeTasks, openTask } from '../../workflow/tasks.ts';
import { getSubmission, listManifest, type Submission } from '../queries.ts';
import { isMany, isOpen, recalledWords, type State, states, stepRole, verdicts, withdrawnWords } from '../rules.ts';
import { tellArrival } from './tell.ts';

export const objectOfSubmission = (id: number) => `review.submission:${id}`;

/** Moves a submission to a state: the task before is closed, the next opened with its due day, the editions follow. */
export async function arriveAt(act: Act, id: number, state: State, days: number, outcome = '办结'): Promise<void> {
  const dueOn = isOpen(state) ? addWorkingDays(await loadCalendar(act.tx), dayOf(act.now), days).on : null;
  await sql`
    update review.submission
    set state = ${state}, arrived_at = ${act.now}, due_on = ${dueOn}, ended_at = ${isOpen(state) ? null : act.now}
    where id = ${id}`.execute(act.tx);
  const submission = await getSubmission(act.tx, id);
  await closeTasks(act, objectOfSubmission(id), outcome);
  const role = isOpen(state) ? (stepRole[state as keyof typeof stepRole][0] ?? null) : null;
  const unit = await unitFor(act, submission.unit, state);
  if (role) {
    await openTask(act, {
      object: objectOfSubmission(id),
      title: submission.title,
      step: states[state],
      path: `/staff/review/${id}`,
      unit,
      role,
      startedBy: submission.submittedBy,
      urgent: submission.urgent,
      dueOn,
    });
  } else if (state === 'returned' || state === 'voided') {
    await sendHome(act, submission, homeWords(state, outcome, submission.endReason));
  }
  await tellArrival(act, submission, state, unit, role);
}

/** What the drafter reads on the task: why it is back. */
function homeWords(state: State, outcome: string, endReason: string | null): string {
  if (outcome === verdicts.recall) return recalledWords;
  // a document that left the public gives its own reason for both
  return state === 'voided' && outcome === endReason ? withdrawnWords : states[state];
}

/** The openness office is one for the district; every other step is done in the unit that drafted. */
async function unitFor(act: Act, unit: number, state: State): Promise<number> {
  if (state !== 'openness') return unit;
  const office = await rows(
    act.tx,
    sql<{
      unit: number;
    }>`select unit from people.post where role = 'openness' and ended_at is null order by unit = ${unit} desc, id limit 1`,
  );
  return office[0]?.unit ?? unit;
}

/** Back to its drafter, who has the working days of its kind to mend it. */
async function sendHome(act: Act, { id, title, submittedBy: person, unit }: Submission, step: string): Promise<void> {
  const calendar = await loadCalendar(act.tx);
  const manifest = await listManifest(act.tx, id);
  for (const item of manifest) {
    await setEditionState(act, item.edition, 'draft');
    // A desk with hundreds of the same would be of no use: the first stands for all.
    if (isMany(manifest.length) && item !== manifest[0]) continue;
    // the title as it reads now: the edit that voided the review may have changed it
    const { content } = await getEdition(act.tx, item.edition);
    await openTask(act, {
      object: `publications.edition:${item.edition}`,
      title: isMany(manifest.length) ? title : content.title || title,
      step,
      path: isMany(manifest.length) ? `/staff/review/${id}` : `/staff/documents/${item.document}`,
      unit,
      role: 'drafter',
      person,
      startedBy: person,
      dueOn: addWorkingDays(calendar, dayOf(act.now), await mendDays(act, item.document)).on,
    });
  }
}

async function mendDays(act: Act, document: number): Promise<number> {
  const { days } = await one(
    act.tx,
    sql<{ days: number }>`
      select kind.mend_days as days
      from publications.document
      join publications.kind on kind.name = document.kind
      where document.id = ${document}`,
  );
  return days;
}
