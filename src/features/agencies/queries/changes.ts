import { sql } from 'kysely';
import { first, type Reads, rows } from '../../../platform/database.ts';
import { NotFound } from '../../../platform/errors.ts';
import type { Kind } from '../rules/changes.ts';

export interface ChangeRow {
  id: number;
  unit: number;
  slug: string;
  unitName: string;
  kind: Kind;
  on: string;
  document: string;
  reason: string;
  oldName: string;
  newName: string | null;
  newFullName: string | null;
  handOver: boolean;
  successors: { id: number; slug: string; name: string; closedOn: string | null }[];
  hash: string;
  proposedBy: number;
  proposerName: string;
  proposedAt: Date;
  decision: 'approved' | 'refused' | null;
  deciderName: string | null;
  decidedAt: Date | null;
  words: string | null;
}

const changesWhere = (condition: ReturnType<typeof sql>) => sql<ChangeRow>`
  select change.id, change.unit, unit.slug, unit.name as "unitName", change.kind, change.on_day as "on", change.document,
    change.reason, change.old_name as "oldName", change.new_name as "newName", change.new_full_name as "newFullName",
    change.hand_over as "handOver", change.hash, change.proposed_by as "proposedBy", proposer.name as "proposerName",
    change.proposed_at as "proposedAt", change_decision.kind as decision, decider.name as "deciderName",
    change_decision.at as "decidedAt", change_decision.words,
    coalesce((
      select jsonb_agg(jsonb_build_object('id', successor.id, 'slug', successor.slug, 'name', successor.name,
        'closedOn', successor.closed_on) order by change_successor.position)
      from agencies.change_successor
      join organisations.unit successor on successor.id = change_successor.unit
      where change_successor.change = change.id), '[]') as successors
  from agencies.change
  join organisations.unit on unit.id = change.unit
  join people.person proposer on proposer.id = change.proposed_by
  left join agencies.change_decision on change_decision.change = change.id
  left join people.person decider on decider.id = change_decision.by_person
  where ${condition}
  order by change.id desc`;

/** Every change that was proposed for a unit, the newest first. */
export const listChanges = (db: Reads, unit: number): Promise<ChangeRow[]> =>
  rows(db, changesWhere(sql`change.unit = ${unit}`));

export async function getChange(db: Reads, id: number): Promise<ChangeRow> {
  const change = await first(db, changesWhere(sql`change.id = ${id}`));
  if (!change) throw new NotFound();
  return change;
}

/** The change of a unit that waits for the second person. */
export const findOpenChange = (db: Reads, unit: number): Promise<ChangeRow | undefined> =>
  first(db, changesWhere(sql`change.unit = ${unit} and change_decision.change is null`));

/** Whose name this is already, beside its own. */
export const findNamesake = async (db: Reads, name: string, unit: number): Promise<boolean> =>
  (await first(db, sql`select id from organisations.unit where name = ${name} and id <> ${unit}`)) !== undefined;
