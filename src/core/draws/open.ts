import { sql } from 'kysely';
import { one } from '../../platform/database.ts';
import type { Act } from '../action.ts';
import { staffOf } from '../action.ts';
import type { Source } from './rules/beacon.ts';
import type { Algorithm } from './rules/pool.ts';

/** A plan as the deed that opens a draw knows it. */
export interface Plan {
  unit: number;
  title: string;
  /** Why and from what is drawn; the public reads it. */
  reason: string;
  alg: Algorithm;
  /** How many inspectors for a target, and for how many targets each at most; 0 and 0 where only targets are drawn. */
  team: number;
  cap: number;
  /** How many of a plain list; without meaning for a list with strata. */
  size: number;
  /** As `readList` takes it: a thing a line, or the member lines of ZXDRAW-1. */
  list: string;
  /** Whether names stand beside the ids when the result is published. */
  namesOpen: boolean;
  /** The day by which the public may check everything, 'YYYY-MM-DD'. */
  revealOn: string;
  /** `own`: the office's party, whose share is made here; exactly one is. */
  parties: { party: string; name: string; own: boolean }[];
  sources: { source: Source; event: string; at: Date }[];
}

export interface Opening {
  /** What it is drawn for, as `room.table:id`; null for a list that belongs to no room. */
  object: string | null;
  plan: Plan;
  /** The draw that this one repeats, and why: told to the public. */
  follows?: { draw: number; reason: string } | null;
}

/**
 * Opens a draw within a room's deed, whose ledger line stands for it; the plan waits for its second person. Answers the draw's id.
 * The caller has looked at the list (`whyNotList`); what the database refuses is a bug.
 */
export async function openDraw(act: Act, { object, plan, follows }: Opening): Promise<number> {
  const { person } = staffOf(act);
  const { id } = await one(
    act.tx,
    sql<{ id: number }>`
      insert into draws.draw (object, unit, title, reason, alg, team, cap, size, list, names_open, reveal_on, follows,
        follows_reason, planned_by, planned_at, listed_by, listed_at)
      values (${object ?? 'draws.draw:new'}, ${plan.unit}, ${plan.title}, ${plan.reason}, ${plan.alg}, ${plan.team}, ${plan.cap},
        ${plan.size}, ${plan.list}, ${plan.namesOpen}, ${plan.revealOn}, ${follows?.draw ?? null}, ${follows?.reason ?? null},
        ${person}, ${act.now}, ${person}, ${act.now})
      returning id`,
  );
  if (!object) await sql`update draws.draw set object = ${`draws.draw:${id}`} where id = ${id}`.execute(act.tx);
  await writeNamed(act, id, plan);
  return id;
}

/** Parties and events of a plan, in place of what stood there before. */
export async function writeNamed(act: Act, draw: number, { parties, sources }: Plan): Promise<void> {
  await sql`delete from draws.party where draw = ${draw}`.execute(act.tx);
  await sql`delete from draws.source where draw = ${draw}`.execute(act.tx);
  for (const { party, name, own } of parties)
    await sql`insert into draws.party (draw, party, name, own) values (${draw}, ${party}, ${name}, ${own})`.execute(
      act.tx,
    );
  for (const { source, event, at } of sources)
    await sql`insert into draws.source (draw, source, event, at) values (${draw}, ${source}, ${event}, ${at})`.execute(
      act.tx,
    );
}
