import { type Validity, validities } from '../../../core/publications/rules.ts';
import { choice, day, form, longText, text } from '../../../platform/form.ts';

/** 类别 of the ledger (§4.6). */
export const categories = {
  rule: '政府规章',
  government: '政府规范性文件',
  department: '部门规范性文件',
  other: '其他政策文件',
} as const;
export type Category = keyof typeof categories;
export const categoryNames = Object.keys(categories) as Category[];

/** 效力状态 as the ledger shows it: 拟清理 while a round has concluded something and its announcement is not out. */
export const standings = { ...validities, proposed: '拟清理' } as const;
export type Standing = keyof typeof standings;

export const examinations = { legality: '合法性审核', competition: '公平竞争审查', evaluation: '有效期评估' } as const;
export type Examination = keyof typeof examinations;

/** 公平竞争审查 is a condition of issuing (公平竞争审查条例): what it may have come to. */
export const competitionOutcomes = ['不涉及经营者经济活动，无需审查', '审查通过', '适用例外规定'] as const;

/** Whether the text holds on a day: what was decided last, unless its term is over (dates, not flags). */
export function validityOn(day: string, facts: { decided: Validity | null; validUntil: string | null }): Validity {
  const { decided, validUntil } = facts;
  const state = decided ?? 'valid';
  return (state === 'valid' || state === 'amended') && validUntil !== null && validUntil < day ? 'expired' : state;
}

/** One text of a chain, oldest first; `here` is the one on whose page the chain stands. */
export interface ChainLink {
  title: string;
  number: string | null;
  href: string | null;
  on: string | null;
  validity: Validity;
  here: boolean;
}

const url = /^https?:\/\/[^\s<>"]{3,400}$/i;

/** What the ledger asks beyond what core knows; everything but the category may be entered later. */
export const regulationForm = form(
  {
    category: choice('类别', categoryNames, { required: '请选择类别。' }),
    issuer: text('制定机关', { max: 100 }),
    registerNumber: text('统一编号或登记号', { max: 60 }),
    topic: text('汇编专题', { max: 60 }),
    bases: longText('依据文件', { max: 2000 }),
    consultation: text('征求意见链接', { max: 400, pattern: url, wrong: '请写完整的网址，例如 https://…。' }),
    legalityNumber: text('合法性审核意见书编号', { max: 60 }),
    legalityOn: day('合法性审核日期'),
    competition: choice('公平竞争审查', competitionOutcomes),
    competitionOn: day('公平竞争审查日期'),
    evaluation: text('评估结论', { max: 200 }),
    evaluationOn: day('评估日期'),
  },
  ({ legalityNumber, legalityOn, competition, competitionOn, evaluation, evaluationOn }) => ({
    legalityNumber: legalityOn && !legalityNumber ? '请填写合法性审核意见书的编号。' : null,
    legalityOn: legalityNumber && !legalityOn ? '请填写合法性审核的日期。' : null,
    competition: competitionOn && !competition ? '请选择公平竞争审查的结论。' : null,
    competitionOn: competition && !competitionOn ? '请填写公平竞争审查的日期。' : null,
    evaluation: evaluationOn && !evaluation ? '请写评估的结论。' : null,
    evaluationOn: evaluation && !evaluationOn ? '请填写评估的日期。' : null,
  }),
);

/** 备案: where, under which number, when. */
export const filingForm = form({
  authority: text('受备机关', { required: '请填写受理备案的机关。', min: 2, max: 100 }),
  number: text('备案号', { max: 60 }),
  filedOn: day('备案日期', { required: '请填写备案日期。' }),
});
