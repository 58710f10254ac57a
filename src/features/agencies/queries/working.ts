import { sql } from 'kysely';
import { findOffice } from '../../../core/organisations/queries.ts';
import { first, type Reads, rows } from '../../../platform/database.ts';
import { NotFound } from '../../../platform/errors.ts';
import { emptyProfile, type Profile } from '../rules/profile.ts';

/** A unit and how its profile stands, for those who keep it. */
export interface AgencyRow {
  unit: number;
  slug: string;
  name: string;
  fullName: string | null;
  kind: string;
  closedOn: string | null;
  /** What is public now; null when nothing is. */
  shown: Profile | null;
  approvedAt: Date | null;
  /** What waits for the second person. */
  waiting: { revision: number; content: Profile; submittedBy: number } | null;
  draft: { content: Profile; authors: number[] } | null;
}

const agenciesWhere = (condition: ReturnType<typeof sql>) => sql<AgencyRow>`
  select unit.id as unit, unit.slug, unit.name, unit.full_name as "fullName", unit.kind, unit.closed_on as "closedOn",
    agency.content as shown, agency.approved_at as "approvedAt",
    (select jsonb_build_object('revision', revision.id, 'content', revision.content, 'submittedBy', revision.submitted_by)
      from agencies.revision
      where revision.unit = unit.id
        and not exists (select from agencies.decision where decision.revision = revision.id)) as waiting,
    (select jsonb_build_object('content', draft.content, 'authors', draft.authors)
      from agencies.draft
      where draft.unit = unit.id) as draft
  from organisations.unit
  left join live.agency on agency.slug = unit.slug
  where ${condition}
  order by unit.closed_on is not null, unit.position, unit.name`;

/** Every unit, those in use first. */
export const listAgencies = (db: Reads): Promise<AgencyRow[]> => rows(db, agenciesWhere(sql`true`));

export const findAgency = (db: Reads, unit: number): Promise<AgencyRow | undefined> =>
  first(db, agenciesWhere(sql`unit.id = ${unit}`));

export async function getAgency(db: Reads, slug: string): Promise<AgencyRow> {
  const agency = await first(db, agenciesWhere(sql`unit.slug = ${slug}`));
  if (!agency) throw new NotFound('没有这个单位。');
  return agency;
}

/** What a form begins with: the draft, else what waits, else what is public, else nothing. */
export const workingOf = ({ draft, waiting, shown }: Pick<AgencyRow, 'draft' | 'waiting' | 'shown'>): Profile => ({
  ...emptyProfile(),
  ...(draft?.content ?? waiting?.content ?? shown),
});

/** Where somebody in post clears what a unit says: the unit itself, else the government's office. */
export async function findClearingUnit(db: Reads, unit: number): Promise<number | null> {
  const found = await first(
    db,
    sql`select id from people.post where unit = ${unit} and role = 'secrecy' and ended_at is null`,
  );
  return found ? unit : findOffice(db);
}
