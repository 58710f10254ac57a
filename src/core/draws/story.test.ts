import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { rows } from '../../platform/database.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import { draw, reveal } from './actions/draw.ts';
import { approveSubstitution, substitute } from './actions/substitute.ts';
import { drawsCommands } from './commands.ts';
import { listDrawsOf, listOutcomes, listSubstitutions } from './queries/draws.ts';
import { findPublicDraw, hasDraws } from './queries/live.ts';
import { teamsOf } from './rules/substitute.ts';
import { citizenSecret, type DrawingOffice, openDrawingOffice } from './test-draws.ts';

let t: TestDatabase;
let house: DrawingOffice;
const folder = mkdtempSync(join(tmpdir(), 'draws-'));
before(async () => {
  t = await testDatabase();
  house = await openDrawingOffice(t);
});
after(async () => {
  rmSync(folder, { recursive: true });
  await t?.close();
});

/** Runs the command on a bundle as it was downloaded; answers its exit code and words. */
async function verified(bundle: string): Promise<{ code: number; words: string }> {
  const file = join(folder, 'bundle.json');
  writeFileSync(file, bundle);
  const said: string[] = [];
  const call = { args: [file], options: {}, out: (text: string) => void said.push(text), json() {} };
  const code = await drawsCommands['draws verify']!.run(call);
  return { code: Number(code), words: said.join('\n') };
}

test('from plan to proof: a draw over strata, inspectors, conflicts, and a change of inspectors', async () => {
  const { office } = house;
  assert.equal(await hasDraws(t.sides.live), false);
  const made = await house.ready({ title: '从方案到验证' });
  assert.equal(await hasDraws(t.sides.live), true);
  assert.match(made.number, /^ZX-\d{4}-\d{3}$/);

  await draw(office.by(office.drafter), { draw: made.draw });
  const [first] = await listOutcomes(t.sides.staff, made.draw);
  const open = (await findPublicDraw(t.sides.live, made.number))!;
  assert.equal(open.outcomes[0]!.resultHash, first!.resultHash);
  assert.equal(open.outcomes[0]!.result, null);

  const teams = teamsOf(first!.result);
  assert.equal(teams.size, 7);
  const [target, team] = [...teams][0]!;
  const away = { draw: made.draw, target, inspector: team[0]!, reason: '本人申请回避' };
  await substitute(office.by(office.drafter), away);
  const [asked] = await listSubstitutions(t.sides.staff, made.draw);
  await assert.rejects(
    approveSubstitution(office.by(office.drafter), { draw: made.draw, substitution: asked!.id }),
    /您的岗位没有这项权限/,
  );
  await approveSubstitution(office.by(office.reviewer), { draw: made.draw, substitution: asked!.id });
  const [, second] = await listOutcomes(t.sides.staff, made.draw);
  assert.ok(!teamsOf(second!.result).get(target)!.includes(team[0]!));
  assert.deepEqual(second!.result.match(/^drawn .*$/gm), first!.result.match(/^drawn .*$/gm));

  await reveal(office.by(office.drafter), { draw: made.draw });
  const bundle = await house.public(`/draws/${made.number}/bundle.json`);
  assert.equal(bundle.status, 200);
  assert.equal(
    JSON.parse(bundle.text).shares.find(({ party }: { party: string }) => party === 'JIJIAN').secret,
    citizenSecret,
  );
  const proof = await verified(bundle.text);
  assert.equal(proof.code, 0, proof.words);
  assert.match(proof.words, /全部一致/);
  assert.doesNotMatch(proof.words, /不符/);

  const page = (await house.public(`/draws/${made.number}`)).text;
  assert.match(page, /抽中的对象/);
  assert.match(page, /本人申请回避/);
  assert.match(page, /<draw-check data-bundle="\/draws\/ZX-/);
  assert.equal((await house.public(`/draws/${made.number}/pool.txt`)).text, open.pool ?? JSON.parse(bundle.text).pool);
});

test('each step has its line, and lines about public steps are open to everybody', async () => {
  const { office } = house;
  const made = await house.ready({ title: '每一步都有记录' });
  await draw(office.by(office.drafter), { draw: made.draw });
  await reveal(office.by(office.drafter), { draw: made.draw });
  const lines = await house.lines(made.draw);
  assert.deepEqual(
    lines.map(({ verb, open }) => `${verb}${open ? '' : ' (inside)'}`),
    [
      'draws.plan (inside)',
      'draws.publish',
      'draws.freeze',
      'draws.commitOwn',
      'draws.commit',
      'draws.enterBeacon (inside)',
      'draws.confirmBeacon',
      'draws.enterBeacon (inside)',
      'draws.confirmBeacon',
      'draws.handIn (inside)',
      'draws.draw',
      'draws.reveal',
    ],
  );
  const [outcome] = await listOutcomes(t.sides.staff, made.draw);
  assert.equal(lines.find(({ verb }) => verb === 'draws.draw')!.data.resultHash, outcome!.resultHash);
});

test('shares are sealed in the database: no column holds one before the reveal', async () => {
  const made = await house.ready({ title: '随机数加密保存' });
  const dump = async () =>
    JSON.stringify([
      await rows(
        t.sides.staff,
        sql`select encode(sealed, 'escape') as text from draws.share where draw = ${made.draw}`,
      ),
      await rows(t.sides.staff, sql`select * from draws.opened_share where draw = ${made.draw}`),
      await rows(t.sides.staff, sql`select canonical from ledger.line`),
      await rows(t.sides.staff, sql`select answer from ledger.answer`),
    ]);
  assert.ok(!(await dump()).replaceAll('\\\\', '').includes(citizenSecret.slice(0, 20)));
});

test('before the reveal nobody outside reads list, names, shares or result, at any stage', async () => {
  const { office } = house;
  const list = ['K7 秘密对象甲', 'K8 秘密对象乙', 'K9 秘密对象丙'].join('\n');
  const plain = { title: '听证会代表抽签', list, size: 1, team: 0, cap: 0, namesOpen: true };
  const seen = async (number: string) =>
    (
      await Promise.all(
        ['/draws/', `/draws/${number}`, `/draws/${number}/pool.txt`, `/draws/${number}/bundle.json`].map(house.public),
      )
    )
      .map(({ text }) => text)
      .join('\n');
  const secret = /K7|K8|K9|秘密对象|5a5a5a5a/;
  let last = { draw: 0, number: '' };
  const inDatabase = async () =>
    JSON.stringify(
      await Promise.all(
        ['draw', 'draw_party', 'draw_source', 'draw_outcome'].map((view) =>
          rows(t.sides.live, sql`select * from live.${sql.raw(view)} where number = ${last.number}`),
        ),
      ),
    );
  const stages: [string, () => Promise<{ draw: number; number: string }>][] = [
    ['published', () => house.published(plain)],
    ['frozen', () => house.frozen(plain)],
    ['committed', () => house.committed(plain)],
    ['read', () => house.read2(plain)],
    ['ready', () => house.ready(plain)],
  ];
  const unseen = await house.planned({ ...plain, title: '还没有公布的方案' });
  assert.ok(unseen > 0);
  for (const [stage, make] of stages) {
    last = await make();
    assert.doesNotMatch(await seen(last.number), secret, stage);
    assert.doesNotMatch(await inDatabase(), secret, stage);
  }
  assert.doesNotMatch((await house.public('/draws/')).text, /还没有公布的方案/);
  await draw(office.by(office.drafter), { draw: last.draw });
  assert.doesNotMatch(await seen(last.number), secret, 'drawn');
  assert.doesNotMatch(await inDatabase(), secret);
  await reveal(office.by(office.drafter), { draw: last.draw });
  const after_ = await seen(last.number);
  assert.match(after_, /秘密对象/);
  const proof = await verified((await house.public(`/draws/${last.number}/bundle.json`)).text);
  assert.equal(proof.code, 0, proof.words);
  assert.match(proof.words, /对照表/);
});

test('a list of persons is published by numbers alone', async () => {
  const { office } = house;
  const made = await house.ready({ title: '只公布编号', list: '甲某某\n乙某某', size: 1, team: 0, cap: 0 });
  await draw(office.by(office.drafter), { draw: made.draw });
  await reveal(office.by(office.drafter), { draw: made.draw });
  const all = await Promise.all(
    ['', '/pool.txt', '/bundle.json'].map((rest) => house.public(`/draws/${made.number}${rest}`)),
  );
  for (const { status, text } of all) {
    assert.equal(status, 200);
    assert.doesNotMatch(text, /某某/);
  }
  assert.match(all[1]!.text, /target 001 LIST 1\ntarget 002 LIST 1\n/);
});

test('SM3 draws are proved by the same file', async () => {
  const { office } = house;
  const made = await house.ready({ title: '用国密算法', alg: 'sm3' });
  await draw(office.by(office.drafter), { draw: made.draw });
  await reveal(office.by(office.drafter), { draw: made.draw });
  const proof = await verified((await house.public(`/draws/${made.number}/bundle.json`)).text);
  assert.equal(proof.code, 0, proof.words);
});

test('a room finds its draws by what they are drawn for', async () => {
  const { draw: id } = await house.published({ title: '按事项查找' });
  const found = await listDrawsOf(t.sides.staff, `draws.draw:${id}`);
  assert.deepEqual(
    found.map((one) => one.id),
    [id],
  );
});
