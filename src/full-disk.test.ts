import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, open, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Application,
  asSuperuser,
  freePort,
  readAccounts,
  runCommand,
  startApplication,
} from './kill/test-application.ts';
import { readBooks, whatIsHalf, whatIsLost, whatIsWrongWithFile } from './kill/test-books.ts';
import { Clerks } from './kill/test-clerks.ts';
import { findPostmaster } from './platform/embedded/postmaster.ts';

/** A disk of our own, small enough to be filled; null where this machine does not let us mount one. */
async function mountSmallDisk(): Promise<string | null> {
  const place = await mkdtemp(join(tmpdir(), 'gongkai-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=320m,mode=755', 'tmpfs', place]);
  if (mounted.status === 0) return place;
  await rm(place, { recursive: true, force: true });
  return null;
}

let disk: string | null = null;
let application: Application | undefined;
let clerks: Clerks | undefined;
after(async () => {
  clerks?.goHome();
  if (!disk) return;
  await application?.end('SIGTERM');
  const orphan = await findPostmaster(join(await realpath(disk), 'data', 'postgres', 'cluster', 'data')).catch(
    () => null,
  );
  if (orphan) process.kill(orphan.pid, 'SIGKILL');
  for (let tries = 0; tries < 20 && spawnSync('umount', [disk]).status !== 0; tries += 1) await sleep(250);
  await rm(disk, { recursive: true, force: true });
});

/** Takes all the room that is left, as a log that nobody rotates would. */
async function fill(path: string): Promise<void> {
  const file = await open(path, 'a');
  const block = Buffer.alloc(1024 * 1024);
  try {
    for (;;) await file.writeFile(block);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    await file.close();
  }
}

test('a full disk: the public reads on, nothing more is acknowledged, nothing acknowledged is lost, and work goes on when there is room', async (t) => {
  disk = await mountSmallDisk();
  if (!disk) return t.skip('this machine does not let us mount a disk of our own');
  const dataDir = join(disk, 'data');
  const port = await freePort();
  application = startApplication(dataDir, port);
  assert.ok(await application.ready, application.printed());
  clerks = new Clerks(`http://127.0.0.1:${port}`);
  const passwords = await readAccounts(application);
  for (const account of ['drafter', 'secrecy', 'editor']) await clerks.signIn(account, passwords.get(account)!);
  let failure: unknown;
  const writing = Promise.all([clerks.work(), clerks.work()]).catch((error) => {
    failure = new Error(`${error.message}\n${application!.printed().slice(-3000)}`, { cause: error });
  });
  const acknowledged = () =>
    clerks!.stories.flatMap((story) => story.sent).filter((sent) => sent.location !== null).length;
  const until = async (what: string, done: () => boolean) => {
    for (const end = Date.now() + 60_000; !done(); ) {
      if (failure) throw failure;
      assert.ok(Date.now() < end, what);
      await sleep(50);
    }
  };
  await until('nobody worked', () => acknowledged() >= 20);
  const home = await fetch(clerks.url);
  assert.equal(home.status, 200);

  await fill(join(disk, 'ballast'));
  await sleep(1500);
  const stuck = acknowledged();
  await fill(join(disk, 'ballast')); // the database gave back what it had begun
  await sleep(2500);
  const whileFull = acknowledged() - stuck;
  const read = await fetch(clerks.url);
  assert.ok([200, 503].includes(read.status), `home answers ${read.status}`);
  assert.doesNotMatch(await read.text(), /ENOSPC|No space left|\bat \S+:\d+:\d+/);

  await rm(join(disk, 'ballast'));
  const before = acknowledged();
  await until('nothing was acknowledged within a minute of the room coming back', () => acknowledged() > before + 10);
  clerks.stopping = true;
  await writing;
  if (failure) throw failure;

  const wrong = await asSuperuser(dataDir, async (client) => {
    const books = await readBooks(client);
    const files: string[] = [];
    for (const story of clerks!.stories) files.push(...(await whatIsWrongWithFile(client, dataDir, story)));
    return [...books.flatMap(whatIsHalf), ...clerks!.stories.flatMap((story) => whatIsLost(story, books)), ...files];
  });
  console.log(
    `disk full: ${whileFull} acknowledged while it was, ${acknowledged()} in all, ${wrong.length} lost, doubled or half`,
  );
  assert.deepEqual(wrong, []);
  const { code } = await runCommand(dataDir, ['ledger', 'verify']);
  assert.equal(code, 0);
});
