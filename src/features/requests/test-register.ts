import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { rows, type StaffDb } from '../../platform/database.ts';
import type { Outcome } from './rules/outcomes.ts';
import type { DisputeKind } from './rules/report.ts';
import type { Kind } from './rules.ts';

export interface PastCase {
  kind: Kind;
  receivedOn: string | null;
  endedOn: string | null;
  outcome: Outcome | null;
}
export interface PastDispute {
  /** Which of the cases. */
  at: number;
  kind: DisputeKind;
  filedOn: string;
  result: 'upheld' | 'corrected' | 'other' | null;
  decidedOn: string | null;
}

/** Enters cases of the past straight into the register, by turns over so many units; their applicants are nobody. */
export async function fillRegister(
  db: StaffDb,
  unit: number,
  cases: PastCase[],
  disputes: PastDispute[] = [],
  units = 1,
): Promise<void> {
  const ids = units === 1 ? [unit] : await moreUnits(db, units);
  const facts = cases.map((one, at) => ({
    ...one,
    unit: ids[at % ids.length],
    number: `公申〔0000〕${at}-${randomBytes(4).toString('hex')}号`,
  }));
  const made = await rows(
    db,
    sql<{ id: number }>`
      insert into requests.request (number, seed, code_hash, unit, channel, kind, applicant, state, outcome, submitted_at, received_on, ended_on)
      select number, substring(sha256(convert_to(number, 'UTF8')) for 16), sha256(convert_to(number, 'UTF8')), unit, 'in_person', kind,
        ${createHash('sha256').update('nobody').digest()}, case when "endedOn" is null then 'handling' when "receivedOn" is null then 'closed' else 'delivered' end,
        outcome, coalesce("receivedOn", "endedOn")::timestamptz, "receivedOn", "endedOn"
      from jsonb_to_recordset(${JSON.stringify(facts)}::jsonb)
        as given (number text, unit bigint, kind text, outcome text, "receivedOn" date, "endedOn" date)
      returning id`,
  );
  for (const { at, kind, filedOn, result, decidedOn } of disputes)
    await sql`
      insert into requests.dispute (request, kind, filed_on, result, decided_on)
      values (${made[at]!.id}, ${kind}, ${filedOn}, ${result}, ${decidedOn})`.execute(db);
}

async function moreUnits(db: StaffDb, count: number): Promise<number[]> {
  const made = await rows(
    db,
    sql<{ id: number }>`
      insert into organisations.unit (slug, name, kind, code)
      select 'unit-' || n, '第' || n || '单位', 'department', 'UNIT' || n from generate_series(1, ${count}::int) n
      returning id`,
  );
  return made.map(({ id }) => id);
}
