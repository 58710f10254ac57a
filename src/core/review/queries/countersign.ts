import { sql } from 'kysely';
import { first, type Reads, rows } from '../../../platform/database.ts';
import type { Role, Staff } from '../../caller.ts';
import { countersigners, type Step } from '../rules.ts';

export interface CountersignRow {
  id: number;
  step: Step;
  askedBy: number;
  askedByName: string;
  askedOf: number;
  askedOfName: string;
  words: string;
  askedAt: Date;
  givenByName: string | null;
  givenByUnit: string | null;
  insteadName: string | null;
  opinion: string | null;
  givenAt: Date | null;
  takenBackAt: Date | null;
  takenBackReason: string | null;
}

/** Every 加签 of a submission, in its order. */
export async function listCountersigns(db: Reads, submission: number): Promise<CountersignRow[]> {
  return rows(
    db,
    sql<CountersignRow>`
      select countersign.id, countersign.step, countersign.asked_by as "askedBy", asker.name as "askedByName",
        countersign.asked_of as "askedOf", asked.name as "askedOfName", countersign.words, countersign.asked_at as "askedAt",
        giver.name as "givenByName", unit.name as "givenByUnit", represented.name as "insteadName", countersign.opinion,
        countersign.given_at as "givenAt", countersign.taken_back_at as "takenBackAt",
        countersign.taken_back_reason as "takenBackReason"
      from review.countersign
      join people.person asker on asker.id = countersign.asked_by
      join people.person asked on asked.id = countersign.asked_of
      left join people.person giver on giver.id = countersign.given_by
      left join organisations.unit on unit.id = giver.unit
      left join people.person represented on represented.id = countersign.instead_of
      where countersign.submission = ${submission}
      order by countersign.id`,
  );
}

/** The one that the step waits for now. */
export const openCountersign = (all: CountersignRow[]): CountersignRow | undefined =>
  all.find((row) => !row.givenAt && !row.takenBackAt);

/**
 * Whether an open 加签 is this person's to answer, and in whose place: the task says who has it, because it may have been
 * handed over; null when it is somebody else's.
 */
export async function findCountersignSeat(
  db: Reads,
  who: Staff,
  submission: number,
): Promise<{ instead: number | null } | null> {
  const task = await first(
    db,
    sql<{ person: number | null }>`
      select person from workflow.task
      where object = ${`review.submission:${submission}`} and step = ${countersignStep} and done_at is null`,
  );
  if (!task?.person) return null;
  if (task.person === who.person) return { instead: null };
  return who.grants.some(({ instead }) => instead === task.person) ? { instead: task.person } : null;
}

/** The step that the task of 加签 carries. */
export const countersignStep = '加签';

/** Who may be asked: holders of a reviewing duty in the unit who neither wrote nor submitted it, with one duty each. */
export async function listCountersigners(
  db: Reads,
  submission: { id: number; unit: number; submittedBy: number },
): Promise<{ id: number; name: string; title: string; role: Role }[]> {
  return rows(
    db,
    sql<{ id: number; name: string; title: string; role: Role }>`
      select person.id, person.name, person.title, min(post.role) as role
      from people.post
      join people.person on person.id = post.person
      where post.unit = ${submission.unit} and post.role = any(${countersigners}::text[])
        and post.ended_at is null and person.suspended_at is null and person.id <> ${submission.submittedBy}
        and not exists (
          select from review.manifest
          join publications.revision on revision.edition = manifest.edition
          where manifest.submission = ${submission.id} and revision.written_by = person.id)
      group by person.id, person.name, person.title
      order by person.name, person.id`,
  );
}
