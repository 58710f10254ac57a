import type { Role } from '../../../core/caller.ts';
import { type State, states } from '../rules.ts';

/** Everything that can be done with a case, in the words of the office. */
export const moves = {
  acknowledge: '确认收到，请申请人确认',
  confirm: '确认收到之日',
  transfer: '移送',
  register: '登记',
  split: '拆分',
  askCorrection: '告知补正',
  correct: '补正',
  lapse: '逾期，不再处理',
  askReason: '要求说明理由',
  explain: '说明理由',
  noticeFee: '收费通知',
  pay: '记录缴费',
  consult: '征求意见',
  serve: '记录征求意见书送达',
  hear: '记录意见',
  extend: '延期答复',
  delay: '合理延迟答复',
  search: '检索记录',
  draft: '拟答复并送审',
  passLaw: '法制审核通过',
  passSecrecy: '保密审查通过',
  sendBack: '退回',
  sign: '签发',
  deliver: '送达',
  withdraw: '撤回申请',
  archive: '归档',
  suggest: '建议主动公开',
  weigh: '审核主动公开的建议',
} as const;
export type Move = keyof typeof moves;
export const moveNames = Object.keys(moves) as Move[];

/** Who acts: holders of a duty in the unit of the case, the applicant with number and code, and nobody else. */
export type Actor = Role | 'applicant';

export interface Row {
  from: State;
  move: Move;
  by: Actor[];
  to: State;
  /** Where it stays instead while another consultation goes on. */
  or?: State;
}

const row = (from: State | State[], move: Move, by: Actor[], to: State | 'here', or?: State): Row[] =>
  [from].flat().map((one) => ({ from: one, move, by, to: to === 'here' ? one : to, ...(or ? { or } : {}) }));

const clerk: Actor[] = ['drafter'];
const both: Actor[] = ['drafter', 'applicant'];
const open: State[] = [
  'submitted',
  'acknowledged',
  'received',
  'correcting',
  'reasoning',
  'paying',
  'handling',
  'consulting',
  'law_review',
  'secrecy_review',
  'signing',
];

/** The whole way of a case (standards §1.8, §1.9), one row a move. What is not here cannot be done, by nobody. */
export const flow: readonly Row[] = [
  ...row('submitted', 'acknowledge', clerk, 'acknowledged'),
  ...row(['submitted', 'acknowledged'], 'confirm', clerk, 'received'),
  ...row('acknowledged', 'confirm', ['applicant'], 'received'),
  ...row(['submitted', 'acknowledged'], 'transfer', clerk, 'submitted'),
  ...row('received', 'register', clerk, 'handling'),
  ...row('handling', 'split', clerk, 'here'),
  ...row('handling', 'askCorrection', clerk, 'correcting'),
  ...row('correcting', 'correct', both, 'handling'),
  ...row(['correcting', 'paying'], 'lapse', clerk, 'closed'),
  ...row('handling', 'askReason', clerk, 'reasoning'),
  ...row('reasoning', 'explain', both, 'handling'),
  ...row('handling', 'noticeFee', ['disclosure'], 'paying'),
  ...row('paying', 'pay', clerk, 'handling'),
  ...row(['handling', 'consulting'], 'consult', clerk, 'consulting'),
  ...row('consulting', 'serve', clerk, 'here'),
  ...row('consulting', 'hear', clerk, 'handling', 'consulting'),
  ...row(['handling', 'consulting'], 'extend', ['disclosure'], 'here'),
  ...row(['handling', 'reasoning'], 'delay', ['disclosure'], 'handling'),
  ...row(['handling', 'consulting'], 'search', clerk, 'here'),
  // who was asked for reasons and gives none is answered all the same
  ...row(['handling', 'reasoning'], 'draft', clerk, 'law_review'),
  ...row('law_review', 'passLaw', ['reviewer'], 'secrecy_review'),
  ...row('law_review', 'sendBack', ['reviewer'], 'handling'),
  ...row('secrecy_review', 'passSecrecy', ['secrecy'], 'signing'),
  ...row('secrecy_review', 'sendBack', ['secrecy'], 'handling'),
  ...row('signing', 'sign', ['signer'], 'signed'),
  ...row('signing', 'sendBack', ['signer'], 'handling'),
  ...row('signed', 'deliver', clerk, 'delivered'),
  ...row(open, 'withdraw', both, 'closed'),
  ...row(['delivered', 'closed'], 'archive', clerk, 'archived'),
  ...row(['delivered', 'archived'], 'suggest', ['applicant'], 'here'),
  ...row(['delivered', 'archived'], 'weigh', ['disclosure'], 'here'),
];

export const isOpen = (state: State) => open.includes(state) || state === 'signed';

/** The rows that lead out of a state by one of these hands. */
export const movesFrom = (state: State, actors: readonly Actor[]): Row[] =>
  flow.filter((one) => one.from === state && one.by.some((actor) => actors.includes(actor)));

/** Why this cannot be done now, or not by these hands; 403 when the state would allow it to somebody else. */
export function whyNotMove(
  state: State,
  move: Move,
  actors: readonly Actor[],
): { why: string; status: 403 | 409 } | null {
  const rows = flow.filter((one) => one.from === state && one.move === move);
  if (rows.length === 0)
    return { why: `现在是“${states[state]}”，不能${moves[move]}。请刷新页面，看现在能做什么。`, status: 409 };
  if (rows.some((one) => one.by.some((actor) => actors.includes(actor)))) return null;
  return { why: `“${moves[move]}”不由您的岗位办理。请由本单位有这项职责的人办理。`, status: 403 };
}

/** The row by which this move goes. */
export const rowOf = (state: State, move: Move, actors: readonly Actor[]): Row =>
  movesFrom(state, actors).find((one) => one.move === move)!;

/** Whose desk it lies on, and what is to be done there: 环节. */
export const desk: Partial<Record<State, { role: Role; step: string }>> = {
  submitted: { role: 'drafter', step: '确认收到' },
  acknowledged: { role: 'drafter', step: '等申请人确认' },
  received: { role: 'drafter', step: '登记' },
  correcting: { role: 'drafter', step: '等待补正' },
  reasoning: { role: 'drafter', step: '等待说明理由' },
  paying: { role: 'drafter', step: '等待缴费' },
  handling: { role: 'drafter', step: '办理' },
  consulting: { role: 'drafter', step: '等待意见' },
  law_review: { role: 'reviewer', step: '法制审核' },
  secrecy_review: { role: 'secrecy', step: '保密审查' },
  signing: { role: 'signer', step: '签发' },
  signed: { role: 'drafter', step: '送达' },
  delivered: { role: 'drafter', step: '归档' },
  closed: { role: 'drafter', step: '归档' },
};
