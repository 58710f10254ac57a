import assert from 'node:assert/strict';
import { test } from 'node:test';
import { securityText } from './rules/security-text.ts';

const lines = (site: Parameters<typeof securityText>[0], today = '2026-03-10') => securityText(site, today).split('\n');

test('a finder of a weakness reads the office\u2019s own contacts and a day within the year', () => {
  assert.deepEqual(
    lines({ email: 'open@example.gov.cn', phone: '0415-0000002', origin: 'https://www.example.gov.cn' }),
    [
      'Contact: mailto:open@example.gov.cn',
      'Contact: tel:+86-415-0000002',
      'Expires: 2027-02-01T00:00:00Z',
      'Preferred-Languages: zh-CN, en',
      'Canonical: https://www.example.gov.cn/.well-known/security.txt',
      '',
    ],
  );
});

test('an office that entered neither mail nor telephone is reached by its hotline', () => {
  assert.equal(lines({ hotline: { label: '8890', phone: '8890' } })[0], 'Contact: tel:8890');
  assert.equal(lines({})[0], 'Contact: tel:8890');
});

test('at the turn of the year the end lies in the following one', () => {
  assert.equal(lines({ phone: '0415-1' }, '2026-01-31')[1], 'Expires: 2026-12-01T00:00:00Z');
  assert.equal(lines({ phone: '0415-1' }, '2026-12-31')[1], 'Expires: 2027-11-01T00:00:00Z');
});
