import type pg from 'pg';
import { chainOf, chainStart, type HashName, leafOf } from './canonical.ts';
import { fillTiles } from './tiles.ts';

const batch = 2000;

/**
 * Seals every line whose transaction can no longer be preceded by another, in the order (xid, id), into the chain.
 * One sealer at a time (advisory lock); answers how many lines were sealed. xmin is read in the statement that reads the rows.
 * `first` is the hash with which an empty ledger begins; one that has begun keeps its own.
 */
export const sealLines = (pool: pg.Pool, first: HashName = 'sha256'): Promise<number> =>
  asSealer(pool, async (client) => {
    const { sealed, name } = await sealBatch(client, first);
    await fillTiles(client, name);
    return sealed;
  }).then((sealed) => sealed ?? 0);

/** One transaction of the one sealer; null when another is at work. */
export async function asSealer<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T | null> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const lock = await client.query('select pg_try_advisory_xact_lock(8890, 3) as mine');
    const done = lock.rows[0].mine ? await work(client) : null;
    await client.query('commit');
    return done;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

async function sealBatch(client: pg.PoolClient, first: HashName): Promise<{ sealed: number; name: HashName }> {
  const last = await client.query<{ position: number; chain: Buffer; alg: HashName }>(
    'select position, chain, alg from ledger.seal order by position desc limit 1',
  );
  const name = last.rows[0]?.alg ?? first;
  let position = last.rows[0]?.position ?? 0;
  let chain: Uint8Array = last.rows[0]?.chain ?? chainStart;
  const open = await client.query<{ id: number; salt: Buffer; canonical: string }>(
    `select line.id, line.salt, line.canonical
     from ledger.line
     where line.xid < pg_snapshot_xmin(pg_current_snapshot())
       and line.xid >= coalesce((select last.xid from ledger.line last join ledger.seal on seal.line = last.id
         order by seal.position desc limit 1), '0'::xid8)
       and not exists (select from ledger.seal where seal.line = line.id)
     order by line.xid, line.id
     limit ${batch}`,
  );
  const positions: number[] = [];
  const leaves: Buffer[] = [];
  const chains: Uint8Array[] = [];
  for (const line of open.rows) {
    const leaf = leafOf(line.salt, line.canonical, name);
    chain = chainOf(chain, leaf, name);
    position += 1;
    positions.push(position);
    leaves.push(leaf);
    chains.push(chain);
  }
  if (positions.length === 0) return { sealed: 0, name };
  await client.query(
    `insert into ledger.seal (position, line, leaf, chain, alg)
     select sealed.*, $5 from unnest($1::bigint[], $2::bigint[], $3::bytea[], $4::bytea[]) as sealed`,
    [positions, open.rows.map((line) => line.id), leaves, chains, name],
  );
  return { sealed: positions.length, name };
}

/**
 * Seals twice a second until stopped, and then does what follows from it (`after`: checkpoints); a database that is away is
 * met again at the next turn.
 */
export function startSealer(
  pool: pg.Pool,
  failed: (error: unknown) => void,
  { first, after }: { first?: HashName; after?: () => Promise<void> } = {},
): { stop(): Promise<void> } {
  let stopped = false;
  let turn: Promise<unknown> = Promise.resolve();
  const once = async () => {
    if (stopped) return;
    await sealLines(pool, first);
    await after?.();
  };
  const timer = setInterval(() => {
    turn = turn.then(() => once().catch(failed));
  }, 500);
  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      await turn;
    },
  };
}
