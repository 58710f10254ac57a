import { sql } from 'kysely';
import { one } from '../../platform/database.ts';
import type { Act } from '../action.ts';
import { seal, unseal } from '../people/secret.ts';
import { getTemplate } from './queries.ts';
import type { Facts } from './rules.ts';

/** A letter to somebody outside the office. */
export interface Outward {
  /** Name of a row of `notices.template`. */
  template: string;
  to: string;
  facts: Facts;
  /** Paths of this site by slot; they become whole addresses when the letter is sent. */
  links: Record<string, string>;
  /** Public ids of what the slot {目录} lists: what is public when the letter goes, and no letter when nothing is. */
  publications?: string[];
  /** Path that ends it by one POST (RFC 8058). */
  unsubscribe?: string;
  object: string;
}

/** What a letter keeps sealed until it has had its time. */
export type Kept = Pick<Outward, 'to' | 'facts' | 'links' | 'unsubscribe'> & { subject: string; body: string };

/** Writes a letter within a deed; it goes out after the commit. The deed's own ledger line stands for it. */
export async function writeLetter(act: Act, letter: Outward): Promise<number> {
  const { template, to, facts, links, publications = [], unsubscribe, object } = letter;
  const { subject, body } = await getTemplate(act.tx, template);
  const kept: Kept = { to, facts, links, unsubscribe, subject, body };
  const { id } = await one(
    act.tx,
    sql<{ id: number }>`
      insert into notices.letter (template, content, publications, object, created_at)
      values (${template}, ${seal(JSON.stringify(kept), ownerOf(object))}, ${publications}, ${object}, ${act.now})
      returning id`,
  );
  await act.later('notices.deliverLetter', { letter: id }, { once: `notices.deliverLetter:${id}` });
  return id;
}

const ownerOf = (object: string) => `letter:${object}`;

export const openLetter = (content: Buffer, object: string): Kept => JSON.parse(unseal(content, ownerOf(object)));

/** Takes away what letters about something kept of a person, within the deed that ends it. */
export async function eraseLetters(act: Act, object: string): Promise<void> {
  await sql`update notices.letter set content = null where object = ${object} and content is not null`.execute(act.tx);
}
