import { sql } from 'kysely';
import { first, type Tx } from '../../../platform/database.ts';
import { NotFound } from '../../../platform/errors.ts';
import { action } from '../../action.ts';
import { holds } from '../../caller.ts';

/** Ends every living session of a person but the one numbered `except`; they are gone from the next request on. */
export async function endSessions(tx: Tx, person: number, why: string, except: string | null = null): Promise<void> {
  await sql`
    update people.session set ended_at = now(), ended_why = ${why}
    where person = ${person} and ended_at is null and number <> ${except === null ? 0 : Number(except)}`.execute(tx);
}

/** Ends every token of a person: suspended, or given a new password because the old one may be known. */
export async function endTokens(tx: Tx, person: number, why: string): Promise<void> {
  await sql`
    update people.token set revoked_at = now(), revoked_why = ${why}
    where person = ${person} and revoked_at is null`.execute(tx);
}

/** Ends one session: one's own on another computer, or anybody's by the security administrator. */
export const endSession = action('people.endSession', {
  words: '结束登录',
  may: 'staff',
  async run(act, input: { session: number }) {
    const own = act.caller.kind === 'staff' && !holds(act.caller, 'security') ? act.caller.person : null;
    const ended = await first(
      act.tx,
      sql<{ person: number }>`
        update people.session set ended_at = coalesce(ended_at, now()), ended_why = coalesce(ended_why, '被结束')
        where number = ${input.session} and (${own}::bigint is null or person = ${own})
        returning person`,
    );
    if (!ended) throw new NotFound();
    await act.line({ object: `people.session:${input.session}`, data: { person: ended.person } });
  },
});
