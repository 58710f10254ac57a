import { sql } from 'kysely';
import type { Act } from '../../../core/action.ts';
import { findOffice } from '../../../core/organisations/queries.ts';
import { NotFound, Refused } from '../../../platform/errors.ts';
import { type AgencyRow, findAgency } from '../queries/working.ts';
import { clearingSeat } from '../rules/seat.ts';

export const objectOfUnit = (unit: number) => `organisations.unit:${unit}`;
export const objectOfDraft = (unit: number) => `agencies.draft:${unit}`;
export const objectOfRevision = (id: number) => `agencies.revision:${id}`;
export const objectOfChange = (id: number) => `agencies.change:${id}`;

/** A unit with all that is kept about it; deeds about one unit follow each other here. */
export async function lockAgency(act: Act, unit: number): Promise<AgencyRow> {
  await sql`select id from organisations.unit where id = ${unit} for update`.execute(act.tx);
  const agency = await findAgency(act.tx, unit);
  if (!agency) throw new NotFound('没有这个单位。');
  return agency;
}

/** The person who acts; what the public reads is submitted and cleared by persons alone. */
export function personOf(act: Act): number {
  if (act.caller.kind !== 'staff') throw new Refused('这一步由工作人员办理。', 403);
  return act.caller.person;
}

/** Whom the person represents in clearing; refuses who has no such seat. */
export async function seatOf(act: Act, unit: number): Promise<number | null> {
  const seat = act.caller.kind === 'staff' ? clearingSeat(act.caller, unit, await findOffice(act.tx)) : null;
  if (!seat) throw new Refused('机构信息由本单位或者区政府办公室的保密审查员审查，您没有这项职责。', 403);
  return seat.instead;
}
