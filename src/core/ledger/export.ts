import { type RawBuilder, sql } from 'kysely';
import { type PublicDb, type Reads, rows } from '../../platform/database.ts';
import type { HashName } from './canonical.ts';
import type { PublicKey } from './keys.ts';
import { hashed } from './line.ts';
import { hashOfLedger } from './profile.ts';

/** One line of text of an export (NDJSON): head, keys, checkpoints, then every position of the chain in its order. */
type Lines = AsyncGenerator<string>;

const page = 2000;

function* head(hash: HashName, size: number, keys: PublicKey[], notes: string[]): Generator<string> {
  yield JSON.stringify({ format: 'gongkai-ledger-1', hash, size });
  for (const key of keys) yield JSON.stringify({ key });
  for (const checkpoint of notes) yield JSON.stringify({ checkpoint });
}

/**
 * The ledger as everybody may have it, up to the newest checkpoint: every leaf, and salt and words of the lines that
 * `live.line` shows. Empty while there is no checkpoint.
 */
export async function* exportLive(live: PublicDb): Lines {
  const points = await rows(
    live,
    sql<{ size: number; note: string; alg: HashName }>`select size, note, alg from live.checkpoint order by id`,
  );
  const newest = points.at(-1);
  if (!newest) return;
  const keys = await rows(live, sql<PublicKey>`select id, name, alg, pem from live.signing_key order by since`);
  yield* head(
    newest.alg,
    newest.size,
    keys,
    points.map(({ note }) => note),
  );
  for (let after = 0; after < newest.size; after += page) {
    const until = Math.min(after + page, newest.size);
    const leaves = await rows(
      live,
      sql<{ position: number; leaf: string; salt?: string; canonical?: string }>`
        select leaf.position, encode(leaf.hash, 'hex') as leaf, line.salt, line.canonical
        from live.leaf
        left join (select position, salt, canonical from live.line where position > ${after} and position <= ${until}) line
          on line.position = leaf.position
        where leaf.position > ${after} and leaf.position <= ${until}
        order by leaf.position`,
    );
    for (const { position, leaf, salt, canonical } of leaves)
      yield JSON.stringify(salt ? { position, leaf, salt, canonical } : { position, leaf });
  }
}

interface Row {
  position: number;
  leaf: string;
  chain: string;
  id: number | null;
  at: Date;
  actor: string;
  unit: number | null;
  verb: string;
  object: string;
  revision: number | null;
  objectHash: string | null;
  reason: string | null;
  data: Record<string, unknown>;
  open: boolean;
  salt: string | null;
  canonical: string;
  erasedByDeed: boolean;
}

/**
 * The ledger as the office has it, all that is sealed, with chain, salt and words of every line, for an auditor who may read
 * them: what is in the tables, also where it is wrong, so that the offline verifier finds it.
 */
export async function* exportLedger(db: Reads): Lines {
  const keys = await rows(db, sql<PublicKey>`select id, name, alg, pem from ledger.signing_key order by since`);
  const notes = await rows(db, sql<{ note: string }>`select note from ledger.checkpoint order by id`);
  // After the checkpoints: none of them may reach beyond the lines that follow.
  const [last] = await rows(db, sql<{ size: number }>`select coalesce(max(position), 0) as size from ledger.seal`);
  const size = last!.size;
  yield* head(
    (await hashOfLedger(db)) ?? 'sha256',
    size,
    keys,
    notes.map(({ note }) => note),
  );
  for (let after = 0; ; ) {
    const found = await rows(db, pageAfter(after, size));
    if (found.length === 0) return;
    for (const row of found) yield JSON.stringify(told(row));
    after = found.at(-1)!.position;
  }
}

const pageAfter = (after: number, size: number): RawBuilder<Row> => sql<Row>`
  select seal.position, encode(seal.leaf, 'hex') as leaf, encode(seal.chain, 'hex') as chain, line.id, line.at, line.actor, line.unit,
    line.verb, line.object, line.revision, line.object_hash as "objectHash", line.reason, line.data, line.open,
    encode(line.salt, 'hex') as salt, line.canonical,
    case when line.salt is null then exists (select from ledger.line erasing
      where erasing.verb = 'ledger.erase' and erasing.object = 'ledger.line:' || seal.line) end as "erasedByDeed"
  from ledger.seal
  left join ledger.line on line.id = seal.line
  where seal.position > ${after} and seal.position <= ${size}
  order by seal.position
  limit ${page}`;

function told(row: Row): Record<string, unknown> {
  const { position, leaf, chain, salt, canonical } = row;
  if (row.id === null) return { position, leaf, chain, missing: true };
  if (salt === null) return { position, leaf, chain, erased: row.erasedByDeed };
  const fields = hashed(row);
  return { position, leaf, chain, salt, canonical, ...(fields === canonical ? {} : { fields }) };
}
