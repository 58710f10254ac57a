import { sql } from 'kysely';
import { one, type Reads, rows } from '../../platform/database.ts';
import type { Contribution } from './rules.ts';

export interface UnitRow {
  id: number;
  name: string;
}

/** Units of the district, or those of a person, in their order; closed ones stay for their years. */
export const listUnits = (db: Reads, seen: number[] | null): Promise<UnitRow[]> =>
  rows(
    db,
    sql<UnitRow>`
      select unit.id, unit.name
      from organisations.unit
      where (${seen}::bigint[] is null or unit.id = any (${seen}::bigint[]))
        and (unit.closed_on is null or exists (select from review.submission where submission.unit = unit.id))
      order by unit.position, unit.id`,
  );

const day = (moment: ReturnType<typeof sql>) => sql`(${moment} at time zone 'Asia/Shanghai')::date`;

/**
 * Every document that was first sent to review in the year, counted once, with what became of it. Pages of an older site
 * (those that state their first day) were published long ago and are not counted.
 */
export const listContributions = (db: Reads, year: number, seen: number[] | null): Promise<Contribution[]> =>
  rows(
    db,
    sql<Contribution>`
      with first as (
        select distinct on (manifest.document) manifest.document, manifest.revision, submission.id as submission,
          submission.unit, submission.submitted_at, submission.urgent
        from review.manifest
        join review.submission on submission.id = manifest.submission
        order by manifest.document, submission.id
      )
      select first.document, first.unit, last.title, kind.words as kind, ${day(sql`first.submitted_at`)} as "sentOn", first.urgent,
        (select count(*) > 1 from review.manifest companion where companion.submission = first.submission) as bundled,
        exists (
          select from ledger.line
          where line.object = 'publications.document:' || first.document and line.data ? 'token'
            and (line.data ->> 'submission')::bigint = first.submission) as "byProgram",
        last.state, ${recalled(sql`last.submission`)} as recalled,
        (select count(*)::int
          from review.manifest
          join review.submission on submission.id = manifest.submission
          where manifest.document = first.document and submission.state = 'returned'
            and not ${recalled(sql`submission.id`)}) as "timesReturned",
        issued."on" as "issuedOn", issued.disclosure
      from first
      join publications.document on document.id = first.document
      join publications.kind on kind.name = document.kind
      join publications.revision on revision.id = first.revision
      cross join lateral (
        select submission.id as submission, submission.state, sent.title
        from review.manifest
        join review.submission on submission.id = manifest.submission
        join publications.revision sent on sent.id = manifest.revision
        where manifest.document = first.document
        order by submission.id desc
        limit 1) last
      left join lateral (
        select ${day(sql`submission.ended_at`)} as "on", cleared.disclosure
        from review.manifest
        join review.submission on submission.id = manifest.submission
        join publications.revision cleared on cleared.id = manifest.revision
        where manifest.document = first.document and submission.state = 'issued'
        order by submission.id
        limit 1) issued on true
      where extract(year from first.submitted_at at time zone 'Asia/Shanghai') = ${year}
        and (${seen}::bigint[] is null or first.unit = any (${seen}::bigint[]))
        and not revision.metadata ? 'firstPublishedOn'
      order by first.submitted_at, first.document`,
  );

const recalled = (submission: ReturnType<typeof sql>) => sql`exists (
  select from review.opinion where opinion.submission = ${submission} and opinion.verdict = 'recall')`;

/** Years in which something was sent, newest first. */
export async function listYears(db: Reads): Promise<number[]> {
  const { first, last } = await one(
    db,
    sql<{ first: number | null; last: number | null }>`
      select extract(year from min(submitted_at) at time zone 'Asia/Shanghai')::int as first,
        extract(year from max(submitted_at) at time zone 'Asia/Shanghai')::int as last
      from review.submission`,
  );
  if (first === null || last === null) return [];
  return Array.from({ length: last - first + 1 }, (_, back) => last - back);
}
