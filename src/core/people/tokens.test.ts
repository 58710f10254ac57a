import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { Hono } from 'hono';
import { sql } from 'kysely';
import { one } from '../../platform/database.ts';
import { NotFound, Refused } from '../../platform/errors.ts';
import type { ApiEnv } from '../api/operation.ts';
import { By, type Role, type Staff } from '../caller.ts';
import { resetPassword } from './actions/passwords.ts';
import { suspend } from './actions/people.ts';
import { endPost } from './actions/posts.ts';
import { requireSecondFactor } from './actions/second-factor.ts';
import { issueToken, revokeToken } from './actions/tokens.ts';
import { apiGate } from './api-gate.ts';
import { peopleCommands } from './commands.ts';
import { listTokens } from './queries/tokens.ts';
import type { Scope } from './scopes.ts';
import { type TestConsole, testConsole } from './test-console.ts';
import { tokenOf } from './token.ts';

let house: TestConsole;
before(async () => {
  house = await testConsole();
});
after(() => house.close());

const scopes: Scope[] = ['documents:read'];

async function someone(account: string, ...roles: Role[]) {
  const { id } = await house.person(account, ...roles);
  const { rows } = await sql<{
    id: number;
    role: Role;
    unit: number;
  }>`select id, role, unit from people.post where person = ${id}`.execute(house.t.sides.staff);
  const grants = rows.map(({ role, unit }) => ({ role, unit }));
  const who: Staff = { kind: 'staff', person: id, name: account, unit: house.unit, unitName: '', grants, session: '0' };
  return { id, posts: rows.map((post) => post.id), by: new By(house.t.sides.staff, who) };
}

async function tokenFor(
  person: Awaited<ReturnType<typeof someone>>,
  more: object = {},
): Promise<{ id: number; token: string }> {
  const seed = randomUUID();
  const { id } = await issueToken(person.by, {
    person: person.id,
    name: '报送程序',
    posts: person.posts,
    scopes,
    days: 30,
    seed,
    ...more,
  });
  return { id, token: tokenOf(seed) };
}

/** What the gate answers, and whom it lets in. */
function door(limits?: { burst: number; perSecond: number }) {
  const app = new Hono<ApiEnv>();
  app.use(async (c, next) => {
    c.set('staff', house.t.sides.staff);
    await next();
  });
  app.use(apiGate(limits));
  app.get('*', (c) => c.json(c.var.who.grants.map(({ role }) => role)));
  return async (authorization?: string, from = '10.3.0.1') => {
    const answer = await app.request(
      '/api/v1/me',
      { headers: authorization ? { authorization } : {} },
      { incoming: { socket: { remoteAddress: from } } },
    );
    return { status: answer.status, headers: answer.headers, body: await answer.text() };
  };
}
const bearer = (token: string) => `Bearer ${token}`;

test('a token acts as its person, for the posts it was issued for, and is kept as a hash', async () => {
  const person = await someone('t.one', 'drafter', 'editor');
  const { token } = await tokenFor(person, { posts: person.posts.slice(0, 1) });
  const answer = await door()(bearer(token));
  assert.deepEqual([answer.status, answer.body], [200, '["drafter"]']);
  assert.equal(answer.headers.get('ratelimit-remaining'), '99');
  const { text } = await one(
    house.t.sides.staff,
    sql<{ text: string }>`
      select concat((select json_agg(token) from people.token), (select json_agg(answer) from ledger.answer),
        (select json_agg(line) from ledger.line), (select json_agg(message) from notices.message)) as text`,
  );
  assert.ok(!text.includes(token) && !text.includes(token.slice(12)), 'the token stands somewhere');
  const [row] = await listTokens(house.t.sides.staff, person.id);
  assert.equal(row!.prefix, token.slice(0, 9));
  assert.ok(row!.seenAt);
});

test('suspension, a new password, the end of a post and revocation count from the next request', async () => {
  const ask = door();
  const [suspended, reset, ended, revoked] = await Promise.all(
    ['t.sus', 't.res', 't.end', 't.rev'].map(async (account) => {
      const person = await someone(account, 'drafter');
      return { person, ...(await tokenFor(person)) };
    }),
  );
  await suspend(house.system, { person: suspended!.person.id, reason: '调离' });
  assert.equal((await ask(bearer(suspended!.token))).status, 401);
  await resetPassword(house.system, { person: reset!.person.id, seed: randomUUID() });
  assert.equal((await ask(bearer(reset!.token))).status, 401);
  await endPost(house.system, { person: ended!.person.id, post: ended!.person.posts[0]! });
  assert.equal((await ask(bearer(ended!.token))).body, '[]');
  await revokeToken(revoked!.person.by, { token: revoked!.id });
  assert.equal((await ask(bearer(revoked!.token))).status, 401);
  await assert.rejects(revokeToken(revoked!.person.by, { token: revoked!.id }), NotFound);
  await assert.rejects(revokeToken(revoked!.person.by, { token: ended!.id }), NotFound, "another person's");
});

test('unknown, expired, revoked and no token at all are answered alike', async () => {
  const person = await someone('t.alike', 'drafter');
  const [expired, revoked] = [await tokenFor(person), await tokenFor(person)];
  await sql`update people.token set issued_at = now() - interval '2 days', expires_at = now() - interval '1 day' where id = ${expired.id}`.execute(
    house.t.sides.staff,
  );
  await revokeToken(person.by, { token: revoked.id });
  const ask = door();
  const headers = [
    undefined,
    'Basic YTpi',
    bearer('gk_short'),
    bearer(`gk_${'A'.repeat(43)}`),
    bearer(expired.token),
    bearer(revoked.token),
  ];
  const answers = await Promise.all(headers.map((header) => ask(header)));
  const said = answers.map(({ status, body, headers: given }) => JSON.stringify([status, body, [...given]]));
  assert.equal(new Set(said).size, 1, said.join('\n'));
  assert.equal(answers[0]!.status, 401);
});

test('whoever guesses waits, and colleagues behind the same address do not', async () => {
  const { token } = await tokenFor(await someone('t.office', 'drafter'));
  const ask = door();
  assert.equal((await ask(bearer(token), '10.9.9.9')).status, 200);
  const guesses = await Promise.all(
    Array.from({ length: 40 }, (_, index) => ask(bearer(`gk_${String(index).padStart(43, 'x')}`), '10.9.9.9')),
  );
  const last = await ask(bearer(`gk_${'z'.repeat(43)}`), '10.9.9.10');
  assert.deepEqual([guesses[0]!.status, last.status], [401, 429]);
  assert.ok(Number(last.headers.get('retry-after')) > 0);
  assert.equal((await ask(bearer(token), '10.9.9.9')).status, 200);
});

test('a token that asks too fast is told when to come back, and its bucket fills again', async () => {
  const { token } = await tokenFor(await someone('t.fast', 'drafter'));
  const ask = door({ burst: 3, perSecond: 0.001 });
  const answers = [];
  for (let turn = 0; turn < 5; turn += 1) answers.push(await ask(bearer(token)));
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 200, 429, 429],
  );
  assert.equal(answers[3]!.headers.get('retry-after'), '1');
  assert.deepEqual(
    answers.map(({ headers }) => headers.get('ratelimit-remaining')),
    ['2', '1', '0', '0', '0'],
  );
  await sql`update people.token_use set seen_at = seen_at - interval '3000 seconds'`.execute(house.t.sides.staff);
  assert.equal((await ask(bearer(token))).status, 200);
});

test('nobody gets a token for another, for a post that is not theirs, or for longer than a year', async () => {
  const [person, other] = [await someone('t.self', 'drafter'), await someone('t.other', 'signer')];
  const refused = (more: object, words: RegExp) =>
    assert.rejects(tokenFor(person, more), (error) => error instanceof Refused && words.test(error.message));
  await refused({ person: other.id, posts: other.posts }, /只能由本人申请/);
  await refused({ posts: other.posts }, /不是本人现在的岗位/);
  await refused({ posts: [] }, /请选择令牌以哪个岗位/);
  await refused({ days: 366 }, /1 到 365 天/);
});

test('a role that requires the second factor counts only in a token that was issued with one', async () => {
  const person = await someone('t.factor', 'reviewer');
  const { token } = await tokenFor(person);
  await requireSecondFactor(house.system, { roles: ['reviewer'] });
  assert.equal((await door()(bearer(token))).body, '[]', 'a token from before loses the role');
  await assert.rejects(tokenFor(person), /审核人须用动态码/);
  const { value } = await command(['t.factor'], { scopes: 'review:read', json: true });
  assert.equal((await door()(bearer(value.token))).body, '["reviewer"]', 'the command line may');
  await requireSecondFactor(house.system, { roles: [] });
});

async function command(args: string[], options: Record<string, string | boolean>) {
  const said: string[] = [];
  let value: unknown;
  const commands = peopleCommands((work) => work(house.t));
  await commands['people token']!.run({
    args,
    options,
    out: (line) => said.push(line),
    json: (given) => (value = given),
  });
  return { said, value: value as { token: string } };
}

test('the command line prints a token once and tells the person of it', async () => {
  const person = await someone('t.cli', 'drafter', 'editor');
  const { said } = await command(['t.cli'], {
    scopes: 'documents:write,documents:read',
    days: '7',
    role: 'drafter',
    for: '旧系统',
  });
  assert.equal((await door()(bearer(said[1]!))).body, '["drafter"]');
  const { subject } = await one(
    house.t.sides.staff,
    sql<{ subject: string }>`select subject from notices.message where person = ${person.id}`,
  );
  assert.match(subject, /签发了一个接口令牌/);
  await assert.rejects(command(['nobody'], { scopes: 'documents:read' }), /没有“nobody”/);
  await assert.rejects(command(['t.cli'], { scopes: 'all' }), /没有“all”这一项/);
  await assert.rejects(command(['t.cli'], { scopes: 'documents:read', role: 'signer' }), /没有“signer”这个岗位/);
  await assert.rejects(command(['t.cli'], { scopes: 'documents:read', days: '400' }), /1 和 365 之间/);
});

test('a person gets a token in the console, sees it once, and ends it; the security administrator can end it too', async () => {
  const { account, password } = await house.person('t.browser', 'drafter');
  const browser = house.browser('10.4.4.4');
  await browser.signIn(account, password);
  const empty = await (await browser.get('/staff/account/tokens')).text();
  assert.match(empty, /还没有令牌/);
  const form = await (await browser.get('/staff/account/tokens/add')).text();
  const post = /name="posts" value="(\d+)"/.exec(form)![1]!;
  const wrong = await browser.post('/staff/account/tokens/add', { _key: 'k'.repeat(22), name: '报送', days: '500' });
  assert.equal(wrong.status, 422);
  const said = await wrong.text();
  for (const reason of [/请选择令牌以哪个岗位/, /请选择程序可以办理什么/, /1 和 365 之间/]) assert.match(said, reason);
  const fields = { _key: randomUUID(), name: '报送程序', posts: post, scopes: ['documents:read'], days: '30' };
  const made = await (await browser.post('/staff/account/tokens/add', fields)).text();
  const token = />(gk_[\w-]{43})</.exec(made)![1]!;
  assert.equal((await door()(bearer(token))).body, '["drafter"]');
  assert.ok(
    (await (await browser.post('/staff/account/tokens/add', fields)).text()).includes(token),
    'a reload shows the same',
  );
  const list = await (await browser.get('/staff/account/tokens')).text();
  assert.ok(list.includes(token.slice(0, 9)) && !list.includes(token));
  const id = /name="token" value="(\d+)"/.exec(list)![1]!;

  const guard = await house.person('t.guard', 'security');
  const other = house.browser('10.4.4.5');
  await other.signIn(guard.account, guard.password);
  const { id: person } = await one(
    house.t.sides.staff,
    sql<{ id: number }>`select id from people.person where account = 't.browser'`,
  );
  assert.match(await (await other.get(`/staff/people/${person}`)).text(), /报送程序/);
  const ended = await other.post(`/staff/people/${person}/tokens/revoke`, { _key: randomUUID(), token: id });
  assert.equal(ended.status, 303);
  assert.equal((await door()(bearer(token))).status, 401);
});
