import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type ProfileName, profiles } from './keys.ts';
import type { Note } from './note.ts';
import { runVerifier, type TestLedger, testLedger } from './test-ledger.ts';
import { cases, kept, lines } from './test-tamper.ts';
import { withAdmin } from './test-thief.ts';
import { verifyLedger } from './verify.ts';

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
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
      assert.equal(verdict.hash, profiles[profile].hash);
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
        const [verdict, said] = [await verify(), await offline()];
        // Mended before anything is asserted: a case that fails leaves the next one a sound ledger.
        const alone = needsOld
          ? [(await verify(false)).ok, (await runVerifier(join(ledger.folder, 'export.ndjson'))).ok]
          : [];
        await restore();
        assert.equal(verdict.ok, false);
        assert.match(verdict.firstBad!.what, what, JSON.stringify([verdict, said]));
        assert.equal(verdict.firstBad!.position, position);
        assert.deepEqual([said.code, said.ok], [1, false]);
        assert.match(said.firstBad!.what, what);
        assert.equal(said.firstBad!.position, position);
        // The honest limit: with nothing kept elsewhere there is nothing to compare with.
        if (needsOld) assert.deepEqual(alone, [true, true]);
      });
    }

    test('mended again, it passes both', passesBoth);
  });
}
