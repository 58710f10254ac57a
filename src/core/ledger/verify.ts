import { sql } from 'kysely';
import { first, type Reads, rows } from '../../platform/database.ts';
import { chainOf, chainStart, leafOf } from './canonical.ts';
import { hashed } from './line.ts';

export interface Verdict {
  ok: boolean;
  /** Lines in the chain that were checked. */
  sealed: number;
  /** Lines written and not sealed yet, and the age in seconds of the oldest. */
  unsealed: number;
  unsealedAge: number;
  /** The first bad line: its position in the chain and what is wrong, in Chinese. */
  firstBad: { position: number; line: number | null; what: string } | null;
  /** Hex of the last chain value; empty chain: zeros. */
  head: string;
}

interface Row {
  position: number;
  line: number;
  leaf: Buffer;
  chain: Buffer;
  id: number | null;
  at: Date;
  actor: string;
  unit: number | null;
  verb: string;
  object: string;
  revision: number | null;
  object_hash: string | null;
  reason: string | null;
  data: Record<string, unknown>;
  open: boolean;
  salt: Buffer | null;
  canonical: string;
}

/** Recomputes the whole chain from the lines and names the first that does not fit (promises.md, P3). */
export async function verifyLedger(db: Reads): Promise<Verdict> {
  let position = 0;
  let chain: Uint8Array = chainStart;
  let firstBad: Verdict['firstBad'] = null;
  while (!firstBad) {
    const page = await rows(db, pageAfter(position));
    if (page.length === 0) break;
    for (const row of page) {
      const what = whatIsWrong(row, position, chain);
      if (what) {
        firstBad = { position: row.position, line: row.line, what };
        break;
      }
      position = row.position;
      chain = row.chain;
    }
  }
  const tail = await first(db, tailQuery);
  return {
    ok: !firstBad,
    sealed: position,
    unsealed: tail?.count ?? 0,
    unsealedAge: tail?.age ?? 0,
    firstBad,
    head: Buffer.from(chain).toString('hex'),
  };
}

const pageAfter = (position: number) => sql<Row>`
  select seal.position, seal.line, seal.leaf, seal.chain, line.id, line.at, line.actor, line.unit, line.verb, line.object,
    line.revision, line.object_hash, line.reason, line.data, line.open, line.salt, line.canonical
  from ledger.seal
  left join ledger.line on line.id = seal.line
  where seal.position > ${position}
  order by seal.position
  limit 5000`;

const tailQuery = sql<{ count: number; age: number }>`
  select count(*)::int as count, coalesce(extract(epoch from clock_timestamp() - min(line.at)), 0)::int as age
  from ledger.line
  where not exists (select from ledger.seal where seal.line = line.id)`;

function whatIsWrong(row: Row, before: number, chain: Uint8Array): string | null {
  if (row.position !== before + 1) return `缺少第 ${before + 1} 条，记录被删除或改了编号。`;
  if (row.id === null) return `第 ${row.position} 条封存了记录 ${row.line}，而这条记录已不存在。`;
  if (!chainOf(chain, row.leaf).equals(row.chain)) return '链值与前一条对不上，记录的次序或封存被改动。';
  if (row.salt === null) return null; // erased by law: the leaf stays, the meaning is gone
  if (!leafOf(row.salt, row.canonical).equals(row.leaf)) return '记录原文与封存的摘要不符。';
  const line = { ...row, objectHash: row.object_hash };
  return hashed(line) === row.canonical ? null : '记录的字段与记录原文不符。';
}
