import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { one } from '../../platform/database.ts';
import { Refused } from '../../platform/errors.ts';
import { By } from '../caller.ts';
import { signIn } from './actions/sign-in.ts';
import { findCaller } from './session.ts';
import { type TestConsole, testConsole } from './test-console.ts';
import { limits } from './throttle.ts';

let house: TestConsole;
before(async () => {
  house = await testConsole();
});
after(() => house.close());

test('with account and password one comes to the page one wanted, and the ledger says so without a name', async () => {
  const clerk = await house.person('clerk', 'drafter');
  const browser = house.browser();
  const closed = await browser.get('/staff/people/1?x=%E5%BC%A0');
  assert.equal(closed.status, 303);
  assert.equal(
    closed.headers.get('location'),
    `/staff/sign-in?next=${encodeURIComponent('/staff/people/1?x=%E5%BC%A0')}`,
  );
  const answer = await browser.signIn(clerk.account, clerk.password, '/staff/account');
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.get('location'), '/staff/account');
  const cookie = answer.headers.getSetCookie().find((one) => one.startsWith('gk_session=')) ?? '';
  assert.match(cookie, /^gk_session=[\w-]{43}; Path=\/staff; HttpOnly; SameSite=Lax$/);
  const who = await browser.who();
  assert.deepEqual(who?.grants, [{ role: 'drafter', unit: house.unit, instead: null }]);
  const line = (await house.lines()).at(-1);
  assert.equal(line?.verb, 'people.signIn');
  assert.equal(line?.actor, `person:${clerk.id}`);
  assert.doesNotMatch(JSON.stringify(line), /某clerk|10\.1\.1|gk_/);
});

test('an open redirect leads to the desk', async () => {
  const clerk = await house.person('redirect');
  for (const next of ['//evil.example', 'https://evil.example/staff', '/staff\\..\\evil']) {
    const answer = await house.browser().signIn(clerk.account, clerk.password, next);
    assert.equal(answer.headers.get('location'), '/staff', next);
  }
});

test('a wrong password, an unknown account and a suspended one get the same page after the same work', async () => {
  const clerk = await house.person('known');
  const gone = await house.person('gone');
  await sql`update people.person set suspended_at = now() where id = ${gone.id}`.execute(house.t.sides.staff);
  const tries = [
    ['known', 'not the password'],
    ['unknown', 'not the password'],
    ['gone', gone.password],
  ] as const;
  const seen: { status: number; body: string; took: number }[] = [];
  for (const [account, password] of tries) {
    const began = performance.now();
    const answer = await house.browser('10.2.0.1').signIn(account, password);
    const body = (await answer.text()).replaceAll(account, 'ACCOUNT');
    seen.push({ status: answer.status, body, took: performance.now() - began });
    assert.equal(answer.headers.getSetCookie().length, 0);
  }
  assert.equal(seen[0]!.status, 422);
  assert.match(seen[0]!.body, /账号或口令不对/);
  for (const one of seen) {
    assert.equal(one.status, seen[0]!.status);
    assert.equal(one.body, seen[0]!.body);
    assert.ok(one.took > seen[0]!.took / 3, `${one.took} ms is suspiciously short beside ${seen[0]!.took} ms`);
  }
  assert.equal((await house.browser().signIn(clerk.account, clerk.password)).status, 303);
});

test('an empty form says what is missing beside the field and keeps the account', async () => {
  const answer = await house.browser().post('/staff/sign-in', { account: 'somebody', password: '' });
  const body = await answer.text();
  assert.equal(answer.status, 422);
  assert.match(body, /请填写口令/);
  assert.match(body, /value="somebody"/);
});

test('wrong passwords from elsewhere never keep the owner out of his own computer', async () => {
  const owner = await house.person('owner');
  const own = house.browser('10.3.0.1');
  assert.equal((await own.signIn(owner.account, owner.password)).status, 303);
  await own.post('/staff/sign-out');
  // A colleague in the same office, and strangers all over the world.
  const colleague = house.browser('10.3.0.2');
  for (let at = 0; at < limits.here; at += 1)
    assert.equal((await colleague.signIn(owner.account, 'guess')).status, 422);
  const slowed = await colleague.signIn(owner.account, owner.password);
  assert.equal(slowed.status, 429);
  assert.match(await slowed.text(), /请过 15 分钟再试.*您平时登录用的电脑/);
  await sql`
    insert into people.attempt (account, place, known)
    select account, 'elsewhere ' || n, false
    from people.attempt, generate_series(1, ${limits.strangersPerDay}) n
    where id = (select max(id) from people.attempt where account = (
      select account from people.attempt where place = '10.3.0.0/24' order by id desc limit 1))`.execute(
    house.t.sides.staff,
  );
  assert.equal((await own.signIn(owner.account, owner.password)).status, 303, 'his own computer');
  const elsewhere = await house.browser('10.9.9.9').signIn(owner.account, owner.password);
  assert.equal(elsewhere.status, 429, 'a place where nobody ever signed in to this account');
  assert.match(await elsewhere.text(), /许多陌生的地方/);
});

test('an unknown account is slowed down exactly as a known one', async () => {
  const answers: number[] = [];
  for (let at = 0; at <= limits.here; at += 1)
    answers.push((await house.browser('10.4.0.1').signIn('nobody-here', 'x')).status);
  assert.deepEqual(answers, [422, 422, 422, 422, 422, 429]);
});

test('a hundred guesses at once are counted as a hundred', async () => {
  await house.person('rushed');
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      house
        .browser('10.5.0.1')
        .signIn('rushed', 'guess')
        .then((answer) => answer.status),
    ),
  );
  assert.ok(answers.filter((status) => status === 422).length <= limits.here, String(answers));
});

test('the limit runs out by itself, and what was refused is not counted', async () => {
  const late = await house.person('late');
  const browser = house.browser('10.6.0.1');
  for (let at = 0; at < limits.here + 10; at += 1) await browser.signIn(late.account, 'guess');
  const { n } = await one(
    house.t.sides.staff,
    sql<{ n: number }>`select count(*) as n from people.attempt where place = '10.6.0.0/24'`,
  );
  assert.equal(n, limits.here);
  await sql`update people.attempt set at = at - interval '16 minutes' where place = '10.6.0.0/24'`.execute(
    house.t.sides.staff,
  );
  assert.equal((await browser.signIn(late.account, late.password)).status, 303);
});

test('what was typed into the account field is not kept in words', async () => {
  await house.browser('10.7.0.1').signIn('oops-my-password', 'x');
  const { text } = await one(
    house.t.sides.staff,
    sql<{ text: string }>`select string_agg(attempt::text, ' ') as text from people.attempt`,
  );
  assert.doesNotMatch(text, /oops/);
  assert.equal(text.includes(Buffer.from('oops-my-password').toString('hex')), false);
});

test('a session ends with signing out, after eight idle hours, and after a day', async () => {
  const clerk = await house.person('hours');
  const change = async (what: string) => {
    const browser = house.browser();
    await browser.signIn(clerk.account, clerk.password);
    assert.ok(await browser.who());
    const db = house.t.sides.staff;
    if (what === 'out') await browser.post('/staff/sign-out');
    if (what === 'idle')
      await sql`update people.session set seen_at = now() - interval '8 hours 1 minute' where person = ${clerk.id}`.execute(
        db,
      );
    if (what === 'day')
      await sql`update people.session set expires_at = now() - interval '1 second' where person = ${clerk.id}`.execute(
        db,
      );
    return browser.who();
  };
  for (const what of ['out', 'idle', 'day']) assert.equal(await change(what), null, what);
});

test('a request keeps the session awake, and the token itself is nowhere in the database', async () => {
  const clerk = await house.person('awake');
  const browser = house.browser();
  await browser.signIn(clerk.account, clerk.password);
  const db = house.t.sides.staff;
  await sql`update people.session set seen_at = now() - interval '7 hours' where person = ${clerk.id}`.execute(db);
  assert.ok(await browser.who());
  const row = await one(
    db,
    sql<{ fresh: boolean; text: string }>`
      select seen_at > now() - interval '1 minute' as fresh, session::text as text from people.session where person = ${clerk.id}`,
  );
  assert.equal(row.fresh, true);
  const token = browser.cookies.get('gk_session')!;
  assert.equal(row.text.includes(token) || row.text.includes(Buffer.from(token).toString('hex')), false);
  assert.equal(await findCaller(db, undefined), null);
  assert.equal(await findCaller(db, 'x'.repeat(43)), null);
  assert.equal((await findCaller(db, token))?.person, clerk.id);
});

test('a form sent after the session ended loses nothing and can be sent again; another site’s form is not taken over', async () => {
  const browser = house.browser();
  const fields = { _key: 'key-of-the-form', title: '关于"停水"的通知', tags: ['a', 'b'], password_new: 'secret words' };
  const answer = await browser.post('/staff/note?draft=1', fields);
  const body = await answer.text();
  assert.equal(answer.status, 401);
  assert.match(body, /target="_blank"/);
  assert.match(body, /<form method="post" action="\/staff\/note\?draft=1">/);
  assert.match(body, /name="_key" value="key-of-the-form"/);
  assert.match(body, /name="title" value="关于&quot;停水&quot;的通知"/);
  assert.equal(body.match(/name="tags"/g)?.length, 2);
  assert.doesNotMatch(body, /secret words/);
  const foreign = await (await browser.post('/staff/note', fields, { 'sec-fetch-site': 'cross-site' })).text();
  assert.doesNotMatch(foreign, /停水|<form/);
});

test('a visitor cannot begin a session by the deed itself', async () => {
  const by = new By(house.t.sides.staff, { kind: 'visitor', session: 'x' });
  await assert.rejects(signIn(by, { session: '', device: '', browser: '' }), Refused);
});
