import { sql } from 'kysely';
import { first, type Reads, rows } from '../../../platform/database.ts';
import { NotFound } from '../../../platform/errors.ts';
import type { InvitedKind } from '../rules/invited.ts';

/** A unit that was asked by name. */
export interface InvitationRow {
  id: number;
  round: number;
  name: string;
  kind: InvitedKind;
  invitedOn: string;
  way: string;
  answeredOn: string | null;
  /** The letter in which it answered. */
  comment: number | null;
}

const invitationsWhere = (where: ReturnType<typeof sql>) => sql<InvitationRow>`
  select id, round, name, kind, invited_on as "invitedOn", way, answered_on as "answeredOn", comment
  from consultations.invitation
  where dropped_at is null and ${where}
  order by id`;

export const listInvitations = (db: Reads, round: number): Promise<InvitationRow[]> =>
  rows(db, invitationsWhere(sql`round = ${round}`));

export async function getInvitation(db: Reads, id: number): Promise<InvitationRow> {
  const found = await first(db, invitationsWhere(sql`id = ${id}`));
  if (!found) throw new NotFound();
  return found;
}
