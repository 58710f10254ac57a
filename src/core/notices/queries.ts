import { sql } from 'kysely';
import { first, one, type Reads, rows, type StaffDb } from '../../platform/database.ts';
import { NotFound } from '../../platform/errors.ts';

export interface MessageRow {
  id: number;
  subject: string;
  body: string;
  path: string | null;
  createdAt: Date;
  unread: boolean;
}

export const messagesPerPage = 20;

/** A person's messages, newest first; `total` counts those of the chosen view. */
export async function listMessages(
  db: Reads,
  person: number,
  { unread, page }: { unread: boolean; page: number },
): Promise<{ messages: MessageRow[]; total: number }> {
  const found = await rows(
    db,
    sql<MessageRow & { total: number }>`
      select message.id, message.subject, message.body, message.path, message.created_at as "createdAt",
        read.at is null as unread, count(*) over () as total
      from notices.message
      left join notices.read on read.message = message.id and read.person = message.person
      where message.person = ${person} and (not ${unread}::boolean or read.at is null)
      order by message.id desc
      limit ${messagesPerPage} offset ${(page - 1) * messagesPerPage}`,
  );
  return { messages: found.map(({ total, ...message }) => message), total: found[0]?.total ?? 0 };
}

/** A person's own message; another person's is not found. */
export async function getMessage(db: Reads, person: number, id: number): Promise<MessageRow> {
  const message = await first(
    db,
    sql<MessageRow>`
      select message.id, message.subject, message.body, message.path, message.created_at as "createdAt",
        read.at is null as unread
      from notices.message
      left join notices.read on read.message = message.id and read.person = message.person
      where message.id = ${id} and message.person = ${person}`,
  );
  if (!message) throw new NotFound();
  return message;
}

/** How many messages there are and how many of them nobody has opened. */
export async function countMessages(db: Reads, person: number): Promise<{ all: number; unread: number }> {
  return one(
    db,
    sql<{ all: number; unread: number }>`
      select count(*) as all, count(*) filter (where read.at is null) as unread
      from notices.message
      left join notices.read on read.message = message.id and read.person = message.person
      where message.person = ${person}`,
  );
}

/** Notes that the person has opened a message, or all of theirs; like a delivery record this is no deed. */
export async function markRead(db: StaffDb, person: number, message: number | null): Promise<void> {
  await sql`
    insert into notices.read (message, person)
    select id, person from notices.message
    where person = ${person} and (${message}::bigint is null or id = ${message})
    on conflict do nothing`.execute(db);
}

export interface AttemptRow {
  attempt: number;
  channel: 'mailbox' | 'smtp';
  at: Date;
  worked: boolean | null;
  problem: string | null;
}

export async function listAttempts(db: Reads, message: number): Promise<AttemptRow[]> {
  return rows(
    db,
    sql<AttemptRow>`
      select attempt, channel, at, worked, problem from notices.delivery where message = ${message} order by attempt`,
  );
}

export interface TemplateRow {
  name: string;
  subject: string;
  body: string;
  words: string;
  slots: string[];
}

export async function listTemplates(db: Reads): Promise<TemplateRow[]> {
  return rows(db, sql<TemplateRow>`select name, subject, body, words, slots from notices.template order by name`);
}

export async function getTemplate(db: Reads, name: string): Promise<TemplateRow> {
  const template = await first(
    db,
    sql<TemplateRow>`select name, subject, body, words, slots from notices.template where name = ${name}`,
  );
  if (!template) throw new NotFound('没有这个模板。');
  return template;
}

export async function findAddress(db: Reads, person: number): Promise<string | null> {
  const row = await first(db, sql<{ email: string }>`select email from notices.address where person = ${person}`);
  return row?.email ?? null;
}
