import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePlan } from './plan.ts';
import type { Plan } from './types.ts';

function rows(plan: Plan): string[] {
  return plan.tasks.map((task) =>
    [task.no, task.title, task.leadUnits.join('+'), task.supportUnits.join('+'), task.responsibleUnits.join('+')].join(
      '|',
    ),
  );
}

test('重点工作清单 as a Markdown table with number, lead, support and time columns', () => {
  const plan = parsePlan(`# 青石区2023年重点工作清单

## 一、产业发展

| 序号 | 重点任务 | 工作措施 | 牵头单位 | 责任单位 | 完成时限 | 备注 |
|:---:|---|---|---|---|---|---|
| 1 | 引进项目 | 全年签约20个。 | 区商务局 | 区工信局、发改局，各镇（街道） | 12月底 | |
| 2 | 建设园区 | 完成二期道路。 | 区工信局 |  | 2023年9月30日 | 续建 |

## 二、民生实事

| 序号 | 重点任务 | 工作措施 | 牵头单位 | 责任单位 | 完成时限 | 备注 |
|---|---|---|---|---|---|---|
| 3 | 新建学校 | 主体封顶。 | 区教育局 | 区住建局 | 持续推进 | |
`);
  assert.deepEqual(
    rows(plan),
    [
      '1|引进项目 全年签约20个|区商务局|区工信局+发改局+各镇（街道）|',
      '2|建设园区 完成二期道路|区工信局||',
      '3|新建学校 主体封顶|区教育局|区住建局|',
    ].map((row) => row.replace(/ 全年签约20个| 完成二期道路| 主体封顶/, '')),
  );
  assert.deepEqual(
    plan.tasks.map((task) => task.deadline),
    ['2023-12-31', '2023-09-30', null],
  );
  assert.equal(plan.tasks[2]!.deadlineRaw, '持续推进');
  assert.deepEqual(
    plan.tasks.map((task) => task.section),
    ['一、产业发展', '一、产业发展', '二、民生实事'],
  );
  assert.deepEqual(plan.tasks[0]!.normalized, ['区商务局', '区工信局', '区发改局', '各镇（街道）']);
});

test('任务分解表 copied from a word processor: tabs between cells, merged cells empty', () => {
  const plan = parsePlan(`白塔镇2024年春季造林任务分解表
类别\t具体任务\t责任单位\t完成时间
一、荒山造林\t1.完成北坡整地。\t镇林业站\t3月15日前
\t2.栽植油松三百亩。\t镇林业站，各村\t4月20日前
二、村庄绿化\t3.补植行道树。\t\t4月底前
`);
  assert.deepEqual(rows(plan), ['1|完成北坡整地|||镇林业站', '2|栽植油松三百亩|||镇林业站+各村', '3|补植行道树|||']);
  assert.deepEqual(
    plan.tasks.map((task) => task.deadline),
    ['2024-03-15', '2024-04-20', '2024-04-30'],
  );
  assert.deepEqual(
    plan.tasks.map((task) => task.section),
    ['一、荒山造林', '一、荒山造林', '二、村庄绿化'],
  );
  assert.ok(plan.warnings.some((warning) => warning.includes('3')));
});

test('a table that lost its borders tells units from text only where it can', () => {
  const plan = parsePlan(
    `石桥市2022年信用建设任务表工作任务工作要求牵头单位配合单位一、完善制度1.修订信用信息目录并公布。市发改委市直各有关部门，各县（市、区）人民政府2.建立修复机制。 市直各有关部门，各县（市、区）人民政府二、推广应用3.推进信用承诺。市发改委市司法局市直各有关部门`,
  );
  assert.deepEqual(rows(plan), [
    '1|修订信用信息目录并公布|市发改委|市直各有关部门+各县（市、区）人民政府|',
    '2|建立修复机制||市直各有关部门+各县（市、区）人民政府|',
    '3|推进信用承诺|||',
  ]);
  assert.equal(plan.tasks[2]!.ambiguous, true);
  assert.deepEqual(plan.tasks[2]!.allUnits, ['市发改委', '市司法局', '市直各有关部门']);
  assert.equal(plan.tasks[2]!.section, '二、推广应用');
  assert.ok(plan.warnings.some((warning) => warning.includes('边框')));
});

test('a table pasted one cell to a line is read by its numbers', () => {
  const plan = parsePlan(`2024年防汛任务分工表
序号
工作任务
牵头单位
责任单位
1
检修排涝泵站
区水务局
区财政局、各街道办事处
2
储备防汛物资
区应急局
区商务局
3
开展应急演练
区应急局
各街道办事处
`);
  assert.deepEqual(rows(plan), [
    '1|检修排涝泵站|区水务局|区财政局+各街道办事处|',
    '2|储备防汛物资|区应急局|区商务局|',
    '3|开展应急演练|区应急局|各街道办事处|',
  ]);
});

test('a header of two rows, and a Markdown title that is no file header', () => {
  const plan = parsePlan(
    `# 2025年防震减灾工作计划

| 序号 | 工作内容 | 责任分工 | | 完成时限 |
| --- | --- | --- | --- | --- |
| | | 牵头单位 | 配合单位 | |
| 1 | 维护台站 | 区应急局 | 区财政局 | 6月底 |
| | | | 各街道办事处 | |
`.replace('| --- | --- | --- | --- | --- |\n', ''),
  );
  assert.equal(plan.title, '2025年防震减灾工作计划');
  assert.deepEqual(rows(plan), ['1|维护台站|区应急局|区财政局+各街道办事处|']);
  assert.equal(plan.tasks[0]!.deadline, '2025-06-30');
});

test('a column heading may say that the first named leads', () => {
  const plan = parsePlan(`2025年减负任务清单
| 工作任务 | 具体举措 | 责任单位（第一个为牵头单位） | 时限 |
|---|---|---|---|
| 一、精简会议 | 1.压减会议。 | 区委办、区政府办 | 3月 |
| 一、精简会议 | 2.少开长会。 | 各镇街 | 常态化 |
`);
  assert.deepEqual(rows(plan), ['1|压减会议|区委办|区政府办|', '2|少开长会|各镇街||']);
  assert.deepEqual(
    plan.tasks.map((task) => task.section),
    ['一、精简会议', '一、精简会议'],
  );
});

test('a task cell merged over several rows of units is one task', () => {
  const plan = parsePlan(`2024年防溺水工作任务表
| 序号 | 工作任务 | 责任单位 | 完成时限 |
| 1 | 排查水域 | 区水务局 | 5月底前 |
| 1 | 排查水域 | 各镇人民政府 | 5月底前 |
| 2 | 设置警示牌 | 各镇人民政府 | 6月底前 |
`);
  assert.deepEqual(rows(plan), ['1|排查水域|||区水务局+各镇人民政府', '2|设置警示牌|||各镇人民政府']);
  assert.equal(plan.tasks[0]!.deadline, '2024-05-31');
});
