import { sql } from 'kysely';
import { first, one } from '../../../platform/database.ts';
import { Refused, refuseIf } from '../../../platform/errors.ts';
import { type Act, action } from '../../action.ts';
import { firstPassword, hashPassword } from '../password.ts';
import { accountTaken, getSubject } from '../queries/sign-in.ts';
import { type ReasonToSuspend, whyNotOwn } from '../rules.ts';
import { endSessions, endTokens } from './sessions.ts';

/** The person who acts, or null for the system itself. */
export const actorOf = (act: Act) => (act.caller.kind === 'staff' ? act.caller.person : null);

/**
 * Adds a person without posts. The first password is `firstPassword(seed)`: the door shows it once, the person must
 * change it at the first sign-in, and neither ledger nor answer holds it.
 */
export const addPerson = action('people.addPerson', {
  words: '添加人员',
  may: ['security'],
  async run(act, input: { account: string; name: string; unit: number; title: string; seed: string }) {
    if (await accountTaken(act.tx, input.account)) throw new Refused('这个账号已经有人使用，请换一个。');
    const unit = await first(
      act.tx,
      sql`select 1 from organisations.unit where id = ${input.unit} and closed_on is null`,
    );
    if (!unit) throw new Refused('没有这个单位，或者它已经撤销，请重新选择。');
    const { id } = await one(
      act.tx,
      sql<{ id: number }>`
        insert into people.person (account, name, unit, title, password_hash, must_change_password)
        values (${input.account}, ${input.name}, ${input.unit}, ${input.title},
          ${await hashPassword(firstPassword(input.seed))}, true)
        returning id`,
    );
    await act.line({ object: `people.person:${id}`, data: { unit: input.unit } });
    return { id };
  },
});

/** Suspends an account and ends its sessions and tokens in the same transaction (promises.md, rule 7). */
export const suspend = action('people.suspend', {
  words: '停用账号',
  may: ['security'],
  async run(act, input: { person: number; reason: ReasonToSuspend }) {
    refuseIf(whyNotOwn(actorOf(act), input.person, '停用自己的账号'), 403);
    const subject = await getSubject(act.tx, input.person, true);
    refuseIf(subject.suspended ? '这个账号已经停用。' : null);
    await sql`
      update people.person set suspended_at = now(), suspended_reason = ${input.reason}
      where id = ${input.person}`.execute(act.tx);
    await endSessions(act.tx, input.person, '账号停用');
    await endTokens(act.tx, input.person, '账号停用');
    await act.line({ object: `people.person:${input.person}`, reason: input.reason });
  },
});

export const resume = action('people.resume', {
  words: '恢复账号',
  may: ['security'],
  async run(act, input: { person: number }) {
    const subject = await getSubject(act.tx, input.person, true);
    refuseIf(subject.suspended ? null : '这个账号没有停用。');
    await sql`
      update people.person set suspended_at = null, suspended_reason = null
      where id = ${input.person}`.execute(act.tx);
    await act.line({ object: `people.person:${input.person}` });
  },
});
