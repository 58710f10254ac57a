import { sql } from 'kysely';
import type { Act } from '../../../core/action.ts';
import { keyedName } from '../../../core/people/secret.ts';
import { rows } from '../../../platform/database.ts';

/**
 * Counts one more from this place and answers how many there were in this minute and this hour, it included. One row for each place
 * and span: only who comes from the same place waits. What is refused afterwards is rolled back with its count.
 */
export async function countOne(
  act: Act,
  purpose: 'comment' | 'attach' | 'check',
  place: string,
): Promise<{ minute: number; hour: number }> {
  const name = keyedName(`consultations ${purpose}`, place);
  const counted = await rows(
    act.tx,
    sql<{ span: 'hour' | 'minute'; count: number }>`
      insert into consultations.pace (place, span, from_at, count)
      values (${name}, 'hour', date_trunc('hour', ${act.now}::timestamptz), 1),
        (${name}, 'minute', date_trunc('minute', ${act.now}::timestamptz), 1)
      on conflict (place, span, from_at) do update set count = consultations.pace.count + 1
      returning span, count`,
  );
  const of = (span: string) => counted.find((one) => one.span === span)!.count;
  return { minute: of('minute'), hour: of('hour') };
}
