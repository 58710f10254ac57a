import { sql } from 'kysely';
import { one } from '../../../platform/database.ts';
import { refuseIf } from '../../../platform/errors.ts';
import { action } from '../../action.ts';
import { firstPassword, hashPassword, passwordFits, whyNotPassword } from '../password.ts';
import { getSubject } from '../queries/sign-in.ts';
import { whyNotOwn } from '../rules.ts';
import { actorOf } from './people.ts';
import { endSessions, endTokens } from './sessions.ts';
import { self } from './sign-in.ts';

/**
 * Changes one's own password and ends one's other sessions. Call it with a hand that has no idempotency key: a key's
 * record keeps a hash of the input.
 */
export const setOwnPassword = action('people.setOwnPassword', {
  words: '修改本人口令',
  may: 'staff',
  async run(act, input: { current: string; next: string }) {
    const { person, session } = self(act);
    const kept = await one(
      act.tx,
      sql<{ account: string; name: string; password_hash: string }>`
        select account, name, password_hash from people.person where id = ${person} for update`,
    );
    refuseIf((await passwordFits(input.current, kept.password_hash)) ? null : '现在的口令不对，请重新输入。');
    refuseIf(input.next === input.current ? '新口令和现在的一样，请换一个。' : whyNotPassword(input.next, kept));
    await sql`
      update people.person
      set password_hash = ${await hashPassword(input.next)}, must_change_password = false
      where id = ${person}`.execute(act.tx);
    await endSessions(act.tx, person, '口令已修改', session);
    await act.line({ object: `people.person:${person}` });
  },
});

/** Gives a person the password `firstPassword(seed)`, to be changed at the next sign-in, and ends all sessions and tokens. */
export const resetPassword = action('people.resetPassword', {
  words: '重置口令',
  may: ['security'],
  async run(act, input: { person: number; seed: string }) {
    refuseIf(whyNotOwn(actorOf(act), input.person, '重置自己的口令'), 403);
    await getSubject(act.tx, input.person, true);
    await sql`
      update people.person
      set password_hash = ${await hashPassword(firstPassword(input.seed))}, must_change_password = true
      where id = ${input.person}`.execute(act.tx);
    await endSessions(act.tx, input.person, '口令重置');
    await endTokens(act.tx, input.person, '口令重置');
    await act.line({ object: `people.person:${input.person}` });
  },
});
