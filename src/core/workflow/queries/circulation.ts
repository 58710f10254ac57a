import { sql } from 'kysely';
import { first, one, type Reads, rows } from '../../../platform/database.ts';
import type { Role, Staff } from '../../caller.ts';
import { tasksPerPage } from './list.ts';

export interface CirculatedRow {
  id: number;
  object: string;
  title: string;
  path: string;
  sentByName: string;
  words: string;
  sentAt: Date;
  readAt: Date | null;
}

const circulated = (who: Staff) => sql`
  select circulation.id, circulation.object, circulation.title, circulation.path, sender.name as "sentByName",
    circulation.words, circulation.sent_at as "sentAt", reader.read_at as "readAt"
  from workflow.circulation_reader reader
  join workflow.circulation on circulation.id = reader.circulation
  join people.person sender on sender.id = circulation.sent_by
  where reader.person = ${who.person}`;

/** What was sent to a person for reading: what is unread first, then the newest; `atMost` gives every page at once. */
export async function listCirculated(
  db: Reads,
  who: Staff,
  { page, atMost }: { page: number; atMost?: number },
): Promise<{ items: CirculatedRow[]; total: number }> {
  const { total } = await one(
    db,
    sql<{ total: number }>`select count(*) as total from workflow.circulation_reader where person = ${who.person}`,
  );
  const items = await rows(
    db,
    sql<CirculatedRow>`
      ${circulated(who)}
      order by reader.read_at is not null, circulation.sent_at desc, circulation.id desc
      limit ${atMost ?? tasksPerPage}
      offset ${atMost ? 0 : (page - 1) * tasksPerPage}`,
  );
  return { items, total };
}

/** One that was sent to this person; to anybody else it does not exist. */
export const findCirculation = (db: Reads, who: Staff, id: number): Promise<CirculatedRow | undefined> =>
  first(db, sql<CirculatedRow>`${circulated(who)} and circulation.id = ${id}`);

/** What this person has not yet marked as read about an object, the oldest first. */
export const listUnread = (db: Reads, who: Staff, object: string): Promise<CirculatedRow[]> =>
  rows(
    db,
    sql<CirculatedRow>`${circulated(who)} and circulation.object = ${object} and reader.read_at is null order by circulation.id`,
  );

/** Persons who have something about an object still to read. */
export async function listWaiting(db: Reads, object: string): Promise<number[]> {
  const found = await rows(
    db,
    sql<{ person: number }>`
      select distinct reader.person
      from workflow.circulation
      join workflow.circulation_reader reader on reader.circulation = circulation.id
      where circulation.object = ${object} and reader.read_at is null`,
  );
  return found.map(({ person }) => person);
}

const office: Role[] = ['drafter', 'reviewer', 'secrecy', 'signer', 'openness', 'editor'];

/** Who may read a matter: those with an office post in the unit that drafted it. They could open it before, so that nothing is opened to anybody by this. */
export async function listReaders(
  db: Reads,
  task: { unit: number; draftUnitId: number | null },
): Promise<{ id: number; name: string; title: string }[]> {
  return rows(
    db,
    sql<{ id: number; name: string; title: string }>`
      select distinct person.id, person.name, person.title
      from people.post
      join people.person on person.id = post.person
      where post.unit = ${task.draftUnitId ?? task.unit} and post.role = any(${office}::text[])
        and post.ended_at is null and person.suspended_at is null
      order by person.name, person.id`,
  );
}
