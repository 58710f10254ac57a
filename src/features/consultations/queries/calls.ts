import { sql } from 'kysely';
import type { EditionState } from '../../../core/publications/rules.ts';
import { first, type Reads, rows } from '../../../platform/database.ts';
import { NotFound } from '../../../platform/errors.ts';
import type { Call } from '../rules/elements.ts';

/** A draft with its call as it stands now, public or not. */
export interface CallRow {
  document: number;
  edition: number;
  title: string;
  unit: number;
  unitName: string;
  state: EditionState;
  call: Call;
  /** Its public address while it is public. */
  path: string | null;
  /** The texts it became, as the office knows them. */
  finals: { document: number; title: string }[];
}

const callsWhere = (where: ReturnType<typeof sql>) => sql<CallRow>`
  select document.id as document, edition.id as edition, revision.title, document.unit, unit.name as "unitName", edition.state,
    revision.metadata -> 'elements' -> 'values' as call, address.path,
    coalesce((
      select jsonb_agg(jsonb_build_object('document', link.to_document, 'title', final.title) order by link.id)
      from publications.link
      cross join lateral (
        select revision.title from publications.edition join publications.revision on revision.edition = edition.id
        where edition.document = link.to_document order by edition.number desc, revision.number desc limit 1) final
      where link.from_document = document.id and link.kind = 'consulted_as' and link.ended_at is null), '[]') as finals
  from publications.document
  join publications.kind on kind.name = document.kind and kind.room = 'consultations'
  join organisations.unit on unit.id = document.unit
  join lateral (
    select id, state from publications.edition where edition.document = document.id order by number desc limit 1) edition on true
  join lateral (
    select * from publications.revision where revision.edition = edition.id order by number desc limit 1) revision on true
  left join publications.publication on publication.document = document.id and publication.ended_at is null
  left join publications.address on address.document = publication.document and address.current
  where revision.metadata -> 'elements' -> 'values' ->> 'type' = 'call' and ${where}
  order by revision.written_at desc, document.id desc`;

/** Calls of the units a person sees, the latest written first. */
export const listCalls = (db: Reads, seen: number[] | null): Promise<CallRow[]> =>
  rows(db, callsWhere(sql`(${seen}::bigint[] is null or document.unit = any (${seen}::bigint[]))`));

export async function getCall(db: Reads, document: number): Promise<CallRow> {
  const found = await first(db, callsWhere(sql`document.id = ${document}`));
  if (!found) throw new NotFound();
  return found;
}

/** Policies of a unit that a draft may become: not public yet, or public, the latest first. */
export const listPolicies = (db: Reads, unit: number): Promise<{ document: number; title: string }[]> =>
  rows(
    db,
    sql<{ document: number; title: string }>`
      select document.id as document, revision.title
      from publications.document
      join publications.kind on kind.name = document.kind and kind.is_policy
      join lateral (
        select revision.title, edition.state from publications.edition join publications.revision on revision.edition = edition.id
        where edition.document = document.id order by edition.number desc, revision.number desc limit 1) revision on true
      where document.unit = ${unit} and revision.state <> 'abandoned'
      order by document.id desc
      limit 200`,
  );

export interface Counts {
  round: number;
  comments: number;
  held: number;
  points: number;
  answered: number;
}

/** How far each round has come. */
export const listCounts = (db: Reads, rounds: number[]): Promise<Counts[]> =>
  rows(
    db,
    sql<Counts>`
      select round.id as round,
        (select count(*) from consultations.comment where comment.round = round.id)::int as comments,
        (select count(*) from consultations.comment where comment.round = round.id and comment.held
          and not exists (select from consultations.judgement where judgement.comment = comment.id))::int as held,
        (select count(*) from consultations.point where point.round = round.id and point.dropped_at is null)::int as points,
        (select count(*) from consultations.point where point.round = round.id and point.dropped_at is null
          and exists (select from consultations.reply where reply.point = point.id and reply.verdict = 'agreed'
            and reply.id = (select max(id) from consultations.reply newest where newest.point = point.id)))::int as answered
      from consultations.round
      where round.id = any (${rounds}::bigint[])`,
  );
