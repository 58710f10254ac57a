import { sql } from 'kysely';
import { first, type PublicDb, rows } from '../../platform/database.ts';
import type { HashName } from './canonical.ts';
import type { PublicKey } from './keys.ts';
import { consistencyPath, inclusionPath } from './merkle.ts';
import { liveTrees } from './tiles.ts';

/** A signed checkpoint as everybody sees it; `root` and `chain` are hex. */
export interface PublicPoint {
  id: number;
  size: number;
  root: string;
  chain: string;
  at: Date;
  alg: HashName;
  key: string;
  note: string;
}

const columns = sql`id, size, root, chain, at, alg, key, note`;

export const pointsPerPage = 20;

/** One page of checkpoints, newest first, and how many there are. */
export async function listPoints(live: PublicDb, page: number): Promise<{ points: PublicPoint[]; total: number }> {
  const points = await rows(
    live,
    sql<PublicPoint>`
      select ${columns} from live.checkpoint order by id desc limit ${pointsPerPage} offset ${(page - 1) * pointsPerPage}`,
  );
  const counted = await first(live, sql<{ total: number }>`select coalesce(max(id), 0) as total from live.checkpoint`);
  return { points, total: counted?.total ?? 0 };
}

export const findNewest = (live: PublicDb): Promise<PublicPoint | undefined> =>
  first(live, sql<PublicPoint>`select ${columns} from live.checkpoint order by id desc limit 1`);

/** The checkpoints after one number, oldest first, a thousand at a time. */
export const listPointsAfter = (live: PublicDb, id: number): Promise<PublicPoint[]> =>
  rows(live, sql<PublicPoint>`select ${columns} from live.checkpoint where id > ${id} order by id limit 1000`);

/** The last checkpoint of a week that begins on this Monday. */
export const findOfWeek = (live: PublicDb, monday: string): Promise<PublicPoint | undefined> =>
  first(
    live,
    sql<PublicPoint>`
      select ${columns} from live.checkpoint
      where at >= (${monday}::date)::timestamp at time zone 'Asia/Shanghai'
        and at < (${monday}::date + 7)::timestamp at time zone 'Asia/Shanghai'
      order by id desc
      limit 1`,
  );

/** The Mondays of the newest weeks with a checkpoint, at most eight. */
export async function listWeeks(live: PublicDb): Promise<string[]> {
  const found = await rows(
    live,
    sql<{ monday: string }>`
      select distinct date_trunc('week', at at time zone 'Asia/Shanghai')::date as monday
      from live.checkpoint order by monday desc limit 8`,
  );
  return found.map(({ monday }) => monday);
}

export interface KeyRow extends PublicKey {
  since: Date;
}

/** Every key with which a checkpoint was ever signed, newest first. */
export const listKeys = (live: PublicDb): Promise<KeyRow[]> =>
  rows(live, sql<KeyRow>`select id, name, alg, pem, since from live.signing_key order by since desc`);

/** A line whose words everybody may read. */
export interface PublicLine {
  position: number;
  at: Date;
  verb: string;
  reason: string | null;
  salt: string;
  canonical: string;
  leaf: string;
  /** Where the text stands that it is about; null when that is not public any more. */
  path: string | null;
}

export const findLine = (live: PublicDb, position: number): Promise<PublicLine | undefined> =>
  first(
    live,
    sql<PublicLine>`
      select position, at, verb, reason, salt, canonical, leaf, path from live.line where position = ${position}`,
  );

/** That a position is in the tree of a checkpoint; all hex, the path from the leaf upwards. */
export interface Proof {
  position: number;
  leaf: string;
  path: string[];
  point: PublicPoint;
}

const hex = (hash: Uint8Array) => Buffer.from(hash).toString('hex');

/** The inclusion proof of a position against the newest checkpoint; undefined when that does not reach so far. */
export async function findProof(live: PublicDb, position: number): Promise<Proof | undefined> {
  const point = await findNewest(live);
  if (!point || position < 1 || position > point.size) return undefined;
  const trees = liveTrees(live, point.alg);
  const path = await inclusionPath(point.alg, trees, position - 1, point.size);
  return { position, leaf: hex(await trees(0, position - 1)), path: path.map(hex), point };
}

/** The consistency proof from an earlier checkpoint of this size to the newest. */
export async function findConsistency(
  live: PublicDb,
  size: number,
): Promise<{ from: PublicPoint; to: PublicPoint; path: string[] } | undefined> {
  const from = await first(
    live,
    sql<PublicPoint>`select ${columns} from live.checkpoint where size = ${size} order by id desc limit 1`,
  );
  const to = await findNewest(live);
  if (!from || !to) return undefined;
  const path = await consistencyPath(to.alg, liveTrees(live, to.alg), from.size, to.size);
  return { from, to, path: path.map(hex) };
}
