import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { allDeeds } from './core/action.ts';
import { countersignFlow, flow, states } from './core/review/rules.ts';
import { circulationFlow } from './core/workflow/rules.ts';
import { articles, articlesOf, coreArticles } from './docs/arrangement.ts';
import { writeFlows } from './docs/flows.ts';
import { generatedPages, refresh, stalePages } from './docs.ts';
import { one } from './platform/database.ts';
import { allSchemas } from './platform/migrate.ts';
import { projectRoot } from './platform/root.ts';
import { type TestDatabase, testDatabase } from './platform/test-database.ts';
import { rooms } from './rooms.ts';

let t: TestDatabase;
let pages: Record<string, string>;
let major: number;
before(async () => {
  t = await testDatabase();
  pages = await generatedPages(t.sides.staff);
  const { version } = await one(
    t.sides.staff,
    sql<{ version: string }>`select current_setting('server_version_num') as version`,
  );
  major = Math.floor(Number(version) / 10_000);
});
after(() => t?.close());

const fresh = (path: string) =>
  assert.ok(!stalePages(pages).includes(path), `${path} is older than the code: run ${refresh} and commit it`);

test('the page of duties and the page of flows say what the code says', () => {
  fresh('docs/duties.md');
  fresh('docs/flows.md');
});

test('the schema in docs is that of a migrated database', (context) => {
  if (major !== 18) return context.skip(`PostgreSQL ${major} words views differently; the embedded 18 is compared`);
  fresh('docs/schema.sql');
});

test('the schema names every table, and everything that guards it', async () => {
  const { tables } = await one(
    t.sides.staff,
    sql<{ tables: number }>`
      select count(*) as tables from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^(pg_|pgboss)'`,
  );
  const text = pages['docs/schema.sql']!;
  assert.equal(text.match(/^create table /gm)?.length, tables);
  assert.match(text, /CREATE TRIGGER line_is_append_only BEFORE/);
  assert.match(text, /CREATE UNIQUE INDEX edition_one_unpublished .* WHERE/);
  assert.match(text, /constraint link_check CHECK \(\(from_document <> to_document\)\)/);
  assert.match(text, /create view live\.publication with \(security_barrier\) as/);
  assert.match(text, /CREATE OR REPLACE FUNCTION ledger\.refuse_change\(\)/);
  assert.equal(/gk_test|password\s*=/.test(text), false, 'nothing of the installation');
});

test('every deed of every room stands on the page of duties, and every article with its room or with none yet', () => {
  const text = pages['docs/duties.md']!;
  for (const { verb, words } of allDeeds()) assert.ok(text.includes(`| \`${verb}\` | ${words} |`), verb);
  assert.deepEqual([articles.length, articles[10]!.number, articles[19]!.number], [20, '十一', '二十']);
  for (const { number, title } of articles) assert.ok(text.includes(`（${number}） | ${title} |`), title);
  for (const room of rooms) {
    assert.ok(articlesOf(room.duty).length > 0, `${room.name} names no article`);
    assert.match(text, new RegExp(`^### ${room.name}$`, 'm'));
    for (const verb of Object.keys(room.hears ?? {})) assert.ok(text.includes(`| ${room.name} | \`${verb}\` |`), verb);
  }
});

test('every core room says which articles it carries, and every link of the page leads to a file', () => {
  const core = allSchemas().filter((schema) => schema.folder.startsWith('core/'));
  assert.deepEqual(Object.keys(coreArticles).sort(), core.map((schema) => schema.name).sort());
  const links = [...pages['docs/duties.md']!.matchAll(/\]\(\.\.\/([^)]+)\)/g)].map((match) => match[1]!);
  assert.ok(links.length > 20, `looked at ${links.length} links only`);
  assert.deepEqual(
    links.filter((link) => !existsSync(join(projectRoot, link))),
    [],
  );
});

test('what is asked and read beside the review is drawn from its table too', () => {
  const text = writeFlows();
  for (const { from, move, to } of [...countersignFlow, ...circulationFlow]) {
    assert.ok(text.includes(`  ${from} --> ${to}: ${move}（`), move);
  }
});

test('every row of the review table is an arrow, and every arrow ends at a state', () => {
  const [, text = ''] = /^## Review([\s\S]*?)^## /m.exec(writeFlows()) ?? [];
  const arrows = [...text.matchAll(/^ {2}(\w+) --> (\w+): (.+)$/gm)].map(([, from, to]) => [from!, to!]);
  for (const row of flow)
    assert.ok(
      arrows.some(([from]) => from === row.from),
      row.from,
    );
  for (const [from, to] of arrows) assert.ok(from! in states && to! in states, `${from} → ${to}`);
  assert.ok(arrows.some(([from, to]) => from === 'secrecy' && to === 'signoff'));
  assert.ok(arrows.some(([from, to]) => from === 'referred' && to === 'secrecy'));
  assert.equal(
    arrows.some(([from, to]) => from === 'department' && to === 'cleared'),
    false,
    'nothing passes by the secrecy review',
  );
});
