import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { first, type StaffDb } from '../../platform/database.ts';
import type { Grant, Staff } from '../caller.ts';
import { administrators, type Owes, owes } from './rules.ts';

/** A session ends after eight hours without a request and after a day whatever happens. */
export const idleHours = 8;
export const longestHours = 24;

export const sessionCookie = 'gk_session';
export const deviceCookie = 'gk_device';
const deviceDays = 365;

/** A random token of 32 bytes, as it travels in a cookie. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** Under which a token is kept; null for what cannot be one of ours. */
export function tokenHash(token: string | undefined): Buffer | null {
  return token && /^[\w-]{43}$/.test(token) ? createHash('sha256').update(token).digest() : null;
}

/** A cookie of this browser, or undefined. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}

const cookie = (name: string, value: string, secure: boolean, more = '') =>
  `${name}=${value}; Path=/staff; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}${more}`;

/** Lives as long as the browser's window; the database has the last word. */
export const giveSession = (token: string, secure: boolean) => cookie(sessionCookie, token, secure);
export const takeSession = (secure: boolean) => cookie(sessionCookie, '', secure, '; Max-Age=0');
/** Lives for a year and opens nothing: it only says that somebody signed in here before. */
export const giveDevice = (token: string, secure: boolean) =>
  cookie(deviceCookie, token, secure, `; Max-Age=${deviceDays * 86_400}`);

/** A living session: whose it is, and what it still owes before it may be used. */
export interface Session {
  who: Staff;
  account: string;
  owes: Owes;
}

interface Row {
  number: number;
  person: number;
  account: string;
  name: string;
  unit: number;
  unit_name: string;
  must_change_password: boolean;
  factor_set: boolean;
  factor_shown: boolean;
  factor_required: boolean;
  grants: Grant[];
}

/**
 * The living session of a token with the grants of this very moment (promises.md, rule 7): own posts, and those of the
 * colleagues this person stands in for today. One statement; at most once a minute it also notes that the session was seen.
 */
export async function findSession(db: StaffDb, token: string | undefined): Promise<Session | null> {
  const id = tokenHash(token);
  if (!id) return null;
  const row = await first(db, livingSession(id));
  if (!row) return null;
  const { number, person, account, name, unit, unit_name: unitName, grants } = row;
  return {
    who: { kind: 'staff', person, name, unit, unitName, grants, session: String(number) },
    account,
    owes: owes({
      factorSet: row.factor_set,
      factorShown: row.factor_shown,
      factorRequired: row.factor_required,
      mustChange: row.must_change_password,
    }),
  };
}

/** Who acts in a session that may be used for work; null when it ended, expired, or still owes a code, a password or a second factor. */
export async function findCaller(db: StaffDb, token: string | undefined): Promise<Staff | null> {
  const session = await findSession(db, token);
  return session?.owes === 'nothing' ? session.who : null;
}

const livingSession = (id: Buffer) => sql<Row>`
  with found as (
    select session.id, session.number, session.person, session.second_factor_at, session.seen_at,
      person.account, person.name, person.unit, unit.name as unit_name, person.must_change_password, person.totp_confirmed_at
    from people.session
    join people.person on person.id = session.person
    join organisations.unit on unit.id = person.unit
    where session.id = ${id} and session.ended_at is null and session.expires_at > now()
      and session.seen_at > now() - make_interval(hours => ${idleHours})
      and person.suspended_at is null
  ), seen as (
    update people.session set seen_at = now()
    where id = (select id from found where seen_at < now() - interval '1 minute')
  ), own as (
    select post.role, post.unit, null::bigint as instead
    from people.post
    join found on found.person = post.person
    where post.ended_at is null
  ), lent as (
    select post.role, post.unit, absent.id as instead
    from found
    join people.deputy on deputy.deputy = found.person and deputy.ended_at is null
      and (now() at time zone 'Asia/Shanghai')::date between deputy.from_on and deputy.until_on
    join people.person absent on absent.id = deputy.person and absent.suspended_at is null
    join people.post on post.person = absent.id and post.ended_at is null
    where post.role <> all (${administrators})
      and not exists (select from own where own.role = any (${administrators}))
  ), held as (
    select role, unit, instead from own
    union
    select role, unit, instead from lent
  )
  select number, person, account, name, unit, unit_name, must_change_password,
    totp_confirmed_at is not null as factor_set,
    second_factor_at is not null as factor_shown,
    exists (select from held join people.second_factor_role using (role)) as factor_required,
    (select coalesce(
       json_agg(json_build_object('role', role, 'unit', unit, 'instead', instead) order by instead nulls first, role, unit), '[]')
     from held) as grants
  from found`;
