import type { Length, PauseRule, PeriodRule, Unit } from './period.ts';

const foi = (article: string) => `《政府信息公开条例》${article}`;
const decisions = (article: string) => `《重大行政决策程序暂行条例》${article}`;
const fees = '国办函〔2020〕109号《政府信息公开信息处理费管理办法》';
const revised = '2019-05-15';
const headOfOffice = '政府信息公开工作机构负责人';

/** What most periods have in common; a rule says what is different. */
const plain = {
  startOnDayOff: 'same_day',
  direction: 'after',
  bound: 'at_most',
  endOnDayOff: 'next_working_day',
  pauses: [],
  restarts: [],
  extension: null,
  delay: null,
  silence: null,
  local: false,
} as const satisfies Partial<PeriodRule>;

type Said = Pick<PeriodRule, 'name' | 'words' | 'article' | 'inForceFrom' | 'length' | 'start'> & Partial<PeriodRule>;
const period = (said: Said): PeriodRule => ({ ...plain, pauses: [], restarts: [], ...said });
const length = (count: number, unit: Unit): Length => ({ count, unit });
const working = (count: number) => length(count, 'working_days');
const calendar = (count: number) => length(count, 'calendar_days');

const consulted: PauseRule[] = [
  { ground: 'third_party', article: foi('第三十二条、第三十三条第三款'), limit: working(15) },
  { ground: 'co_maker', article: foi('第三十四条、第三十三条第三款'), limit: working(15) },
  { ground: 'other_organ', article: foi('第三十三条第三款'), limit: null },
];

/** 依申请公开: standards §1.7, §1.8 and §1.11. */
const requests: PeriodRule[] = [
  period({
    name: 'request_answer',
    words: '答复政府信息公开申请',
    article: '《政府信息公开条例》（2007年国务院令第492号）第二十四条',
    inForceFrom: '2008-05-01',
    inForceUntil: '2019-05-14',
    length: working(15),
    start: 'received',
    pauses: [{ ground: 'third_party', article: '2007年条例第二十四条第三款', limit: null }],
    extension: { article: '2007年条例第二十四条第二款', atMost: 15, times: 1, by: headOfOffice },
  }),
  period({
    name: 'request_answer',
    words: '答复政府信息公开申请',
    article: foi('第三十三条第二款'),
    inForceFrom: revised,
    length: working(20),
    start: 'received',
    pauses: consulted,
    restarts: [
      { demand: 'correction', article: foi('第三十条'), within: working(7), once: true },
      { demand: 'fee', article: fees, within: null, once: true },
    ],
    extension: { article: foi('第三十三条第二款'), atMost: 20, times: 1, by: headOfOffice },
    delay: foi('第三十五条'),
  }),
  period({
    name: 'request_confirmation',
    words: '与申请人确认收到申请（平信、互联网、传真）',
    article: foi('第三十一条'),
    inForceFrom: revised,
    length: working(0),
    start: 'confirmed',
    endOnDayOff: 'same_day',
  }),
  period({
    name: 'correction_notice',
    words: '一次性告知补正',
    article: foi('第三十条'),
    inForceFrom: revised,
    length: working(7),
    start: 'received',
  }),
  period({
    name: 'correction_reply',
    words: '申请人补正',
    article: `${foi('第三十条')}（“合理的补正期限”，天数由本机关规定）`,
    inForceFrom: revised,
    length: working(15),
    start: 'served',
    silence: '无正当理由逾期不补正的，视为放弃申请',
    local: true,
  }),
  period({
    name: 'third_party_opinion',
    words: '第三方提出意见',
    article: foi('第三十二条'),
    inForceFrom: revised,
    length: working(15),
    start: 'served',
    silence: '逾期未提出意见的，由行政机关依照条例决定是否公开',
  }),
  period({
    name: 'co_maker_opinion',
    words: '共同制作机关提出意见',
    article: foi('第三十四条'),
    inForceFrom: revised,
    length: working(15),
    start: 'served',
    silence: '逾期未提出意见的，视为同意公开',
  }),
  period({
    name: 'fee_payment',
    words: '申请人缴纳信息处理费',
    article: fees,
    inForceFrom: '2021-01-01',
    length: working(20),
    start: 'served',
    silence: '逾期未缴纳的，视为放弃申请',
    local: true,
  }),
  period({
    name: 'proactive_publication',
    words: '主动公开政府信息',
    article: foi('第二十六条'),
    inForceFrom: revised,
    length: working(20),
    start: 'formed',
  }),
];

/** 重大行政决策、规范性文件: standards §4.4 to §4.6. */
const decisionMaking: PeriodRule[] = [
  period({
    name: 'public_consultation',
    words: '决策草案公开征求意见',
    article: decisions('第十五条'),
    inForceFrom: '2019-09-01',
    length: calendar(30),
    start: 'opened',
    bound: 'at_least',
  }),
  period({
    name: 'business_consultation',
    words: '与市场主体有关的文件公开征求意见',
    article: '《优化营商环境条例》第六十二条',
    inForceFrom: '2020-01-01',
    length: calendar(30),
    start: 'opened',
    bound: 'at_least',
  }),
  period({
    name: 'hearing_papers',
    words: '听证会材料送达听证参加人',
    article: decisions('第十六条第三款'),
    inForceFrom: '2019-09-01',
    length: calendar(7),
    start: 'held',
    direction: 'before',
    endOnDayOff: 'working_day_before',
  }),
  period({
    name: 'hearing_notice',
    words: '公布听证时间、地点和听证参加人',
    article: `${decisions('第十六条')}（“提前公布”，天数由本机关规定）`,
    inForceFrom: '2019-09-01',
    length: calendar(7),
    start: 'held',
    direction: 'before',
    endOnDayOff: 'working_day_before',
    local: true,
  }),
  period({
    name: 'legality_review',
    words: '合法性审查',
    article: decisions('第二十六条第二款'),
    inForceFrom: '2019-09-01',
    length: working(7),
    start: 'handed_in',
    bound: 'at_least',
  }),
  period({
    name: 'interpretation',
    words: '发布政策解读',
    article: '国办发〔2016〕80号《〈关于全面推进政务公开工作的意见〉实施细则》',
    inForceFrom: '2016-11-10',
    length: working(3),
    start: 'published',
    local: true,
  }),
  period({
    name: 'regulation_filing',
    words: '规范性文件报送备案',
    article: '辽宁省人民政府令第149号',
    inForceFrom: null,
    length: calendar(15),
    start: 'published',
    local: true,
  }),
];

/** Periods of other laws that these duties meet: standards §0.1, §1.9. */
const others: PeriodRule[] = [
  period({
    name: 'reconsideration',
    words: '申请行政复议',
    article: '《行政复议法》（2023年修订）第二十条',
    inForceFrom: '2024-01-01',
    length: calendar(60),
    start: 'served',
  }),
  period({
    name: 'lawsuit',
    words: '提起行政诉讼',
    article: '《行政诉讼法》第四十六条',
    inForceFrom: '2015-05-01',
    length: length(6, 'months'),
    start: 'served',
    local: true,
  }),
  period({
    name: 'budget_publication',
    words: '公开预算、决算',
    article: '《预算法》第十四条',
    inForceFrom: '2015-01-01',
    length: calendar(20),
    start: 'approved',
  }),
  period({
    name: 'penalty_withdrawal',
    words: '撤回被变更、撤销的行政处罚决定信息',
    article: '《行政处罚法》第四十八条、第八十五条',
    inForceFrom: '2021-07-15',
    length: working(3),
    start: 'decided',
  }),
  period({
    name: 'licence_decision',
    words: '作出行政许可决定',
    article: '《行政许可法》第四十二条、第八十二条',
    inForceFrom: '2004-07-01',
    length: working(20),
    start: 'received',
    extension: { article: '《行政许可法》第四十二条', atMost: 10, times: 1, by: '本行政机关负责人' },
  }),
  period({
    name: 'enforcement_publication',
    words: '公开许可、处罚以外的行政执法决定',
    article: '国办发〔2018〕118号',
    inForceFrom: '2018-12-05',
    length: working(20),
    start: 'decided',
  }),
  period({
    name: 'double_publication',
    words: '公开行政许可、行政处罚决定',
    article: '国办发〔2018〕118号（双公示）',
    inForceFrom: '2018-12-05',
    length: working(7),
    start: 'decided',
  }),
];

export const periods: readonly PeriodRule[] = [...requests, ...decisionMaking, ...others];

/** The wording of the law under which a start of this day falls; undefined where the house knows none. */
export function findPeriod(rules: readonly PeriodRule[], name: string, on: string): PeriodRule | undefined {
  return rules.find(
    (rule) =>
      rule.name === name &&
      (rule.inForceFrom === null || rule.inForceFrom <= on) &&
      (rule.inForceUntil === undefined || on <= rule.inForceUntil),
  );
}
