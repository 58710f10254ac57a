import { sql } from 'kysely';
import { first, type PublicDb, rows } from '../../../platform/database.ts';
import { delivered } from '../rules/delivered.ts';
import type { Tuning } from '../rules/tuning.ts';

/** What the office says about words now; what is delivered until it says something. */
export async function getWords(live: PublicDb): Promise<Tuning> {
  const row = await first(live, sql<{ words: Tuning }>`select words from live.search_words`);
  return { ...delivered, ...row?.words };
}

/** What people and older texts call units, and what they are called now: read in queries as everyday words are. */
export const listUnitNames = (live: PublicDb): Promise<Tuning['synonyms']> =>
  rows(
    live,
    sql<{ from: string; to: string[] }>`
      select said as "from", array_remove(array[name, full_name], null) as "to"
      from live.unit_alias
      cross join lateral unnest(array[alias, case when alias ~ '^[区县市]..' then substr(alias, 2) end]) said
      where char_length(said) >= 2
      order by said, unit
      limit 5000`,
  );
