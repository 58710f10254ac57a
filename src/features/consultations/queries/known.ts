import { sql } from 'kysely';
import type { Sendable } from '../../../core/files/queries.ts';
import { first, type PublicDb, type Reads, rows } from '../../../platform/database.ts';
import { NotFound } from '../../../platform/errors.ts';
import type { Broadcast } from '../rules/known.ts';

/** A publication elsewhere as the office keeps it. */
export interface BroadcastRow extends Broadcast {
  id: number;
  round: number;
  file: Sendable | null;
  enteredBy: number;
  enterer: string;
  agreed: boolean;
  agreer: string | null;
}

const broadcastsWhere = (where: ReturnType<typeof sql>) => sql<BroadcastRow>`
  select broadcast.id, broadcast.round, broadcast.what, broadcast.medium, broadcast.outlet, broadcast.place,
    broadcast.appeared_on as "appearedOn", broadcast.link, broadcast.entered_by as "enteredBy", person.name as enterer,
    broadcast.agreed_by is not null as agreed, second.name as agreer,
    case when file.id is not null then jsonb_build_object('hash', file.hash, 'name', file.name, 'type', file.type,
      'bytes', file.bytes) end as file
  from consultations.broadcast
  join people.person on person.id = broadcast.entered_by
  left join people.person second on second.id = broadcast.agreed_by
  left join files.file on file.id = broadcast.file
  where broadcast.ended_at is null and ${where}
  order by broadcast.appeared_on, broadcast.id`;

export const listBroadcasts = (db: Reads, round: number): Promise<BroadcastRow[]> =>
  rows(db, broadcastsWhere(sql`broadcast.round = ${round}`));

export async function getBroadcast(db: Reads, id: number): Promise<BroadcastRow> {
  const found = await first(db, broadcastsWhere(sql`broadcast.id = ${id}`));
  if (!found) throw new NotFound();
  return found;
}

/** A publication elsewhere that the public reads of. */
export interface PublicBroadcast extends Broadcast {
  id: number;
  /** Public id of the call. */
  call: string;
  round: number;
  fileName: string | null;
}

const fields = sql`id, call, round, what, medium, outlet, place, appeared_on as "appearedOn", link, file_name as "fileName"`;

/** Those of one round, in the order in which they appeared. */
export const listPublicBroadcasts = (live: PublicDb, call: string, round: number): Promise<PublicBroadcast[]> =>
  rows(
    live,
    sql<PublicBroadcast>`
      select ${fields} from live.consultation_broadcast
      where call = ${call} and round = ${round}
      order by appeared_on, id`,
  );

/** What shows it, while it is public. */
export const findProof = (live: PublicDb, call: string, id: number): Promise<Sendable | undefined> =>
  first(
    live,
    sql<Sendable>`
      select file_hash as hash, file_bytes as bytes, file_name as name, file_type as type from live.consultation_broadcast
      where call = ${call} and id = ${id} and file_hash is not null`,
  );
