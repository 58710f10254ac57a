import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findConcerns, isIdentityNumber } from './findings.ts';

const kinds = (text: string, html = '') => findConcerns(text, html).map((finding) => finding.kind);

test('a number is an identity number only when its check digit agrees', () => {
  assert.equal(isIdentityNumber('11010519491231002X'), true);
  assert.equal(isIdentityNumber('110105194912310021'), false);
  assert.deepEqual(kinds('文件编号110105194912310021'), []);
});

test('telephone, identity and card numbers are pointed out and masked, office numbers are not', () => {
  const found = findConcerns(
    '手机13804150000，证号11010519491231002X，卡号6222020200112233445，办公电话0415-2112345。',
    '',
  );
  assert.deepEqual(
    found.map((finding) => finding.kind),
    ['疑似身份证号', '疑似手机号码', '疑似银行卡号'],
  );
  assert.ok(found.every((finding) => !/\d{8}/.test(finding.passage)));
});

test('links that leave government sites and marks of secrecy are pointed out', () => {
  assert.deepEqual(kinds('', '<a href="https://www.gov.cn/x">国务院</a><a href="https://gov.cn.example.com/">假</a>'), [
    '链接到政府网站以外',
  ]);
  assert.deepEqual(kinds('机密★10年'), ['疑似密级或内部标志']);
  assert.deepEqual(kinds('内部资料，注意保存'), ['疑似密级或内部标志']);
  assert.deepEqual(kinds('保守商业秘密'), []);
});
