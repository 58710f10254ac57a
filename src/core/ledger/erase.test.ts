import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { one, rows } from '../../platform/database.ts';
import { action } from '../action.ts';
import { By, type Role } from '../caller.ts';
import { erase, forget } from './actions.ts';
import { personalHash } from './personal.ts';
import { whyNotBasis } from './rules.ts';
import { type TestLedger, testLedger } from './test-ledger.ts';
import { verifyLedger } from './verify.ts';

let ledger: TestLedger;
before(async () => {
  ledger = await testLedger();
});
after(() => ledger.close());

const basis = '个人信息保护法第四十七条，当事人申请';
const subject = 'ledger.applicant:7';

const apply = action('ledger.apply', {
  words: '申请',
  may: 'anyone',
  async run(act, input: { name: string; phone: string }) {
    await act.line({ object: 'ledger.application:1', data: { way: '网络' }, personal: { subject, values: input } });
    return null;
  },
});

const visitor = () => new By(ledger.t.sides.staff, { kind: 'visitor', session: 's' });
const holder = (role: Role) =>
  new By(ledger.t.sides.staff, {
    kind: 'staff',
    person: 1,
    name: '某人',
    unit: 1,
    unitName: '区政府办公室',
    grants: [{ role, unit: 1 }],
    session: 's',
  });
const salts = () =>
  rows(
    ledger.t.sides.staff,
    sql<{
      line: number;
      field: string;
      salt: Buffer | null;
    }>`select line, field, salt from ledger.personal order by line, field`,
  );
const newest = () =>
  one(
    ledger.t.sides.staff,
    sql<{
      id: number;
      verb: string;
      data: { personal?: Record<string, string>; fields?: string[] };
      reason: string;
      object: string;
      canonical: string;
    }>`
      select id, verb, data, reason, object, canonical from ledger.line order by id desc limit 1`,
  );

test('a line knows personal values only as salted hashes, and whoever has value and salt can show which are meant', async () => {
  await apply(visitor(), { name: '王某某', phone: '13800138000' });
  const line = await newest();
  assert.ok(!line.canonical.includes('王某某') && !line.canonical.includes('13800138000'));
  const [name, phone] = await salts();
  assert.deepEqual([name!.field, phone!.field], ['name', 'phone']);
  assert.equal(line.data.personal!.name, personalHash(name!.salt!, '王某某'));
  assert.equal(line.data.personal!.phone, personalHash(phone!.salt!, '13800138000'));
  await apply(visitor(), { name: '王某某', phone: '13800138000' });
  assert.notEqual(
    (await newest()).data.personal!.name,
    line.data.personal!.name,
    'the same value never looks the same',
  );
});

test('erasing by law takes the salts of a person, in every line, says so in the ledger, and leaves the chain whole', async () => {
  await ledger.seal();
  await ledger.checkpoint();
  const before = await verifyLedger(ledger.t.sides.staff);
  assert.deepEqual(await forget(holder('security'), { subject, reason: basis }), { lines: 2 });
  assert.deepEqual(
    (await salts()).map(({ salt }) => salt),
    [null, null, null, null],
  );
  const line = await newest();
  assert.deepEqual([line.verb, line.reason, line.data.fields], ['ledger.forget', basis, ['name', 'phone']]);
  assert.match(line.object, /^ledger\.line:\d+$/);
  assert.ok(!line.canonical.includes(subject), 'the line about it does not say whose they were');
  await ledger.seal();
  const after = await verifyLedger(ledger.t.sides.staff);
  assert.deepEqual([after.ok, after.sealed], [true, before.sealed + 2]);
  assert.equal((await ledger.verifyOffline()).ok, true);
  await assert.rejects(() => forget(holder('security'), { subject, reason: basis }), /已经删除/);
});

test('the words of a line go, its place, time, person and leaf stay, and both verifiers accept it', async () => {
  await ledger.write(20, 21);
  await ledger.seal();
  await ledger.checkpoint();
  const { position, id } = await one(
    ledger.t.sides.staff,
    sql<{ position: number; id: number }>`
      select seal.position, line.id from ledger.line join ledger.seal on seal.line = line.id where object = 'ledger.note:20'`,
  );
  await erase(holder('security'), { position, reason: basis });
  const row = await one(
    ledger.t.sides.staff,
    sql<Record<string, unknown>>`select salt, canonical, reason, data, verb, object from ledger.line where id = ${id}`,
  );
  assert.deepEqual(row, {
    salt: null,
    canonical: '',
    reason: null,
    data: {},
    verb: 'ledger.note',
    object: 'ledger.note:20',
  });
  await ledger.seal();
  await ledger.checkpoint();
  const verdict = await verifyLedger(ledger.t.sides.staff);
  assert.deepEqual([verdict.firstBad, verdict.erased], [null, 1]);
  assert.deepEqual((await ledger.verifyOffline()).problems, []);
  await assert.rejects(() => erase(holder('security'), { position, reason: basis }), /已经抹去/);
});

test('an erasure is refused for each reason, and to everybody but the security administrator', async () => {
  const { last } = await one(
    ledger.t.sides.staff,
    sql<{ last: number }>`select max(position) as last from ledger.seal`,
  );
  await assert.rejects(() => erase(holder('security'), { position: 999_999, reason: basis }), /没有这个序号/);
  await assert.rejects(() => erase(holder('security'), { position: 1, reason: '申请' }), /法律依据/);
  await assert.rejects(() => forget(holder('security'), { subject, reason: '依法，电话 13800138000' }), /不要写/);
  const { position } = await one(
    ledger.t.sides.staff,
    sql<{
      position: number;
    }>`select max(position) as position from ledger.seal join ledger.line on line.id = seal.line where verb = 'ledger.erase'`,
  );
  await assert.rejects(() => erase(holder('security'), { position, reason: basis }), /删除本身的记录不能抹去/);
  for (const role of ['audit', 'system', 'drafter', 'openness'] as const) {
    await assert.rejects(() => erase(holder(role), { position: last, reason: basis }), /没有这项权限/);
    await assert.rejects(() => forget(holder(role), { subject, reason: basis }), /没有这项权限/);
  }
  assert.equal(whyNotBasis(basis), null);
});

test('without its own line no erasure passes the database, and the application reaches nothing else of a line', async () => {
  const { id } = await one(
    ledger.t.sides.staff,
    sql<{ id: number }>`select min(id) as id from ledger.line where salt is not null`,
  );
  await apply(visitor(), { name: '李某某', phone: '13900139000' });
  for (const statement of [
    `select ledger.erase_words(${id})`,
    `update ledger.line set salt = null where id = ${id}`,
    `update ledger.personal set salt = null, erased_at = now() where salt is not null`,
    `update ledger.personal set salt = sha256('x') where salt is not null`,
    `update ledger.personal set subject = 'x'`,
    'delete from ledger.personal',
    'truncate ledger.personal',
  ])
    await assert.rejects(
      () => sql.raw(statement).execute(ledger.t.sides.staff),
      /append-only|only erased|permission denied/,
      statement,
    );
});
