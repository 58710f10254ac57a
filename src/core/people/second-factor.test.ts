import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { one } from '../../platform/database.ts';
import { By } from '../caller.ts';
import { requireSecondFactor, resetSecondFactor } from './actions/second-factor.ts';
import { getSealedSecrets } from './queries/sign-in.ts';
import { findCaller } from './session.ts';
import { type Browser, type TestConsole, testConsole } from './test-console.ts';
import { limits } from './throttle.ts';
import { codeAt, unsealTotp } from './totp.ts';

let house: TestConsole;
let officer: By;
before(async () => {
  house = await testConsole();
  const browser = house.browser();
  const security = await house.person('security.one', 'security');
  await browser.signIn(security.account, security.password);
  officer = new By(house.t.sides.staff, (await browser.who())!);
});
after(() => house.close());

const path = '/staff/account/second-factor';

/** Sets up a telephone through the doors and answers what it shows at a distance of so many half minutes from now. */
async function enrol(browser: Browser, person: { id: number; password: string }) {
  const db = house.t.sides.staff;
  assert.equal((await browser.post(`${path}/start`, { password: person.password })).status, 303);
  const { totp_pending: sealed } = await getSealedSecrets(db, person.id);
  const secret = unsealTotp(sealed!, person.id);
  const page = await (await browser.get(path)).text();
  assert.match(page, /<img src="data:image\/svg\+xml;base64,/);
  assert.ok(page.replaceAll(' ', '').includes(secret), 'the secret can be typed by hand');
  const code = (steps = 0) => codeAt(secret, new Date(Date.now() + steps * 30_000));
  assert.equal((await browser.post(`${path}/confirm`, { code: code(-1) })).status, 303);
  return code;
}

test('a role that requires the second factor leads to setting it up, and to nothing else', async () => {
  const person = await house.person('must.enrol', 'secrecy');
  const browser = house.browser();
  await browser.signIn(person.account, person.password);
  assert.ok(await browser.who());
  await requireSecondFactor(officer, { roles: ['secrecy'] });
  assert.equal(await browser.who(), null, 'from the next request');
  assert.equal(await findCaller(house.t.sides.staff, browser.cookies.get('gk_session')), null);
  assert.equal((await browser.get('/staff/account')).headers.get('location'), `${path}?next=%2Fstaff%2Faccount`);
  assert.equal((await browser.post('/staff/note')).status, 303, 'no deed either');
  await enrol(browser, person);
  assert.ok(await browser.who(), 'whoever has shown a code works on');
  await requireSecondFactor(officer, { roles: [] });
});

test('with a telephone set up the password alone opens nothing, and a code works once', async () => {
  const person = await house.person('with.phone', 'drafter');
  const first = house.browser();
  await first.signIn(person.account, person.password);
  const code = await enrol(first, person);
  const browser = house.browser();
  const entered = await browser.signIn(person.account, person.password, '/staff/account');
  assert.equal(entered.headers.get('location'), '/staff/second-factor?next=%2Fstaff%2Faccount');
  assert.equal(await browser.who(), null);
  for (const door of ['/staff/account', '/staff/account/password', path]) {
    assert.match((await browser.get(door)).headers.get('location') ?? '', /^\/staff\/second-factor/, door);
  }
  const used = await browser.post('/staff/second-factor', { code: code(-1) });
  assert.equal(used.status, 422, 'the code of the set-up is used up');
  assert.match(await used.text(), /已经用过/);
  const right = await browser.post('/staff/second-factor', {
    code: code(),
    next: '/staff/account',
    _key: 'code-form-1',
  });
  assert.equal(right.headers.get('location'), '/staff/account');
  assert.equal((await browser.who())?.person, person.id);
  const second = house.browser();
  await second.signIn(person.account, person.password);
  assert.equal(
    (await second.post('/staff/second-factor', { code: code() })).status,
    422,
    'the same code by somebody who looked over the shoulder',
  );
  assert.equal(await second.who(), null);
  const verbs = (await house.lines()).map((line) => line.verb);
  assert.ok(verbs.includes('people.showSecondFactor') && verbs.includes('people.confirmSecondFactor'));
});

test('one code sent twice at the same moment opens one session', async () => {
  const person = await house.person('at.once');
  const first = house.browser();
  await first.signIn(person.account, person.password);
  const code = await enrol(first, person);
  const both = [house.browser(), house.browser('10.8.0.1')];
  for (const browser of both) await browser.signIn(person.account, person.password);
  const answers = await Promise.all(
    both.map((browser) => browser.post('/staff/second-factor', { code: code() }).then((answer) => answer.status)),
  );
  assert.equal(answers.filter((status) => status === 303).length, 1, String(answers));
});

test('codes cannot be guessed one after the other', async () => {
  const person = await house.person('guessed');
  const first = house.browser();
  await first.signIn(person.account, person.password);
  const code = await enrol(first, person);
  const thief = house.browser('10.9.0.1');
  await thief.signIn(person.account, person.password);
  for (let at = 0; at < limits.here; at += 1)
    assert.equal((await thief.post('/staff/second-factor', { code: '000000' })).status, 422);
  assert.equal((await thief.post('/staff/second-factor', { code: code() })).status, 429);
  const owner = house.browser();
  await owner.signIn(person.account, person.password);
  assert.equal(
    (await owner.post('/staff/second-factor', { code: code() })).status,
    303,
    'the owner elsewhere is not slowed',
  );
});

test('the secret is encrypted at rest, and a new telephone leaves the old one in force until its first code', async () => {
  const person = await house.person('new.phone');
  const browser = house.browser();
  await browser.signIn(person.account, person.password);
  assert.equal((await browser.post(`${path}/start`, { password: 'not mine' })).status, 422);
  await enrol(browser, person);
  const db = house.t.sides.staff;
  const before = await getSealedSecrets(db, person.id);
  assert.equal((await browser.post(`${path}/start`, { password: person.password })).status, 303);
  const during = await getSealedSecrets(db, person.id);
  assert.ok(during.totp_secret!.equals(before.totp_secret!));
  const { text } = await one(
    db,
    sql<{ text: string }>`select person::text as text from people.person where id = ${person.id}`,
  );
  const secret = unsealTotp(during.totp_secret!, person.id);
  assert.equal(text.includes(secret) || text.includes(Buffer.from(secret).toString('hex')), false);
  assert.equal((await browser.post(`${path}/confirm`, { code: '000000' })).status, 422);
});

test('a lost telephone is taken off by the security administrator, and every session ends', async () => {
  const person = await house.person('lost.phone');
  const browser = house.browser();
  await browser.signIn(person.account, person.password);
  await enrol(browser, person);
  await resetSecondFactor(officer, { person: person.id });
  assert.equal(await browser.who(), null);
  await browser.signIn(person.account, person.password);
  assert.ok(await browser.who(), 'the password suffices again where no role requires more');
});
