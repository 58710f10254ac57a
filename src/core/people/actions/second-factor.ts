import { sql } from 'kysely';
import { first, one } from '../../../platform/database.ts';
import { Refused, refuseIf } from '../../../platform/errors.ts';
import { type Act, action } from '../../action.ts';
import type { Role } from '../../caller.ts';
import { getSealedSecrets, getSubject, listSecondFactorRoles } from '../queries/sign-in.ts';
import { whyNotOwn, wrongCode } from '../rules.ts';
import { newTotpSecret, sealTotp, stepOfCode, unsealTotp } from '../totp.ts';
import { actorOf } from './people.ts';
import { endSessions } from './sessions.ts';
import { self } from './sign-in.ts';

/** Uses up a code of the secret in force: a step once used, and any before it, is never taken again. */
export async function takeCode({ tx, now }: Act, person: number, code: string): Promise<void> {
  const { totp_secret: sealed } = await getSealedSecrets(tx, person);
  const step = sealed && stepOfCode(unsealTotp(sealed, person), code, now);
  if (step == null) throw new Refused(wrongCode);
  const taken = await first(
    tx,
    sql<{ id: number }>`
      update people.person set totp_last_step = ${step}
      where id = ${person} and totp_confirmed_at is not null and coalesce(totp_last_step, 0) < ${step}
      returning id`,
  );
  if (!taken) throw new Refused(wrongCode);
}

/** Begins to set up a telephone; the second factor in force, if any, stays until the new one has shown a code. */
export const enrolSecondFactor = action('people.enrolSecondFactor', {
  words: '设置动态码',
  may: 'staff',
  async run(act, _: Record<string, never>) {
    const { person } = self(act);
    const sealed = sealTotp(newTotpSecret(), person);
    await sql`update people.person set totp_pending = ${sealed} where id = ${person}`.execute(act.tx);
    await act.line({ object: `people.person:${person}` });
  },
});

/** The new telephone has shown its first code: it is the second factor from now on, and other sessions end. */
export const confirmSecondFactor = action('people.confirmSecondFactor', {
  words: '启用动态码',
  may: 'staff',
  async run(act, input: { code: string }) {
    const { person, session } = self(act);
    const { totp_pending: pending } = await getSealedSecrets(act.tx, person);
    if (!pending) throw new Refused('请先开始设置动态码。');
    const step = stepOfCode(unsealTotp(pending, person), input.code, act.now);
    if (step === null) throw new Refused(wrongCode);
    await sql`
      update people.person
      set totp_secret = totp_pending, totp_pending = null, totp_confirmed_at = now(), totp_last_step = ${step}
      where id = ${person}`.execute(act.tx);
    await sql`update people.session set second_factor_at = now() where number = ${Number(session)}`.execute(act.tx);
    await endSessions(act.tx, person, '启用动态码', session);
    await act.line({ object: `people.person:${person}` });
  },
});

/** For a lost telephone. The person sets up a new one at the next sign-in, where the role requires it. */
export const resetSecondFactor = action('people.resetSecondFactor', {
  words: '取消动态码',
  may: ['security'],
  async run(act, input: { person: number }) {
    refuseIf(whyNotOwn(actorOf(act), input.person, '取消自己的动态码'), 403);
    await getSubject(act.tx, input.person, true);
    await sql`
      update people.person
      set totp_secret = null, totp_pending = null, totp_confirmed_at = null, totp_last_step = null
      where id = ${input.person}`.execute(act.tx);
    await endSessions(act.tx, input.person, '取消动态码');
    await act.line({ object: `people.person:${input.person}` });
  },
});

/** Says which roles require the second factor; it counts from the next request of those who hold them. */
export const requireSecondFactor = action('people.requireSecondFactor', {
  words: '规定须用动态码的岗位',
  may: ['security'],
  async run(act, input: { roles: Role[] }) {
    await sql`delete from people.second_factor_role where role <> all (${input.roles})`.execute(act.tx);
    await sql`
      insert into people.second_factor_role (role)
      select unnest(${input.roles}::text[])
      on conflict do nothing`.execute(act.tx);
    const required = await listSecondFactorRoles(act.tx);
    const { holders } = await one(
      act.tx,
      sql<{ holders: number }>`
        select count(distinct person) as holders from people.post where ended_at is null and role = any (${required})`,
    );
    await act.line({ object: 'people.second_factor_role:all', data: { roles: required } });
    return { holders };
  },
});
