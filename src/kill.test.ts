// Long: begins first.
import assert from 'node:assert/strict';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Application,
  asSuperuser,
  freePort,
  postmasterOf,
  readAccounts,
  runCommand,
  startApplication,
} from './kill/test-application.ts';
import { readBooks, whatIsHalf, whatIsLost, whatIsWrongWithFile } from './kill/test-books.ts';
import { Clerks } from './kill/test-clerks.ts';
import { findPostmaster } from './platform/embedded/postmaster.ts';

const kills = 30;
const databaseKills = 30;
const writers = 4;
/** Within which the application goes on after its database died (docs/running/watch.md), where it starts as fast as usual. */
const promised = 10_000;
const usualStart = 2500;

let dataDir: string;
let port: number;
let application: Application;
let clerks: Clerks;
let writing: Promise<unknown>;
let failure: unknown;
/** Milliseconds from a start of the application until it answers, here and now. */
let start = usualStart;

before(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'gongkai-kill-'));
  port = await freePort();
  application = startApplication(dataDir, port);
  assert.ok(await application.ready, application.printed());
  clerks = new Clerks(`http://127.0.0.1:${port}`);
  const passwords = await readAccounts(application);
  for (const account of ['drafter', 'secrecy', 'editor']) await clerks.signIn(account, passwords.get(account)!);
  writing = Promise.all(Array.from({ length: writers }, () => clerks.work())).catch((error) => {
    failure = error;
  });
});

after(async () => {
  clerks?.goHome();
  await application?.end('SIGTERM'); // with the last process the database leaves too
  const orphan = await findPostmaster(join(await realpath(dataDir), 'postgres', 'cluster', 'data'));
  if (orphan) process.kill(orphan.pid, 'SIGKILL'); // a test that failed between two lives
  await rm(dataDir, { recursive: true, force: true });
});

const acknowledged = () => clerks.stories.flatMap((story) => story.sent).filter((sent) => sent.location !== null);
const underWay = () =>
  clerks.stories
    .filter((story) => !story.left)
    .flatMap((story) => story.sent)
    .filter((sent) => sent.attempts > 0 && sent.location === null);

test(`kill -9 of the application ${kills} times: the stream goes on, and repeated forms get the first answer`, async () => {
  const starts: number[] = [];
  let repeated = 0;
  let silent = 0;
  for (let kill = 1; kill <= kills; kill += 1) {
    if (failure) throw failure;
    // Every sixth dies while it is still starting.
    if (kill % 6 === 0) await sleep(Math.random() * 1200);
    else {
      assert.ok(await application.ready, application.printed());
      await sleep(100 + Math.random() * 900);
    }
    await application.end('SIGKILL');
    silent += underWay().length;
    const before = acknowledged().filter((sent) => sent.step !== 'opinion'); // what comes after an opinion is the next task, not its answer
    const began = performance.now();
    application = startApplication(dataDir, port);
    if (kill % 6 === 5) continue;
    assert.ok(await application.ready, application.printed());
    starts.push(performance.now() - began);
    for (const sent of before.sort(() => Math.random() - 0.5).slice(0, 3)) {
      const answer = await clerks.once(sent);
      if (answer === null) continue;
      assert.equal(answer, sent.location, `${sent.step} of story ${sent.story}, sent again`);
      repeated += 1;
    }
  }
  assert.ok(await application.ready, application.printed());
  if (failure) throw failure;
  assert.ok(acknowledged().length > kills * 3, `only ${acknowledged().length} forms were acknowledged`);
  assert.ok(repeated > kills, `only ${repeated} forms were repeated`);
  start = starts.sort((a, b) => a - b)[starts.length >> 1]!;
  console.log(
    `application killed ${kills} times: ${acknowledged().length} acknowledged, ${silent} on their way at a kill, ${repeated} repeated with the first answer, restart in ${Math.round(start)} ms (median)`,
  );
});

test(`kill -9 of the database ${databaseKills} times: the application recovers by itself`, async () => {
  // a machine that is busy with other tests takes longer for everything
  const most = promised * Math.max(1, start / usualStart);
  const before = acknowledged().length;
  const waits: number[] = [];
  for (let kill = 1; kill <= databaseKills; kill += 1) {
    await sleep(300 + Math.random() * 700);
    process.kill(await postmasterOf(dataDir), 'SIGKILL');
    const began = performance.now();
    const count = acknowledged().length;
    while (acknowledged().length <= count + 1 && !failure) {
      assert.ok(performance.now() - began < most, `no form was acknowledged within ${Math.round(most)} ms`);
      await sleep(20);
    }
    waits.push(Math.round(performance.now() - began));
    if (failure) throw failure;
  }
  console.log(
    `database killed ${databaseKills} times: ${acknowledged().length - before} acknowledged meanwhile, recovered after ${waits.join(', ')} ms`,
  );
});

test('afterwards every acknowledged act is there with its ledger line, none twice, none half', async () => {
  clerks.stopping = true;
  await writing;
  if (failure) throw failure;
  const { stories } = clerks;
  const wrong = await asSuperuser(dataDir, async (client) => {
    const books = await readBooks(client);
    assert.ok(books.length >= stories.filter((story) => story.document).length);
    const files: string[] = [];
    for (const story of stories) files.push(...(await whatIsWrongWithFile(client, dataDir, story)));
    const doubled = books.filter((one, index) => books.findIndex((other) => other.title === one.title) !== index);
    return [
      ...books.flatMap(whatIsHalf),
      ...stories.flatMap((story) => whatIsLost(story, books)),
      ...files,
      ...doubled.map(({ title }) => `${title}: there twice`),
    ];
  });
  const done = stories.filter((story) => story.done);
  const uploads = stories.filter((story) => story.document);
  console.log(
    `${acknowledged().length} acts acknowledged (${done.length} publications, ${uploads.length} uploads), ${stories.filter((story) => story.left).length} clerks left without an answer: ${wrong.length} lost, doubled or half`,
  );
  assert.deepEqual(wrong, []);
  assert.ok(done.length >= 10, `only ${done.length} publications were finished`);
});

test('a lost, a doubled and a half act would be found', async () => {
  const all = await asSuperuser(dataDir, readBooks);
  const story = clerks.stories.find((one) => one.done)!;
  const whole = all.find((books) => books.title === story.title)!;
  const [submission] = whole.submissions;
  assert.deepEqual(whatIsHalf(whole), []);
  for (const broken of [
    { ...whole, lines: { ...whole.lines, 'review.issue': 0 } },
    { ...whole, lines: { ...whole.lines, 'publications.draft': 2 } },
    { ...whole, publications: 0 },
    { ...whole, addresses: [] },
    { ...whole, indexNumbers: 0 },
    { ...whole, submissions: [submission!, submission!] },
    { ...whole, submissions: [{ ...submission!, opined: 0 }] },
  ])
    assert.notDeepEqual(whatIsHalf(broken), []);
  assert.notDeepEqual(whatIsLost(story, []), []);
  assert.notDeepEqual(whatIsLost(story, [whole, whole]), []);
  assert.notDeepEqual(whatIsLost(story, [{ ...whole, revisions: 1 }]), []);
  const missing = await asSuperuser(dataDir, (client) => whatIsWrongWithFile(client, '/nowhere', story));
  assert.equal(missing.length, 1);
});

test('the public can read each acknowledged publication with the bytes that were uploaded', async () => {
  const { stories, url } = clerks;
  const paths = await asSuperuser(dataDir, async (client) => {
    const found = await client.query(
      `select revision.title, document.public_id from publications.publication
       join publications.revision on revision.id = publication.revision
       join publications.document on document.id = publication.document
       where publication.ended_at is null and revision.title like '停水演练第 % 号'`,
    );
    return new Map(found.rows.map((row) => [row.title as string, row.public_id as string]));
  });
  for (const story of stories.filter((one) => one.done)) {
    const file = await fetch(
      `${url}/files/${paths.get(story.title)}/1/${encodeURIComponent(`附件${story.number}.txt`)}`,
    );
    assert.equal(file.status, 200, story.title);
    assert.ok(Buffer.from(await file.arrayBuffer()).equals(story.bytes), story.title);
  }
});

test('the ledger is whole and sealed', async () => {
  await asSuperuser(dataDir, async (client) => {
    for (let waited = 0; waited < 100; waited += 1) {
      const tail = await client.query(
        'select count(*)::int as count from ledger.line where not exists (select from ledger.seal where seal.line = line.id)',
      );
      if (tail.rows[0].count === 0) return;
      await sleep(100);
    }
  });
  const { code, out } = await runCommand(dataDir, ['ledger', 'verify', '--json']);
  const verdict = JSON.parse(out);
  console.log(`ledger verify: ${verdict.sealed} lines sealed, ${verdict.unsealed} unsealed`);
  assert.equal(code, 0, out);
  assert.equal(verdict.ok, true);
  assert.equal(verdict.unsealed, 0);
});
