import { sql } from 'kysely';
import { first, type StaffDb } from '../../platform/database.ts';
import type { Mail } from '../../platform/mail.ts';
import { By } from '../caller.ts';
import type { Job } from '../feature.ts';
import { forgetLetters } from './actions.ts';
import { deliverLetter } from './deliver-letter.ts';

/** The job behind `tell`: `origin` is the address of the console, for the link in a letter. */
export function noticesJobs(mail: Mail | null, origin: string): Job[] {
  return [
    {
      name: 'notices.deliver',
      run: (data: { message: number }, sides) => deliver(sides.staff, data.message, mail, origin),
    },
    {
      name: 'notices.deliverLetter',
      run: (data: { letter: number }, sides) => deliverLetter(sides, data.letter, { mail, origin }),
    },
    {
      name: 'notices.forgetLetters',
      every: '20 3 * * *',
      run: async (_data, { staff }) =>
        void (await forgetLetters(new By(staff, { kind: 'system', name: 'notices' }), {})),
    },
  ];
}

/**
 * Delivers one message, at most once (promises.md, P4): the attempt is written before the letter leaves, so that a second
 * worker stands back, and an attempt that a crash left open is not repeated: the message is in the mailbox anyway.
 * Delivery records are no deeds; they have no ledger lines. Throws when the queue should try again later.
 */
export async function deliver(db: StaffDb, message: number, mail: Mail | null, origin: string): Promise<void> {
  const letter = await first(
    db,
    sql<{ to: string | null; subject: string; body: string; path: string | null }>`
      select to_address as "to", subject, body, path from notices.message where id = ${message}`,
  );
  if (!letter) return;
  const attempt = await claimAttempt(db, message, mail && letter.to ? 'smtp' : 'mailbox');
  if (!attempt || !mail || !letter.to) return;
  try {
    const text = letter.path ? `${letter.body}\n\n在工作台查看：${origin}${letter.path}\n` : `${letter.body}\n`;
    await mail.send({ id: `notice-${message}`, to: letter.to, subject: letter.subject, text });
  } catch (error) {
    await endAttempt(db, message, attempt, false, (error as Error).message.slice(0, 300));
    const code = (error as { responseCode?: number }).responseCode ?? 0;
    if (code >= 500) return; // the server has said never
    throw new Error(`message ${message} was not taken by the mail server`); // without its words: they hold an address
  }
  await endAttempt(db, message, attempt, true, null);
}

/** The number of the new attempt, or null when the message is delivered, or being delivered, already. */
async function claimAttempt(db: StaffDb, message: number, channel: 'mailbox' | 'smtp'): Promise<number | null> {
  const claimed = await first(
    db,
    sql<{ attempt: number }>`
      insert into notices.delivery (message, attempt, channel, worked)
      select ${message}::bigint, count(*) + 1, ${channel}::text, case when ${channel}::text = 'mailbox' then true end
      from notices.delivery
      where message = ${message}
      having bool_and(delivery.worked is false) or count(*) = 0
      on conflict do nothing
      returning attempt`,
  );
  return claimed?.attempt ?? null;
}

async function endAttempt(db: StaffDb, message: number, attempt: number, worked: boolean, problem: string | null) {
  await sql`
    update notices.delivery set worked = ${worked}, problem = ${problem}
    where message = ${message} and attempt = ${attempt}`.execute(db);
}
