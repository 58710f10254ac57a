import assert from 'node:assert/strict';
import { after, before, mock, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { buildApp } from '../app.ts';
import { isRemembered, Outsider } from '../canary/test-outsider.ts';
import { openChanges } from '../core/publications/changes.ts';
import { rows } from '../platform/database.ts';
import type { Source } from '../platform/http/memory/lease.ts';
import { type Memory, openMemory } from '../platform/http/memory.ts';
import { listen } from '../platform/http/serve.ts';
import { type Link, openLink } from '../platform/test-proxy.ts';
import { bodyOf, get, openTown, type Published, remember, type Town } from './test-town.ts';

let town: Town;
let here: Outsider;
let there: Outsider;
let meeting: Published;
let link: Link;

before(async () => {
  town = await openTown();
  ({ here, there } = town);
  link = await openLink(town.house.t.adminUrl);
  meeting = await town.publish('meeting');
});

after(async () => {
  mock.timers.reset();
  await link?.close();
  await town?.close();
});

test('a lost notification is found by the next look: the withdrawal waits for it', async () => {
  const heard = openChanges(town.house.t.urls.app);
  const deaf: Source = { ...heard, listen: ({ lost }) => heard.listen({ changed() {}, lost }) };
  const { memory, outsider, close } = await open(deaf);
  try {
    const gone = await town.publish('library');
    await remember(outsider, gone.path, '/');
    await town.takeOut(gone);
    assert.equal((await get(outsider, gone.path)).status, 410);
    assert.ok(!bodyOf(await get(outsider, '/')).includes(gone.text.title));
    assert.ok(memory.counts().answered > 0);
  } finally {
    await close();
  }
});

/** One more server in this process, whose memory learns from `source`. */
async function open(source: Source): Promise<{ memory: Memory; outsider: Outsider; close(): Promise<void> }> {
  const memory = openMemory(source);
  const listening = await listen({
    app: buildApp({ ...town.house.house, memory }),
    memory,
    port: 0,
    host: '127.0.0.1',
  });
  const outsider = new Outsider(listening.url);
  return {
    memory,
    outsider,
    async close() {
      outsider.close();
      await listening.stop();
      await memory.close();
    },
  };
}

test('a process that hangs keeps no withdrawal waiting for longer than its lease, and shows nothing of it when it wakes', async () => {
  const gone = await town.publish('guide');
  await remember(there, gone.path);
  town.other.signal('SIGSTOP');
  const began = performance.now();
  await town.takeOut(gone);
  const ms = performance.now() - began;
  town.other.signal('SIGCONT');
  const answer = await get(there, gone.path);
  console.log(`a withdrawal beside a process that hangs answered after ${Math.round(ms)} ms`);
  assert.equal(answer.status, 410);
  assert.ok(ms >= 900, `it answered after ${Math.round(ms)} ms, while the lease could still hold`);
  assert.ok(!bodyOf(answer).includes(gone.text.title));
});

test('a process without answers trusts its pages until the lease ends, then serves them alone and lets no cache keep them', async () => {
  const { outsider, close } = await open(openChanges(link.through(town.house.t.urls.app)));
  try {
    const gone = await town.publish('rules');
    await remember(outsider, gone.path, '/');
    await link.cut();
    await town.takeOut(gone); // answers when the lease has run out: nobody can tell this process
    const lonely = await get(outsider, gone.path);
    assert.deepEqual([lonely.status, lonely.headers['cache-control']], [200, 'no-cache']);
    mock.timers.enable({ apis: ['Date'], now: Date.now() + 61_000 });
    assert.equal(
      (await get(outsider, gone.path)).status,
      410,
      'its own memory is over, and the framework still reaches the database',
    );
    mock.timers.reset();
    await link.restore();
    const began = performance.now();
    while ((await get(outsider, gone.path)).status !== 410) {
      assert.ok(performance.now() - began < 10_000, 'it does not come back by itself');
      await sleep(50);
    }
    assert.equal((await get(outsider, gone.path)).status, 410);
  } finally {
    mock.timers.reset();
    await close();
  }
});

test('at midnight of the district every page is made anew', async () => {
  const midnight = Math.ceil((Date.now() + 8 * 3_600_000) / 86_400_000) * 86_400_000 - 8 * 3_600_000;
  mock.timers.enable({ apis: ['Date'], now: midnight - 20_000 });
  await remember(here, '/', meeting.path);
  mock.timers.setTime(midnight + 1);
  for (const path of ['/', meeting.path]) assert.ok(!isRemembered(await get(here, path)), path);
  mock.timers.reset();
});

test('what is public until an hour leaves memory at that hour, without a deed', async () => {
  const { staff } = town.house.t.sides;
  await sql`
    update publications.publication set public_until = now() + interval '4 seconds'
    where document = ${meeting.document} and ended_at is null`.execute(staff);
  await remember(here, meeting.path, '/news/');
  for (let over = false; !over; ) {
    const answer = await get(here, meeting.path);
    const asked = await rows(
      staff,
      sql`
      select from publications.publication
      where document = ${meeting.document} and ended_at is null and public_until > now()`,
    );
    over = asked.length === 0;
    if (!over) assert.equal(answer.status, 200);
  }
  assert.equal((await get(here, meeting.path)).status, 404);
  assert.ok(!bodyOf(await get(here, '/news/')).includes(meeting.path));
});
