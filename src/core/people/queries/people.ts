import { sql } from 'kysely';
import { first, type Reads, rows } from '../../../platform/database.ts';
import { NotFound } from '../../../platform/errors.ts';
import type { Role } from '../../caller.ts';
import { idleHours } from '../session.ts';

export interface PersonRow {
  id: number;
  account: string;
  name: string;
  title: string;
  unit_name: string;
  roles: Role[];
  suspended: boolean;
  factor: boolean;
  seen_at: Date | null;
}

/** Colleagues by unit and name; `unit` narrows to one unit, `words` to name or account. */
export function listPeople(db: Reads, { unit, words }: { unit: number | null; words: string }): Promise<PersonRow[]> {
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  return rows(
    db,
    sql<PersonRow>`
      select person.id, person.account, person.name, person.title, unit.name as unit_name,
        array(select distinct post.role from people.post where post.person = person.id and post.ended_at is null order by 1) as roles,
        person.suspended_at is not null as suspended,
        person.totp_confirmed_at is not null as factor,
        (select max(session.seen_at) from people.session where session.person = person.id) as seen_at
      from people.person
      join organisations.unit on unit.id = person.unit
      where (${unit}::bigint is null or person.unit = ${unit}
          or exists (select from people.post where post.person = person.id and post.unit = ${unit} and post.ended_at is null))
        and (${words} = '' or person.name ilike ${like} or person.account ilike ${like})
      order by unit.position, unit.name, person.name, person.id`,
  );
}

export interface PersonDetail {
  id: number;
  account: string;
  name: string;
  title: string;
  unit: number;
  unit_name: string;
  must_change_password: boolean;
  suspended_at: Date | null;
  suspended_reason: string | null;
  factor_at: Date | null;
  created_at: Date;
}

/** One person as administrators and the person see them; no secret is in it. */
export async function getPerson(db: Reads, id: number): Promise<PersonDetail> {
  const found = await first(
    db,
    sql<PersonDetail>`
      select person.id, person.account, person.name, person.title, person.unit, unit.name as unit_name,
        person.must_change_password, person.suspended_at, person.suspended_reason,
        person.totp_confirmed_at as factor_at, person.created_at
      from people.person
      join organisations.unit on unit.id = person.unit
      where person.id = ${id}`,
  );
  if (!found) throw new NotFound();
  return found;
}

export interface PostRow {
  id: number;
  role: Role;
  unit_name: string;
  given_at: Date;
  ended_at: Date | null;
}

/** Posts of a person, those in force first. */
export function listPosts(db: Reads, person: number): Promise<PostRow[]> {
  return rows(
    db,
    sql<PostRow>`
      select post.id, post.role, unit.name as unit_name, post.given_at, post.ended_at
      from people.post
      join organisations.unit on unit.id = post.unit
      where post.person = ${person}
      order by post.ended_at desc nulls first, post.given_at desc, post.id desc`,
  );
}

export interface SessionRow {
  number: number;
  device: string;
  created_at: Date;
  seen_at: Date;
}

/** Sessions of a person that are alive, the latest first. */
export function listSessions(db: Reads, person: number): Promise<SessionRow[]> {
  return rows(
    db,
    sql<SessionRow>`
      select number, device, created_at, seen_at
      from people.session
      where person = ${person} and ended_at is null and expires_at > now()
        and seen_at > now() - make_interval(hours => ${idleHours})
      order by seen_at desc`,
  );
}

export interface DeputyRow {
  id: number;
  /** `given`: by this person to a colleague; `taken`: this person stands in for the colleague. */
  direction: 'given' | 'taken';
  colleague: string;
  from_on: string;
  until_on: string;
  reason: string;
  in_force: boolean;
}

/** Arrangements (代理) of a person that are in force or to come, in both directions. */
export function listDeputies(db: Reads, person: number): Promise<DeputyRow[]> {
  return rows(
    db,
    sql<DeputyRow>`
      select deputy.id, case when deputy.person = ${person} then 'given' else 'taken' end as direction,
        colleague.name as colleague, deputy.from_on, deputy.until_on, deputy.reason,
        (now() at time zone 'Asia/Shanghai')::date between deputy.from_on and deputy.until_on as in_force
      from people.deputy
      join people.person colleague
        on colleague.id = case when deputy.person = ${person} then deputy.deputy else deputy.person end
      where ${person} in (deputy.person, deputy.deputy) and deputy.ended_at is null
        and deputy.until_on >= (now() at time zone 'Asia/Shanghai')::date
      order by deputy.from_on, deputy.id`,
  );
}

/** Units that exist today, for lists to choose from. */
export function listUnits(db: Reads): Promise<{ id: number; name: string }[]> {
  return rows(
    db,
    sql<{
      id: number;
      name: string;
    }>`select id, name from organisations.unit where closed_on is null order by position, name`,
  );
}

/** Colleagues who could stand in for this person. */
export function listColleagues(db: Reads, person: number): Promise<{ id: number; name: string; unit_name: string }[]> {
  return rows(
    db,
    sql<{ id: number; name: string; unit_name: string }>`
      select person.id, person.name, unit.name as unit_name
      from people.person
      join organisations.unit on unit.id = person.unit
      where person.id <> ${person} and person.suspended_at is null
        and not exists (
          select from people.post
          where post.person = person.id and post.ended_at is null and post.role in ('system', 'security', 'audit'))
      order by person.unit <> (select unit from people.person where id = ${person}), unit.position, person.name`,
  );
}
