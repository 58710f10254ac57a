import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { chainOf, chainStart, type HashName, leafOf } from './canonical.ts';
import { openSigner } from './keys.ts';
import { GrowingTree } from './merkle.ts';
import { signNote } from './note.ts';
import type { TestLedger } from './test-ledger.ts';

/** A folder with another key: that of somebody who signs everything anew. */
const elsewhere = mkdtempSync(join(tmpdir(), 'gongkai-thief-'));
process.once('exit', () => rmSync(elsewhere, { recursive: true, force: true }));

/** The line that stands at a position: the lines of these tests are numbered as they were written. */
export const lineAt = (position: number) => position;

/** A line changed with its text, leaf and chain, as far as one position goes. */
export async function reseal(ledger: TestLedger, position: number): Promise<void> {
  await withAdmin(ledger, async (client) => {
    await client.query(
      `update ledger.line set canonical = replace(canonical, '公开', '更改'), data = replace(data::text, '公开', '更改')::jsonb where id = $1`,
      [lineAt(position)],
    );
    const { rows } = await client.query('select salt, canonical from ledger.line where id = $1', [lineAt(position)]);
    const leaf = leafOf(rows[0].salt, rows[0].canonical, ledger.signer.alg === 'sm2' ? 'sm3' : 'sha256');
    await client.query('update ledger.seal set leaf = $1 where position = $2', [leaf, position]);
  });
}

/** One line is changed and everything behind is worked out anew: leaves, chain, tiles; with `all` the checkpoints too. */
export async function rewrite(ledger: TestLedger, all: boolean): Promise<void> {
  const hash: HashName = ledger.signer.alg === 'sm2' ? 'sm3' : 'sha256';
  await withAdmin(ledger, async (client) => {
    await client.query(
      `update ledger.line set canonical = replace(canonical, '公开', '更改'), data = replace(data::text, '公开', '更改')::jsonb where id = $1`,
      [lineAt(50)],
    );
    const { rows } = await client.query<{ position: number; salt: Buffer; canonical: string }>(
      'select position::int, salt, canonical from ledger.seal join ledger.line on line.id = seal.line order by position',
    );
    const points = await client.query<{ id: string; size: number; at: Date }>(
      'select id, size::int, at from ledger.checkpoint order by id',
    );
    const thief = openSigner(elsewhere, ledger.signer.alg, ledger.signer.name);
    const tree = new GrowingTree(hash);
    let chain: Uint8Array = chainStart;
    const sealed: [position: number, leaf: Uint8Array, chain: Uint8Array][] = [];
    const tiles: [level: number, index: number, hash: Uint8Array][] = [];
    for (const { position, salt, canonical } of rows) {
      const leaf = leafOf(salt, canonical, hash);
      chain = chainOf(chain, leaf, hash);
      sealed.push([position, leaf, chain]);
      tree.add(leaf, (...tile) => tiles.push(tile));
      const point = points.rows.find(({ size }) => size === position);
      if (!all || !point) continue;
      const root = Buffer.from(tree.root());
      const signed = { origin: thief.name, size: position, root, chain: Buffer.from(chain), at: point.at, hash };
      await client.query('update ledger.checkpoint set root = $1, chain = $2, note = $3, key = $4 where id = $5', [
        root,
        chain,
        signNote(signed, thief),
        thief.id,
        point.id,
      ]);
    }
    const columns = (list: unknown[][]) => [0, 1, 2].map((at) => list.map((row) => row[at]));
    await client.query(
      `update ledger.seal set leaf = new.leaf, chain = new.chain
       from unnest($1::bigint[], $2::bytea[], $3::bytea[]) as new (position, leaf, chain) where seal.position = new.position`,
      columns(sealed),
    );
    await client.query(
      `update ledger.tile set hash = new.hash
       from unnest($1::int[], $2::bigint[], $3::bytea[]) as new (level, index, hash)
       where tile.level = new.level and tile.index = new.index`,
      columns(tiles),
    );
    if (all) {
      await client.query('update ledger.signing_key set id = $1, pem = $2', [thief.id, thief.pem]);
    }
  });
}

export async function withAdmin(ledger: TestLedger, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: ledger.t.adminUrl });
  await client.connect();
  try {
    await client.query(`set session_replication_role = 'replica'`);
    await work(client);
  } finally {
    await client.end();
  }
}
