import { sql } from 'kysely';
import { first, type Reads } from '../../platform/database.ts';
import type { HashName } from './canonical.ts';
import { type ProfileName, profiles } from './keys.ts';

/** The hash with which this ledger is sealed, or null while nothing is. */
export async function hashOfLedger(db: Reads): Promise<HashName | null> {
  const row = await first(db, sql<{ alg: HashName }>`select alg from ledger.seal order by position limit 1`);
  return row?.alg ?? null;
}

/**
 * A ledger keeps the hash with which it began (docs/decisions): throws, with what to set, when the settings ask for another.
 */
export async function refuseOtherProfile(db: Reads, profile: ProfileName): Promise<void> {
  const hash = await hashOfLedger(db);
  if (!hash || hash === profiles[profile].hash) return;
  const own = Object.entries(profiles).find(([, { hash: used }]) => used === hash)![0];
  throw new Error(
    `台账从第一条起用 ${hash.toUpperCase()} 封存，中途不能改换。请设置 CRYPTO_PROFILE=${own}；要用另一种算法，须从空的数据库开始。`,
  );
}
