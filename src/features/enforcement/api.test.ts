import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import type { Staff } from '../../core/caller.ts';
import { answerAll } from '../../core/checks/test-answer.ts';
import { issueToken } from '../../core/people/actions/tokens.ts';
import { tokenOf } from '../../core/people/token.ts';
import { rows } from '../../platform/database.ts';
import { type EnforcementOffice, penalty, personal, testOffice } from './test-enforcement.ts';

// A system of an enforcement organ hands over a whole list: all of it or nothing, once however often it is sent, cleared as one.

let o: EnforcementOffice;
let token: string;
before(async () => {
  o = await testOffice();
  token = await tokenFor(o.drafter);
});
after(() => o?.close());

async function tokenFor(who: Staff): Promise<string> {
  const posts = await rows(o.db, sql<{ id: number }>`select id from people.post where person = ${who.person}`);
  const seed = randomUUID();
  const input = {
    person: who.person,
    name: '执法系统',
    posts: posts.map(({ id }) => id),
    scopes: ['documents:write' as const],
    days: 30,
    seed,
  };
  await issueToken(o.by({ ...who, session: '0' }), input);
  return tokenOf(seed);
}

interface Answered {
  import: number;
  drafted: number;
  unchanged: number;
  submission: number | null;
  held: string;
  errors: { pointer: string; detail: string }[];
}

async function send(body: object, key: string = randomUUID(), with_ = token) {
  const answer = await o.house.app.request('/api/v1/enforcement/imports', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${with_}`,
      'idempotency-key': key,
    },
    body: JSON.stringify(body),
  });
  return {
    status: answer.status,
    type: answer.headers.get('content-type') ?? '',
    told: (await answer.json()) as Answered,
  };
}

const without = (values: object) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
const decisionOf = (n: number, change: object = {}) =>
  without({ ...penalty, number: `振建罚〔2026〕${n}号`, ...change });
const count = async () => (await rows(o.db, sql`select document from enforcement.entry`)).length;

test('one wrong decision keeps all back, and a problem says in which row and where', async () => {
  const decisions = [
    decisionOf(1),
    decisionOf(2, { uscc: '91210603MA0000003X', decidedOn: '2026-02-30' }),
    decisionOf(1),
  ];
  const { status, type, told } = await send({ unit: o.unit, decisions });
  assert.deepEqual([status, type.startsWith('application/problem+json')], [422, true]);
  const places = new Map(told.errors.map(({ pointer, detail }) => [pointer, detail]));
  assert.match(places.get('#/decisions/1/uscc')!, /校验位不对/);
  assert.match(places.get('#/decisions/1/decidedOn')!, /这一天不存在/);
  assert.match(places.get('#/decisions/2/number')!, /与第 1 行的文书号相同/);
  assert.equal(await count(), 0);
  assert.equal((await rows(o.db, sql`select id from enforcement.import`)).length, 0, 'nothing of it is kept');
});

test('who may not draft for the unit hands nothing over', async () => {
  const other = await tokenFor(o.reviewer);
  assert.equal((await send({ unit: o.unit, decisions: [decisionOf(1)] }, undefined, other)).status, 403);
  assert.equal((await send({ unit: o.otherUnit, decisions: [decisionOf(1)] })).status, 404);
});

test('a good list is entered whole, masked, and the same again, with its key or without, is no second act', async () => {
  const body = { unit: o.unit, decisions: [decisionOf(11), without({ ...personal, number: '振建罚〔2026〕12号' })] };
  const first = await send(body, 'list-0001');
  assert.equal(first.status, 201);
  assert.deepEqual([first.told.drafted, first.told.unchanged, first.told.submission], [2, 0, null]);
  for (const key of ['list-0001', undefined]) assert.deepEqual((await send(body, key)).told, first.told);
  assert.equal(await count(), 2);
  assert.ok(!(await o.everything()).includes('欧阳雪豹'));
  const again = await send({ unit: o.unit, decisions: [decisionOf(11), decisionOf(13)] });
  assert.deepEqual([again.told.drafted, again.told.unchanged], [1, 1], 'what is there and says the same stays');
});

test('what was entered goes to review as one manifest, once', async () => {
  const body = { unit: o.unit, decisions: [decisionOf(21), decisionOf(22)], submit: true };
  const sent = await send(body);
  assert.deepEqual([sent.status, sent.told.held, sent.told.drafted], [201, null, 2]);
  const size = await rows(o.db, sql`select edition from review.manifest where submission = ${sent.told.submission}`);
  assert.equal(size.length, 2);
  assert.deepEqual((await send(body)).told, sent.told);
});

test('what the checks hold back stays a draft, says why, and goes when it is answered for', async () => {
  const body = {
    unit: o.unit,
    decisions: [decisionOf(31, { facts: '负责人住址：振兴区灯塔路九号院三单元五楼。' })],
    submit: true,
  };
  const held = await send(body);
  assert.deepEqual([held.status, held.told.submission], [201, null]);
  assert.match(held.told.held, /系统检查还没有处理/);
  const [edition] = await rows(
    o.db,
    sql<{ id: number }>`
      select edition.id from enforcement.entry join publications.edition on edition.document = entry.document
      where entry.import = ${held.told.import}`,
  );
  await answerAll(o.db, o.by(o.drafter), edition!.id);
  assert.ok((await send(body)).told.submission! > 0);
});
