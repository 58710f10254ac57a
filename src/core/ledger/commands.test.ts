import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { runCommands } from '../../platform/cli.ts';
import { ledgerCommands } from './commands.ts';
import { filePlace } from './handing.ts';
import { readNotes } from './note.ts';
import { runVerifier, type TestLedger, testLedger } from './test-ledger.ts';

let ledger: TestLedger;
before(async () => {
  ledger = await testLedger();
});
after(() => ledger.close());

/** Runs `gongkai` with these words and tells its exit code and what it wrote. */
async function gongkai(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const written = { out: '', err: '' };
  const into = (where: 'out' | 'err') => ({
    write: (text: string) => {
      written[where] += text;
      return true;
    },
    on: () => process.stdout,
    off: () => process.stdout,
  });
  const file = join(ledger.folder, 'archive', 'checkpoints.txt');
  const keeping = { profile: 'standard' as const, signer: ledger.signer, places: [filePlace(file)], file };
  const commands = ledgerCommands((work) => work({ sides: ledger.t.sides, sealer: ledger.t.sealer, keeping }));
  const code = await runCommands(commands, words, { stdout: into('out') as never, stderr: into('err') });
  return { code, ...written };
}

test('an empty ledger has nothing to sign and nothing to export, and verifies', async () => {
  assert.match((await gongkai('ledger', 'checkpoint')).err, /没有可以存证的内容/);
  const nothing = await gongkai('ledger', 'export', join(ledger.folder, 'nothing.ndjson'));
  assert.deepEqual([nothing.code, /还没有存证/.test(nothing.err)], [1, true]);
  assert.ok(!existsSync(join(ledger.folder, 'nothing.ndjson')), 'no empty file is left');
  assert.equal((await gongkai('ledger', 'verify')).code, 0);
});

test('a checkpoint is printed, handed on, and compared at every verification', async () => {
  await ledger.write(1, 2, 3, 4);
  await ledger.seal();
  const { code, out } = await gongkai('ledger', 'checkpoint');
  assert.equal(code, 0);
  const { notes } = readNotes(out);
  assert.equal(notes[0]!.size, 4);
  assert.equal(
    readNotes(readFileSync(join(ledger.folder, 'archive', 'checkpoints.txt'), 'utf8')).notes[0]!.note,
    notes[0]!.note,
  );
  const verified = await gongkai('ledger', 'verify');
  assert.match(verified.out, /台账完好：4 条已封存，0 条待封存，与 2 份存证一致/);
  await ledger.behind(
    'create table public.point as table ledger.checkpoint',
    'delete from ledger.checkpoint',
    'delete from ledger.seal where position = 4',
  );
  const cut = await gongkai('ledger', 'verify');
  assert.deepEqual([cut.code, /末尾被截去/.test(cut.out)], [1, true], 'the file alone shows it');
  await ledger.behind('insert into ledger.checkpoint table public.point', 'drop table public.point');
});

test('what is exported is accepted by the offline verifier, and all of it is for this account alone', async () => {
  await ledger.seal();
  const file = join(ledger.folder, 'full.ndjson');
  const { out } = await gongkai('ledger', 'export', file, '--full');
  assert.match(out, /按内部资料保管/);
  assert.equal(statSync(file).mode & 0o777, 0o600);
  const key = join(ledger.folder, 'key.pem');
  writeFileSync(key, ledger.signer.pem);
  const said = await runVerifier(file, key, join(ledger.folder, 'archive', 'checkpoints.txt'));
  assert.deepEqual([said.code, said.ledgers[0]!.withWords], [0, 4]);
  const open = join(ledger.folder, 'open.ndjson');
  assert.equal((await gongkai('ledger', 'export', open)).code, 0);
  assert.equal(
    (await runVerifier(open, key)).ledgers[0]!.withWords,
    0,
    'no line of this ledger is about a public text',
  );
});

test('a file that is no file of checkpoints is refused, and so is one that is not there', async () => {
  const file = join(ledger.folder, 'strange.txt');
  writeFileSync(file, '这不是存证\n');
  const strange = await gongkai('ledger', 'verify', '--checkpoints', file);
  assert.deepEqual([strange.code, /不完整的存证/.test(strange.err)], [1, true]);
  assert.match(
    (await gongkai('ledger', 'verify', '--checkpoints', join(ledger.folder, 'none'))).err,
    /不存在，请检查路径/,
  );
  assert.equal((await gongkai('ledger', 'export')).code, 2);
});
