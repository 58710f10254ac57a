import assert from 'node:assert/strict';
import type pg from 'pg';
import type { Reads } from '../../platform/database.ts';
import type { HashName } from './canonical.ts';
import { sealLines } from './seal.ts';
import { verifyLedger } from './verify.ts';

/**
 * Seals until nothing is left: a transaction of any other database of the cluster holds the sealer back for its length.
 * `first` is the hash with which an empty ledger begins.
 */
export async function sealAll(sealer: pg.Pool, db: Reads, first?: HashName): Promise<void> {
  for (const until = Date.now() + 20_000; Date.now() < until; ) {
    await sealLines(sealer, first);
    if ((await verifyLedger(db)).unsealed === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail('lines stay unsealed');
}
