import { sql } from 'kysely';
import { first, type Reads, rows } from '../../../platform/database.ts';
import { NotFound } from '../../../platform/errors.ts';
import type { Decision } from '../rules.ts';

export interface VersionRow {
  id: number;
  kind: string;
  subject: string;
  number: number;
  content: never;
  untilOn: string | null;
  hash: string;
  note: string;
  answer: string;
  proposedBy: number;
  proposerName: string;
  proposedAt: Date;
  /** The last decision; null while it waits. */
  decision: Decision | null;
  deciderName: string | null;
  decidedAt: Date | null;
  words: string | null;
}

const versionsWhere = (condition: ReturnType<typeof sql>) => sql<VersionRow>`
  select version.id, version.kind, version.subject, version.number, version.content, version.until_on as "untilOn",
    version.hash, version.note, version.answer, version.proposed_by as "proposedBy", proposer.name as "proposerName",
    version.proposed_at as "proposedAt", decision.kind as decision, decider.name as "deciderName",
    decision.at as "decidedAt", decision.words
  from proposals.version
  join people.person proposer on proposer.id = version.proposed_by
  left join lateral (
    select kind, by_person, at, words
    from proposals.decision
    where decision.version = version.id
    order by id desc
    limit 1) decision on true
  left join people.person decider on decider.id = decision.by_person
  where ${condition}`;

export async function getVersion(db: Reads, id: number): Promise<VersionRow> {
  const version = await first(db, versionsWhere(sql`version.id = ${id}`));
  if (!version) throw new NotFound();
  return version;
}

/** Every version of one thing, the newest first; deeds about it lock it before they ask. */
export const listVersions = (db: Reads, kind: string, subject: string): Promise<VersionRow[]> =>
  rows(
    db,
    sql`${versionsWhere(sql`version.kind = ${kind} and version.subject = ${subject}`)} order by version.number desc`,
  );

/** The newest version of each thing that was not taken back or refused, and whatever waits. */
export const listStanding = (db: Reads): Promise<VersionRow[]> =>
  rows(
    db,
    versionsWhere(sql`
      version.number = (
        select max(other.number) from proposals.version other
        where other.kind = version.kind and other.subject = version.subject
          and not exists (
            select from proposals.decision
            where decision.version = other.id and decision.kind in ('refused', 'taken_back')))`),
  );

/** What the public reads of each: the newest agreed version, unless it was taken down. */
export const shownOf = (versions: VersionRow[]): VersionRow | null => {
  const newest = versions.find(({ decision }) => decision === 'agreed' || decision === 'ended');
  return newest?.decision === 'agreed' ? newest : null;
};
