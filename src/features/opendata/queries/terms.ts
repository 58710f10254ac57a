import { sql } from 'kysely';
import { first, type PublicDb } from '../../../platform/database.ts';
import type { Terms } from '../rules/catalog.ts';

/** The district's terms of use, from the public setting `opendata`. */
export async function findTerms(live: PublicDb): Promise<Terms> {
  const row = await first(live, sql<{ value: Terms }>`select value from live.setting where name = 'opendata'`);
  return row?.value ?? {};
}
