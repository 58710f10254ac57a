import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { deliveryState, fill, whyNotAddress, whyNotTemplate } from './rules.ts';

describe('templates', () => {
  test('facts are put in once, and braces within a fact stay as they are', () => {
    assert.equal(
      fill('催办：{标题}（{ 环节 }）', { 标题: '关于{环节}的通知', 环节: '签发' }),
      '催办：关于{环节}的通知（签发）',
    );
    assert.throws(() => fill('{期限}', { 标题: '甲' }), /no fact for \{期限\}/);
  });

  test('a brace that nothing fills is refused with the ones that can be used', () => {
    assert.equal(whyNotTemplate('{标题}到了', ['标题', '期限']), null);
    assert.match(whyNotTemplate('{title}到了', ['标题', '期限'])!, /“\{title\}”不能填充.*\{标题\}、\{期限\}/);
  });
});

describe('delivery', () => {
  const at = new Date('2019-08-08T01:00:00Z');
  const smtp = (worked: boolean | null) => ({ channel: 'smtp' as const, worked, at });

  test('its state is told from the last attempt', () => {
    assert.equal(deliveryState([], at), 'waiting');
    assert.equal(deliveryState([{ ...smtp(true), channel: 'mailbox' }], at), 'mailbox');
    assert.equal(deliveryState([smtp(false), smtp(true)], at), 'sent');
    assert.equal(deliveryState([smtp(false)], at), 'failed');
    assert.equal(deliveryState([smtp(null)], new Date('2019-08-08T01:01:00Z')), 'waiting');
    assert.equal(deliveryState([smtp(null)], new Date('2019-08-08T01:11:00Z')), 'unknown');
  });

  test('an address that no mail server could read is refused', () => {
    assert.equal(whyNotAddress(''), null);
    assert.equal(whyNotAddress('clerk@district.example'), null);
    for (const wrong of [
      'clerk',
      'clerk@',
      'a b@c.example',
      'a@b',
      'a@b.example,c@d.example',
      'a@b.example\nBcc: c@d.example',
    ]) {
      assert.match(whyNotAddress(wrong)!, /邮箱地址的写法不对/);
    }
  });
});
