import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Derivation } from './derivation.tsx';

const steps = [
  { kind: 'rule', line: '条例第三十三条：二十个工作日。', plain: '二十个工作日内答复。' },
  { kind: 'extension', line: '经负责人张三同意，延长 5 个工作日。', plain: '经负责人同意，延长 5 个工作日。' },
  { kind: 'uncovered', line: '注意：没有 2027 年的安排。', plain: '注意：没有 2027 年的安排。' },
];

test('a due date is told with its derivation, to each side in its own words', () => {
  const seen = String(<Derivation dueOn="2027-01-18" steps={steps} audience="public" standing="还剩 6 个工作日。" />);
  assert.match(seen, /最迟 <time datetime="2027-01-18">2027年1月18日<\/time>/);
  assert.match(seen, /<details class="fold"><summary>怎样算得<\/summary><ol class="derivation-steps"><li>二十个工作日/);
  assert.doesNotMatch(seen, /张三/);
  assert.match(String(<Derivation dueOn="2027-01-18" steps={steps} audience="staff" />), /张三/);
});

test('a year that nobody announced is said before anything is opened', () => {
  const seen = String(<Derivation dueOn="2027-01-18" steps={steps} audience="public" />);
  assert.ok(seen.indexOf('没有 2027 年的安排') < seen.indexOf('<details'));
});

test('without a last day the reason stands in its place', () => {
  const still = { kind: 'still', line: '正在等待补正。', plain: '正在等待补正。' };
  const seen = String(<Derivation dueOn={null} steps={[...steps, still]} audience="public" />);
  assert.match(seen, /derivation-due">正在等待补正/);
});
