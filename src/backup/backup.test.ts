import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import type { Chain } from '../../district/demo/chain.ts';
import { demoOthers } from '../../district/demo/others.ts';
import { buildApp } from '../app.ts';
import { By } from '../core/caller.ts';
import { sealAll } from '../core/ledger/test-seal.ts';
import { verifyLedger } from '../core/ledger/verify.ts';
import { draft } from '../core/publications/actions/draft.ts';
import { keepWith } from '../first-start.ts';
import { one, rows } from '../platform/database.ts';
import { allSchemas, migrate } from '../platform/migrate.ts';
import { openStorage } from '../platform/storage/local.ts';
import { emptyDatabase, type TestDatabase } from '../platform/test-database.ts';
import { enterDistrict } from '../test-district.ts';
import { type TestHouse, testHouse } from '../test-house.ts';
import { makeBackup } from './make.ts';
import { restoreBackup } from './restore.ts';

let house: TestHouse;
let chain: Chain;
let folder: string;
let file: string;
const spare: TestDatabase[] = [];

before(async () => {
  house = await testHouse();
  folder = await mkdtemp(join(tmpdir(), 'gongkai-test-'));
  await writeFile(join(folder, 'secret'), 'not a real key');
  file = join(folder, 'one.backup');
  const entered = await enterDistrict(house.t.sides.staff);
  chain = entered.chain;
  const by = chain.as('education', 'drafter');
  const attachment = await keepWith(house.house.storage)(by, '招生范围.txt', Buffer.from('一年级新生登记办法'));
  const withFile = await chain.write({ ...demoOthers.meeting!, title: '带附件的会议消息' }, [attachment]);
  await chain.publish(withFile);
  await chain.publish(await chain.write(demoOthers.openDay!));
  await sealAll(house.t.sealer, house.t.sides.staff);
});

after(async () => {
  for (const database of spare) await database.close();
  await house?.close();
  await rm(folder, { recursive: true, force: true });
});

const quiet = () => {};
const source = () => ({ ownerUrl: house.t.urls.owner, storage: house.house.storage, dataDir: folder });

async function empty(server?: string): Promise<TestDatabase> {
  spare.push(await emptyDatabase(server));
  return spare.at(-1)!;
}

/** Every public address that the site itself names, and what each answers. */
async function readPublicPages(app: TestHouse['app']): Promise<Map<string, string>> {
  const ask = async (path: string) => app.request(`http://localhost:8890${path}`);
  const placesOf = async (map: string) =>
    [...(await (await ask(map)).text()).matchAll(/<loc>http:\/\/localhost:8890([^<]+)<\/loc>/g)].map(
      ([, path]) => path!,
    );
  const parts = await placesOf('/sitemap.xml');
  const named = (await Promise.all(parts.map(placesOf))).flat();
  const files = (
    await rows(
      house.t.sides.live,
      sql<{ path: string }>`
    select '/files/' || publication || '/' || position || '/' || name as path from live.attachment`,
    )
  ).map(({ path }) => path);
  const pages = new Map<string, string>();
  for (const path of ['/', '/feed.atom', '/feed.json', '/sitemap/', '/search?q=招生', ...named, ...files]) {
    const answer = await ask(encodeURI(path));
    assert.equal(answer.status, 200, path);
    pages.set(
      path,
      createHash('sha256')
        .update(withoutKey(Buffer.from(await answer.arrayBuffer())))
        .digest('hex'),
    );
  }
  return pages;
}

/** A form's key is new each time it is shown, on the same installation too; every other byte must be the same. */
const withoutKey = (body: Buffer): Buffer =>
  Buffer.from(body.toString('latin1').replace(/(name="_key" value=")[^"]*/g, '$1'), 'latin1');

async function restoreTo(database: TestDatabase, name: string) {
  const storage = await openStorage(join(folder, name));
  const restored = await restoreBackup({ ownerUrl: database.urls.owner, storage }, file, quiet);
  await migrate(database.urls, allSchemas());
  const app = buildApp({ ...house.house, sides: database.sides, storage, memory: undefined });
  return { app, storage, restored };
}

test('a backup made while people work comes back with the same public pages, byte for byte, and a ledger that verifies', async () => {
  let stopped = false;
  let written = 0;
  const work = (async () => {
    while (!stopped) {
      await draft(chain.as('education', 'drafter'), {
        kind: 'notice',
        unit: chain.unitOf('education'),
        content: {
          title: `备份时起草第 ${written} 号`,
          body: '<p>正文</p>',
          metadata: {},
          disclosure: null,
          ground: null,
          reason: null,
          attachments: [],
        },
      });
      written += 1;
    }
  })();
  while (written < 5) await new Promise((resolve) => setTimeout(resolve, 20));
  const manifest = await makeBackup(source(), file, quiet);
  stopped = true;
  await work;
  assert.equal(manifest.files, 1);

  const there = await empty();
  const { app } = await restoreTo(there, 'there');
  const drafts = await one(
    there.sides.staff,
    sql<{ count: number }>`
    select count(*)::int as count from publications.revision where title like '备份时起草第%'`,
  );
  assert.ok(drafts.count >= 5 && drafts.count <= written, `${drafts.count} of ${written}`);
  const [ours, theirs] = [await readPublicPages(house.app), await readPublicPages(app)];
  assert.ok(ours.size > 20, `only ${ours.size} pages`);
  assert.deepEqual(theirs, ours);

  await sealAll(there.sealer, there.sides.staff);
  const verdict = await verifyLedger(there.sides.staff);
  assert.deepEqual([verdict.ok, verdict.unsealed], [true, 0]);
  const lines = await one(there.sides.staff, sql<{ count: number }>`select count(*)::int as count from ledger.line`);
  assert.equal(verdict.sealed, lines.count);
});

test('work goes on after a restore: numbers go on, new lines are sealed behind the old ones, the ledger stays append-only', async () => {
  const there = await empty();
  await restoreTo(there, 'on');
  const before = await one(there.sides.staff, sql<{ last: number }>`select max(id) as last from publications.document`);
  const { caller } = chain.as('education', 'drafter');
  const { document } = await draft(new By(there.sides.staff, caller, randomUUID()), {
    kind: 'notice',
    unit: chain.unitOf('education'),
    content: {
      title: '恢复之后起草',
      body: '<p>正文</p>',
      metadata: {},
      disclosure: null,
      ground: null,
      reason: null,
      attachments: [],
    },
  });
  assert.ok(document > before.last);
  await sealAll(there.sealer, there.sides.staff);
  assert.equal((await verifyLedger(there.sides.staff)).ok, true);
  await assert.rejects(
    sql`update ledger.line set reason = 'x'`.execute(there.sides.staff),
    /permission denied|append-only/,
  );
});

test('the same two commands move an installation from the embedded database to a server', async (t) => {
  const server = process.env.TEST_DATABASE_URL;
  if (!server) return t.skip('no PostgreSQL server was named (TEST_DATABASE_URL)');
  const there = await empty(server);
  const { app } = await restoreTo(there, 'server');
  assert.deepEqual(await readPublicPages(app), await readPublicPages(house.app));
  await sealAll(there.sealer, there.sides.staff);
  assert.equal((await verifyLedger(there.sides.staff)).ok, true);
});

test('a restore overwrites nothing', async () => {
  const storage = await openStorage(join(folder, 'again'));
  await assert.rejects(
    restoreBackup({ ownerUrl: house.t.urls.owner, storage }, file, quiet),
    /已经有内容，恢复不会覆盖它/,
  );
});

test('a backup cut short, changed or foreign is refused before anything is written', async () => {
  const bytes = await readFile(file);
  const there = await empty();
  const storage = await openStorage(join(folder, 'refused'));
  const cut = join(folder, 'cut.backup');
  await writeFile(cut, bytes);
  await truncate(cut, Math.floor(bytes.length * 0.7));
  const changed = join(folder, 'changed.backup');
  const flipped = Buffer.from(bytes);
  flipped[Math.floor(bytes.length / 2)]! ^= 0xff;
  await writeFile(changed, flipped);
  const foreign = join(folder, 'foreign.backup');
  await writeFile(foreign, '这不是备份');
  for (const path of [cut, changed, foreign])
    await assert.rejects(restoreBackup({ ownerUrl: there.urls.owner, storage }, path, quiet), /请换一份/, path);
});
