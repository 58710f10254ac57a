import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { filePlace, handCheckpoints } from '../core/ledger/handing.ts';
import { type TestLedger, testLedger } from '../core/ledger/test-ledger.ts';
import { examineCheckpoints } from './checkpoints.ts';

let ledger: TestLedger;
let file: string;
before(async () => {
  ledger = await testLedger();
  file = join(ledger.folder, 'archive.txt');
});
beforeEach(() => rmSync(file, { recursive: true, force: true }));
after(() => ledger.close());

const look = (path: string | null = file) =>
  examineCheckpoints(ledger.t.sides.staff, { file: path, places: path ? [filePlace(path)] : [] });
/** What the serving process does with a new checkpoint. */
const hand = () => handCheckpoints(ledger.t.sealer, [filePlace(file)]);
/** Every checkpoint and every handing lies an hour back. */
const anHourLater = () =>
  ledger.behind(
    `update ledger.checkpoint set at = at - interval '1 hour'`,
    `update ledger.handing set at = at - interval '1 hour'`,
  );

test('without a file it says that nobody else keeps the checkpoints; before the first there is nothing to miss', async () => {
  const found = await look(null);
  assert.equal(found.state, 'look');
  assert.match(found.mend!, /CHECKPOINT_FILE/);
  const mailed = { file: null, places: [{ ...filePlace('x'), name: 'mail:a@b.example' }] };
  assert.equal((await examineCheckpoints(ledger.t.sides.staff, mailed)).state, 'fine');
  assert.equal((await look()).state, 'fine');
});

test('a file that says what the database says is fine, one that is away is not', async () => {
  await ledger.write(1, 2, 3);
  await ledger.seal();
  await ledger.checkpoint();
  assert.deepEqual(await hand(), []);
  const found = await look();
  assert.equal(found.state, 'fine');
  assert.match(found.words, /有 1 份存证，与数据库一致/);
  rmSync(file);
  const gone = await look();
  assert.equal(gone.state, 'broken');
  assert.match(gone.words, /不在了，而数据库里已有 1 份存证/);
});

test('what is no file that can be written, or holds something else, is broken', async () => {
  mkdirSync(file);
  const folder = await look();
  assert.deepEqual([folder.state, /读不出来/.test(folder.words)], ['broken', true]);
  rmSync(file, { recursive: true });
  writeFileSync(file, '不是存证\n');
  assert.match((await look()).words, /不完整的存证/);
  assert.match((await look('/proc/version')).words, /写不进去|不完整/);
});

test('a file that was left behind is told with what it lacks; the last minutes do not count', async () => {
  await ledger.write(4);
  await ledger.seal();
  await ledger.checkpoint();
  writeFileSync(file, '');
  await hand();
  const first = readFileSync(file, 'utf8');
  await ledger.write(5);
  await ledger.seal();
  await ledger.checkpoint();
  // the first checkpoint went with the file of the test before
  const before = await look();
  assert.ok(before.state === 'fine' || !before.words.includes('与数据库不一致'));
  await anHourLater();
  const found = await look();
  assert.equal(found.state, 'look');
  assert.match(found.words, /缺少 2 份存证/);
  assert.equal(readFileSync(file, 'utf8'), first, 'looking writes nothing');
});

test('a checkpoint that the database does not know any more is the alarm', async () => {
  writeFileSync(file, '');
  await ledger.write(6);
  await ledger.seal();
  await ledger.checkpoint();
  await hand();
  assert.notEqual((await look()).state, 'broken');
  await ledger.behind(
    'delete from ledger.handing where upto = (select max(id) from ledger.checkpoint)',
    'delete from ledger.checkpoint where id = (select max(id) from ledger.checkpoint)',
  );
  const found = await look();
  assert.equal(found.state, 'broken');
  assert.match(found.words, /与数据库不一致：数据库里没有这一份/);
  assert.match(found.mend!, /ledger verify/);
});
