import { sql } from 'kysely';
import { first, rows } from '../../platform/database.ts';
import type { Act } from '../action.ts';
import { type Facts, fill } from './rules.ts';

export interface Told {
  /** Name of a row of `notices.template`. */
  template: string;
  /** Persons; each is told once, suspended ones not at all. */
  to: number[];
  facts: Facts;
  /** What it is about, as `room.table:id`. */
  object: string;
  /** The page of the console that shows it. */
  path?: string | null;
}

/**
 * Tells people something within a deed: the messages exist if and only if the deed does, and mail goes out after its
 * commit. Answers the ids of the messages. The deed's own ledger line stands for them.
 */
export async function tell(act: Act, { template, to, facts, object, path = null }: Told): Promise<number[]> {
  if (to.length === 0) return [];
  const words = await first(
    act.tx,
    sql<{ subject: string; body: string }>`select subject, body from notices.template where name = ${template}`,
  );
  if (!words) throw new Error(`no template ${template}`);
  const written = await rows(
    act.tx,
    sql<{ id: number }>`
      insert into notices.message (person, template, to_address, subject, body, object, path, created_at)
      select person.id, ${template}, address.email, ${fill(words.subject, facts)}, ${fill(words.body, facts)},
        ${object}, ${path}, ${act.now}
      from people.person
      left join notices.address on address.person = person.id
      where person.id = any(${to}::bigint[]) and person.suspended_at is null
      order by person.id
      returning id`,
  );
  for (const { id } of written) {
    await act.later('notices.deliver', { message: id }, { once: `notices.deliver:${id}` });
  }
  return written.map(({ id }) => id);
}
