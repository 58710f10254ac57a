import { sql } from 'kysely';
import { type Reads, rows } from '../../platform/database.ts';
import type { Hash } from './merkle.ts';

export interface Tiles {
  /** Compares the kept root of a subtree with the one worked out; null when it fits or none is kept yet. */
  whatIsWrongWith(level: number, index: number, hash: Hash): string | null;
}

/** The kept roots of subtrees: proofs are made from them, so they are checked with the lines. */
export async function loadTiles(db: Reads): Promise<Tiles> {
  const kept = new Map<string, Buffer>();
  const last = new Map<number, number>();
  const found = await rows(
    db,
    sql<{
      level: number;
      index: number;
      hash: Buffer;
    }>`select level, index, hash from ledger.tile order by level, index`,
  );
  for (const { level, index, hash } of found) {
    kept.set(`${level} ${index}`, hash);
    last.set(level, index);
  }
  return {
    whatIsWrongWith(level, index, hash) {
      const tile = kept.get(`${level} ${index}`);
      if (tile) return tile.equals(hash) ? null : '保存的子树根值与记录不符，证明会出错。';
      return index < (last.get(level) ?? -1) ? '保存的子树根值缺了一个，证明会出错。' : null;
    },
  };
}
