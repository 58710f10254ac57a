import { sql } from 'kysely';
import { type Reads, rows } from '../../../platform/database.ts';
import type { Values } from '../rules/elements.ts';

export interface YearRow {
  values: Values;
  overturned: string | null;
  /** Whether it has ever been public. */
  published: boolean;
}

/** Decisions of a year of these units, by the day of the decision, with what became of them; null for every unit. */
export const listYear = (db: Reads, year: number, units: number[] | null): Promise<YearRow[]> =>
  rows(
    db,
    sql<YearRow>`
      select (revision.metadata -> 'elements' -> 'values') - 'shape' as values, overturned.kind as overturned,
        document.first_published_at is not null as published
      from enforcement.entry
      join publications.document on document.id = entry.document
      join lateral (
        select id, state from publications.edition
        where edition.document = entry.document order by number desc limit 1) edition on edition.state <> 'abandoned'
      join lateral (
        select metadata from publications.revision
        where revision.edition = edition.id order by number desc limit 1) revision on true
      left join enforcement.overturned on overturned.document = entry.document
      where entry.decided_on between make_date(${year}, 1, 1) and make_date(${year}, 12, 31)
        and (${units}::bigint[] is null or document.unit = any (${units}::bigint[]))`,
  );
