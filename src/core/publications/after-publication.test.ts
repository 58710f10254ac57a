import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { first, one, rows } from '../../platform/database.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import { issue } from '../review/actions/issue.ts';
import { clearAll, draftAndSubmit, type Office, openOffice } from '../test-office.ts';
import { correct } from './actions/links.ts';
import { voidNumber } from './actions/number.ts';
import { markValidity, move } from './actions/publish.ts';
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

test('validity is a dated fact that everybody sees', async () => {
  const { document, path } = await published('将失效的通知');
  await markValidity(office.by(office.editor), { document, state: 'expired', from: '2020-01-01', note: '期限届满' });
  const seen = await one(
    t.sides.live,
    sql<{
      validity: string;
      note: string;
    }>`select validity, validity_note as note from live.publication where path = ${path}`,
  );
  assert.deepEqual(seen, { validity: 'expired', note: '期限届满' });
});

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
