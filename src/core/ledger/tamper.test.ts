import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { chainOf, chainStart, type HashName, leafOf } from './canonical.ts';
import type { ProfileName } from './keys.ts';
import { openSigner } from './keys.ts';
import { GrowingTree } from './merkle.ts';
import type { Note } from './note.ts';
import { signNote } from './note.ts';
import { runVerifier, type TestLedger, testLedger } from './test-ledger.ts';
import { verifyLedger } from './verify.ts';

const lines = 600;
const kept = 300;
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
const elsewhere = mkdtempSync(join(tmpdir(), 'gongkai-thief-'));
after(() => rmSync(elsewhere, { recursive: true, force: true }));

/** Everything that somebody with the superuser's password can do, and which position each verifier has to name. */
interface Case {
  name: string;
  how(ledger: TestLedger): Promise<void>;
  /** The position that both name, or the checkpoint's when nothing nearer can be said. */
  position: number;
  what: RegExp;
  /** Only an old checkpoint kept elsewhere shows it. */
  needsOld?: boolean;
}

const cases: Case[] = [
  {
    name: 'edit of a field',
    how: (ledger) => ledger.behind(`update ledger.line set reason = '另一个理由' where id = ${lineAt(100)}`),
    position: 100,
    what: /字段与记录原文不符/,
  },
  {
    name: 'edit of field and text',
    how: (ledger) =>
      ledger.behind(
        `update ledger.line set reason = 'x', canonical = replace(canonical, '"reason":"第 101 笔"', '"reason":"x"') where id = ${lineAt(101)}`,
      ),
    position: 101,
    what: /原文与封存的摘要不符/,
  },
  {
    name: 'edit with a new seal for the line',
    how: (ledger) => reseal(ledger, 102),
    position: 102,
    what: /链值与前一条对不上/,
  },
  {
    name: 'delete of a line',
    how: (ledger) => ledger.behind(`delete from ledger.line where id = ${lineAt(103)}`),
    position: 103,
    what: /已不存在|已经不存在/,
  },
  {
    name: 'delete of line and seal',
    how: (ledger) =>
      ledger.behind(
        'delete from ledger.seal where position = 104',
        `delete from ledger.line where id = ${lineAt(104)}`,
      ),
    position: 105,
    what: /缺少第 104 条/,
  },
  {
    name: 'delete with those behind moved up',
    how: (ledger) =>
      ledger.behind(
        'delete from ledger.seal where position = 104',
        'update ledger.seal set position = position + 100000 where position > 104',
        'update ledger.seal set position = position - 100001 where position > 100000',
      ),
    position: 104,
    what: /链值与前一条对不上/,
  },
  {
    name: 'erasure of the words without a deed',
    how: (ledger) =>
      ledger.behind(
        `update ledger.line set salt = null, canonical = '', reason = null, data = '{}' where id = ${lineAt(105)}`,
      ),
    position: 105,
    what: /没有依法删除它的记录/,
  },
  {
    name: 'insert in the middle',
    how: (ledger) =>
      ledger.behind(
        'update ledger.seal set position = position + 100000 where position >= 106',
        'update ledger.seal set position = position - 99999 where position > 100000',
        insertedLine,
        `insert into ledger.seal (position, line, leaf, chain)
         select 106, max(id), sha256('x'), sha256('y') from ledger.line`,
        'update ledger.seal set alg = (select alg from ledger.seal where position = 1) where position = 106',
      ),
    position: 106,
    what: /链值与前一条对不上/,
  },
  {
    name: 'swap of two lines',
    how: (ledger) =>
      ledger.behind(
        `update ledger.seal set line = -1 where position = 107`,
        `update ledger.seal set line = ${lineAt(107)} where position = 108`,
        `update ledger.seal set line = ${lineAt(108)} where position = 107`,
      ),
    position: 107,
    what: /原文与封存的摘要不符/,
  },
  {
    name: 'swap of two seals',
    how: (ledger) =>
      ledger.behind(
        'update ledger.seal set position = 100000 where position = 109',
        'update ledger.seal set position = 109 where position = 110',
        'update ledger.seal set position = 110 where position = 100000',
      ),
    position: 109,
    what: /链值与前一条对不上/,
  },
  {
    name: 'renumber of one',
    how: (ledger) => ledger.behind('update ledger.seal set position = 5000 where position = 111'),
    position: 112,
    what: /缺少第 111 条/,
  },
  {
    name: 'renumber of all behind',
    how: (ledger) =>
      ledger.behind(
        'update ledger.seal set position = position + 100000 where position > 112',
        'update ledger.seal set position = position - 99999 where position > 100000',
      ),
    position: 114,
    what: /缺少第 113 条/,
  },
  {
    name: 'cut of the tail',
    how: (ledger) =>
      ledger.behind(
        `delete from ledger.seal where position > ${lines - 50}`,
        `delete from ledger.line where id > ${lineAt(lines - 50)}`,
      ),
    position: lines - 49,
    what: /末尾被截去/,
  },
  {
    name: 'cut of the tail with the checkpoints that show it',
    how: (ledger) =>
      ledger.behind(
        `delete from ledger.seal where position > ${kept - 20}`,
        `delete from ledger.line where id > ${lineAt(kept - 20)}`,
        'delete from ledger.tile where (index + 1) * 256 > 0',
        'delete from ledger.checkpoint',
      ),
    position: kept - 19,
    what: /末尾被截去/,
    needsOld: true,
  },
  {
    name: 'rewrite of chain, tree and tiles behind the stored checkpoints',
    how: (ledger) => rewrite(ledger, false),
    position: kept,
    what: /在存证之后被重写/,
  },
  {
    name: 'rewrite of everything, signed anew with another key',
    how: (ledger) => rewrite(ledger, true),
    position: kept,
    what: /在存证之后被重写/,
    needsOld: true,
  },
];

let first = 1;
const lineAt = (position: number) => position + first - 1;

const insertedLine = `
  insert into ledger.line (at, actor, verb, object, data, salt, canonical)
  values ('2026-01-01', 'person:1', 'ledger.note', 'ledger.note:0', '{}', decode(repeat('00', 32), 'hex'), '{}')`;

/** A line changed with its text, leaf and chain, as far as one position goes. */
async function reseal(ledger: TestLedger, position: number): Promise<void> {
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
async function rewrite(ledger: TestLedger, all: boolean): Promise<void> {
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

async function withAdmin(ledger: TestLedger, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: ledger.t.adminUrl });
  await client.connect();
  try {
    await client.query(`set session_replication_role = 'replica'`);
    await work(client);
  } finally {
    await client.end();
  }
}

const tables = ['line', 'seal', 'tile', 'signing_key', 'checkpoint'];

for (const profile of ['standard', 'gm'] as ProfileName[]) {
  describe(`a ledger changed behind the application (${profile})`, () => {
    let ledger: TestLedger;
    let old: Note;
    before(async () => {
      ledger = await testLedger(profile);
      await ledger.write(...range(1, kept));
      await ledger.seal();
      old = await ledger.checkpoint();
      await ledger.write(...range(kept + 1, lines));
      await ledger.seal();
      await ledger.checkpoint();
      assert.equal(old.size, kept);
      await withAdmin(ledger, async (client) => {
        first = Number((await client.query('select min(id) as id from ledger.line')).rows[0].id);
        await client.query('create schema sound');
        for (const table of tables) await client.query(`create table sound.${table} as table ledger.${table}`);
      });
    });
    after(() => ledger.close());

    const restore = () =>
      withAdmin(ledger, async (client) => {
        for (const table of tables) {
          await client.query(`delete from ledger.${table}`);
          await client.query(`insert into ledger.${table} overriding system value table sound.${table}`);
        }
      });
    const verify = (known = true) =>
      verifyLedger(ledger.t.sides.staff, known ? { notes: [old], keys: [ledger.signer] } : {});
    const offline = () => ledger.verifyOffline({ 'old.txt': old.note });

    async function passesBoth(): Promise<void> {
      const verdict = await verify();
      assert.deepEqual([verdict.firstBad, verdict.sealed, verdict.checkpoints], [null, lines, 3]);
      const said = await offline();
      assert.deepEqual([said.code, said.ok, said.problems, said.remarks], [0, true, [], []]);
      const [file] = said.ledgers;
      assert.deepEqual([file!.lines, file!.withWords, file!.checkpoints], [lines, lines, 3]);
      assert.deepEqual([file!.root, file!.chain, file!.hash], [verdict.root, verdict.head, verdict.hash]);
    }

    test('a sound one passes both verifiers, which come to the same root and chain', passesBoth);

    // With the other algorithms one of each kind is enough: nothing else differs.
    const told =
      profile === 'gm' ? cases.filter(({ name }) => /^(edit of a|swap of two s|cut|rewrite)/.test(name)) : cases;
    for (const { name, how, position, what, needsOld } of told) {
      test(`${name} is found by both, and both name the place`, async () => {
        await how(ledger);
        const verdict = await verify();
        assert.equal(verdict.ok, false);
        assert.match(verdict.firstBad!.what, what);
        assert.equal(verdict.firstBad!.position, position);
        const said = await offline();
        assert.deepEqual([said.code, said.ok], [1, false]);
        assert.match(said.firstBad!.what, what);
        assert.equal(said.firstBad!.position, position);
        if (needsOld) {
          // The honest limit: with nothing kept elsewhere there is nothing to compare with.
          assert.equal((await verify(false)).ok, true);
          assert.equal((await runVerifier(join(ledger.folder, 'export.ndjson'))).ok, true);
        }
        await restore();
      });
    }

    test('mended again, it passes both', passesBoth);
  });
}
