import { sql } from 'kysely';
import { one } from '../../../platform/database.ts';
import { Refused } from '../../../platform/errors.ts';
import { type Act, action } from '../../action.ts';
import type { Staff } from '../../caller.ts';
import { longestHours } from '../session.ts';
import { takeCode } from './second-factor.ts';

/** The person who acts; deeds of this room that are about oneself. */
export function self(act: Act): Staff {
  if (act.caller.kind !== 'staff') throw new Refused('这一步由本人办理。', 403);
  return act.caller;
}

/**
 * Begins the caller's session, after the door has checked the password: `session` and `device` are hashes of the two
 * cookies, `browser` is what the browser calls itself. Answers the session's number.
 */
export const signIn = action('people.signIn', {
  words: '登录',
  may: 'staff',
  async run(act, input: { session: string; device: string; browser: string }) {
    const { person } = self(act);
    const device = Buffer.from(input.device, 'hex');
    const { number } = await one(
      act.tx,
      sql<{ number: number }>`
        insert into people.session (id, person, expires_at, device)
        values (${Buffer.from(input.session, 'hex')}, ${person}, now() + make_interval(hours => ${longestHours}), ${input.browser.slice(0, 200)})
        returning number`,
    );
    await rememberDevice(act, person, device);
    await act.line({ object: `people.session:${number}`, data: { person } });
    return { number };
  },
});

/** Twenty devices are remembered; the longest unseen is forgotten. A device of a person who owes a code counts once the code was shown. */
async function rememberDevice({ tx }: Act, person: number, device: Buffer): Promise<void> {
  await sql`
    insert into people.device (id, person)
    select ${device}, id from people.person where id = ${person} and totp_confirmed_at is null
    on conflict (person, id) do update set seen_at = now()`.execute(tx);
  await sql`
    delete from people.device
    where person = ${person} and id not in (
      select id from people.device where person = ${person} order by seen_at desc limit 20)`.execute(tx);
}

/** The second half of signing in: a code of the telephone, used once. */
export const showSecondFactor = action('people.showSecondFactor', {
  words: '以动态码完成登录',
  may: 'staff',
  async run(act, input: { code: string; device: string }) {
    const { person, session } = self(act);
    await takeCode(act, person, input.code);
    await sql`
      update people.session set second_factor_at = now()
      where number = ${Number(session)} and ended_at is null`.execute(act.tx);
    await sql`
      insert into people.device (id, person) values (${Buffer.from(input.device, 'hex')}, ${person})
      on conflict (person, id) do update set seen_at = now()`.execute(act.tx);
    await act.line({ object: `people.session:${session}`, data: { person } });
  },
});

export const signOut = action('people.signOut', {
  words: '退出',
  may: 'staff',
  async run(act, _: Record<string, never>) {
    const { person, session } = self(act);
    await sql`
      update people.session set ended_at = now(), ended_why = '本人退出'
      where number = ${Number(session)} and ended_at is null`.execute(act.tx);
    await act.line({ object: `people.session:${session}`, data: { person } });
  },
});
