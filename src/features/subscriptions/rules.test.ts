import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fits } from './rules/fits.ts';
import { addressOf, contentWords } from './rules.ts';

const fresh = { id: 'a', column: 'policies', unit: 'office', subject: '教育', topic: '', newSince: new Date(1000) };
const all = { column: '', unit: '', subject: '', topic: '', words: '', confirmedAt: new Date(0) };
const parents = new Map([
  ['policies', 'open'],
  ['open', null],
]);

test('a subscription holds what fits all that it says, and the columns below its own', () => {
  const fit = (more: Partial<typeof all>) => fits(fresh, { ...all, ...more }, parents);
  for (const good of [{}, { column: 'policies' }, { column: 'open' }, { unit: 'office', subject: '教育' }])
    assert.ok(fit(good), JSON.stringify(good));
  for (const bad of [
    { column: 'news' },
    { unit: 'x' },
    { subject: '卫生' },
    { confirmedAt: new Date(2000) },
    { topic: 'school' },
  ])
    assert.ok(!fit(bad), JSON.stringify(bad));
  assert.ok(fits({ ...fresh, topic: 'school' }, { ...all, topic: 'school', unit: 'office' }, parents));
  assert.ok(!fits({ ...fresh, topic: 'school' }, all, parents), 'what came into a topic is no news to others');
  const circle = new Map([
    ['policies', 'open'],
    ['open', 'policies'],
  ]);
  assert.ok(!fits(fresh, { ...all, column: 'news' }, circle), 'columns in a circle come to an end');
});

test('one mailbox has one spelling, and what is followed has its words', () => {
  assert.equal(addressOf('Reader@Mail.EXAMPLE'), 'Reader@mail.example');
  assert.equal(contentWords({ ...all, column: '政策文件', words: '入学' }), '政策文件 · 含“入学”');
  assert.equal(contentWords({ ...all, topic: '招生入学' }), '专题：招生入学');
  assert.equal(contentWords(all), '全部公开信息');
});
