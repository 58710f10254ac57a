import { sql } from 'kysely';
import type { Act } from '../../../core/action.ts';
import { keyedName } from '../../../core/people/secret.ts';
import { one } from '../../../platform/database.ts';
import { Refused } from '../../../platform/errors.ts';
import { limits, lookedTooOften, tooOften } from '../rules.ts';

const placeName = (place: string) => keyedName('requests place', place);

/**
 * Counts one form, or one upload, from this address block, or refuses it: others are not kept waiting by whoever sends five hundred.
 * Uploads are counted apart, so that a form that was checked three times can still be sent.
 */
export async function countTurn(act: Act, place: string, what: 'submit' | 'upload'): Promise<void> {
  const name = placeName(place);
  await sql`select pg_advisory_xact_lock(8890, ${name.readInt32BE(0)})`.execute(act.tx);
  await sql`delete from requests.attempt where at < ${act.now}::timestamptz - interval '1 hour'`.execute(act.tx);
  const { count } = await one(
    act.tx,
    sql<{ count: number }>`
      select count(*)::int as count from requests.attempt where place = ${name} and what = ${what}`,
  );
  if (count >= limits[what === 'submit' ? 'submitsAnHour' : 'uploadsAnHour']) throw new Refused(tooOften, 429);
  await sql`insert into requests.attempt (place, what, at) values (${name}, ${what}, ${act.now})`.execute(act.tx);
}

/** Refuses whoever has looked in vain too often from this address block. */
export async function refuseGuessing(act: Act, place: string): Promise<void> {
  const { count } = await one(
    act.tx,
    sql<{ count: number }>`
      select count(*)::int as count from requests.attempt
      where place = ${placeName(place)} and what = 'look' and at > ${act.now}::timestamptz - interval '15 minutes'`,
  );
  if (count >= limits.failuresInAQuarter) throw new Refused(lookedTooOften, 429);
}

export const countFailure = (act: Act, place: string) =>
  sql`insert into requests.attempt (place, what, at) values (${placeName(place)}, 'look', ${act.now})`.execute(act.tx);
