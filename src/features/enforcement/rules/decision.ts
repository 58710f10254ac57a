import { choice, code, day, type Elements, line, said, type Told, text, type Values } from './elements.ts';

/** 执法类别 (standards §6.1). */
export const kinds = ['许可', '处罚', '强制', '检查', '征收', '给付', '裁决', '确认', '奖励', '其他'] as const;
export type Kind = (typeof kinds)[number];
export const isKind = (text: string): text is Kind => (kinds as readonly string[]).includes(text);
export const kindWords = (kind: string): string => (kind === '其他' ? '其他行政执法' : `行政${kind}`);

export const organisation = '法人及非法人组织';
export const trader = '个体工商户';
export const natural = '自然人';
export const partyKinds = [organisation, trader, natural] as const;

const permit = ['许可'];
const penalty = ['处罚'];
const money = (label: string, more: Partial<Told> = {}): Told => ({ label, look: 'money', ...more });

/** The elements of a decision: the tables of 双公示 for permits and penalties, and 执法机关、对象、类别、结论 for all (standards §6.1). */
export const decision: Elements = {
  kind: choice('执法类别', kinds, { needs: 'all', heads: ['行政执法类别', '决定类别'] }),
  number: {
    ...line('决定文书号', { max: 100, needs: 'all' }),
    look: 'number',
    heads: [
      '行政处罚决定书文号',
      '行政处罚决定书案号',
      '行政许可决定文书号',
      '处罚决定书文号',
      '许可决定文书号',
      '文书号',
      '文号',
      '行政执法决定书文号',
    ],
  },
  docName: line('决定文书名称', { heads: ['行政许可决定文书名称', '许可决定文书名称', '文书名称'] }),
  caseName: line('案件名称', { heads: ['事项名称', '项目名称'] }),
  decidedOn: day('决定日期', {
    needs: 'all',
    heads: ['处罚决定日期', '许可决定日期', '作出决定日期', '行政执法决定日期'],
  }),
  partyKind: choice('行政相对人类别', partyKinds, { needs: 'all', heads: ['相对人类别'] }),
  party: line('行政相对人名称', {
    needs: 'all',
    heads: ['相对人名称', '违法主体名称或姓名', '当事人', '执法对象', '被处罚人'],
  }),
  uscc: code('统一社会信用代码', {
    heads: ['行政相对人代码_1(统一社会信用代码)', '行政相对人代码（统一社会信用代码）', '相对人统一社会信用代码'],
    hint: '自然人不填',
  }),
  legalPerson: line('法定代表人', { max: 60, heads: ['法定代表人姓名', '负责人', '经营者', '法定代表人（负责人）'] }),
  idType: line('证件类型', { max: 30, heads: ['行政相对人证件类型'], hint: '只有自然人填写' }),
  idNumber: {
    ...line('证件号码', {
      max: 40,
      heads: ['行政相对人证件号码', '身份证号', '身份证号码'],
      hint: '审查和公开的只是脱敏后的号码',
    }),
    look: 'identity',
  },
  minor: choice('是否未成年人', ['否', '是'], { hint: '自然人没有填写身份证号的，要写明；未成年人的决定不公开' }),
  permitKind: choice('许可类别', ['普通', '特许', '认可', '核准', '登记', '其他'], { only: permit, needs: permit }),
  certName: line('许可证书名称', { only: permit }),
  certNumber: line('许可编号', { only: permit, heads: ['许可证书编号'] }),
  violation: line('违法行为类型', { only: penalty, needs: penalty }),
  facts: text('违法事实', { only: penalty, needs: penalty, heads: ['案件事实', '主要违法事实'] }),
  basis: text('决定依据', {
    needs: ['处罚', '强制', '征收', '裁决'],
    heads: ['处罚依据', '许可依据', '行政执法决定依据', '执法依据', '依据'],
  }),
  penaltyKind: line('处罚类别', { only: penalty, needs: penalty, heads: ['处罚种类'] }),
  content: text('决定内容', {
    needs: 'all',
    heads: ['处罚内容', '许可内容', '执法结论', '行政执法决定内容', '行政执法决定内容和履行期限', '处罚结果'],
  }),
  fine: money('罚款金额（万元）', { only: penalty, heads: ['罚款金额', '罚款'] }),
  confiscated: money('没收违法所得、没收非法财物的金额（万元）', {
    only: penalty,
    heads: ['没收金额', '没收金额（万元）', '没收违法所得金额（万元）'],
  }),
  licence: line('暂扣或吊销证照名称及编号', { only: penalty, heads: ['吊销证照'] }),
  validFrom: day('有效期自', { only: permit, needs: permit }),
  validUntil: day('有效期至', { heads: ['处罚有效期'], forever: true }),
  publicUntil: day('公示截止期', { heads: ['公示截止日期', '公示期限'] }),
  matter: line('执法事项', { max: 120, hint: '与已公开的执法事项同名的，会互相链接' }),
  organ: line('执法机关', {
    max: 100,
    heads: [
      '许可机关',
      '处罚机关',
      '作出行政处罚的机关名称',
      '作出机关',
      '作出行政处罚的机关名称和日期',
      '作出机关和日期',
    ],
    needs: 'all',
  }),
  organCode: code('执法机关统一社会信用代码', { heads: ['许可机关统一社会信用代码', '处罚机关统一社会信用代码'] }),
  status: choice('当前状态', ['有效', '撤销', '异议', '其他'], { heads: ['状态'] }),
  source: line('数据来源单位', { max: 100 }),
  sourceCode: code('数据来源单位统一社会信用代码'),
  remedy: text('救济途径', { max: 1000, heads: ['救济渠道'] }),
  note: line('备注', { max: 500 }),
};

/** The elements of decisions of one kind, in the order of forms and tables. */
export const elementsFor = (kind: string): [string, Told][] =>
  Object.entries(decision).filter(([, { only }]) => !only || only.includes(kind));

const needed = ({ needs }: Told, kind: string): boolean => needs === 'all' || (needs?.includes(kind) ?? false);

/** What a decision lacks or has wrong beyond each element alone, one sentence each. `today` is the district's day. */
export function whyNotDecision(values: Values, today: string): Record<string, string> {
  const kind = said(values, 'kind');
  const why: Record<string, string> = {};
  for (const [name, told] of elementsFor(kind))
    if (needed(told, kind) && !said(values, name)) why[name] = `请填写${told.label}。`;
  const [decidedOn, from, until, publicUntil] = ['decidedOn', 'validFrom', 'validUntil', 'publicUntil'].map((name) =>
    said(values, name),
  ) as [string, string, string, string];
  if (decidedOn > today) why.decidedOn = `决定日期 ${decidedOn} 还没有到，请检查年月日。`;
  if (from && until && until !== '长期' && until < from) why.validUntil = '有效期至早于有效期自，请检查这两个日期。';
  if (publicUntil && decidedOn && publicUntil < decidedOn) why.publicUntil = '公示截止期早于决定日期，请检查。';
  return { ...why, ...whyNotParty(values) };
}

function whyNotParty(values: Values): Record<string, string> {
  const partyKind = said(values, 'partyKind');
  const [uscc, idNumber, minor] = [said(values, 'uscc'), said(values, 'idNumber'), said(values, 'minor')];
  if (partyKind !== natural) {
    if (partyKind === organisation && !uscc) return { uscc: '相对人是法人或者非法人组织，请填写统一社会信用代码。' };
    return idNumber && partyKind === organisation
      ? { idNumber: '法人和非法人组织不填证件号码，请清空；相对人是自然人的，请改类别。' }
      : {};
  }
  if (uscc) return { uscc: '自然人没有统一社会信用代码，请清空，或者把类别改为个体工商户。' };
  if (isMinor(values)) return { minor: '当事人是未成年人，决定不公开，不能录入（条例第十五条）。' };
  if (!bornOn(idNumber) && minor !== '否')
    return { minor: '自然人请填写 18 位身份证号，或者在“是否未成年人”里写明“否”。' };
  return {};
}

/** The day of birth in an identity number; '' for another paper, or one that is masked. */
export const bornOn = (idNumber: string): string => {
  const found = /^\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/.exec(idNumber);
  return found ? `${found[1]}-${found[2]}-${found[3]}` : '';
};

/** Under eighteen on the day of the decision: it is never published, whatever the form says. */
export function isMinor(values: Values): boolean {
  if (said(values, 'minor') === '是') return true;
  const born = bornOn(said(values, 'idNumber'));
  const decidedOn = said(values, 'decidedOn');
  return born !== '' && decidedOn !== '' && `${Number(born.slice(0, 4)) + 18}${born.slice(4)}` > decidedOn;
}

/** What lists and desks call a decision, from what is masked. */
export const titleOf = (values: Values): string =>
  `${said(values, 'party')}${kindWords(said(values, 'kind'))}决定（${said(values, 'number')}）`.slice(0, 200);
