import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { before, test } from 'node:test';
import { firstPassword, hashPassword, nobodysPassword, passwordFits, whyNotPassword } from './password.ts';
import { seal, setSecretKey, unseal } from './secret.ts';
import { addressBlock } from './throttle.ts';
import { codeAt, newTotpSecret, sealTotp, stepOfCode, unsealTotp } from './totp.ts';

before(() => setSecretKey(randomBytes(32)));

test('a password is kept as argon2id in its own words and fits only itself', async () => {
  const kept = await hashPassword('春风又绿江南岸 2026');
  assert.match(kept, /^\$argon2id\$v=19\$m=32768,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  assert.equal(await passwordFits('春风又绿江南岸 2026', kept), true);
  assert.equal(await passwordFits('春风又绿江南岸　２０２６', kept), true, 'full-width from an input method');
  assert.equal(await passwordFits('春风又绿江南岸 2025', kept), false);
  assert.notEqual(await hashPassword('春风又绿江南岸 2026'), kept, 'every hash has its own salt');
});

test('a hash that we cannot read fits nothing, and nobody’s password fits nobody', async () => {
  for (const kept of ['', 'plain', '$2b$10$abcdefghijklmnopqrstuv', '$argon2id$v=19$m=99999999,t=2,p=1$YQ$YQ']) {
    assert.equal(await passwordFits('anything at all', kept), false);
  }
  assert.equal(await passwordFits('anything at all', await nobodysPassword()), false);
});

test('many hashes at once all come to an end', async () => {
  const kept = await hashPassword('correct horse battery');
  const answers = await Promise.all(
    Array.from({ length: 7 }, (_, at) => passwordFits(at === 3 ? 'correct horse battery' : 'wrong', kept)),
  );
  assert.deepEqual(answers, [false, false, false, true, false, false, false]);
});

test('a bad password is refused with a sentence that says how to mend it', () => {
  const person = { account: 'li.hua', name: '李华' };
  assert.match(whyNotPassword('short', person) ?? '', /至少 10 个字符，现在是 5 个/);
  assert.match(whyNotPassword('x'.repeat(129), person) ?? '', /最多 128/);
  assert.match(whyNotPassword('my li.hua password', person) ?? '', /账号/);
  assert.match(whyNotPassword('李华的秘密口令真的很长', person) ?? '', /姓名/);
  for (const easy of [
    'aaaaaaaaaaaa',
    '12345678901',
    '0987654321',
    'abcdefghijkl',
    '1q2w3e4r5t',
    'Password123',
    'Admin@123456',
  ]) {
    assert.match(whyNotPassword(easy, person) ?? '', /猜到/, easy);
  }
  for (const good of ['correct horse battery', '采菊东篱下悠然见南山', 'tK9#mQ2$vL7x', '我家的猫今年三岁了']) {
    assert.equal(whyNotPassword(`${good}!`, person), null, good);
  }
});

test('a form’s first password is the same on a repeat, another for another form, and may be somebody’s password', () => {
  const password = firstPassword('form-1');
  assert.match(password, /^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
  assert.equal(firstPassword('form-1'), password);
  assert.notEqual(firstPassword('form-2'), password);
  assert.equal(whyNotPassword(password, { account: 'li.hua' }), null);
});

test('a sealed secret opens for its owner alone, and not when a byte was changed', () => {
  const secret = newTotpSecret();
  const sealed = sealTotp(secret, 7);
  assert.equal(unsealTotp(sealed, 7), secret);
  assert.equal(sealed.includes(Buffer.from(secret)), false);
  assert.throws(() => unsealTotp(sealed, 8));
  sealed[sealed.length - 1]! ^= 1;
  assert.throws(() => unsealTotp(sealed, 7));
  assert.equal(unseal(seal('文字', 'a'), 'a'), '文字');
});

test('a code belongs to its half minute and its two neighbours', () => {
  const secret = newTotpSecret();
  const now = new Date('2026-03-10T01:00:10Z');
  const at = (seconds: number) => new Date(now.getTime() + seconds * 1000);
  const step = Math.floor(now.getTime() / 30_000);
  assert.equal(stepOfCode(secret, codeAt(secret, now), now), step);
  assert.equal(stepOfCode(secret, ` ${codeAt(secret, at(-30)).replace(/(...)/, '$1 ')}`, now), step - 1);
  assert.equal(stepOfCode(secret, codeAt(secret, at(30)), now), step + 1);
  for (const typed of [codeAt(secret, at(-120)), '', '12345', 'abcdef', '1234567'])
    assert.equal(stepOfCode(secret, typed, now), null, typed);
});

test('an address block is what one subscriber can change at will', () => {
  assert.equal(addressBlock('10.1.2.3'), '10.1.2.0/24');
  assert.equal(addressBlock('::ffff:10.1.2.3'), '10.1.2.0/24');
  assert.equal(addressBlock('2001:db8:12:34::1'), '2001:db8:12::/48');
  assert.equal(addressBlock('2001:0db8:0012::9'), '2001:db8:12::/48');
  assert.equal(addressBlock('fe80::1%eth0'), 'fe80:0:0::/48');
  assert.equal(addressBlock('::1'), '0:0:0::/48');
  assert.equal(addressBlock(''), 'unknown');
});
