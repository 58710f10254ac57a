import { sql } from 'kysely';
import type { Staff } from '../../../core/caller.ts';
import { holds } from '../../../core/caller.ts';
import { listUnits } from '../../../core/organisations/queries.ts';
import { type Reads, rows } from '../../../platform/database.ts';
import type { Stored } from '../rules/import.ts';

/** Units into whose register this person may enter, by name, full name and alias; the openness office enters for all. */
export async function importableUnits(db: Reads, who: Staff): Promise<Map<string, number>> {
  const all = who.grants.some(({ role }) => role === 'openness');
  const found = new Map<string, number>();
  for (const { id, name, fullName, aliases } of await listUnits(db))
    if (all || holds(who, 'drafter', id)) for (const one of [name, fullName, ...aliases]) if (one) found.set(one, id);
  return found;
}

/** What stands in the register under these numbers. */
export async function findStored(db: Reads, numbers: string[]): Promise<Map<string, Stored>> {
  const found = await rows(
    db,
    sql<Stored>`
      select number, unit, channel, kind, subject, (submitted_at at time zone 'Asia/Shanghai')::date as "submittedOn",
        received_on as "receivedOn", ended_on as "endedOn", case when ended_on is not null then outcome end as outcome
      from requests.request
      where number = any (${numbers}::text[])`,
  );
  return new Map(found.map((row) => [row.number, row]));
}
