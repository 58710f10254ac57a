import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { editionStates } from './core/publications/rules.ts';
import { flow, states } from './core/review/rules.ts';
import { states as requestStates } from './features/requests/rules.ts';
import { allSchemas } from './platform/migrate.ts';
import { projectRoot } from './platform/root.ts';
import { type TestDatabase, testDatabase } from './platform/test-database.ts';
import {
  asking,
  foreignKeysPointInward,
  liveViewsHaveBarriers,
  publicRoleReadsLiveOnly,
  statesEqualConstraint,
} from './walls/database.ts';
import { importsAreRelative, importsPointInward, pagesAreFunctions, rulesArePure } from './walls/imports.ts';
import { longFiles } from './walls/lists.ts';
import {
  filesAreShort,
  roomsTellTheirDuty,
  roomsUseFixedNames,
  tablesStandInTheirRoom,
  writesStandInActions,
} from './walls/rooms.ts';
import { type Finding, readTree, type Tree } from './walls/tree.ts';

const tree = readTree(projectRoot);
const core = new Set(
  allSchemas()
    .filter((schema) => schema.folder.startsWith('core/'))
    .map((schema) => schema.name),
);

/** A wall stands when nothing is against it and it has really looked. */
function stands(finding: Finding, atLeast: number): void {
  assert.deepEqual(finding.against, []);
  assert.ok(finding.looked >= atLeast, `looked at ${finding.looked} things only, expected ${atLeast}`);
}

/** A wall falls when a fixture breaks it: a check that cannot fail is none. */
function falls(finding: Finding, about: RegExp): void {
  assert.ok(
    finding.against.some((line) => about.test(line)),
    `nothing was found against the fixture: ${JSON.stringify(finding.against)}`,
  );
}

const fixture = (files: Record<string, string>): Tree => new Map(Object.entries(files));

test('1: imports point inward only, and a room never imports a room', () => {
  stands(importsPointInward(tree), 300);
  falls(
    importsPointInward(fixture({ 'src/core/a.ts': "import type { B } from '../features/b/rules.ts';" })),
    /outward/,
  );
  falls(importsPointInward(fixture({ 'src/platform/a.ts': "import { b } from '../core/b.ts';" })), /outward/);
  falls(importsPointInward(fixture({ 'src/ui/a.tsx': "const b = await import('../core/b.ts');" })), /outward/);
  falls(importsPointInward(fixture({ 'src/features/a/x.ts': "export { y } from '../b/y.ts';" })), /another room/);
  falls(importsPointInward(fixture({ 'src/features/a/x.test.ts': "import { y } from '../b/y.ts';" })), /another room/);
});

test('1: imports are relative, name a file that is there, and no index is a barrel', () => {
  stands(importsAreRelative(tree), 300);
  falls(importsAreRelative(fixture({ 'src/core/a.ts': "import { b } from './b';" })), /without an ending/);
  falls(importsAreRelative(fixture({ 'src/core/a.ts': "import { b } from '@/b.ts';" })), /alias/);
  falls(importsAreRelative(fixture({ 'src/core/a.ts': "import { b } from './b.ts';" })), /not there/);
  falls(importsAreRelative(fixture({ 'src/core/index.ts': "export * from './b.ts';", 'src/core/b.ts': '' })), /barrel/);
});

test('2: rules do no I/O and do not ask the time', () => {
  stands(rulesArePure(tree), 5);
  falls(rulesArePure(fixture({ 'src/features/a/rules.ts': "import { readFileSync } from 'node:fs';" })), /I\/O/);
  falls(rulesArePure(fixture({ 'src/features/a/rules/due.ts': 'const now = new Date();' })), /asks the world/);
  falls(rulesArePure(fixture({ 'src/core/a/rules.ts': "import { list } from './queries.ts';" })), /I\/O/);
});

test('2: pages are functions of their data', () => {
  stands(pagesAreFunctions(tree), 8);
  falls(
    pagesAreFunctions(fixture({ 'src/features/a/pages/show.tsx': "import { list } from '../queries.ts';" })),
    /queries/,
  );
  falls(
    pagesAreFunctions(fixture({ 'src/features/a/pages/show.tsx': "import { act } from '../actions/answer.ts';" })),
    /acts/,
  );
});

test('3: writes appear only in actions, and doors contain no SQL', () => {
  stands(writesStandInActions(tree), 100);
  falls(
    writesStandInActions(fixture({ 'src/features/a/queries.ts': 'sql`insert into a.b (c) values (1)`' })),
    /outside an action/,
  );
  falls(
    writesStandInActions(fixture({ 'src/features/a/jobs.ts': 'sql`update a.b\n set c = 1`' })),
    /outside an action/,
  );
  falls(writesStandInActions(fixture({ 'src/features/a/public.ts': 'sql`select 1`' })), /contains SQL/);
});

test('6: every room says its duty, its article and its story', () => {
  stands(roomsTellTheirDuty(tree), 3);
  falls(roomsTellTheirDuty(fixture({ 'src/features/a/index.ts': '' })), /no README/);
  falls(roomsTellTheirDuty(fixture({ 'src/features/a/README.md': '# a room' })), /no article/);
  falls(
    roomsTellTheirDuty(fixture({ 'src/features/a/README.md': '（一）', 'src/features/a/a.test.ts': '' })),
    /no story/,
  );
  stands(roomsUseFixedNames(tree), 20);
  falls(roomsUseFixedNames(fixture({ 'src/features/a/helpers.ts': '' })), /no room has/);
});

test('7: tables stand in their own room', () => {
  stands(tablesStandInTheirRoom(tree, core), 40);
  falls(
    tablesStandInTheirRoom(fixture({ 'src/features/a/migrations/001.sql': 'create table b.c (id int);' }), core),
    /schema of b/,
  );
  falls(
    tablesStandInTheirRoom(
      fixture({ 'src/features/a/migrations/001.sql': 'create table a.c (d int references e.f);' }),
      core,
    ),
    /table of e/,
  );
});

test('10: files are short, or their length has a reason', () => {
  stands(filesAreShort(tree, longFiles), 100);
  falls(filesAreShort(fixture({ 'src/core/a.ts': '\n'.repeat(400) }), {}), /400|401/);
});

let database: TestDatabase;
before(async () => {
  database = await testDatabase();
});
after(() => database?.close());

test('7: foreign keys leave a room only towards core', () =>
  asking(database.adminUrl, async (client) => {
    stands(await foreignKeysPointInward(client, core), 30);
    await client.query('begin');
    await client.query(
      'create schema strange; create table strange.a (id int primary key); create table live.b (a int references strange.a)',
    );
    falls(await foreignKeysPointInward(client, core), /points at strange/);
    await client.query('rollback');
  }));

test('8: every flow says what the database says', () =>
  asking(database.adminUrl, async (client) => {
    stands(await statesEqualConstraint(client, 'review.submission', 'state', Object.keys(states)), 8);
    stands(await statesEqualConstraint(client, 'publications.edition', 'state', editionStates), 5);
    stands(await statesEqualConstraint(client, 'requests.request', 'state', Object.keys(requestStates)), 15);
    falls(await statesEqualConstraint(client, 'publications.edition', 'state', ['draft']), /does not know/);
    const known = new Set([...Object.keys(states), 'next', 'here']);
    assert.deepEqual(
      flow.filter((row) => !known.has(row.from) || !known.has(row.to)),
      [],
    );
  }));

test('9: the public role reads live and nothing else, and every view has its barrier', () =>
  asking(database.adminUrl, async (client) => {
    const role = 'gk_test_public';
    stands(await publicRoleReadsLiveOnly(client, role), 40);
    stands(await liveViewsHaveBarriers(client), 10);
    for (const breach of [
      `grant select on people.person to ${role}`,
      `grant insert on all tables in schema live to ${role}`,
      `grant usage on schema people to ${role}`,
      `create function live.peek() returns int language sql as 'select 1'; grant execute on function live.peek() to ${role}`,
      `do $$ begin execute format('grant temporary on database %I to ${role}', current_database()); end $$`,
    ]) {
      await client.query('begin');
      await client.query(breach);
      falls(await publicRoleReadsLiveOnly(client, role), /may /);
      await client.query('rollback');
    }
    await client.query('begin');
    await client.query('create view live.bare as select 1 as one');
    falls(await liveViewsHaveBarriers(client), /bare/);
    await client.query('rollback');
  }));
