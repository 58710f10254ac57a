import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { one } from '../../platform/database.ts';
import { Refused } from '../../platform/errors.ts';
import { addDays, today } from '../../platform/time.ts';
import { By, type Staff } from '../caller.ts';
import { appointDeputy, endDeputy } from './actions/deputies.ts';
import { resetPassword } from './actions/passwords.ts';
import { addPerson, resume, suspend } from './actions/people.ts';
import { endPost, givePost } from './actions/posts.ts';
import { endSession } from './actions/sessions.ts';
import { type Browser, type TestConsole, testConsole } from './test-console.ts';

let house: TestConsole;
let security: { id: number; account: string; password: string };
let office: Browser;
let officer: By;

before(async () => {
  house = await testConsole();
  security = await house.person('security.one', 'security');
  office = house.browser();
  await office.signIn(security.account, security.password);
  officer = new By(house.t.sides.staff, (await office.who())!);
});
after(() => house.close());

const enter = async (person: { account: string; password: string }) => {
  const browser = house.browser();
  assert.equal((await browser.signIn(person.account, person.password)).status, 303);
  return browser;
};
const hand = async (browser: Browser) => new By(house.t.sides.staff, (await browser.who()) as Staff);
const refused =
  (sentence: RegExp, status = 409) =>
  (error: unknown) =>
    error instanceof Refused && sentence.test(error.message) && error.status === status;

test('a person is added with a first password, gives themself their own, and works with the post they got', async () => {
  const form = {
    _key: 'add-person-form-1',
    account: 'new.clerk',
    name: '新同志',
    unit: String(house.unit),
    title: '科员',
  };
  const added = await office.post('/staff/people/add', form);
  const page = await added.text();
  assert.equal(added.status, 200);
  const password = /[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}/.exec(page)![0];
  assert.ok(
    (await (await office.post('/staff/people/add', form)).text()).includes(password),
    'a reload is the same act',
  );
  const { id } = await one(
    house.t.sides.staff,
    sql<{ id: number }>`select id from people.person where account = 'new.clerk'`,
  );
  const given = await office.post(`/staff/people/${id}/posts`, { role: 'drafter', unit: String(house.unit) });
  assert.equal(given.headers.get('location'), `/staff/people/${id}?done=post`);
  const browser = house.browser();
  const entered = await browser.signIn('new.clerk', password);
  assert.match(entered.headers.get('location') ?? '', /^\/staff\/account\/password/);
  assert.equal((await browser.get('/staff')).headers.get('location'), '/staff/account/password?next=%2Fstaff');
  const weak = await browser.post('/staff/account/password', {
    password_current: password,
    password_new: 'new.clerk99',
    password_again: 'x',
  });
  assert.equal(weak.status, 422);
  assert.match(await weak.text(), /不能有自己的账号.*不一样/s);
  const own = '山重水复疑无路柳暗花明';
  const set = await browser.post('/staff/account/password', {
    password_current: password,
    password_new: own,
    password_again: own,
  });
  assert.equal(set.status, 303);
  assert.equal((await browser.who())?.grants[0]?.role, 'drafter');
  const everything = JSON.stringify(await house.lines());
  assert.equal(everything.includes(password) || everything.includes(own) || everything.includes('新同志'), false);
  const answers = await one(
    house.t.sides.staff,
    sql<{ text: string }>`select string_agg(answer::text, '') as text from ledger.answer`,
  );
  assert.equal(answers.text.includes(password), false, 'no answer keeps the password');
});

test('a wrong person and a taken account are told beside the field, and nothing is added', async () => {
  const bad = await office.post('/staff/people/add', {
    account: 'security.one',
    name: '又一人',
    unit: String(house.unit),
  });
  assert.equal(bad.status, 422);
  assert.match(await bad.text(), /已经有人使用.*value="又一人"|value="又一人".*已经有人使用/s);
  const clerk = await enter(await house.person('curious', 'drafter'));
  for (const path of ['/staff/people', '/staff/people/1', '/staff/people/add'])
    assert.equal((await clerk.get(path)).status, 403, path);
  const auditor = await enter(await house.person('auditor.one', 'audit'));
  assert.equal((await auditor.get('/staff/people')).status, 200, 'the auditor looks');
  assert.equal((await auditor.post('/staff/people/1/resume')).status, 403, 'and changes nothing');
});

test('whoever is suspended is out at the next request, cannot come back, and can after resumption', async () => {
  const person = await house.person('leaving', 'drafter');
  const browser = await enter(person);
  assert.ok(await browser.who());
  const answer = await office.post(`/staff/people/${person.id}/suspend`, { reason: '调离', _key: 'suspend-leaving' });
  assert.equal(answer.status, 303);
  assert.equal(await browser.who(), null);
  assert.equal((await house.browser().signIn(person.account, person.password)).status, 422);
  const line = (await house.lines()).findLast((each) => each.verb === 'people.suspend');
  assert.deepEqual([line?.object, line?.reason], [`people.person:${person.id}`, '调离']);
  await assert.rejects(suspend(officer, { person: person.id, reason: '调离' }), refused(/已经停用/));
  await assert.rejects(givePost(officer, { person: person.id, unit: house.unit, role: 'editor' }), refused(/已停用/));
  await resume(officer, { person: person.id });
  assert.equal(await browser.who(), null, 'ended sessions stay ended');
  assert.ok(await (await enter(person)).who());
});

test('a changed role counts from the next request', async () => {
  const person = await house.person('changing', 'drafter');
  const browser = await enter(person);
  const { id } = await givePost(officer, { person: person.id, unit: house.unit, role: 'reviewer' });
  assert.deepEqual(
    (await browser.who())?.grants.map((grant) => grant.role),
    ['drafter', 'reviewer'],
  );
  await endPost(officer, { person: person.id, post: id });
  assert.deepEqual(
    (await browser.who())?.grants.map((grant) => grant.role),
    ['drafter'],
  );
  await assert.rejects(endPost(officer, { person: person.id, post: id }), /没有找到/);
});

test('an administrator does nothing to themself', async () => {
  const own = { person: security.id };
  await assert.rejects(givePost(officer, { ...own, unit: house.unit, role: 'security' }), refused(/不能给自己/));
  await assert.rejects(suspend(officer, { ...own, reason: '停职' }), refused(/另一位安全管理员/, 403));
  await assert.rejects(resetPassword(officer, { ...own, seed: 's' }), refused(/另一位安全管理员/, 403));
});

test('three administrators are three people, in the database itself too', async () => {
  const person = await house.person('one.person', 'audit');
  await assert.rejects(givePost(officer, { person: person.id, unit: house.unit, role: 'system' }), refused(/三个人/));
  await assert.rejects(
    givePost(officer, { person: person.id, unit: house.unit, role: 'secrecy' }),
    refused(/不能兼任/),
  );
  const directly = sql`insert into people.post (person, unit, role) values (${person.id}, ${house.unit}, 'drafter')`;
  await assert.rejects(Promise.resolve(directly.execute(house.t.sides.staff)), /three administrators are three people/);
});

test('two posts given in the same moment cannot make one person two administrators', async () => {
  const person = await house.person('twice');
  const both = await Promise.allSettled([
    givePost(officer, { person: person.id, unit: house.unit, role: 'system' }),
    givePost(officer, { person: person.id, unit: house.unit, role: 'audit' }),
  ]);
  assert.deepEqual(both.map((one) => one.status).sort(), ['fulfilled', 'rejected']);
});

test('only the security administrator manages people', async () => {
  const clerk = await hand(await enter(await house.person('ordinary', 'drafter', 'secrecy')));
  const target = security.id;
  await assert.rejects(
    addPerson(clerk, { account: 'x1', name: '某', unit: house.unit, title: '', seed: 's' }),
    refused(/权限/, 403),
  );
  await assert.rejects(suspend(clerk, { person: target, reason: '停职' }), refused(/权限/, 403));
  await assert.rejects(resume(clerk, { person: target }), refused(/权限/, 403));
  await assert.rejects(givePost(clerk, { person: target, unit: house.unit, role: 'editor' }), refused(/权限/, 403));
  await assert.rejects(endPost(clerk, { person: target, post: 1 }), refused(/权限/, 403));
  await assert.rejects(resetPassword(clerk, { person: target, seed: 's' }), refused(/权限/, 403));
});

test('a deputy acts for the absent colleague from the first day to the last, and both are named', async () => {
  const absent = await house.person('absent', 'reviewer', 'signer');
  const deputy = await house.person('stand.in', 'drafter');
  const [absentSide, deputySide] = [await enter(absent), await enter(deputy)];
  const day = today(new Date());
  const form = { deputy: String(deputy.id), fromOn: day, untilOn: addDays(day, 3), reason: '出差' };
  assert.equal((await absentSide.post('/staff/account/deputies/add', form)).status, 303);
  assert.deepEqual((await deputySide.who())?.grants, [
    { role: 'drafter', unit: house.unit, instead: null },
    { role: 'reviewer', unit: house.unit, instead: absent.id },
    { role: 'signer', unit: house.unit, instead: absent.id },
  ]);
  const grants = async () => (await deputySide.who())?.grants.length;
  const move = (from: number, until: number) =>
    sql`update people.deputy set from_on = ${addDays(day, from)}, until_on = ${addDays(day, until)} where deputy = ${deputy.id}`.execute(
      house.t.sides.staff,
    );
  await move(1, 3);
  assert.equal(await grants(), 1, 'not before the first day');
  await move(-3, -1);
  assert.equal(await grants(), 1, 'not after the last day');
  await move(-3, 0);
  assert.equal(await grants(), 3, 'on the last day');
  await suspend(officer, { person: absent.id, reason: '停职' });
  assert.equal(await grants(), 1, 'nothing is lent by a suspended person');
  await resume(officer, { person: absent.id });
  const again = await hand(await enter(absent));
  await assert.rejects(
    appointDeputy(again, { deputy: deputy.id, fromOn: day, untilOn: day, reason: '出差' }),
    refused(/这段时间/),
  );
  const { id } = await one(
    house.t.sides.staff,
    sql<{ id: number }>`select id from people.deputy where deputy = ${deputy.id}`,
  );
  const stranger = await hand(await enter(await house.person('stranger', 'drafter')));
  await assert.rejects(endDeputy(stranger, { deputy: id }), /没有找到/);
  await endDeputy(again, { deputy: id });
  assert.equal(await grants(), 1, 'ended at once');
});

test('an arrangement with a wrong period or an administrator is told beside the field', async () => {
  const absent = await enter(await house.person('away', 'reviewer'));
  const day = today(new Date());
  const backwards = await absent.post('/staff/account/deputies/add', {
    deputy: String(security.id),
    fromOn: day,
    untilOn: addDays(day, -1),
    reason: '出差',
  });
  assert.equal(backwards.status, 422);
  assert.match(await backwards.text(), /结束日期不能早于开始日期/);
  const administrator = await absent.post('/staff/account/deputies/add', {
    deputy: String(security.id),
    fromOn: day,
    untilOn: day,
    reason: '出差',
  });
  assert.equal(administrator.status, 422);
  assert.match(await administrator.text(), /是管理员/);
});

test('one ends one’s own session elsewhere, and nobody else’s', async () => {
  const person = await house.person('two.places');
  const [here, there] = [await enter(person), await enter(person)];
  const elsewhere = Number((await there.who())!.session);
  const stranger = await hand(await enter(await house.person('envious')));
  await assert.rejects(endSession(stranger, { session: elsewhere }), /没有找到/);
  assert.ok(await there.who());
  assert.equal((await here.post('/staff/account/sessions/end', { session: String(elsewhere) })).status, 303);
  assert.equal(await there.who(), null);
  assert.ok(await here.who());
  await endSession(officer, { session: Number((await here.who())!.session) });
  assert.equal(await here.who(), null, 'the security administrator ends any');
});

test('a new password ends the sessions elsewhere, a reset ends them all and must be changed', async () => {
  const person = await house.person('careful');
  const [here, there] = [await enter(person), await enter(person)];
  const own = '海内存知己天涯若比邻';
  const wrong = await here.post('/staff/account/password', {
    password_current: 'not this one',
    password_new: own,
    password_again: own,
  });
  assert.match(await wrong.text(), /现在的口令不对/);
  const set = await here.post('/staff/account/password', {
    password_current: person.password,
    password_new: own,
    password_again: own,
  });
  assert.equal(set.headers.get('location'), '/staff/account?done=password');
  assert.ok(await here.who());
  assert.equal(await there.who(), null);
  const reset = await office.post(`/staff/people/${person.id}/reset-password`, { _key: 'reset-careful' });
  const password = /[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}/.exec(await reset.text())![0];
  assert.equal(await here.who(), null);
  assert.equal((await house.browser().signIn(person.account, own)).status, 422);
  const again = house.browser();
  assert.match((await again.signIn(person.account, password)).headers.get('location') ?? '', /account\/password/);
});

test('the pages of people and account show what there is', async () => {
  const list = await (await office.get(`/staff/people?unit=${house.unit}&words=security`)).text();
  assert.match(list, /security\.one/);
  assert.match(list, /安全管理员/);
  const person = await house.person('shown', 'drafter');
  await enter(person);
  const page = await (await office.get(`/staff/people/${person.id}`)).text();
  assert.match(page, /拟稿人/);
  assert.match(page, /停用账号/);
  assert.doesNotMatch(page, /argon2/);
  assert.doesNotMatch(await (await office.get(`/staff/people/${security.id}`)).text(), /停用账号/, 'not one’s own');
  assert.match(await (await office.get('/staff/account')).text(), /本次登录/);
  assert.equal((await office.get('/staff/people/999999')).status, 404);
  const unsaid = await office.post(`/staff/people/${person.id}/suspend`, {});
  assert.equal(unsaid.status, 422);
  assert.match(await unsaid.text(), /请选择停用原因/);
});
