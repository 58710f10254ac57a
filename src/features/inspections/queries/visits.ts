import { sql } from 'kysely';
import { first, type Reads, rows } from '../../../platform/database.ts';
import type { MatterResult, Member, Photo } from '../rules/visit.ts';

export interface VisitRow {
  id: number;
  draw: number;
  target: string;
  visitedOn: string;
  results: MatterResult[];
  photos: Photo[];
  /** By when a problem is to be mended; null where there is none. */
  mendBy: string | null;
  hash: string;
  recordedBy: number;
  recordedByName: string;
  recordedAt: Date;
  /** Who signed exactly these words. */
  signatures: number[];
  /** The document in which it stands, when it does; an abandoned draft is none. */
  document: number | null;
  /** The day on which its problem was said to be mended; null before. */
  mendedOn: string | null;
  followups: { done: boolean; note: string; at: string; by: string }[];
}

const visit = sql`
  select visit.id, visit.draw, visit.target, visit.visited_on as "visitedOn", visit.results, visit.photos,
    visit.mend_by as "mendBy", visit.hash,
    (select to_char(min(followup.at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD') from inspections.followup
      where followup.visit = visit.id and followup.done) as "mendedOn",
    visit.recorded_by as "recordedBy", person.name as "recordedByName", visit.recorded_at as "recordedAt", reported.document,
    coalesce((select jsonb_agg(signature.person order by at) from inspections.signature
      where signature.visit = visit.id and signature.hash = visit.hash), '[]') as signatures,
    coalesce((select jsonb_agg(jsonb_build_object('done', followup.done, 'note', followup.note, 'at', followup.at, 'by', writer.name)
        order by followup.id)
      from inspections.followup join people.person writer on writer.id = followup.by
      where followup.visit = visit.id), '[]') as followups
  from inspections.visit
  join people.person on person.id = visit.recorded_by
  left join lateral (
    select reported.document from inspections.reported
    where reported.visit = visit.id and exists (
      select from publications.edition where edition.document = reported.document and edition.state <> 'abandoned')
    limit 1) reported on true`;

export const listVisits = (db: Reads, draws: number[]): Promise<VisitRow[]> =>
  rows(db, sql<VisitRow>`${visit} where visit.draw = any (${draws}::bigint[]) order by visit.visited_on, visit.id`);

export const findVisit = (db: Reads, draw: number, target: string): Promise<VisitRow | undefined> =>
  first(db, sql<VisitRow>`${visit} where visit.draw = ${draw} and visit.target = ${target}`);

/** Inspectors by the ids that they have in a pool, with the account that each signs with. */
export const listMembers = (db: Reads, ids: string[], on: string): Promise<Member[]> =>
  rows(
    db,
    sql<Member>`
      select 'P' || entry.id as id, entry.name, person.id as person,
        coalesce(entry.fields ->> 'expiresOn', '') >= ${on} and coalesce(entry.fields ->> 'leftOn', '9999-12-31') > ${on} as able
      from inspections.entry
      left join people.person on person.account = entry.fields ->> 'account'
      where entry.register = 'inspector' and 'P' || entry.id = any (${ids}::text[])
      order by entry.id`,
  );

/** Names of objects by their codes. */
export async function listNames(db: Reads, keys: string[]): Promise<Map<string, string>> {
  const found = await rows(
    db,
    sql<{ key: string; name: string }>`
      select key, name from inspections.entry where register = 'object' and key = any (${keys}::text[])`,
  );
  return new Map(found.map(({ key, name }) => [key, name]));
}

/** Inspectors of every unit who may go to a target until this day: with a certificate that lasts and no recusal. */
export const listCandidates = (
  db: Reads,
  target: string,
  on: string,
): Promise<{ id: string; name: string; unitName: string }[]> =>
  rows(
    db,
    sql<{ id: string; name: string; unitName: string }>`
      select 'P' || entry.id as id, entry.name, unit.name as "unitName"
      from inspections.entry
      join organisations.unit on unit.id = entry.unit
      where entry.register = 'inspector' and coalesce(entry.fields ->> 'expiresOn', '') >= ${on}
        and coalesce(entry.fields ->> 'leftOn', '9999-12-31') > ${on}
        and strpos(coalesce(entry.fields ->> 'recusals', ''), ${target}) = 0
      order by unit.position, unit.id, entry.name`,
  );
