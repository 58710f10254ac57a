import { sql } from 'kysely';
import { first, one, type Reads, rows } from '../../../platform/database.ts';
import { NotFound } from '../../../platform/errors.ts';
import type { Results } from '../rules/result.ts';
import { mendDays, settled } from '../rules/visit.ts';

interface Published {
  document: number;
  draw: number;
  unit: number;
  results: Results;
}

const published = sql`
  select result.document, result.draw, document.unit, revision.metadata -> 'elements' -> 'values' as results
  from inspections.result
  join publications.document on document.id = result.document
  join publications.publication on publication.document = result.document and publication.ended_at is null
  join publications.revision on revision.id = publication.revision`;

/** Results as they are public now; throws NotFound. */
export async function findResults(db: Reads, document: number): Promise<Published> {
  const found = await first(db, sql<Published>`${published} where result.document = ${document}`);
  if (!found) throw new NotFound('没有这份已公布的抽查结果，请从列表里重新打开。');
  return found;
}

/** Published results of these draws that say 整改中 of something, and that nobody is correcting just now. */
export const listMending = (db: Reads, draws: number[]): Promise<Published[]> =>
  rows(
    db,
    sql<Published>`
      ${published}
      where result.draw = any (${draws}::bigint[])
        and revision.metadata -> 'elements' -> 'values' -> 'rows' @> '[{"mended": "整改中"}]'
        and not exists (
          select from publications.edition
          where edition.document = result.document and edition.state in ('draft', 'submitted', 'cleared'))
      order by result.document`,
  );

/** How many problems of these units (null: of all) are open, and how many of them should have been mended before this day. */
export const countMending = (
  db: Reads,
  units: number[] | null,
  today: string,
): Promise<{ count: number; late: number; soon: number }> =>
  one(
    db,
    sql<{ count: number; late: number; soon: number }>`
      select count(*)::int as count,
        (count(*) filter (where coalesce(visit.mend_by, visit.visited_on + ${mendDays}::int) < ${today}::date))::int as late,
        0 as soon
      from inspections.visit
      join draws.draw on draw.id = visit.draw
      where (${units}::bigint[] is null or draw.unit = any (${units}::bigint[]))
        and exists (
          select from jsonb_array_elements(visit.results) result where result ->> 'kind' <> all (${settled}::text[]))
        and not exists (select from draws.voiding where voiding.draw = visit.draw)
        and not exists (select from inspections.followup where followup.visit = visit.id and followup.done)`,
  );
