import { sql } from 'kysely';
import { first, type Reads, rows } from '../../platform/database.ts';
import { chainOf, chainStart, type HashName, leafOf } from './canonical.ts';
import { hashed } from './line.ts';
import { GrowingTree } from './merkle.ts';
import { hashOfLedger } from './profile.ts';
import { type Known, loadPoints, type Points } from './verify-points.ts';
import { loadTiles, type Tiles } from './verify-tiles.ts';

/** What is wrong first: at which position of the chain, with which line, and what it is, in Chinese. */
export interface Bad {
  position: number;
  line: number | null;
  what: string;
}

export interface Verdict {
  ok: boolean;
  /** Lines in the chain that were checked. */
  sealed: number;
  /** Lines written and not sealed yet, and the age in seconds of the oldest. */
  unsealed: number;
  unsealedAge: number;
  firstBad: Bad | null;
  /** Hex of the last chain value; empty chain: zeros. */
  head: string;
  /** Hex of the Merkle root over all that was checked. */
  root: string;
  hash: HashName;
  /** Signed checkpoints that were compared, those of the database and those given. */
  checkpoints: number;
  /** Lines whose words were erased by law; their leaves were checked. */
  erased: number;
}

interface Row {
  position: number;
  line: number;
  leaf: Buffer;
  chain: Buffer;
  alg: HashName;
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
  erasedByDeed: boolean;
}

/** How far the walk along the chain has come. */
interface Walk {
  position: number;
  chain: Uint8Array;
  erased: number;
  tree: GrowingTree;
  bad: Bad | null;
}

/**
 * Recomputes chain and tree from the lines, compares them with every signed checkpoint that is stored or `known` from elsewhere,
 * and names the first thing that does not fit (promises.md, P3). A cut tail and a rewriting of everything are found against any
 * earlier checkpoint; without one a chain cannot show them.
 */
export async function verifyLedger(db: Reads, known: Known = {}): Promise<Verdict> {
  const hash = (await hashOfLedger(db)) ?? 'sha256';
  const [points, tiles] = [await loadPoints(db, known), await loadTiles(db)];
  const walk: Walk = { position: 0, chain: chainStart, erased: 0, tree: new GrowingTree(hash), bad: null };
  while (!walk.bad) {
    const page = await rows(db, pageAfter(walk.position));
    if (page.length === 0) break;
    for (const row of page) {
      walk.bad = step(row, walk, hash, tiles) ?? points.whatIsWrongAt(walk.position, walk.tree, walk.chain);
      if (walk.bad) break;
    }
  }
  const firstBad = walk.bad ?? (await whatIsWrongAtTheEnd(db, walk.position, points));
  const tail = await first(db, tailQuery);
  return {
    ok: !firstBad,
    sealed: walk.position,
    unsealed: tail?.count ?? 0,
    unsealedAge: tail?.age ?? 0,
    firstBad,
    head: Buffer.from(walk.chain).toString('hex'),
    root: Buffer.from(walk.tree.root()).toString('hex'),
    hash,
    checkpoints: points.count,
    erased: walk.erased,
  };
}

const pageAfter = (position: number) => sql<Row>`
  select seal.position, seal.line, seal.leaf, seal.chain, seal.alg, line.id, line.at, line.actor, line.unit, line.verb, line.object,
    line.revision, line.object_hash, line.reason, line.data, line.open, line.salt, line.canonical,
    case when line.salt is null then exists (select from ledger.line erasing
      where erasing.verb = 'ledger.erase' and erasing.object = 'ledger.line:' || seal.line) end as "erasedByDeed"
  from ledger.seal
  left join ledger.line on line.id = seal.line
  where seal.position > ${position}
  order by seal.position
  limit 5000`;

const tailQuery = sql<{ count: number; age: number }>`
  select count(*)::int as count, coalesce(extract(epoch from clock_timestamp() - min(line.at)), 0)::int as age
  from ledger.line
  where not exists (select from ledger.seal where seal.line = line.id)`;

/** One step along the chain; answers what is wrong with the row, or null and the walk is at it. */
function step(row: Row, walk: Walk, hash: HashName, tiles: Tiles): Bad | null {
  const what = whatIsWrong(row, walk, hash);
  if (what) return { position: row.position, line: row.line, what };
  let tile: string | null = null;
  walk.tree.add(row.leaf, (level, index, value) => {
    tile ??= tiles.whatIsWrongWith(level, index, value);
  });
  walk.position = row.position;
  walk.chain = row.chain;
  if (row.salt === null) walk.erased += 1;
  return tile ? { position: row.position, line: null, what: tile } : null;
}

function whatIsWrong(row: Row, { position, chain }: Walk, hash: HashName): string | null {
  if (row.position !== position + 1) return `缺少第 ${position + 1} 条，记录被删除或改了编号。`;
  if (row.id === null) return `第 ${row.position} 条封存了记录 ${row.line}，而这条记录已不存在。`;
  if (row.alg !== hash) return '封存所用的算法与前面的不同，封存被改动。';
  if (!chainOf(chain, row.leaf, hash).equals(row.chain)) return '链值与前一条对不上，记录的次序或封存被改动。';
  if (row.salt === null) return row.erasedByDeed ? null : '记录的原文不见了，而台账里没有依法删除它的记录。';
  if (!leafOf(row.salt, row.canonical, hash).equals(row.leaf)) return '记录原文与封存的摘要不符。';
  const line = { ...row, objectHash: row.object_hash };
  return hashed(line) === row.canonical ? null : '记录的字段与记录原文不符。';
}

/** What only shows when the chain has ended: a cut tail, a line slipped in behind, a checkpoint that was tampered with. */
async function whatIsWrongAtTheEnd(db: Reads, sealed: number, points: Points): Promise<Bad | null> {
  return points.whatIsCutOff(sealed) ?? points.whatIsStrange() ?? (await findSlippedIn(db));
}

/** A line that was never sealed and stands before sealed ones was not written by a deed: the sealer would have met it. */
async function findSlippedIn(db: Reads): Promise<Bad | null> {
  const found = await first(
    db,
    sql<{ id: number; position: number }>`
      select line.id, last.position
      from (select seal.position, sealed.xid from ledger.seal join ledger.line sealed on sealed.id = seal.line
        order by seal.position desc limit 1) last
      join ledger.line on line.xid < last.xid
      where not exists (select from ledger.seal where seal.line = line.id)
      order by line.xid, line.id
      limit 1`,
  );
  if (!found) return null;
  const what = `记录 ${found.id} 没有封存，却排在已经封存的记录之前，是事后插入的。`;
  return { position: found.position, line: found.id, what };
}
