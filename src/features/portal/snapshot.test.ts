import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { keepIndex } from '../../core/search/keep.ts';
import { openSnapshot } from '../../core/search/snapshot.ts';
import { one } from '../../platform/database.ts';
import { testDatabase } from '../../platform/test-database.ts';
import { openTestPortal, type TestPortal } from './test-portal.ts';

describe('the index on disk', () => {
  let portal: TestPortal;
  let folder: string;
  before(async () => {
    portal = await openTestPortal(await testDatabase());
    folder = await mkdtemp(join(tmpdir(), 'gongkai-index-'));
  });
  after(async () => {
    await portal.db.close();
    await rm(folder, { recursive: true, force: true });
  });

  const file = () => readFile(join(folder, 'index')).catch(() => null);
  const until = async (what: string, done: () => Promise<boolean>) => {
    for (const end = Date.now() + 20_000; !(await done()); await sleep(20)) assert.ok(Date.now() < end, what);
  };
  /** A process that starts: what it takes from the snapshot and what from the database. */
  const start = async (wait = 20) => {
    const kept = keepIndex(portal.db.sides.live);
    const heard: string[] = [];
    kept.onChange(({ id }) => heard.push(id));
    await kept.fill(openSnapshot(folder, wait));
    return { kept, heard };
  };
  const generation = async () =>
    Number((await one(portal.db.sides.live, sql<{ value: number }>`select value from live.generation`)).value);

  it('is written after the filling, and the next start takes its texts from it', async () => {
    await portal.publish('news', { title: '滑雪场开放', body: '<p>电话4151234567</p>' });
    const { kept } = await start();
    await until('written', async () => (await file()) !== null);
    // A file that says one thing otherwise than the database, under the database's own mark, shows where a text came from.
    const frozen = kept.store.frozen();
    const [first] = frozen.segments[0]!.entries;
    frozen.segments[0]!.entries[0] = { ...first!, plainTitle: '文件里的标题' };
    await openSnapshot(folder).write(frozen);
    const again = await start();
    assert.equal(again.kept.store.find(first!.id)!.plainTitle, '文件里的标题');
    assert.equal(again.heard.length, [...kept.store.entries()].length, 'each text came once');
  });

  it('is completed by what was published since, and goes with what was withdrawn', async () => {
    const made = await portal.publish('news', { title: '冰雕展开幕', body: '<p>观众须知</p>' });
    const { kept, heard } = await start();
    assert.ok(kept.store.find(made.id), 'what the file does not know comes from the database');
    assert.equal(heard.filter((id) => id === made.id).length, 1);
    await until('written', async () => Boolean((await file())?.includes(Buffer.from('冰雕展', 'utf16le'))));
    await portal.withdraw(made.document, 'withdrawn', '内容有误。');
    await kept.reach(await generation());
    assert.equal(kept.store.find(made.id), undefined);
    await until('gone', async () => !(await file())?.includes(Buffer.from('冰雕展', 'utf16le')));
  });

  it('is no harm when it is damaged, or when what it holds is not public any more', async () => {
    const made = await portal.publish('news', { title: '龙舟赛报名', body: '<p>即日起</p>' });
    await start();
    await until('written', async () => Boolean((await file())?.includes(Buffer.from('龙舟赛', 'utf16le'))));
    const former = (await file())!;
    await portal.withdraw(made.document, 'withdrawn', '内容有误。');
    await writeFile(join(folder, 'index'), former); // nobody was there to take it away
    const { kept } = await start(60_000);
    assert.equal(kept.store.find(made.id), undefined);
    await until('gone', async () => (await file()) === null);
    await writeFile(join(folder, 'index'), former.subarray(0, former.length - 1));
    assert.ok([...(await start(60_000)).kept.store.entries()].length > 0);
  });
});
