import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { canonical } from '../src/core/ledger/canonical.ts';
import { keepCheckpoint } from '../src/core/ledger/checkpoint.ts';
import { exportLedger } from '../src/core/ledger/export.ts';
import { openSigner, profiles } from '../src/core/ledger/keys.ts';
import { findProof } from '../src/core/ledger/live-queries.ts';
import { sealLines } from '../src/core/ledger/seal.ts';
import { verifyLedger } from '../src/core/ledger/verify.ts';
import { startEmbedded } from '../src/platform/embedded/start.ts';
import { testDatabase } from '../src/platform/test-database.ts';

// Sealing, checkpoints, proofs and verification of a ledger of 100,000 lines. Measured against the hashing alone: three hashes
// a line in this process. Run: node dist/bench/ledger.js [lines] [gm]

const lines = Number(process.argv[2] ?? 100_000);
const { hash, signature } = profiles[process.argv[3] === 'gm' ? 'gm' : 'standard'];
const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-ledger-'));
const cluster = await startEmbedded({ dataDir: folder, database: 'postgres', log: { info() {}, warn: console.warn } });
process.env.TEST_CLUSTER_URL = cluster.url;
const t = await testDatabase();
const signer = openSigner(folder, signature, 'bench/ledger');

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const began = performance.now();
  return [await work(), performance.now() - began];
}
const median = (list: number[]) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)]!;

/** Lines as the deeds write them, without the deeds. */
async function fill(): Promise<void> {
  const client = new pg.Client({ connectionString: t.urls.app });
  await client.connect();
  const at = new Date();
  for (let done = 0; done < lines; done += 1000) {
    const made = Array.from({ length: Math.min(1000, lines - done) }, (_, n) => {
      const data = { n: done + n, words: '公开' };
      const fields = { actor: 'person:1', unit: 1, verb: 'bench.note', object: `bench.note:${done + n}` };
      const rest = { revision: null, object_hash: null, reason: null };
      return { ...fields, data, canonical: canonical({ at: at.toISOString(), ...fields, ...rest, data, open: true }) };
    });
    await client.query(
      `insert into ledger.line (at, actor, unit, verb, object, data, open, salt, canonical)
       select $1, 'person:1', 1, 'bench.note', object, data::jsonb, true, sha256(object::bytea), canonical
       from unnest($2::text[], $3::text[], $4::text[]) as made (object, data, canonical)`,
      [
        at,
        made.map((one) => one.object),
        made.map((one) => JSON.stringify(one.data)),
        made.map((one) => one.canonical),
      ],
    );
  }
  await client.end();
}

await fill();
const [, sealing] = await timed(async () => {
  while ((await sealLines(t.sealer, hash)) > 0);
});
const checkpoints: number[] = [];
for (let run = 0; run < 9; run += 1) checkpoints.push((await timed(() => keepCheckpoint(t.sealer, signer, true)))[1]);
const proofs: number[] = [];
for (let run = 0; run < 200; run += 1)
  proofs.push((await timed(() => findProof(t.sides.live, 1 + Math.floor(Math.random() * lines))))[1]);
const [verdict, verifying] = await timed(() => verifyLedger(t.sides.staff));
if (!verdict.ok || verdict.sealed !== lines) throw new Error(JSON.stringify(verdict));
const [, exporting] = await timed(async () => {
  for await (const _ of exportLedger(t.sides.staff));
});
const { tiles } = (await sql<{ tiles: number }>`select count(*) as tiles from ledger.tile`.execute(t.sides.staff))
  .rows[0]!;

const { createHash } = await import('node:crypto');
const block = Buffer.alloc(256);
const [, hashing] = await timed(async () => {
  for (let n = 0; n < 3 * lines; n += 1) createHash(hash).update(block).digest();
});

const rate = (ms: number) => `${Math.round((lines / ms) * 1000).toLocaleString('en')} lines/s`;
console.log(`${lines.toLocaleString('en')} lines, ${hash} and ${signature}, ${tiles} kept subtrees`);
console.log(`sealing ${rate(sealing)}; verification ${rate(verifying)}; export ${rate(exporting)}`);
console.log(`the hashes alone ${rate(hashing)}; verification is ${(hashing / verifying).toFixed(2)} of that`);
console.log(`checkpoint median ${median(checkpoints).toFixed(1)} ms; proof median ${median(proofs).toFixed(1)} ms`);
await t.close();
await cluster.stop();
rmSync(folder, { recursive: true, force: true });
