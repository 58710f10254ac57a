import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { one, openDb, openPool, rows, type StaffDb } from '../platform/database.ts';
import { type TestDatabase, testDatabase } from '../platform/test-database.ts';
import { action } from './action.ts';
import { By } from './caller.ts';

let t: TestDatabase;
const units: number[] = [];
before(async () => {
  t = await testDatabase();
  for (const slug of ['first', 'second']) {
    const made = sql<{ id: number }>`
      insert into organisations.unit (slug, name, kind, code) values (${slug}, ${slug}, 'department', ${slug}) returning id`;
    units.push((await one(t.sides.staff, made)).id);
  }
});
after(() => t?.close());

const by = (key: string) => new By(t.sides.staff, { kind: 'system', name: 'test' }, key);
const lock = (unit: number) => sql`select id from organisations.unit where id = ${unit} for update`;

/** Two deeds that each hold what the other wants: the database ends one of them. */
function crossing() {
  const begun: string[] = [];
  let holding = 0;
  let bothHold = () => {};
  const meeting = new Promise<void>((resolve) => {
    bothHold = resolve;
  });
  return {
    begun,
    take: action('organisations.cross', {
      words: '测试',
      may: 'system',
      async run(act, { name, from, to }: { name: string; from: number; to: number }) {
        begun.push(name);
        await lock(from).execute(act.tx);
        holding += 1;
        if (holding === 2) bothHold();
        await meeting;
        await lock(to).execute(act.tx);
        await act.line({ object: `test:${name}` });
        return { name };
      },
    }),
  };
}

test('two deeds that lock each other are both done, each once', async () => {
  const { take, begun } = crossing();
  const keys = [randomUUID(), randomUUID()];
  const [a, b] = [units[0]!, units[1]!];
  const answers = await Promise.all([
    take(by(keys[0]!), { name: 'one', from: a, to: b }),
    take(by(keys[1]!), { name: 'two', from: b, to: a }),
  ]);
  assert.deepEqual(answers, [{ name: 'one' }, { name: 'two' }]);
  assert.equal(begun.length, 3, 'one of them was begun again');
  const lines = await rows(
    t.sides.staff,
    sql`select object from ledger.line where object like 'test:%' order by object`,
  );
  assert.deepEqual(lines, [{ object: 'test:one' }, { object: 'test:two' }]);
  assert.deepEqual(await take(by(keys[0]!), { name: 'one', from: a, to: b }), { name: 'one' });
  assert.equal(begun.length, 3, 'the keys are used up like any other');
});

test('a deed that always has to give way is begun twice and no more, and leaves nothing', async () => {
  let begun = 0;
  const stubborn = action('organisations.stubborn', {
    words: '测试',
    may: 'system',
    async run(act) {
      begun += 1;
      await act.line({ object: 'test:stubborn' });
      await sql`do $$ begin raise exception 'serialization failure' using errcode = '40001'; end $$`.execute(act.tx);
    },
  });
  await assert.rejects(stubborn(by(randomUUID()), null), { code: '40001' });
  assert.equal(begun, 2);
  assert.deepEqual(await rows(t.sides.staff, sql`select from ledger.line where object = 'test:stubborn'`), []);
});

test('any other failure is not tried again', async () => {
  let begun = 0;
  const broken = action('organisations.broken', {
    words: '测试',
    may: 'system',
    async run() {
      begun += 1;
      throw new Error('broken');
    },
  });
  await assert.rejects(broken(by(randomUUID()), null), /broken/);
  assert.equal(begun, 1);
});

test('a deed whose beginning failed has not happened, and its key is still good', async () => {
  const pool = openPool({ url: t.urls.app, max: 1 });
  let failing = true;
  pool.on('connect', (client) => {
    const plain = client.query.bind(client) as (...args: unknown[]) => unknown;
    client.query = ((text: unknown, ...rest: unknown[]) =>
      plain(text === 'begin' && failing ? 'begin wrongly' : text, ...rest)) as typeof client.query;
  });
  const plain = action('organisations.plain', {
    words: '测试',
    may: 'system',
    async run(act) {
      await act.line({ object: 'test:plain' });
      return { done: true };
    },
  });
  const key = randomUUID();
  const again = new By(openDb<StaffDb>(pool), { kind: 'system', name: 'test' }, key);
  const count = async () =>
    (await rows(t.sides.staff, sql`select id from ledger.line where object = 'test:plain'`)).length;
  await assert.rejects(plain(again, null), { code: '42601' });
  assert.equal(await count(), 0);
  const claim = sql`select answer from ledger.answer where key = ${key}`;
  assert.deepEqual(await rows(t.sides.staff, claim), [{ answer: null }], 'the claim stood alone');
  failing = false;
  assert.deepEqual(await plain(again, null), { done: true });
  assert.deepEqual(await plain(again, null), { done: true });
  assert.equal(await count(), 1);
  await pool.end();
});

test('a deed whose answer cannot be kept has not happened, and says why', async () => {
  const unkept = action('organisations.unkept', {
    words: '测试',
    may: 'system',
    async run(act) {
      await act.line({ object: 'test:unkept' });
      return { text: '\u0000' }; // no jsonb takes this sign
    },
  });
  await assert.rejects(unkept(by(randomUUID()), null), { code: '22P05' });
  assert.deepEqual(await rows(t.sides.staff, sql`select from ledger.line where object = 'test:unkept'`), []);
});
