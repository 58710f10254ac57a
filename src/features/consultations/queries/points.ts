import { sql } from 'kysely';
import { first, type Reads, rows } from '../../../platform/database.ts';
import { NotFound } from '../../../platform/errors.ts';
import type { Outcome } from '../rules/elements.ts';

/** A point of the working copy with the newest reply to it. */
export interface PointRow {
  id: number;
  round: number;
  textKey: string;
  position: number;
  body: string;
  theme: string;
  unit: number;
  unitName: string;
  dueOn: string | null;
  reply: {
    id: number;
    outcome: Outcome;
    reason: string;
    finalClause: string;
    writtenBy: number;
    writer: string;
    verdict: 'agreed' | 'returned' | null;
    words: string;
  } | null;
}

const pointsWhere = (where: ReturnType<typeof sql>) => sql<PointRow>`
  select point.id, point.round, encode(point.text_key, 'hex') as "textKey", point.position, point.body, point.theme, point.unit,
    unit.name as "unitName", point.due_on as "dueOn", reply.reply
  from consultations.point
  join organisations.unit on unit.id = point.unit
  left join lateral (
    select jsonb_build_object('id', reply.id, 'outcome', reply.outcome, 'reason', reply.reason, 'finalClause', reply.final_clause,
      'writtenBy', reply.written_by, 'writer', person.name, 'verdict', reply.verdict, 'words', reply.words) as reply
    from consultations.reply
    join people.person on person.id = reply.written_by
    where reply.point = point.id
    order by reply.id desc
    limit 1) reply on true
  where point.dropped_at is null and ${where}
  order by point.round, (select min(comment.id) from consultations.comment
    where comment.round = point.round and comment.text_key = point.text_key), point.position`;

export const listPoints = (db: Reads, round: number): Promise<PointRow[]> =>
  rows(db, pointsWhere(sql`point.round = ${round}`));

/** A point, locked until the transaction ends: whoever writes and whoever decides queue here. */
export async function lockPoint(tx: Reads, id: number): Promise<PointRow> {
  await sql`select id from consultations.point where id = ${id} for update`.execute(tx);
  const found = await first(tx, pointsWhere(sql`point.id = ${id}`));
  if (!found) throw new NotFound();
  return found;
}

/** The round in which a point stands; null when there is none. */
export const findRoundOf = async (db: Reads, point: number): Promise<number | null> =>
  (
    await first(
      db,
      sql<{ round: number }>`select round from consultations.point where id = ${point} and dropped_at is null`,
    )
  )?.round ?? null;
