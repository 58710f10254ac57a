import assert from 'node:assert/strict';
import { test } from 'node:test';
import { owes, personForm, type Subject, safeNext, whyNotDeputy, whyNotGivePost } from './rules.ts';
import { browserOf } from './staff/sign-in.tsx';

const person = (id: number, ...roles: Subject['roles']): Subject => ({ id, suspended: false, roles });

test('after signing in nobody is led off this site', () => {
  const foreign = [
    'https://evil.example/staff',
    '//evil.example/staff',
    '/\\evil.example',
    '/staff\\@evil.example',
    '/staff//../..//evil.example',
    '/staff/../../evil',
    '/staffx',
    '/',
    'javascript:alert(1)',
    '/staff/\nset-cookie: a=b',
    '/staff/%0d%0a'.replace('%0d%0a', '\r\n'),
    '/staff/sign-out',
    '/staff/sign-in?next=/staff/sign-in',
    `/staff/${'a'.repeat(3000)}`,
    undefined,
    '',
  ];
  for (const next of foreign) assert.equal(safeNext(next), '/staff', String(next));
});

test('after signing in one comes to the page one wanted', () => {
  for (const next of ['/staff', '/staff/documents/12', '/staff/people?unit=3&words=%E5%BC%A0', '/staff?tab=done']) {
    assert.equal(safeNext(next), next);
  }
});

test('nobody gives themself a post', () => {
  assert.match(whyNotGivePost(1, person(1, 'security'), 'drafter') ?? '', /不能给自己/);
  assert.equal(whyNotGivePost(1, person(2), 'drafter'), null);
});

test('three administrators are three people', () => {
  for (const held of ['system', 'security', 'audit'] as const) {
    for (const role of ['system', 'security', 'audit'] as const) {
      const why = whyNotGivePost(1, person(2, held), role);
      if (held === role) assert.equal(why, null, 'the same post in another unit');
      else assert.match(why ?? '', /三个人/);
    }
  }
});

test('an administrator neither drafts nor clears nor signs nor publishes, and the other way round', () => {
  for (const office of ['drafter', 'reviewer', 'secrecy', 'signer', 'openness', 'editor'] as const) {
    assert.match(whyNotGivePost(1, person(2, 'security'), office) ?? '', /管理员/);
    assert.match(whyNotGivePost(1, person(2, office), 'audit') ?? '', /不能兼任/);
  }
  assert.equal(whyNotGivePost(1, person(2, 'drafter'), 'reviewer'), null, 'two office posts go together');
});

test('a suspended person gets no post', () => {
  assert.match(whyNotGivePost(1, { ...person(2), suspended: true }, 'drafter') ?? '', /已停用/);
});

test('a deputy is another colleague, no administrator, and for a time that is not over', () => {
  const period = { untilOn: '2026-03-31', today: '2026-03-10' };
  assert.equal(whyNotDeputy(person(1, 'reviewer'), person(2, 'drafter'), period), null);
  assert.match(whyNotDeputy(person(1, 'reviewer'), person(1, 'reviewer'), period) ?? '', /本人/);
  assert.match(whyNotDeputy(person(1, 'reviewer'), person(2, 'audit'), period) ?? '', /管理员/);
  assert.match(whyNotDeputy(person(1, 'security'), person(2), period) ?? '', /管理员/);
  assert.match(whyNotDeputy(person(1), person(2), period) ?? '', /没有可以代理/);
  assert.match(whyNotDeputy(person(1, 'reviewer'), { ...person(2), suspended: true }, period) ?? '', /停用/);
  assert.match(whyNotDeputy(person(1, 'reviewer'), person(2), { ...period, untilOn: '2026-03-09' }) ?? '', /已经过去/);
});

test('whoever has only the password shows the code before they may change the password', () => {
  const all = { factorSet: true, factorShown: false, factorRequired: true, mustChange: true };
  assert.equal(owes(all), 'code');
  assert.equal(owes({ ...all, factorShown: true }), 'password');
  assert.equal(owes({ ...all, factorSet: false }), 'password');
  assert.equal(owes({ ...all, factorSet: false, mustChange: false }), 'enrol');
  assert.equal(owes({ ...all, factorShown: true, mustChange: false }), 'nothing');
});

test('an account that cannot be typed the same everywhere is refused with an example', () => {
  const read = personForm.read({ account: 'Zhang Wei', name: '张三', unit: '1' });
  assert.ok(!read.ok);
  assert.match(read.errors.account ?? '', /zhang\.wei/);
});

test('the list of sessions names a browser as people do', () => {
  assert.equal(
    browserOf('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/150.0 Safari/537.36'),
    'Chrome · Windows',
  );
  assert.equal(browserOf('Mozilla/5.0 (Windows NT 10.0) Chrome/150.0 Safari/537.36 Edg/150.0'), 'Edge · Windows');
  assert.equal(browserOf(undefined), '浏览器');
});
