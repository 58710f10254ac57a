import { sql } from 'kysely';
import { first, type PublicDb, type Reads, rows } from '../../../platform/database.ts';
import type { Overturned, Term } from '../rules/ended.ts';

export interface OverturnedRow extends Overturned {
  enteredAt: Date;
}

export const findOverturned = (db: Reads, document: number): Promise<OverturnedRow | undefined> =>
  first(
    db,
    sql<OverturnedRow>`
      select kind, overturned_on as "overturnedOn", organ, paper, explanation, entered_at as "enteredAt"
      from enforcement.overturned
      where document = ${document}`,
  );

/** The terms in force: of each kind and party the one that was agreed to last. */
export const listTerms = (db: Reads): Promise<Term[]> =>
  rows(
    db,
    sql<Term>`
      select distinct on (kind, is_natural) kind, is_natural as "isNatural", months
      from enforcement.term
      where agreed_at is not null
      order by kind, is_natural, agreed_at desc, id desc`,
  );

export interface TermRow extends Term {
  id: number;
  basis: string;
  proposedBy: number | null;
  proposer: string | null;
  agreer: string | null;
  proposedAt: Date;
  agreedAt: Date | null;
  refusedAt: Date | null;
}

/** Every term that was proposed, the newest first. */
export const listTermRows = (db: Reads): Promise<TermRow[]> =>
  rows(
    db,
    sql<TermRow>`
      select term.id, term.kind, term.is_natural as "isNatural", term.months, term.basis, term.proposed_by as "proposedBy",
        proposer.name as proposer, agreer.name as agreer, term.proposed_at as "proposedAt", term.agreed_at as "agreedAt",
        term.refused_at as "refusedAt"
      from enforcement.term
      left join people.person proposer on proposer.id = term.proposed_by
      left join people.person agreer on agreer.id = term.agreed_by
      order by term.id desc
      limit 200`,
  );

export interface WarningRow {
  id: number;
  document: number;
  kind: 'publish' | 'expire';
  dueOn: string;
  endedAt: Date | null;
}

export const listWarnings = (db: Reads): Promise<WarningRow[]> =>
  rows(
    db,
    sql<WarningRow>`
      select id, document, kind, due_on as "dueOn", ended_at as "endedAt" from enforcement.warning order by id`,
  );

export interface PublicOverturned extends Overturned {
  id: string;
  path: string;
  unitName: string;
  withdrawnAt: Date;
}

export const listPublicOverturned = (live: PublicDb): Promise<PublicOverturned[]> =>
  rows(
    live,
    sql<PublicOverturned>`
      select id, path, unit_name as "unitName", withdrawn_at as "withdrawnAt", kind, overturned_on as "overturnedOn", organ, paper,
        explanation
      from live.enforcement_overturned
      order by overturned_on desc, withdrawn_at desc, id`,
  );

export interface ReportDue {
  unit: number;
  year: number;
  endedAt: Date | null;
}

export const listReportsDue = (db: Reads): Promise<ReportDue[]> =>
  rows(db, sql<ReportDue>`select unit, year, ended_at as "endedAt" from enforcement.report_due order by id`);
