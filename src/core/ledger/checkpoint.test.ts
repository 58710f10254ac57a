import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { one, rows } from '../../platform/database.ts';
import { openMail } from '../../platform/mail.ts';
import { startTestMailServer } from '../../platform/test-mail-server.ts';
import { isDue, keepCheckpoint } from './checkpoint.ts';
import { filePlace, handCheckpoints, mailPlace } from './handing.ts';
import { consistencyPath, inclusionPath, provesConsistency, provesInclusion } from './merkle.ts';
import { readNotes, whyNotSigned } from './note.ts';
import { refuseOtherProfile } from './profile.ts';
import { type TestLedger, testLedger } from './test-ledger.ts';
import { fillTiles, liveTrees, staffTrees } from './tiles.ts';
import { verifyLedger } from './verify.ts';

let ledger: TestLedger;
const folder = mkdtempSync(join(tmpdir(), 'gongkai-places-'));
before(async () => {
  ledger = await testLedger();
});
after(async () => {
  await ledger.close();
  rmSync(folder, { recursive: true, force: true });
});

const at = (text: string) => new Date(`2026-03-10T${text}Z`);

test('a checkpoint is due with the first line, every hour, and after public acts, but not for each of many', () => {
  const size = 5;
  const newest = { at: at('09:10:00'), size: 4 };
  const due = (now: string, publicActs = false) => isDue({ size, now: at(now), newest, publicActs });
  assert.equal(isDue({ size: 0, now: at('09:00:00'), newest: null, publicActs: false }), false);
  assert.equal(isDue({ size: 1, now: at('09:00:00'), newest: null, publicActs: false }), true);
  assert.equal(due('09:59:59'), false);
  assert.equal(due('10:00:00'), true);
  assert.equal(due('09:10:05', true), false, 'the next of a batch waits');
  assert.equal(due('09:10:20', true), true, 'and never as long as a minute');
  assert.equal(due('09:09:59', true), true, 'a clock that was set back holds nothing up');
});

test('the first checkpoint comes with the first lines, the next with a public act, and says what is in the chain', async () => {
  const { t, signer } = ledger;
  assert.equal(await keepCheckpoint(t.sealer, signer), null, 'nothing to sign');
  await ledger.write(1);
  await ledger.seal();
  const first = (await keepCheckpoint(t.sealer, signer))!;
  assert.deepEqual([first.size, first.origin, whyNotSigned(first, [signer])], [1, 'www.example.gov.cn/ledger', null]);
  await ledger.write(3);
  await ledger.seal();
  assert.equal(await keepCheckpoint(t.sealer, signer), null, 'nothing public happened');
  const second = await ledger.checkpoint();
  const verdict = await verifyLedger(t.sides.staff);
  assert.deepEqual(
    [second.size, second.root.toString('hex'), second.chain.toString('hex')],
    [2, verdict.root, verdict.head],
  );
  assert.equal(verdict.checkpoints, 2);
});

test('two processes that sign at once make no gap and no double, and nobody else writes checkpoints', async () => {
  const { t, signer } = ledger;
  const made = await Promise.all([1, 2, 3].map(() => keepCheckpoint(t.sealer, signer, true)));
  assert.ok(made.some(Boolean));
  const { ids } = await one(
    t.sides.staff,
    sql<{ ids: number[] }>`select array_agg(id order by id) as ids from ledger.checkpoint`,
  );
  assert.deepEqual(
    ids.map(Number),
    ids.map((_, index) => index + 1),
  );
  for (const statement of [
    `insert into ledger.checkpoint (id, size, root, chain, at, alg, key, note) select id + 1000, size, root, chain, at, alg, key, note || 'x' from ledger.checkpoint`,
    'delete from ledger.checkpoint',
    `update ledger.checkpoint set note = ''`,
    'truncate ledger.checkpoint cascade',
    `update ledger.tile set hash = hash`,
    'delete from ledger.signing_key',
  ])
    await assert.rejects(() => sql.raw(statement).execute(t.sides.staff), /permission denied|append-only/, statement);
});

test('proofs come from kept subtrees, for everybody as far as the newest checkpoint, at every kind of size', async () => {
  const { t } = ledger;
  const sizes = [2];
  for (const more of [253, 1, 1, 300]) {
    await ledger.write(...Array.from({ length: more }, (_, n) => 1000 + 2 * n));
    await ledger.seal();
    sizes.push((await ledger.checkpoint()).size);
  }
  assert.deepEqual(sizes, [2, 255, 256, 257, 557]);
  const { tiles } = await one(t.sides.staff, sql<{ tiles: number }>`select count(*) as tiles from ledger.tile`);
  assert.equal(tiles, 2);
  const points = await rows(
    t.sides.live,
    sql<{ size: number; root: string }>`select distinct size, root from live.checkpoint order by size`,
  );
  const { root: last, size } = points.at(-1)!;
  for (const trees of [liveTrees(t.sides.live, 'sha256'), staffTrees(t.sides.staff, 'sha256')]) {
    for (const index of [0, 1, 254, 255, 256, 511, 512, 556]) {
      const path = await inclusionPath('sha256', trees, index, size);
      const leaf = await trees(0, index);
      assert.ok(provesInclusion('sha256', { leaf, index, size, path }, Buffer.from(last, 'hex')), `leaf ${index}`);
    }
    for (const { size: old, root } of points) {
      const path = await consistencyPath('sha256', trees, old, size);
      const [from, to] = [root, last].map((hex) => Buffer.from(hex, 'hex'));
      assert.ok(provesConsistency('sha256', { size: old, root: from! }, { size, root: to! }, path), `${old}`);
    }
  }
  await ledger.write(5000);
  await ledger.seal();
  await assert.rejects(() => liveTrees(t.sides.live, 'sha256')(0, size), /no subtree/, 'beyond the checkpoint');
});

test('a ledger from before there were subtrees is made up for, and a wrong or missing subtree is found', async () => {
  const { t } = ledger;
  await ledger.behind('delete from ledger.tile');
  const client = await t.sealer.connect();
  await client.query('begin');
  assert.equal(await fillTiles(client, 'sha256'), true);
  await client.query('commit');
  client.release();
  assert.equal((await verifyLedger(t.sides.staff)).firstBad, null);
  await ledger.behind(
    'create table public.tile as table ledger.tile',
    'update ledger.tile set hash = sha256(hash) where index = 1',
  );
  assert.match((await verifyLedger(t.sides.staff)).firstBad!.what, /子树根值与记录不符/);
  await ledger.behind('delete from ledger.tile', 'insert into ledger.tile select * from public.tile where index > 0');
  assert.match((await verifyLedger(t.sides.staff)).firstBad!.what, /子树根值缺了一个/);
  await ledger.behind('delete from ledger.tile', 'insert into ledger.tile table public.tile', 'drop table public.tile');
});

test('a line slipped in behind the sealed ones and a checkpoint taken out are found', async () => {
  const { t } = ledger;
  await ledger.behind(`insert into ledger.line (xid, at, actor, verb, object, salt, canonical)
    values ('3', now(), 'person:1', 'ledger.note', 'ledger.note:0', decode(repeat('00', 32), 'hex'), '{}')`);
  assert.match((await verifyLedger(t.sides.staff)).firstBad!.what, /事后插入/);
  await ledger.behind(`delete from ledger.line where xid = '3'`);
  await ledger.behind(
    'create table public.point as table ledger.checkpoint',
    'delete from ledger.checkpoint where id = 3',
  );
  assert.match((await verifyLedger(t.sides.staff)).firstBad!.what, /缺少第 3 号存证/);
  await ledger.behind('update ledger.checkpoint set size = size - 1 where id = 2');
  assert.match((await verifyLedger(t.sides.staff)).firstBad!.what, /文本与它的字段不符/);
  await ledger.behind(
    'delete from ledger.checkpoint',
    'insert into ledger.checkpoint table public.point',
    'drop table public.point',
  );
  assert.equal((await verifyLedger(t.sides.staff)).firstBad, null);
});

test('every checkpoint reaches the second place once, also after it was away', async () => {
  const { t, signer } = ledger;
  const path = join(folder, 'disk', 'checkpoints.txt');
  const places = [filePlace(path)];
  mkdirSync(path, { recursive: true });
  const [failure] = await handCheckpoints(t.sealer, places);
  assert.match(failure!.problem, /EISDIR/);
  assert.deepEqual(await handCheckpoints(t.sealer, places), [], 'not tried again at once');
  rmdirSync(path);
  await ledger.behind(`update ledger.handing set at = at - interval '2 minutes'`);
  await handCheckpoints(t.sealer, places);
  const made = await ledger.checkpoint();
  await handCheckpoints(t.sealer, places);
  await handCheckpoints(t.sealer, places);
  const { notes, strange } = readNotes(readFileSync(path, 'utf8'));
  const stored = await rows(t.sides.staff, sql<{ note: string }>`select note from ledger.checkpoint order by id`);
  assert.deepEqual(strange, []);
  assert.deepEqual(
    notes.map(({ note }) => note),
    stored.map(({ note }) => note),
  );
  assert.equal(notes.at(-1)!.note, made.note);
  assert.equal((await verifyLedger(t.sides.staff, { notes, keys: [signer] })).checkpoints, 2 * notes.length);
});

test('the list gets every checkpoint by mail, several in one letter, and a refusal is written down and made up for', async () => {
  const { t } = ledger;
  const server = await startTestMailServer();
  const mail = openMail(server.url)!;
  try {
    const places = ['jiwei@example.gov.cn', 'dangan@example.gov.cn'].map((to) =>
      mailPlace(mail, to, 'https://www.example.gov.cn'),
    );
    server.refuse = '550 no such mailbox';
    assert.equal((await handCheckpoints(t.sealer, places)).length, 2);
    server.refuse = null;
    await ledger.behind(`update ledger.handing set at = at - interval '2 minutes'`);
    assert.deepEqual(await handCheckpoints(t.sealer, places), []);
    const first = server.letters.length;
    assert.equal(first, 2);
    await ledger.checkpoint();
    await handCheckpoints(t.sealer, places);
    assert.equal(server.letters.length, first, 'the next letter waits ten minutes');
    await ledger.behind(`update ledger.handing set at = at - interval '11 minutes'`);
    await handCheckpoints(t.sealer, places);
    assert.equal(server.letters.length, first + 2);
    const { all } = await one(t.sides.staff, sql<{ all: number }>`select count(*) as all from ledger.checkpoint`);
    const got = server.letters
      .filter(({ to }) => to.includes('jiwei@example.gov.cn'))
      .flatMap(({ text }) => text.match(/^— /gm) ?? []);
    assert.equal(got.length, all);
    const failed = await rows(
      t.sides.staff,
      sql<{ problem: string }>`select problem from ledger.handing where not worked and place like 'mail:%'`,
    );
    assert.match(failed[0]!.problem, /550/);
  } finally {
    mail.close();
    await server.stop();
  }
});

test('a ledger keeps the algorithms with which it began', async () => {
  await refuseOtherProfile(ledger.t.sides.staff, 'standard');
  await assert.rejects(() => refuseOtherProfile(ledger.t.sides.staff, 'gm'), /CRYPTO_PROFILE=standard/);
});
