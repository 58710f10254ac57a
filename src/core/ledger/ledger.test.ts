import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import { one, rows } from '../../platform/database.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import { action } from '../action.ts';
import { By } from '../caller.ts';
import { canonical, chainOf, chainStart, leafOf } from './canonical.ts';
import { sealLines } from './seal.ts';
import { sealAll } from './test-seal.ts';
import { verifyLedger } from './verify.ts';

let t: TestDatabase;
before(async () => {
  t = await testDatabase();
});
after(() => t.close());

const note = action('ledger.note', {
  words: '记一笔',
  may: 'anyone',
  async run(act, input: { n: number }) {
    await act.line({ object: `ledger.note:${input.n}`, data: { n: input.n, words: '公开' }, open: true });
    return input;
  },
});
const silent = action('ledger.silent', { words: '不留记录', may: 'anyone', run: async () => ({}) });
const by = (key: string | null = null) => new By(t.sides.staff, { kind: 'visitor', session: 's' }, key);

/** Changes the database behind the application, as somebody with the superuser's password could, and takes it back afterwards. */
async function tampered(...statements: string[]): Promise<{ position: number; what: string } | null> {
  const client = new pg.Client({ connectionString: t.adminUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(`set local session_replication_role = 'replica'`);
    for (const statement of statements) await client.query(statement);
    await client.query('commit');
    return (await verifyLedger(t.sides.staff)).firstBad;
  } finally {
    await client.end();
  }
}

test('a deed without a line does not commit', async () => {
  await assert.rejects(() => silent(by(), {}), /wrote no ledger line/);
});

test('lines are sealed in the order of their transactions, each once', async () => {
  await Promise.all(Array.from({ length: 30 }, (_, n) => note(by(), { n })));
  await sealAll(t.sealer, t.sides.staff);
  const verdict = await verifyLedger(t.sides.staff);
  assert.deepEqual([verdict.ok, verdict.sealed, verdict.unsealed], [true, 30, 0]);
  const order = await rows(
    t.sides.staff,
    sql<{
      xid: string;
    }>`select line.xid::text as xid from ledger.seal join ledger.line on line.id = seal.line order by seal.position`,
  );
  const sorted = [...order].sort((a, b) => Number(a.xid) - Number(b.xid));
  assert.deepEqual(order, sorted);
});

test('a line of an open transaction holds back those after it, and no later line is sealed before it', async () => {
  const client = new pg.Client({ connectionString: t.urls.app });
  await client.connect();
  await client.query('begin');
  await client.query('select pg_current_xact_id()');
  await note(by(), { n: 100 });
  assert.equal(await sealLines(t.sealer), 0);
  await client.query('rollback');
  await client.end();
  await sealAll(t.sealer, t.sides.staff);
});

test('the application can neither change nor delete nor cut a line', async () => {
  for (const statement of [
    `update ledger.line set reason = 'x'`,
    'delete from ledger.line',
    'truncate ledger.line cascade',
    'delete from ledger.seal',
    `insert into ledger.seal (position, line, leaf, chain) values (999, 1, '', '')`,
  ]) {
    await assert.rejects(() => sql.raw(statement).execute(t.sides.staff), /permission denied|append-only/, statement);
  }
});

test('the first bad line is named: edited, deleted, swapped, renumbered, resealed', async () => {
  const cases: [string, string[], string[]][] = [
    [
      'edited',
      [`update ledger.line set reason = 'x' where id = 5`],
      [`update ledger.line set reason = null where id = 5`],
    ],
    [
      'edited with its text',
      [`update ledger.line set canonical = canonical || ' ' where id = 6`],
      [`update ledger.line set canonical = rtrim(canonical) where id = 6`],
    ],
    [
      'deleted',
      ['create table kept as select * from ledger.line where id = 7', 'delete from ledger.line where id = 7'],
      ['insert into ledger.line overriding system value select * from kept', 'drop table kept'],
    ],
    [
      'swapped',
      [
        'update ledger.seal set line = -1 where line = 8',
        'update ledger.seal set line = 8 where line = 9',
        'update ledger.seal set line = 9 where line = -1',
      ],
      [
        'update ledger.seal set line = -1 where line = 8',
        'update ledger.seal set line = 8 where line = 9',
        'update ledger.seal set line = 9 where line = -1',
      ],
    ],
    [
      'renumbered',
      ['update ledger.seal set position = 5000 where position = 10'],
      ['update ledger.seal set position = 10 where position = 5000'],
    ],
    ['resealed', [`update ledger.seal set leaf = decode(repeat('00', 32), 'hex') where position = 11`], []],
  ];
  for (const [name, breaking, mending] of cases) {
    const bad = await tampered(...breaking);
    assert.ok(bad, `${name} was not found`);
    assert.match(bad.what, /\p{Script=Han}/u);
    if (mending.length > 0) assert.equal(await tampered(...mending), null, `${name} was not mended`);
  }
});

test('an idempotency key is used up by a commit alone, and answers the same to every repeat', async () => {
  const both = await Promise.all([note(by('a-key-of-one-form'), { n: 7 }), note(by('a-key-of-one-form'), { n: 7 })]);
  assert.deepEqual(both, [{ n: 7 }, { n: 7 }]);
  const { lines } = await one(
    t.sides.staff,
    sql<{ lines: number }>`select count(*) as lines from ledger.line where object = 'ledger.note:7'`,
  );
  assert.equal(lines, 2, 'one of the thirty, and one for both calls');
  await assert.rejects(() => note(by('a-key-of-one-form'), { n: 8 }), /已经提交成功过/);
  await assert.rejects(() => silent(by('a-key-that-fails'), {}), /no ledger line/);
  assert.deepEqual(await note(by('a-key-that-fails'), { n: 200 }), { n: 200 });
});

const python = `
import hashlib, json, sys
chain = bytes(32)
for salt, text in json.load(sys.stdin):
    leaf = hashlib.sha256(b'\\x00' + bytes.fromhex(salt) + text.encode()).digest()
    chain = hashlib.sha256(b'LEDGER1\\n' + chain + leaf).digest()
print(chain.hex())
`;

test('a second implementation in another language comes to the same chain', (context) => {
  const lines = [1, 2, 3].map(
    (n) => [Buffer.alloc(32, n).toString('hex'), canonical({ b: [n, null, '文'], a: { d: true, c: 1.5 } })] as const,
  );
  let chain: Uint8Array = chainStart;
  for (const [salt, text] of lines) chain = chainOf(chain, leafOf(Buffer.from(salt, 'hex'), text));
  assert.equal(lines[0]![1], '{"a":{"c":1.5,"d":true},"b":[1,null,"文"]}');
  let said: string;
  try {
    said = execFileSync('python3', ['-c', python], { input: JSON.stringify(lines), encoding: 'utf8' }).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return context.skip('python3 is not on this machine');
  }
  assert.equal(Buffer.from(chain).toString('hex'), said);
});
