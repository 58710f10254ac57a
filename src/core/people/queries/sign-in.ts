import { sql } from 'kysely';
import { first, one, type Reads, rows } from '../../../platform/database.ts';
import { NotFound } from '../../../platform/errors.ts';
import type { Role } from '../../caller.ts';
import { type Subject, wrongCode } from '../rules.ts';
import { stepOfCode, unsealTotp } from '../totp.ts';

/** What the rules need to know of a person; `lock` keeps others from changing the posts until the deed is done. */
export async function getSubject(db: Reads, id: number, lock = false): Promise<Subject> {
  const found = await first(
    db,
    sql<{ id: number; suspended: boolean }>`
      select id, suspended_at is not null as suspended
      from people.person
      where id = ${id}
      ${lock ? sql`for update` : sql``}`,
  );
  if (!found) throw new NotFound();
  const held = await rows(
    db,
    sql<{ role: Role }>`select distinct role from people.post where person = ${id} and ended_at is null`,
  );
  return { ...found, roles: held.map((post) => post.role) };
}

export interface SignInRow {
  id: number;
  name: string;
  unit: number;
  unit_name: string;
  password_hash: string;
  suspended: boolean;
  factor: boolean;
}

/** For the sign-in door and the change of one's own password alone: the one read that holds a hash. */
export function findForSignIn(db: Reads, account: string): Promise<SignInRow | undefined> {
  return first(
    db,
    sql<SignInRow>`
      select person.id, person.name, person.unit, unit.name as unit_name, person.password_hash,
        person.suspended_at is not null as suspended, person.totp_confirmed_at is not null as factor
      from people.person
      join organisations.unit on unit.id = person.unit
      where person.account = ${account}`,
  );
}

export const accountTaken = async (db: Reads, account: string): Promise<boolean> =>
  (await first(db, sql`select 1 from people.person where account = ${account}`)) !== undefined;

/** Roles whose holders must show a second factor. */
export async function listSecondFactorRoles(db: Reads): Promise<Role[]> {
  return (await rows(db, sql<{ role: Role }>`select role from people.second_factor_role order by role`)).map(
    (row) => row.role,
  );
}

/** The sealed secrets of a second factor: in force, and being set up. */
export function getSealedSecrets(db: Reads, person: number) {
  return one(
    db,
    sql<{ totp_secret: Buffer | null; totp_pending: Buffer | null; totp_last_step: number | null }>`
      select totp_secret, totp_pending, totp_last_step from people.person where id = ${person}`,
  );
}

/** Why a code does not open this person's second factor now, as a sentence, or null. The deed decides; this is for the page. */
export async function whyNotCode(db: Reads, person: number, code: string, now: Date): Promise<string | null> {
  const { totp_secret: sealed, totp_last_step: last } = await getSealedSecrets(db, person);
  const step = sealed ? stepOfCode(unsealTotp(sealed, person), code, now) : null;
  return step === null || step <= (last ?? 0) ? wrongCode : null;
}

/** The same for a telephone that is being set up; when none is, the deed alone knows whether this is a repeat. */
export async function whyNotPendingCode(db: Reads, person: number, code: string, now: Date): Promise<string | null> {
  const { totp_pending: sealed } = await getSealedSecrets(db, person);
  if (!sealed) return null;
  return stepOfCode(unsealTotp(sealed, person), code, now) === null ? wrongCode : null;
}
