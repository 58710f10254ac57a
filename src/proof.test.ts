import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { withdrawIt } from './canary/test-states.ts';
import { clean, openWorld, type World } from './canary/test-world.ts';
import { By } from './core/caller.ts';
import { erase } from './core/ledger/actions.ts';
import { keepCheckpoint } from './core/ledger/checkpoint.ts';
import { openSigner } from './core/ledger/keys.ts';
import { readNotes } from './core/ledger/note.ts';
import { erasureDoors } from './core/ledger/staff/erasure.tsx';
import { runVerifier } from './core/ledger/test-ledger.ts';
import { sealAll } from './core/ledger/test-seal.ts';
import { verifyLedger } from './core/ledger/verify.ts';
import { withdraw } from './core/publications/actions/withdraw.ts';
import { openDoor } from './core/test-office.ts';
import { first, one } from './platform/database.ts';
import { dayOf } from './platform/time.ts';

let world: World;
const folder = mkdtempSync(join(tmpdir(), 'gongkai-proof-'));
const signer = openSigner(folder, 'ed25519', 'localhost:8890/ledger');

before(async () => {
  world = await openWorld();
});
after(async () => {
  await world?.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = (path: string) => world.house.app.request(path);
async function pageOf(path: string): Promise<string> {
  const answer = await get(path);
  assert.equal(answer.status, 200, path);
  return answer.text();
}
const seal = () => sealAll(world.house.t.sealer, world.house.t.sides.staff);
const checkpoint = async () => (await keepCheckpoint(world.house.t.sealer, signer, true))!;
const save = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

/** The address and the newest public line of a document. */
const standing = (document: number) =>
  one(
    world.house.t.sides.staff,
    sql<{ path: string; position: number; title: string }>`
      select address.path, seal.position, (select title from publications.revision
          join publications.edition on edition.id = revision.edition where edition.document = ${document} limit 1) as title
      from publications.address
      join ledger.line on line.object = 'publications.document:' || address.document and line.open
      join ledger.seal on seal.line = line.id
      where address.document = ${document} and address.current
      order by seal.position desc
      limit 1`,
  );

test('before the first checkpoint the pages say so, and nothing is offered that is not there', async () => {
  assert.equal((await get('/transparency')).headers.get('location'), '/transparency/');
  assert.match(await pageOf('/transparency/'), /第一份存证还没有做/);
  assert.equal((await get('/transparency/export.ndjson')).status, 404);
  assert.equal(await pageOf('/transparency/checkpoints'), '');
  assert.equal((await get('/transparency/proof/1')).status, 404);
});

test('a reader follows 流转记录 to the proof, keeps the receipt, and the offline verifier accepts it', async () => {
  await seal();
  const { path, position } = await standing(world.plain.document);
  const article = await pageOf(path);
  assert.ok(article.includes(`href="/transparency/line/${position}"`), 'the article leads to its line');
  assert.match(await pageOf(`/transparency/line/${position}`), /还没有纳入存证/);
  assert.equal((await get(`/transparency/receipt/${position}`)).status, 404);

  const note = await checkpoint();
  const line = await pageOf(`/transparency/line/${position}`);
  assert.match(line, /证明成立/);
  assert.ok(line.includes(path) && line.includes(note.root.toString('hex')));
  const receipt = await get(`/transparency/receipt/${position}`);
  assert.match(receipt.headers.get('content-disposition')!, /attachment; filename="receipt-\d+\.json"/);
  const text = await receipt.text();
  const said = await runVerifier(save('receipt.json', text), save('key.pem', await pageOf('/transparency/key')));
  assert.deepEqual([said.code, said.ok, said.receipts[0]!.position, said.remarks], [0, true, position, []]);
  assert.match(
    (await runVerifier(join(folder, 'receipt.json'))).remarks[0]!,
    /另从可靠的途径取得公钥/,
    'a key that came with the receipt proves little',
  );
  for (const [from, to] of [
    ['person:', 'person:1'],
    [`"position": ${position}`, `"position": ${position - 1}`],
    [`\\n${note.size}\\n`, `\\n${note.size + 1}\\n`],
  ] as const) {
    assert.ok(text.includes(from), from);
    const forged = await runVerifier(save('forged.json', text.replace(from, to)), join(folder, 'key.pem'));
    assert.deepEqual([forged.code, forged.ok], [1, false], `${from} → ${to}`);
  }
});

test('anybody can download ledger, checkpoints, key and program, and comes to the same root', async () => {
  const files = {
    'public.ndjson': await pageOf('/transparency/export.ndjson'),
    'checkpoints.txt': await pageOf('/transparency/checkpoints'),
    'key.pem': await pageOf('/transparency/key'),
  };
  const said = await runVerifier(...Object.entries(files).map(([name, text]) => save(name, text)));
  assert.deepEqual([said.code, said.problems, said.remarks], [0, [], []]);
  const { notes } = readNotes(files['checkpoints.txt']);
  assert.equal(said.ledgers[0]!.root, notes.at(-1)!.root.toString('hex'));
  assert.ok(said.ledgers[0]!.withWords >= 2 && said.ledgers[0]!.withWords < said.ledgers[0]!.lines);
  assert.match(await pageOf('/transparency/verify-ledger.mjs'), /^#!\/usr\/bin\/env node/);
  // half a download, one leaf changed, one line left out
  const lines = files['public.ndjson'].trimEnd().split('\n');
  for (const [name, text] of [
    ['half', files['public.ndjson'].slice(0, -30)],
    ['changed', files['public.ndjson'].replace(/"position":2,"leaf":"./, '"position":2,"leaf":"g')],
    ['short', `${lines.slice(0, -1).join('\n')}\n`],
    ['left out', `${lines.toSpliced(-3, 1).join('\n')}\n`],
  ] as const)
    assert.equal((await runVerifier(save('broken.ndjson', text), join(folder, 'key.pem'))).code, 1, name);
});

test('what is not for everybody is proved by its leaf alone, and what was never there is not found', async () => {
  const { staff } = world.house.t.sides;
  const closed = await one(
    staff,
    sql<{ position: number; canonical: string; leaf: string }>`
      select position, canonical, encode(leaf, 'hex') as leaf from ledger.seal join ledger.line on line.id = seal.line
      where not line.open order by position limit 1`,
  );
  const page = await pageOf(`/transparency/line/${closed.position}`);
  assert.match(page, /不对外公开/);
  assert.ok(page.includes(closed.leaf) && !page.includes(closed.canonical.slice(0, 40)));
  const proof = (await (await get(`/transparency/proof/${closed.position}`)).json()) as { leaf: string };
  assert.equal(proof.leaf, closed.leaf);
  assert.equal((await get(`/transparency/receipt/${closed.position}`)).status, 404);
  for (const path of [
    'line/0',
    'line/999999',
    'line/x',
    'line/1e3',
    'proof/-1',
    'receipt/0',
    'consistency/1',
    'week/2026-13-01',
    'week/x',
  ])
    assert.equal((await get(`/transparency/${path}`)).status, 404, path);
  assert.equal((await get('/transparency/?page=999')).status, 404);
});

test('a later checkpoint is consistent with the earlier one, and the week has its sheet', async () => {
  const [before] = readNotes(await pageOf('/transparency/checkpoints')).notes;
  await world.chain.publish(await world.desk.draft(clean('关于换季供暖时间的通知')));
  await seal();
  const note = await checkpoint();
  const answer = await get(`/transparency/consistency/${before!.size}`);
  const consistency = (await answer.json()) as { from: string; to: string; path: string[] };
  assert.deepEqual([consistency.from, consistency.to], [before!.note, note.note]);
  assert.ok(consistency.path.length > 0);
  const home = await pageOf('/transparency/');
  const week = /\/transparency\/week\/(\d{4}-\d\d-\d\d)/.exec(home)!;
  assert.ok(week[1]! <= dayOf(note.at));
  const sheet = await pageOf(week[0]);
  for (const group of note.root.toString('hex').match(/.{4}/g)!) assert.ok(sheet.includes(group), group);
  assert.match(await pageOf('/sitemap/'), /href="\/transparency\/"/);
});

test('a withdrawn text leaves its withdrawal to be proved, and of its other lines only leaves', async () => {
  const title = '本来不该公开的联系名单';
  const document = await world.desk.draft(clean(title));
  await world.chain.publish(document);
  const correction = await world.desk.correct(document, '删去张某某的电话', clean(`${title}（更正）`));
  await world.chain.publish(correction);
  await seal();
  const published = await standing(document.document);
  assert.match(await pageOf(`/transparency/line/${published.position}`), /还没有纳入存证/);
  await withdrawIt(world, document, 'withdrawn');
  await seal();
  await checkpoint();
  const gone = await standing(document.document);
  assert.match(await pageOf(`/transparency/line/${gone.position}`), /内容有误，核实后重新发布/);
  assert.equal((await get(`/transparency/receipt/${gone.position}`)).status, 200);
  assert.match(await pageOf(`/transparency/line/${published.position}`), /不对外公开/);
  assert.equal((await get(`/transparency/receipt/${published.position}`)).status, 404);
  const everything = [
    await pageOf('/transparency/export.ndjson'),
    await pageOf(`/transparency/line/${published.position}`),
    await pageOf(`/transparency/line/${gone.position}`),
  ].join();
  assert.ok(!everything.replaceAll('<wbr/>', '').includes(title) && !everything.includes('张某某'));
});

test('words erased by law leave every public page, and chain, tree and old receipts still hold', async () => {
  const { staff } = world.house.t.sides;
  const document = await world.desk.draft(clean('值班安排'));
  await world.chain.publish(document);
  await withdraw(world.chain.as('office', 'editor'), {
    document: document.document,
    kind: 'gone',
    reason: '电话 13800138000 有误',
  });
  await seal();
  await checkpoint();
  const { position } = await standing(document.document);
  assert.match(await pageOf(`/transparency/line/${position}`), /13800138000/);
  const receipt = await pageOf(`/transparency/receipt/${position}`);
  await erase(new By(staff, world.staffOf('security')), { position, reason: '个人信息保护法第四十七条，当事人申请' });
  assert.match(await pageOf(`/transparency/line/${position}`), /不对外公开/);
  assert.equal((await get(`/transparency/receipt/${position}`)).status, 404);
  assert.ok(!(await pageOf('/transparency/export.ndjson')).includes('13800138000'));
  const left = await first(staff, sql`select from ledger.line where line::text like '%13800138000%'`);
  assert.equal(left, undefined);
  await seal();
  const verdict = await verifyLedger(staff);
  assert.deepEqual([verdict.firstBad, verdict.erased], [null, 1]);
  assert.equal((await runVerifier(save('kept.json', receipt), join(folder, 'key.pem'))).ok, true);
});

test('the security administrator sees what will go before it goes; nobody else gets there', async () => {
  const { t } = world.house;
  const document = await world.desk.draft(clean('工作动态'));
  await world.chain.publish(document);
  await seal();
  const { position } = await standing(document.document);
  const [own, other] = ['security', 'drafter'].map((account) => openDoor(t, erasureDoors, world.staffOf(account)));
  const found = await own!.get(`/staff/erasure?position=${position}`);
  assert.match(found.html, /抹去原文/);
  assert.ok(found.html.includes(`publications.document:${document.document}`));
  assert.match(
    (await own!.get('/staff/erasure?subject=requests.applicant:1')).html,
    /没有“requests\.applicant:1”的个人信息/,
  );
  assert.match((await own!.get('/staff/erasure?position=99999999')).html, /没有第 99999999 条记录/);
  assert.match((await own!.get('/staff/erasure?position=x')).html, /序号/);
  const fields = (reason: string) => ({ _key: randomUUID(), position: String(position), reason });
  const refused = await own!.post('/staff/erasure/line', fields('太短'));
  assert.equal(refused.status, 422);
  assert.ok(refused.html.includes('法律依据') && refused.html.includes('太短'), 'what was typed is kept');
  const basis = '个人信息保护法第四十七条，当事人申请';
  assert.equal((await other!.get('/staff/erasure')).status, 403);
  assert.equal((await other!.post('/staff/erasure/line', fields(basis))).status, 403);
  const subject = { _key: randomUUID(), subject: 'requests.applicant:1', reason: basis };
  assert.equal((await other!.post('/staff/erasure/subject', subject)).status, 403);
  assert.equal((await own!.post('/staff/erasure/subject', subject)).status, 409);
  const sent = await own!.post('/staff/erasure/line', fields(basis));
  assert.equal(sent.location, '/staff/erasure?done=line');
  assert.match((await own!.get(sent.location!)).html, /原文已经抹去/);
  const { salt } = await one(
    t.sides.staff,
    sql<{
      salt: null;
    }>`select salt from ledger.line join ledger.seal on seal.line = line.id where position = ${position}`,
  );
  assert.equal(salt, null);
});
