import { sql } from 'kysely';
import type pg from 'pg';
import { type PublicDb, type Reads, rows } from '../../platform/database.ts';
import type { HashName } from './canonical.ts';
import { type Hash, perfectRoot, type Trees } from './merkle.ts';

/** Levels at which roots of perfect subtrees are kept (`ledger.tile`); 0 are the leaves themselves. */
const levels = [0, 8, 16, 24] as const;
const width = 256;
type Level = (typeof levels)[number];

/** Answers the hashes of one level from the index `from`, at most 256 of them, in their order. */
type Read = (level: Level, from: number) => Promise<Hash[]>;

/** Subtrees worked out from what is kept: a row of 256 hashes is read once and serves every subtree within it. */
export function keptTrees(name: HashName, read: Read): Trees {
  const known = new Map<string, Promise<Hash[]>>();
  const rowOf = (level: Level, group: number) => {
    const key = `${level} ${group}`;
    const row = known.get(key) ?? read(level, group * width);
    known.set(key, row);
    return row;
  };
  return async (level, index) => {
    const below = levels.findLast((one) => one <= level)!;
    const span = 2 ** (level - below);
    const start = index * span;
    const group = Math.floor(start / width);
    const hashes = (await rowOf(below, group)).slice(start - group * width, start - group * width + span);
    if (hashes.length < span) throw new Error(`the tree has no subtree ${index} of level ${level} yet`);
    return perfectRoot(name, hashes);
  };
}

/** The kept hashes as the application's role reads them. */
export const staffTrees = (db: Reads, name: HashName): Trees =>
  keptTrees(name, async (level, from) => {
    const found = await rows(
      db,
      level === 0
        ? sql<{ hash: Buffer }>`
            select leaf as hash from ledger.seal
            where position > ${from} and position <= ${from + width} order by position`
        : sql<{ hash: Buffer }>`
            select hash from ledger.tile
            where level = ${level} and index >= ${from} and index < ${from + width} order by index`,
    );
    return found.map(({ hash }) => hash);
  });

/** The same from `live`, as far as the newest checkpoint reaches. */
export const liveTrees = (live: PublicDb, name: HashName): Trees =>
  keptTrees(name, async (level, from) => {
    const found = await rows(
      live,
      level === 0
        ? sql<{ hash: Buffer }>`
            select hash from live.leaf
            where position > ${from} and position <= ${from + width} order by position`
        : sql<{ hash: Buffer }>`
            select hash from live.tile
            where level = ${level} and index >= ${from} and index < ${from + width} order by index`,
    );
    return found.map(({ hash }) => hash);
  });

/** The same over the sealer's own connection, within its transaction. */
export const sealersTrees = (client: pg.PoolClient, name: HashName): Trees =>
  keptTrees(name, (level, from) => readRow(client, level, from));

async function readRow(client: pg.PoolClient, level: Level, from: number): Promise<Hash[]> {
  const found = await client.query<{ hash: Buffer }>(
    level === 0
      ? 'select leaf as hash from ledger.seal where position > $1 and position <= $2 order by position'
      : `select hash from ledger.tile where level = ${level} and index >= $1 and index < $2 order by index`,
    [from, from + width],
  );
  return found.rows.map(({ hash }) => hash);
}

const mostInOneTurn = 200;

/**
 * Keeps the roots of the subtrees that are complete and not kept yet, at most 200 a turn; a ledger from before there were any
 * is made up for in the same way. Answers whether none is left.
 */
export async function fillTiles(client: pg.PoolClient, name: HashName): Promise<boolean> {
  const counted = await client.query<{ below: number; level: number; kept: number }>(
    `select (select coalesce(max(position), 0) from ledger.seal) as below, level.level,
       (select coalesce(max(index) + 1, 0) from ledger.tile where tile.level = level.level) as kept
     from unnest(array[8, 16, 24]) as level (level) order by level.level`,
  );
  let below = counted.rows[0]!.below;
  let left = mostInOneTurn;
  for (const { level, kept } of counted.rows) {
    const due = Math.floor(below / width);
    const until = Math.min(due, kept + left);
    for (let index = kept; index < until; index += 1) await keepTile(client, name, level as Level, index);
    if (until < due) return false;
    left -= Math.max(0, until - kept);
    below = Math.max(kept, until);
  }
  return true;
}

async function keepTile(client: pg.PoolClient, name: HashName, level: Level, index: number): Promise<void> {
  const hashes = await readRow(client, (level - 8) as Level, index * width);
  if (hashes.length !== width) throw new Error(`subtree ${index} of level ${level} has ${hashes.length} of 256 parts`);
  await client.query('insert into ledger.tile (level, index, hash) values ($1, $2, $3)', [
    level,
    index,
    perfectRoot(name, hashes),
  ]);
}
