import { type Kind, kindNames } from '../rules.ts';
import { type Outcome, type OutcomeRow, outcomes } from './outcomes.ts';

/** Rows of table three of the yearly report (国办公开办函〔2021〕30号), in its order and words. */
export const resultRows: { row: OutcomeRow; group: string; words: string }[] = [
  { row: 'disclosed', group: '（一）予以公开', words: '' },
  { row: 'partial', group: '（二）部分公开（区分处理的，只计这一情形，不计其他情形）', words: '' },
  { row: 'refused_secret', group: '（三）不予公开', words: '1.属于国家秘密' },
  { row: 'refused_law', group: '（三）不予公开', words: '2.其他法律行政法规禁止公开' },
  { row: 'refused_stability', group: '（三）不予公开', words: '3.危及“三安全一稳定”' },
  { row: 'refused_third', group: '（三）不予公开', words: '4.保护第三方合法权益' },
  { row: 'refused_internal', group: '（三）不予公开', words: '5.属于三类内部事务信息' },
  { row: 'refused_process', group: '（三）不予公开', words: '6.属于四类过程性信息' },
  { row: 'refused_file', group: '（三）不予公开', words: '7.属于行政执法案卷' },
  { row: 'refused_query', group: '（三）不予公开', words: '8.属于行政查询事项' },
  { row: 'none_held', group: '（四）无法提供', words: '1.本机关不掌握相关政府信息' },
  { row: 'none_made', group: '（四）无法提供', words: '2.没有现成信息需要另行制作' },
  { row: 'none_clear', group: '（四）无法提供', words: '3.补正后申请内容仍不明确' },
  { row: 'left_petition', group: '（五）不予处理', words: '1.信访举报投诉类申请' },
  { row: 'left_duplicate', group: '（五）不予处理', words: '2.重复申请' },
  { row: 'left_publication', group: '（五）不予处理', words: '3.要求提供公开出版物' },
  { row: 'left_abusive', group: '（五）不予处理', words: '4.无正当理由大量反复申请' },
  { row: 'left_reconfirm', group: '（五）不予处理', words: '5.要求行政机关确认或重新出具已获取信息' },
  {
    row: 'other_correction',
    group: '（六）其他处理',
    words: '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
  },
  {
    row: 'other_fee',
    group: '（六）其他处理',
    words: '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
  },
  { row: 'other_rest', group: '（六）其他处理', words: '3.其他' },
];

export type ReportRow = 'new' | 'carried_in' | OutcomeRow | 'total' | 'carried_out';
export type Column = Kind | 'all';
export const columns: Column[] = [...kindNames, 'all'];
export const columnWords: Record<Column, string> = {
  person: '自然人',
  business: '商业企业',
  research: '科研机构',
  charity: '社会公益组织',
  legal: '法律服务机构',
  other: '其他',
  all: '总计',
};

/** A count as the database gives it: what kind of applicant, in which part of the table, with which outcome where it ended. */
export interface Count {
  part: 'new' | 'carried_in' | 'ended' | 'carried_out';
  kind: Kind;
  outcome: Outcome | null;
  count: number;
}

export type Figures = Record<ReportRow, Record<Column, number>>;

/** Table three from the counts of one query. */
export function tableThree(counts: readonly Count[]): Figures {
  const rows: ReportRow[] = ['new', 'carried_in', ...resultRows.map(({ row }) => row), 'total', 'carried_out'];
  const empty = () => Object.fromEntries(columns.map((column) => [column, 0])) as Record<Column, number>;
  const figures = Object.fromEntries(rows.map((row) => [row, empty()])) as Figures;
  for (const { part, kind, outcome, count } of counts) {
    const row = part === 'ended' ? outcomes[outcome ?? 'other'].row : part;
    for (const column of [kind, 'all'] as const) {
      figures[row][column] += count;
      if (part === 'ended') figures.total[column] += count;
    }
  }
  return figures;
}

/** 「第一项加第二项之和，等于第三项加第四项之和」, printed on the form; the columns in which it does not hold. */
export const unbalanced = (figures: Figures): Column[] =>
  columns.filter(
    (column) =>
      figures.new[column] + figures.carried_in[column] !== figures.total[column] + figures.carried_out[column] ||
      figures.total[column] !== resultRows.reduce((sum, { row }) => sum + figures[row][column], 0),
  );

/** Rows of which the kinds do not add up to the whole. */
export const unsummed = (figures: Figures): ReportRow[] =>
  (Object.keys(figures) as ReportRow[]).filter(
    (row) => kindNames.reduce((sum, kind) => sum + figures[row][kind], 0) !== figures[row].all,
  );

export const disputeKinds = {
  reconsideration: '行政复议',
  lawsuit_direct: '未经复议直接起诉',
  lawsuit_after: '复议后起诉',
} as const;
export type DisputeKind = keyof typeof disputeKinds;
export const disputeKindNames = Object.keys(disputeKinds) as DisputeKind[];
export const disputeResults = {
  upheld: '结果维持',
  corrected: '结果纠正',
  other: '其他结果',
  pending: '尚未审结',
} as const;
export type DisputeResult = keyof typeof disputeResults;

export type Disputes = Record<DisputeKind, Record<DisputeResult | 'total', number>>;

/** Table four: three kinds, each with four results and their sum. */
export function tableFour(counts: readonly { kind: DisputeKind; result: DisputeResult; count: number }[]): Disputes {
  const empty = () => ({ upheld: 0, corrected: 0, other: 0, pending: 0, total: 0 });
  const table = Object.fromEntries(disputeKindNames.map((kind) => [kind, empty()])) as Disputes;
  for (const { kind, result, count } of counts) {
    table[kind][result] += count;
    table[kind].total += count;
  }
  return table;
}
