import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyOf } from './rules/body.ts';
import { stateOfFiling } from './rules/figures.ts';
import { filingState, pathOf, unitsWithPart, whyNotApprove, whyNotClose } from './rules.ts';

const at = new Date('2019-09-01T00:00:00Z');

test('a task closes only on a page that proves it, and once', () => {
  assert.match(whyNotClose({ closedAt: null, evidence: 0 }) ?? '', /佐证/);
  assert.match(whyNotClose({ closedAt: at, evidence: 1 }) ?? '', /已经办结/);
  assert.equal(whyNotClose({ closedAt: null, evidence: 1 }), null);
});

test('a filing on the last day is in time, by the local day', () => {
  assert.equal(filingState('2019-09-13', '2019-09-13', '2020-01-01'), 'filed');
  assert.equal(filingState('2019-09-13', '2019-09-14', '2020-01-01'), 'late');
  assert.equal(filingState('2019-09-13', null, '2019-09-13'), 'open');
  assert.equal(filingState('2019-09-13', null, '2019-09-14'), 'overdue');
  const filing = { kind: 'scheme' as const, dueOn: '2019-09-13' };
  assert.equal(stateOfFiling({ ...filing, filedAt: new Date('2019-09-13T15:59:59Z') }, '2019-09-20'), 'filed');
  assert.equal(stateOfFiling({ ...filing, filedAt: new Date('2019-09-13T16:00:00Z') }, '2019-09-20'), 'late');
});

test('nobody approves their own words, or twice, or what was returned', () => {
  const words = { writtenBy: 7, approvedAt: null, returnedAt: null };
  assert.match(whyNotApprove(words, 7) ?? '', /另一个人/);
  assert.equal(whyNotApprove(words, 8), null);
  assert.match(whyNotApprove({ ...words, approvedAt: at }, 8) ?? '', /已经审定/);
  assert.match(whyNotApprove({ ...words, returnedAt: at }, 8) ?? '', /已经退回/);
});

test('a unit has a part by its name or through a group of the plan', () => {
  const duties = [
    { literal: '区财政局', unit: 3 },
    { literal: '各街道办事处', unit: null },
  ];
  assert.deepEqual(
    [
      ...unitsWithPart(duties, [
        { name: '各街道办事处', units: [5, 6] },
        { name: '各部门', units: [9] },
      ]),
    ],
    [3, 5, 6],
  );
});

test('an address is taken as it was copied', () => {
  assert.equal(pathOf(' https://www.example.gov.cn/keywork/201908/abc.html?a=1#b '), '/keywork/201908/abc.html');
  assert.equal(pathOf('/keywork/201908/abc.html'), '/keywork/201908/abc.html');
});

test('the text of a plan becomes its document without the title, with headings and tables', () => {
  const text =
    '松办发〔2019〕12号\n松原区人民政府办公室关于\n印发安排的通知\n各单位：\n一、目标\n| 任务 | 单位 |\n|---|---|\n| 公开<预算> | 区财政局 |\n## 附则\n请执行。';
  assert.equal(
    bodyOf(text, '松原区人民政府办公室关于印发安排的通知'),
    '<p>各单位：</p><h2>一、目标</h2><table><thead><tr><th>任务</th><th>单位</th></tr></thead>' +
      '<tbody><tr><td>公开&#60;预算&#62;</td><td>区财政局</td></tr></tbody></table><h2>附则</h2><p>请执行。</p>',
  );
  assert.equal(bodyOf('请执行。', '别的标题'), '<p>请执行。</p>');
});
