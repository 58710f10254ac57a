import type pg from 'pg';
import type { HashName } from './canonical.ts';
import type { Signer } from './keys.ts';
import { rangeHash } from './merkle.ts';
import { type Note, readNote, signNote } from './note.ts';
import { asSealer } from './seal.ts';
import { fillTiles, sealersTrees } from './tiles.ts';

/** The shortest time between two checkpoints that public acts ask for; a bulk publication makes few, none waits a minute. */
const quiet = 20_000;

/** What decides whether a checkpoint is due. */
export interface Standing {
  /** Lines in the chain. */
  size: number;
  now: Date;
  newest: { at: Date; size: number } | null;
  /** A public act was sealed after the newest checkpoint. */
  publicActs: boolean;
}

/** A checkpoint is due with the first line, in every hour, and after public acts. A clock that was set back holds none up. */
export function isDue({ size, now, newest, publicActs }: Standing): boolean {
  if (size === 0) return false;
  if (!newest || hourOf(newest.at) !== hourOf(now)) return true;
  const since = now.getTime() - newest.at.getTime();
  return publicActs && (since >= quiet || since < 0);
}

const hourOf = (at: Date) => Math.floor(at.getTime() / 3_600_000);

/**
 * Signs what is sealed so far, when that is due or `always`; answers the note, or null when none was made. Runs in the
 * sealer's transaction: no line is sealed meanwhile, and two processes make one checkpoint.
 */
export const keepCheckpoint = (pool: pg.Pool, signer: Signer, always = false): Promise<Note | null> =>
  asSealer(pool, async (client) => {
    const standing = await standingOf(client);
    if (standing.size === 0 || !(always || isDue(standing))) return null;
    return write(client, signer, standing.now);
  });

async function standingOf(client: pg.PoolClient): Promise<Standing> {
  const found = await client.query<{ size: number; now: Date; at: Date | null; covered: number | null; acts: boolean }>(
    `with newest as (select at, size from ledger.checkpoint order by id desc limit 1)
     select (select coalesce(max(position), 0) from ledger.seal) as size,
       date_trunc('milliseconds', clock_timestamp()) as now,
       (select at from newest) as at,
       (select size from newest) as covered,
       exists (select from ledger.seal join ledger.line on line.id = seal.line
         where seal.position > coalesce((select size from newest), 0) and line.open) as acts`,
  );
  const { size, now, at, covered, acts } = found.rows[0]!;
  return { size, now, newest: at && covered ? { at, size: covered } : null, publicActs: acts };
}

async function write(client: pg.PoolClient, signer: Signer, at: Date): Promise<Note> {
  const last = await client.query<{ position: number; chain: Buffer; alg: HashName }>(
    'select position, chain, alg from ledger.seal order by position desc limit 1',
  );
  const { position: size, chain, alg: hash } = last.rows[0]!;
  while (!(await fillTiles(client, hash)));
  const root = Buffer.from(await rangeHash(hash, sealersTrees(client, hash), 0, size));
  const note = signNote({ origin: signer.name, size, root, chain, at, hash }, signer);
  await client.query(
    'insert into ledger.signing_key (id, name, alg, pem) values ($1, $2, $3, $4) on conflict do nothing',
    [signer.id, signer.name, signer.alg, signer.pem],
  );
  await client.query(
    `insert into ledger.checkpoint (id, size, root, chain, at, alg, key, note)
     select coalesce(max(id), 0) + 1, $1, $2, $3, $4, $5, $6, $7 from ledger.checkpoint`,
    [size, root, chain, at, hash, signer.id, note],
  );
  return readNote(note)!;
}
