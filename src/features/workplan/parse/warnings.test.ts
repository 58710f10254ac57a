import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePlan } from './plan.ts';

test('a cover whose plan is attached gives no tasks and says where they are', () => {
  const plan = parsePlan(`湖山区教育局关于印发2023年课后服务任务分工的通知
湖教〔2023〕号
各中小学校：
现将《2023年课后服务任务分工》印发给你们，请认真执行，并于9月10日前将落实情况报区教育局。
湖山区教育局
2023年2月30日
附件：1.2023年课后服务任务分工.docx
      2.联系人登记表
`);
  assert.deepEqual(plan.tasks, []);
  assert.equal(plan.docNumber, null);
  assert.equal(plan.docNumberRaw, '湖教〔2023〕号');
  assert.equal(plan.issuedOn, null);
  assert.deepEqual(plan.globalDeadlines, [{ on: '2023-09-10', what: '将落实情况报区教育局', raw: '9月10日前' }]);
  for (const word of ['附件', '缺少序号', '不是存在的日期'])
    assert.ok(
      plan.warnings.some((warning) => warning.includes(word)),
      word,
    );
});

test('dates that do not exist and dates without a year are said and not guessed', () => {
  const plan = parsePlan(
    '一、任务\n1.完成清查，2月30日前上报。（区财政局负责）\n2.完成整改，2024年6月31日前上报。（区财政局负责）\n',
  );
  assert.deepEqual(
    plan.tasks.map((task) => task.deadline),
    [null, null],
  );
  assert.deepEqual(
    plan.tasks.map((task) => task.deadlineRaw),
    ['2月30日前', '2024年6月31日前'],
  );
  assert.equal(plan.warnings.filter((warning) => warning.includes('期限')).length, 2);
});

test('every task and paragraph points at its source', () => {
  const text =
    '# kind: sample\n\n2024年要点\n一、做强\n（一）办好一件事。好好办。（区司法局负责）\n（二）再办一件。\n责任单位：区财政局\n';
  const plan = parsePlan(text);
  const sources = plan.tasks.map((task) => text.slice(task.from, task.to));
  assert.deepEqual(sources, ['（一）办好一件事。好好办。（区司法局负责）', '（二）再办一件。\n责任单位：区财政局']);
  assert.deepEqual(
    plan.tasks.map((task) => task.line),
    [5, 6],
  );
  assert.equal(
    text.slice(plan.tasks[0]!.paragraphs[0]!.from, plan.tasks[0]!.paragraphs[0]!.to),
    '办好一件事。好好办。（区司法局负责）',
  );
});

test('numbers that jump are named', () => {
  const plan = parsePlan('2024年计划\n一、强化\n（一）做甲。（区司法局负责）\n（三）做丙。（区财政局负责）\n');
  assert.equal(plan.tasks.length, 2);
  assert.ok(plan.warnings.some((warning) => warning.includes('（三）')));
});

test('a standing duty in a label takes no date away from the text; 月底上线 is a date', () => {
  const plan = parsePlan(`【2026年数字化行动计划】
1、共享数据，9月底上线。（市数据局负责，持续推进）
2、排查风险。
（1）每周排查，建立台账。
责任科室：安全科
完成时限：2026年1月1日至11月30日
`);
  assert.equal(plan.title, '2026年数字化行动计划');
  assert.deepEqual(
    plan.tasks.map((task) => [task.no, task.deadline, task.deadlineRaw]),
    [
      ['1', '2026-09-30', '持续推进；9月底'],
      ['2', '2026-11-30', '2026年1月1日至11月30日'],
    ],
  );
});
