import { sql } from 'kysely';
import { first, type Reads, rows } from '../../platform/database.ts';
import { NotFound } from '../../platform/errors.ts';
import type { Check, State, Step, Verdict } from './rules.ts';

export interface Submission {
  id: number;
  title: string;
  unit: number;
  unitName: string;
  submittedBy: number;
  submitterName: string;
  submittedAt: Date;
  urgent: boolean;
  urgentReason: string | null;
  steps: Step[];
  state: State;
  referredFrom: Step | null;
  manifestHash: string;
  channels: string[];
  arrivedAt: Date;
  dueOn: string | null;
  endedAt: Date | null;
  endReason: string | null;
  publishAt: Date | null;
  scheduleFailure: string | null;
}

const submissionWith = (where: ReturnType<typeof sql>) => sql<Submission>`
  select submission.id, submission.title, submission.unit, unit.name as "unitName", submission.submitted_by as "submittedBy",
    person.name as "submitterName", submission.submitted_at as "submittedAt", submission.urgent,
    submission.urgent_reason as "urgentReason", submission.steps, submission.state, submission.referred_from as "referredFrom",
    submission.manifest_hash as "manifestHash", submission.channels, submission.arrived_at as "arrivedAt",
    submission.due_on as "dueOn", submission.ended_at as "endedAt", submission.end_reason as "endReason",
    schedule.publish_at as "publishAt", schedule.failure as "scheduleFailure"
  from review.submission
  join organisations.unit on unit.id = submission.unit
  join people.person on person.id = submission.submitted_by
  left join review.schedule on schedule.submission = submission.id and schedule.done_at is null and schedule.cancelled_at is null
  where ${where}`;

export async function getSubmission(db: Reads, id: number): Promise<Submission> {
  const row = await first(db, submissionWith(sql`submission.id = ${id}`));
  if (!row) throw new NotFound();
  return row;
}

/** The same with its row locked: opinions, edits and the publication of one submission queue here. */
export async function lockSubmission(tx: Reads, id: number): Promise<Submission> {
  await sql`select id from review.submission where id = ${id} for update`.execute(tx);
  return getSubmission(tx, id);
}

/** The submission that an edition is in now, or was in last. */
export async function findSubmissionOf(db: Reads, edition: number): Promise<Submission | undefined> {
  return first(
    db,
    submissionWith(sql`submission.id = (select max(submission) from review.manifest where edition = ${edition})`),
  );
}

/** Every submission that a document was in, in their order. */
export const listSubmissionsOf = (db: Reads, document: number): Promise<Submission[]> =>
  rows(
    db,
    submissionWith(
      sql`submission.id in (select submission from review.manifest where document = ${document}) order by submission.id`,
    ),
  );

export interface ManifestRow {
  position: number;
  document: number;
  edition: number;
  revision: number;
  hash: string;
  title: string;
  kind: string;
}

export async function listManifest(db: Reads, submission: number): Promise<ManifestRow[]> {
  return rows(
    db,
    sql<ManifestRow>`
      select manifest.position, manifest.document, manifest.edition, manifest.revision, manifest.hash, revision.title, kind.words as kind
      from review.manifest
      join publications.revision on revision.id = manifest.revision
      join publications.document on document.id = manifest.document
      join publications.kind on kind.name = document.kind
      where manifest.submission = ${submission}
      order by manifest.position`,
  );
}

export interface OpinionRow {
  id: number;
  step: State;
  person: string;
  unit: string;
  post: string;
  insteadOf: string | null;
  verdict: Verdict;
  words: string;
  checks: Partial<Record<Check, boolean>>;
  conclusion: string | null;
  hash: string;
  arrivedAt: Date;
  at: Date;
}

/** 流转记录: every opinion in its order, verbatim. */
export async function listOpinions(db: Reads, submission: number): Promise<OpinionRow[]> {
  return rows(
    db,
    sql<OpinionRow>`
      select opinion.id, opinion.step, person.name as person, unit.name as unit, person.title as post,
        represented.name as "insteadOf", opinion.verdict, opinion.words, opinion.checks, opinion.conclusion,
        opinion.manifest_hash as hash, opinion.arrived_at as "arrivedAt", opinion.at
      from review.opinion
      join people.person on person.id = opinion.person
      join organisations.unit on unit.id = opinion.unit
      left join people.person represented on represented.id = opinion.instead_of
      where opinion.submission = ${submission}
      order by opinion.id`,
  );
}

export interface ReferralRow {
  drafterPosition: string;
  reviewerPosition: string;
  referredTo: string;
  referredAt: Date;
  answer: string | null;
  answeredAt: Date | null;
}

export async function listReferrals(db: Reads, submission: number): Promise<ReferralRow[]> {
  return rows(
    db,
    sql<ReferralRow>`
      select drafter_position as "drafterPosition", reviewer_position as "reviewerPosition", referred_to as "referredTo",
        referred_at as "referredAt", answer, answered_at as "answeredAt"
      from review.referral
      where submission = ${submission}
      order by id`,
  );
}

export interface Ground {
  code: string;
  words: string;
  article: string;
  mandatory: boolean;
}

/** The exemption list, in the order of the articles. */
export const listGrounds = (db: Reads): Promise<Ground[]> =>
  rows(db, sql<Ground>`select code, words, article, mandatory from review.ground order by position`);
