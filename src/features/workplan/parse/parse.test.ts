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

test('工作要点 with sections, items and notes at the end of every paragraph', () => {
  const plan = parsePlan(`河湾县数据局关于印发2024年数据工作要点的通知
河数发〔2024〕7号

各乡镇人民政府、街道办事处，县直各单位：
    《2024年数据工作要点》已经县政府同意，现印发给你们，请于2024年4月15日前将工作计划报县数据局。
                                    河湾县数据局
                                    二〇二四年三月二十日
    （此件主动公开）

2024年数据工作要点
    根据《全省数据工作会议任务分工》（江数〔2024〕2号），制定本要点。
    一、夯实数据底座
    （一）建好目录。6月底前完成全县公共数据目录编制。（县数据局牵头，县直各单位配合）
    每季度通报目录更新情况。（县数据局负责）
    （二）用好平台。依法开放气象、交通数据。（县数据局、县气象局和县交通运输局按职责分工负责）
    二、加强保障
    （三）强化培训。全年培训不少于2次。
`);
  assert.equal(plan.title, '河湾县数据局关于印发2024年数据工作要点的通知');
  assert.equal(plan.planTitle, '2024年数据工作要点');
  assert.equal(plan.docNumber, '河数发〔2024〕7号');
  assert.equal(plan.issuer, '河湾县数据局');
  assert.equal(plan.issuedOn, '2024-03-20');
  assert.equal(plan.disclosure, '主动公开');
  assert.deepEqual(plan.recipients, ['各乡镇人民政府', '街道办事处', '县直各单位']);
  assert.deepEqual(plan.basedOn, [{ title: '全省数据工作会议任务分工', docNumber: '江数〔2024〕2号' }]);
  assert.deepEqual(plan.globalDeadlines, [{ on: '2024-04-15', what: '将工作计划报县数据局', raw: '2024年4月15日前' }]);
  assert.deepEqual(rows(plan), [
    '（一）|建好目录|县数据局|县直各单位|县数据局',
    '（二）|用好平台|||县数据局+县气象局+县交通运输局',
    '（三）|强化培训|||',
  ]);
  assert.equal(plan.tasks[0]!.deadline, '2024-06-30');
  assert.equal(plan.tasks[0]!.recurrence, '每季度');
  assert.equal(plan.tasks[0]!.paragraphs.length, 2);
  assert.equal(plan.tasks[1]!.section, '一、夯实数据底座');
  assert.ok(plan.warnings.some((warning) => warning.includes('（三）')));
});

test('实施方案: principles are no tasks, a note behind the last of several numbers covers them all', () => {
  const plan = parsePlan(`云门市城市更新实施方案
一、总体要求
（一）指导思想。坚持人民城市人民建。
（二）基本原则。
1.坚持规划引领。
2.坚持民生优先。
二、重点任务
（一）改造老旧小区。
1.摸清底数，建立台账。
2.分批实施改造。
3.完善长效管理。（市住房城乡建设局牵头，市财政局、自然资源局配合；完成时限：2025年12月31日）
（二）修补城市道路。
1.治理断头路。
2.增设停车位。（责任单位：市城管局、各区人民政府）
（三）保护历史文化。严禁大拆大建。（市文化和旅游局、市规划局分别牵头）
三、保障措施
各区、各部门要高度重视，2025年3月底前将实施细则报市住房城乡建设局。
`);
  assert.deepEqual(rows(plan), [
    '（一）|改造老旧小区|市住房城乡建设局|市财政局+自然资源局|',
    '（二）|修补城市道路|||市城管局+各区人民政府',
    '（三）|保护历史文化|市文化和旅游局+市规划局||',
  ]);
  assert.equal(plan.tasks[0]!.paragraphs.length, 3);
  assert.equal(plan.tasks[0]!.deadline, '2025-12-31');
  assert.deepEqual(plan.tasks[0]!.normalized, ['市住房城乡建设局', '市财政局', '市自然资源局']);
  assert.ok(plan.warnings.some((warning) => warning.includes('总体要求')));
});

test('责任分工 with labels in lenticular brackets and labels below the item', () => {
  const plan = parsePlan(`南浦街道2022年平安建设责任分工
1．开展隐患排查。每月排查一次出租屋。
【牵头科室】平安办
【配合科室】综合执法队、派出所
2．化解矛盾纠纷。
牵头单位：
司法所
配合单位：各社区
完成时限：长期坚持
3．组织反诈宣传，11月中旬前覆盖全部小区。责任单位：派出所，各社区。
`);
  assert.deepEqual(rows(plan), [
    '1|开展隐患排查|平安办|综合执法队+派出所|',
    '2|化解矛盾纠纷|司法所|各社区|',
    '3|组织反诈宣传，11月中旬前覆盖全部小区|||派出所+各社区',
  ]);
  assert.equal(plan.tasks[0]!.recurrence, '每月');
  assert.equal(plan.tasks[1]!.deadlineRaw, '长期坚持');
  assert.equal(plan.tasks[2]!.deadline, '2022-11-20');
  assert.equal(plan.tasks[1]!.paragraphs.length, 1);
});

test('tasks numbered 一、 without sections, and a closing paragraph that belongs to none', () => {
  const plan = parsePlan(`关于分解落实2021年民生实事的通知
各科室：
一、新建公厕十座（含无障碍设施），年底前投入使用。（城管科负责）
二、改造农贸市场两处（东、西市场）。（市场科会同有关科室负责）
三、开通社区巴士。（交通科牵头，财务科等配合）
各科室要按月报送进度，2021年12月20日前报送总结。
第三人民医院旁的点位另行通知。
`);
  assert.deepEqual(rows(plan), [
    '一、|新建公厕十座（含无障碍设施），年底前投入使用|||城管科',
    '二、|改造农贸市场两处（东、西市场）|||市场科+有关科室',
    '三、|开通社区巴士|交通科|财务科|',
  ]);
  assert.equal(plan.tasks[2]!.etc, true);
  assert.equal(plan.tasks[0]!.section, null);
  assert.equal(plan.tasks[0]!.deadline, '2021-12-31');
  assert.deepEqual(
    plan.globalDeadlines.map((one) => one.on),
    ['2021-12-20'],
  );
});

test('a page saved as one line keeps its items; a number inside the name of a law is none', () => {
  const plan = parsePlan(
    '首页 > 文件 东湖区司法局关于印发《2022年普法要点》的通知 各股室： 现将《2022年普法要点》印发给你们。 东湖区司法局 2022年3月1日 2022年普法要点 一、突出重点（一）学习宪法。开展宪法宣誓。（办公室负责）（二）宣传刑法。贯彻刑法修正案（三）要求，用好案例。（普法股牵头，各股室按职责分工负责）二、创新方式（三）建设阵地。打造法治公园。（普法股负责） 附件下载',
  );
  assert.deepEqual(rows(plan), [
    '（一）|学习宪法|||办公室',
    '（二）|宣传刑法|普法股||各股室',
    '（三）|建设阵地|||普法股',
  ]);
  assert.equal(plan.issuer, '东湖区司法局');
  assert.equal(plan.issuedOn, '2022-03-01');
  assert.deepEqual(
    plan.tasks.map((task) => task.section),
    ['一、突出重点', '一、突出重点', '二、创新方式'],
  );
});

test('«the first named leads, and so below» holds from the note that says it', () => {
  const plan = parsePlan(`一、做强品牌
（一）培育龙头。（农业农村局、财政局、商务局负责。排在第一位的为牵头单位，下同）
（二）拓展市场。（商务局、供销社等负责）
（三）宣传推介。（宣传部牵头，文旅局配合）
`);
  assert.deepEqual(rows(plan), [
    '（一）|培育龙头|农业农村局|财政局+商务局|',
    '（二）|拓展市场|商务局|供销社|',
    '（三）|宣传推介|宣传部|文旅局|',
  ]);
});

test('several notes in one paragraph each govern the text before them', () => {
  const plan = parsePlan(`2020年营商环境工作安排
一、优化审批
（一）压缩时限。企业开办一日办结〔区审批局牵头〕。水电气报装并联办理〔区住建局、国网青石供电公司负责〕。
（二）减少材料。推行容缺受理。[区审批局牵头，区公安局和区税务局配合，12月底前完成]
`);
  assert.deepEqual(rows(plan), [
    '（一）|压缩时限|区审批局||区住建局+国网青石供电公司',
    '（二）|减少材料|区审批局|区公安局+区税务局|',
  ]);
  assert.deepEqual(
    plan.tasks[0]!.paragraphs.map((one) => one.note),
    ['区审批局牵头', '区住建局、国网青石供电公司负责'],
  );
  assert.equal(plan.tasks[1]!.deadline, '2020-12-31');
});

test('第一条 and nested numbers down to ① stay within their task', () => {
  const plan = parsePlan(`某某区河长制工作任务
第一章 巡河
第一条 各级河长按期巡河。（1）区级每季度一次；（2）镇级每月一次。（区水务局负责）
第二条 公示河长名单。
①设置公示牌。
②更新电话。（各镇人民政府负责）
第二章 治河
第三条 清理四乱。（区水务局牵头，各镇人民政府配合）
`);
  assert.deepEqual(
    plan.tasks.map((task) => task.no),
    ['第一条', '第二条', '第三条'],
  );
  assert.deepEqual(plan.tasks[1]!.responsibleUnits, ['各镇人民政府']);
  assert.deepEqual(
    plan.tasks[1]!.paragraphs.map((one) => one.text),
    ['①设置公示牌。', '②更新电话。'],
  );
  assert.equal(plan.tasks[2]!.section, '第二章 治河');
});

test('a note without a full stop before it, 责任单位为, and steps that are no tasks', () => {
  const plan = parsePlan(`2025年消费维权工作方案
一、主要任务
（一）畅通投诉渠道（区市场监管局、区消费者协会负责）
公布受理电话。
（二）开展比较试验。责任单位为区市场监管局、区检验检测中心。
（三）发布提示〔区直各部门，各镇、街道〕
二、实施步骤
（一）动员部署（3月1日至15日）。召开会议。
（二）总结验收（12月）。形成报告。
`);
  assert.deepEqual(rows(plan), [
    '（一）|畅通投诉渠道|||区市场监管局+区消费者协会',
    '（二）|开展比较试验|||区市场监管局+区检验检测中心',
    '（三）|发布提示|||区直各部门+各镇+街道',
  ]);
  assert.ok(plan.warnings.some((warning) => warning.includes('实施步骤')));
});

test('a note may open with 由 and invite others with 会同', () => {
  const plan = parsePlan('一、抽查\n（一）开展联合抽查。（由区市场监管局牵头，会同区公安局、区税务局等部门）\n');
  assert.deepEqual(rows(plan), ['（一）|开展联合抽查|区市场监管局|区公安局+区税务局|']);
});

test('a role in brackets behind one unit, labels with (单位), short labels and prose with 由', () => {
  const plan = parsePlan(`2024年档案工作任务分工
一、任务
（一）清点库房。
责任单位：县档案馆（牵头）、县财政局，县直各部门
（二）修复旧档。
牵头部门（单位）：县档案馆    责任部门（单位）：县文旅局、各乡（镇）人民政府
（三）开放查阅。（主办：县档案馆；协办：县数据局）
（四）建设网页。由县档案馆牵头，各乡镇具体落实。
（五）培训人员。（县委组织部、县人社局等部门及各乡镇负责实施）
`);
  assert.deepEqual(rows(plan), [
    '（一）|清点库房|县档案馆||县财政局+县直各部门',
    '（二）|修复旧档|县档案馆||县文旅局+各乡（镇）人民政府',
    '（三）|开放查阅|县档案馆|县数据局|',
    '（四）|建设网页|县档案馆||各乡镇',
    '（五）|培训人员|||县委组织部+县人社局+各乡镇',
  ]);
});

test('lines broken at the edge of a page are read as the paragraphs they were', () => {
  const text = `清河区2023年全民健身工作要点
    为贯彻落实上级关于全民健身的部署，切
实做好我区全民健身工作，结合实际，制定本要
点。
    一、完善设施
    （一）建设健身步道。新建滨河步道五公里，
更新社区器材一百套，年底前投入使用。（区体育
局牵头，区住房城乡建设局、区财政局配合，各街
道办事处负责）
    （二）开放学校场馆。落实《全民健身条例》
第三条和补充规定，分批向社会开放。（区教育局、
区体育局负责）
    二、办好活动
    （三）举办社区运动会。每季度举办一次，覆
盖所有街道，做好安全保障，加强宣传引导，确保
取得实效。（各街道办事处负责）
`;
  const plan = parsePlan(text);
  assert.deepEqual(rows(plan), [
    '（一）|建设健身步道|区体育局|区住房城乡建设局+区财政局|各街道办事处',
    '（二）|开放学校场馆|||区教育局+区体育局',
    '（三）|举办社区运动会|||各街道办事处',
  ]);
  assert.ok(text.slice(plan.tasks[0]!.from, plan.tasks[0]!.to).endsWith('道办事处负责）'));
  assert.equal(plan.tasks[2]!.paragraphs[0]!.text.includes('覆盖所有街道'), true);
});
