import { sql } from 'kysely';
import { first, type Reads, rows } from '../../../platform/database.ts';
import { NotFound } from '../../../platform/errors.ts';
import type { Profile } from '../rules/profile.ts';

export interface RevisionRow {
  id: number;
  unit: number;
  slug: string;
  unitName: string;
  number: number;
  content: Profile;
  hash: string;
  note: string;
  answer: string;
  authors: number[];
  submittedBy: number;
  submitterName: string;
  submittedAt: Date;
  /** The last decision; null while it waits. */
  decision: 'approved' | 'returned' | 'recalled' | 'withdrawn' | null;
  deciderName: string | null;
  decidedAt: Date | null;
  words: string | null;
}

const revisionsWhere = (condition: ReturnType<typeof sql>) => sql<RevisionRow>`
  select revision.id, revision.unit, unit.slug, unit.name as "unitName", revision.number, revision.content, revision.hash,
    revision.note, revision.answer, to_jsonb(revision.authors) as authors, revision.submitted_by as "submittedBy",
    submitter.name as "submitterName", revision.submitted_at as "submittedAt", decision.kind as decision,
    decider.name as "deciderName", decision.at as "decidedAt", decision.words
  from agencies.revision
  join organisations.unit on unit.id = revision.unit
  join people.person submitter on submitter.id = revision.submitted_by
  left join lateral (
    select kind, by_person, at, words
    from agencies.decision
    where decision.revision = revision.id
    order by id desc
    limit 1) decision on true
  left join people.person decider on decider.id = decision.by_person
  where ${condition}
  order by revision.number desc`;

export async function getRevision(db: Reads, id: number): Promise<RevisionRow> {
  const revision = await first(db, revisionsWhere(sql`revision.id = ${id}`));
  if (!revision) throw new NotFound();
  return revision;
}

/** Every revision of a unit, the newest first. */
export const listRevisions = (db: Reads, unit: number): Promise<RevisionRow[]> =>
  rows(db, revisionsWhere(sql`revision.unit = ${unit}`));

/** The newest approved revision and whether it was withdrawn. */
export const findApproved = (
  db: Reads,
  unit: number,
): Promise<{ id: number; hash: string; content: Profile; withdrawn: boolean } | undefined> =>
  first(
    db,
    sql<{ id: number; hash: string; content: Profile; withdrawn: boolean }>`
      select revision.id, revision.hash, revision.content,
        exists (
          select from agencies.decision
          where decision.revision = revision.id and decision.kind = 'withdrawn') as withdrawn
      from agencies.revision
      join agencies.decision approved on approved.revision = revision.id and approved.kind = 'approved'
      where revision.unit = ${unit}
      order by approved.at desc, revision.id desc
      limit 1`,
  );
