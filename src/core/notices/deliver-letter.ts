import { sql } from 'kysely';
import { first, type PublicDb, rows, type StaffDb } from '../../platform/database.ts';
import type { Mail } from '../../platform/mail.ts';
import { dayOf } from '../../platform/time.ts';
import type { Sides } from '../caller.ts';
import { type Kept, openLetter } from './letter.ts';
import { fill } from './rules.ts';

interface Post {
  mail: Mail | null;
  /** Of the portal, for the links in it. */
  origin: string;
}

/**
 * Delivers one letter, at most once, like a message (`jobs.ts`). Its list is composed now: what was withdrawn since it was written
 * stands in it no more, and a letter with nothing left to say does not go. Throws when the queue should try again later.
 */
export async function deliverLetter({ staff, live }: Sides, letter: number, { mail, origin }: Post): Promise<void> {
  const found = await first(
    staff,
    sql<{ content: Buffer | null; publications: string[]; object: string }>`
      select content, publications, object from notices.letter where id = ${letter}`,
  );
  if (!found?.content) return;
  const kept = openLetter(found.content, found.object);
  const list = found.publications.length > 0 ? await listOf(live, found.publications, origin) : '';
  const channel = found.publications.length > 0 && list === '' ? 'nothing' : mail ? 'smtp' : 'mailbox';
  const attempt = await claimAttempt(staff, letter, channel);
  if (!attempt || channel !== 'smtp' || !mail) return;
  const { subject, text } = composed(kept, list, origin);
  try {
    const unsubscribe = kept.unsubscribe && origin + kept.unsubscribe;
    await mail.send({ id: `letter-${letter}`, to: kept.to, subject, text, unsubscribe });
  } catch (error) {
    const code = (error as { responseCode?: number }).responseCode ?? 0;
    // Without the server's words: they hold the address.
    await endAttempt(staff, {
      letter,
      attempt,
      worked: false,
      problem: code ? `邮件服务器答复 ${code}` : '没有连上邮件服务器',
    });
    if (code >= 500) return; // the server has said never
    throw new Error(`letter ${letter} was not taken by the mail server`);
  }
  await endAttempt(staff, { letter, attempt, worked: true, problem: null });
}

/** The words of a letter as it goes out. */
export function composed({ subject, body, facts, links }: Kept, list: string, origin: string) {
  const whole = Object.fromEntries(Object.entries(links).map(([slot, path]) => [slot, origin + path]));
  const all = { ...facts, ...whole, 目录: list };
  return { subject: fill(subject, all), text: `${fill(body, all)}\n` };
}

/** What of these is public now, newest first, a title with its day, unit and address each; '' when nothing is. */
export async function listOf(live: PublicDb, ids: string[], origin: string): Promise<string> {
  const found = await rows(
    live,
    sql<{ title: string; path: string; unitName: string; at: Date }>`
      select publication.title, publication.path, publication.unit_name as "unitName", publication.first_published_at as at
      from unnest(${ids}::text[]) wanted (id)
      cross join lateral (select * from live.publication where live.publication.id = wanted.id offset 0) publication
      order by publication.first_published_at desc, publication.id`,
  );
  return found
    .map(({ title, path, unitName, at }) => `${title}\n${dayOf(at)}　${unitName}\n${origin}${encodeURI(path)}\n`)
    .join('\n');
}

async function claimAttempt(db: StaffDb, letter: number, channel: 'mailbox' | 'smtp' | 'nothing') {
  const claimed = await first(
    db,
    sql<{ attempt: number }>`
      insert into notices.letter_attempt (letter, attempt, channel, worked)
      select ${letter}::bigint, count(*) + 1, ${channel}::text, case when ${channel}::text <> 'smtp' then true end
      from notices.letter_attempt
      where letter = ${letter}
      having bool_and(letter_attempt.worked is false) or count(*) = 0
      on conflict do nothing
      returning attempt`,
  );
  return claimed?.attempt ?? null;
}

async function endAttempt(
  db: StaffDb,
  { letter, attempt, worked, problem }: { letter: number; attempt: number; worked: boolean; problem: string | null },
) {
  await sql`
    update notices.letter_attempt set worked = ${worked}, problem = ${problem}
    where letter = ${letter} and attempt = ${attempt}`.execute(db);
}
