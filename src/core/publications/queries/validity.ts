import { sql } from 'kysely';
import { first, type Reads } from '../../../platform/database.ts';
import type { Validity } from '../rules.ts';

/** A validity that waits for the second person. */
export interface Proposal {
  id: number;
  document: number;
  state: Validity;
  from: string;
  note: string;
  proposedBy: number;
  proposerName: string;
  proposedAt: Date;
}

export const findProposal = (db: Reads, document: number): Promise<Proposal | undefined> =>
  first(
    db,
    sql<Proposal>`
      select proposal.id, proposal.document, proposal.state, proposal.from_on as "from", proposal.note,
        proposal.proposed_by as "proposedBy", person.name as "proposerName", proposal.proposed_at as "proposedAt"
      from publications.validity_proposal as proposal
      join people.person on person.id = proposal.proposed_by
      where proposal.document = ${document} and proposal.decided_at is null and proposal.ended_at is null`,
  );
