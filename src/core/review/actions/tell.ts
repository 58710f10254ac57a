import { sql } from 'kysely';
import { rows } from '../../../platform/database.ts';
import { formatDay } from '../../../platform/time.ts';
import type { Act } from '../../action.ts';
import type { Role } from '../../caller.ts';
import { tell } from '../../notices/tell.ts';
import { listOpinions, type Submission } from '../queries.ts';
import { isOpen, type State, states } from '../rules.ts';

/** Tells those who are next, or those who sent it, where a submission has arrived; the messages exist if and only if the deed does. */
export async function tellArrival(
  act: Act,
  submission: Submission,
  state: State,
  unit: number,
  role: Role | null,
): Promise<void> {
  const facts = { 标题: submission.title, 环节: states[state] };
  const about = { object: `review.submission:${submission.id}`, path: `/staff/review/${submission.id}` };
  const sender = [submission.submittedBy];
  if (isOpen(state) && role) {
    const due = submission.dueOn ? formatDay(submission.dueOn) : '不限';
    await tell(act, {
      ...about,
      template: 'workflow.arrived',
      to: await holdersOf(act, role, unit),
      facts: { ...facts, 期限: due },
    });
  }
  if (state === 'returned') {
    await tell(act, {
      ...about,
      template: 'review.returned',
      to: sender,
      facts: { ...facts, 意见: await lastWords(act, submission.id) },
    });
  }
  if (state === 'cleared') await tell(act, { ...about, template: 'review.cleared', to: sender, facts });
  if (state === 'issued') await tell(act, { ...about, template: 'publications.published', to: sender, facts });
  if (state === 'voided') {
    const readers = await rows(
      act.tx,
      sql<{ person: number }>`select distinct person from review.opinion where submission = ${submission.id}`,
    );
    const to = [...new Set([...sender, ...readers.map((row) => row.person)])];
    await tell(act, {
      ...about,
      template: 'review.voided',
      to,
      facts: { ...facts, 原因: submission.endReason ?? '送审后文字又被修改' },
    });
  }
}

async function holdersOf(act: Act, role: Role, unit: number): Promise<number[]> {
  const found = await rows(
    act.tx,
    sql<{
      person: number;
    }>`select person from people.post where role = ${role} and unit = ${unit} and ended_at is null`,
  );
  return found.map((row) => row.person);
}

async function lastWords(act: Act, submission: number): Promise<string> {
  return (await listOpinions(act.tx, submission)).at(-1)?.words ?? '';
}
