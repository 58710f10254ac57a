import type pg from 'pg';
import { chainOf, chainStart, leafOf } from './canonical.ts';

const batch = 2000;

/**
 * Seals every line whose transaction can no longer be preceded by another, in the order (xid, id), into the chain.
 * One sealer at a time (advisory lock); answers how many lines were sealed. xmin is read in the statement that reads the rows.
 */
export async function sealLines(pool: pg.Pool): Promise<number> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const lock = await client.query('select pg_try_advisory_xact_lock(8890, 3) as mine');
    const sealed = lock.rows[0].mine ? await sealBatch(client) : 0;
    await client.query('commit');
    return sealed;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

async function sealBatch(client: pg.PoolClient): Promise<number> {
  const last = await client.query<{ position: number; chain: Buffer }>(
    'select position, chain from ledger.seal order by position desc limit 1',
  );
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
    const leaf = leafOf(line.salt, line.canonical);
    chain = chainOf(chain, leaf);
    position += 1;
    positions.push(position);
    leaves.push(leaf);
    chains.push(chain);
  }
  if (positions.length === 0) return 0;
  await client.query(
    `insert into ledger.seal (position, line, leaf, chain)
     select * from unnest($1::bigint[], $2::bigint[], $3::bytea[], $4::bytea[])`,
    [positions, open.rows.map((line) => line.id), leaves, chains],
  );
  return positions.length;
}

/** Seals twice a second until stopped; a database that is away is met again at the next turn. */
export function startSealer(pool: pg.Pool, failed: (error: unknown) => void): { stop(): Promise<void> } {
  let stopped = false;
  let turn: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    turn = turn.then(() => (stopped ? undefined : sealLines(pool).catch(failed)));
  }, 500);
  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      await turn;
    },
  };
}
