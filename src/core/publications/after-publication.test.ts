import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { first, one, rows } from '../../platform/database.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import { issue } from '../review/actions/issue.ts';
import { clearAll, draftAndSubmit, type Office, openOffice } from '../test-office.ts';
import { correct } from './actions/links.ts';
import { voidNumber } from './actions/number.ts';
import { move } from './actions/publish.ts';
import { declineValidity, markValidity, proposeValidity } from './actions/validity.ts';
import { withdraw } from './actions/withdraw.ts';
import { contentHash } from './content.ts';
import { getEdition } from './queries.ts';

let t: TestDatabase;
let office: Office;
before(async () => {
  t = await testDatabase();
  office = await openOffice(t);
});
after(() => t.close());

async function published(title: string, kind = 'notice') {
  const made = await draftAndSubmit(office, title, {}, kind);
  await clearAll(t, office, made.submission);
  const { issued } = await issue(office.by(office.editor), { submission: made.submission });
  return { document: made.document, path: issued[0]!.path! };
}

const livePath = async (path: string) =>
  (await first(t.sides.live, sql<{ path: string }>`select path from live.publication where path = ${path}`))?.path;

test('a document that moves to another column keeps every address it ever had', async () => {
  const { document, path } = await published('调整栏目的通知');
  const other = await one(
    t.sides.staff,
    sql<{
      slug: string;
    }>`select slug from publications.site_column where slug <> 'notices' and closed_at is null order by slug limit 1`,
  );
  const moved = await move(office.by(office.editor), { document, siteColumn: other.slug });
  assert.equal(moved.path, path.replace('/notices/', `/${other.slug}/`));
  assert.equal(await livePath(moved.path), moved.path);
  assert.equal(await livePath(path), undefined);
  const redirect = await one(
    t.sides.live,
    sql<{ target: string }>`select target from live.redirect where path = ${path}`,
  );
  assert.equal(redirect.target, moved.path);
  await assert.rejects(() => move(office.by(office.editor), { document, siteColumn: other.slug }), /已经在这个栏目/);
  await assert.rejects(() => move(office.by(office.editor), { document, siteColumn: 'nowhere' }), /没有这个栏目/);
  const back = await move(office.by(office.editor), { document, siteColumn: 'notices' });
  assert.equal(back.path, path);
  await assert.rejects(() => move(office.by(office.stranger), { document, siteColumn: other.slug }), /本单位/);
});

test('withdrawing leaves a tombstone without a word of the text, and is done once', async () => {
  const { document, path } = await published('将被撤回的通知');
  await assert.rejects(() => withdraw(office.by(office.editor), { document, kind: 'withdrawn', reason: ' ' }), /理由/);
  await withdraw(office.by(office.editor), { document, kind: 'withdrawn', reason: '时间有误，另行发布。' });
  const stone = await one(
    t.sides.live,
    sql<Record<string, unknown>>`select * from live.tombstone where path = ${path}`,
  );
  assert.equal(stone.reason, '时间有误，另行发布。');
  assert.ok(!JSON.stringify(stone).includes('将被撤回'));
  await assert.rejects(
    () => withdraw(office.by(office.editor), { document, kind: 'gone', reason: '再来一次' }),
    /没有公开/,
  );
});

test('validity is a dated fact that everybody sees, once a second person agreed', async () => {
  const { document, path } = await published('将失效的通知');
  const seen = () =>
    one(
      t.sides.live,
      sql<{
        validity: string;
        note: string | null;
      }>`select validity, validity_note as note from live.publication where path = ${path}`,
    );
  const expired = { document, state: 'expired', from: '2020-01-01', note: '期限届满' } as const;
  await assert.rejects(() => proposeValidity(office.by(office.drafter), expired), /权限/);
  const { proposal } = await proposeValidity(office.by(office.editor), expired);
  assert.deepEqual(await seen(), { validity: 'valid', note: null }, 'one person changes nothing outside');
  await assert.rejects(() => markValidity(office.by(office.editor), { document, proposal }), /须由另一个人复核/);
  await assert.rejects(() => proposeValidity(office.by(office.signer), expired), /等人复核/);
  assert.equal(await openTasks(document), 1);
  await markValidity(office.by(office.signer), { document, proposal });
  assert.deepEqual(await seen(), { validity: 'expired', note: '期限届满' });
  assert.equal(await openTasks(document), 0);
  await assert.rejects(() => markValidity(office.by(office.openness), { document, proposal }), /已经办理/);
});

test('a validity that is not agreed to, or taken back, is never public, and another may be proposed', async () => {
  const { document, path } = await published('效力没有变化的通知');
  const of = { document, state: 'repealed', from: '2020-01-01', note: '写错了文件' } as const;
  for (const who of [office.signer, office.editor]) {
    const { proposal } = await proposeValidity(office.by(office.editor), of);
    await assert.rejects(() => declineValidity(office.by(who), { document, proposal, words: ' ' }), /写明不同意的理由/);
    await declineValidity(office.by(who), { document, proposal, words: '标错了文件。' });
  }
  const { validity } = await one(
    t.sides.live,
    sql<{ validity: string }>`select validity from live.publication where path = ${path}`,
  );
  assert.equal(validity, 'valid');
});

test('a validity that waits for its second person ends with the document’s withdrawal, whatever its kind', async () => {
  const newer = await published('替代它的通知');
  const kinds = [
    { kind: 'withdrawn', words: '文件已撤回' },
    { kind: 'gone', words: '文件已删除' },
    { kind: 'replaced', words: '文件已被替代', successor: newer.document },
    { kind: 'moved', words: '文件已迁移', movedTo: newer.path },
  ] as const;
  for (const { words, ...how } of kinds) {
    const { document } = await published(`等人复核时离开的通知：${how.kind}`);
    const of = { document, state: 'repealed', from: '2020-01-01', note: '' } as const;
    const { proposal } = await proposeValidity(office.by(office.editor), of);
    await withdraw(office.by(office.editor), { document, reason: '不再公开。', ...how });
    assert.equal(await openTasks(document), 0, 'it leaves the signer’s desk');
    const decided = { document, proposal, words: '不标了。' };
    await assert.rejects(markValidity(office.by(office.signer), decided), /标注已经随撤回终止/);
    await assert.rejects(declineValidity(office.by(office.signer), decided), /标注已经随撤回终止/);
    const ended = await rows(
      t.sides.staff,
      sql<{ data: object; reason: string }>`
        select data, reason from ledger.line
        where object = ${`publications.document:${document}`} and verb = 'publications.withdraw' and data ? 'ended'`,
    );
    assert.deepEqual(ended, [{ data: { ended: 'repealed', from: '2020-01-01', proposal }, reason: words }]);
    assert.equal(await outcomeOf(document), words);
  }
});

const outcomeOf = async (document: number) =>
  (
    await one(
      t.sides.staff,
      sql<{ outcome: string }>`select outcome from workflow.task where object = ${`publications.validity:${document}`}`,
    )
  ).outcome;

const openTasks = async (document: number) =>
  (
    await one(
      t.sides.staff,
      sql<{ open: number }>`
        select count(*)::int as open from workflow.task
        where object = ${`publications.validity:${document}`} and done_at is null`,
    )
  ).open;

test('a number is void by its signer before publication only, and never comes again', async () => {
  const made = await draftAndSubmit(office, '编号后作废的文件', {}, 'letter');
  await clearAll(t, office, made.submission);
  const before = await one(
    t.sides.staff,
    sql<{
      serial: number;
    }>`select serial from publications.document_number where document = ${made.document} and void_at is null`,
  );
  await assert.rejects(
    () => voidNumber(office.by(office.drafter), { document: made.document, reason: '不是签发人' }),
    /权限/,
  );
  await voidNumber(office.by(office.signer), { document: made.document, reason: '内容并入另一份文件' });
  const next = await draftAndSubmit(office, '下一份文件', {}, 'letter');
  await clearAll(t, office, next.submission);
  const serials = await rows(
    t.sides.staff,
    sql<{
      serial: number;
      void: boolean;
    }>`select serial, void_at is not null as void from publications.document_number order by serial`,
  );
  assert.deepEqual(serials, [
    { serial: before.serial, void: true },
    { serial: before.serial + 1, void: false },
  ]);
});

test('the note about a correction is cleared with its text: another note is another hash', async () => {
  const { document } = await published('将更正的通知');
  const { edition } = await correct(office.by(office.drafter), { document, note: '电话更正为 0415-0000001。' });
  const row = await getEdition(t.sides.staff, edition);
  assert.equal(row.hash, contentHash(row.content, '电话更正为 0415-0000001。'));
  assert.notEqual(row.hash, contentHash(row.content, '电话更正为 0415-0000002。'));
  assert.notEqual(row.hash, contentHash(row.content));
});
