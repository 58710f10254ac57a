import { choice, day, form, longText, text } from '../../../platform/form.ts';
import { idOf } from './number.ts';

/** Whom an office asks by name for its opinion (优化营商环境条例第六十二条：企业、行业协会商会). */
export const invitedKinds = { enterprise: '企业', association: '行业协会、商会', other: '其他单位' } as const;
export type InvitedKind = keyof typeof invitedKinds;
export const invitedKindNames = Object.keys(invitedKinds) as InvitedKind[];

/** 「定向征求 12 家，已答复 7 家，答复率 58%」; how many were asked and how many of them answered. */
export interface Response {
  invited: number;
  answered: number;
}

/** In whole per cent, rounded down, so that 100 is said only of all. */
export const rateOf = ({ invited, answered }: Response): number =>
  invited === 0 ? 0 : Math.floor((answered * 100) / invited);

export const responseWords = (response: Response): string =>
  `定向征求 ${response.invited} 家，已答复 ${response.answered} 家，答复率 ${rateOf(response)}%。`;

export const mostInvited = 200;

/** One name a line, each once; numbers before names in pasted lists are left out. */
export const namesIn = (typed: string): string[] => [
  ...new Set(
    typed
      .split('\n')
      .map((line) => line.replace(/^[\s\u3000]*(?:\d{1,3}[.、．)）])?[\s\u3000]*/, '').replace(/[\s\u3000]+$/, ''))
      .filter(Boolean),
  ),
];

export const inviteForm = form({
  kind: choice('种类', invitedKindNames, { required: '请选择是企业、协会还是其他单位。' }),
  names: longText('单位名称', { required: '请填写单位名称，一行一家。', max: 20_000 }),
  invitedOn: day('邀请日期', { required: '请填写哪一天邀请的。' }),
  way: text('方式', { max: 100 }),
});

/** What is wrong with a list of names, or null. */
export function whyNotNames(names: string[]): string | null {
  if (names.length > mostInvited) return `一次最多登记 ${mostInvited} 家，现在有 ${names.length} 家，请分几次。`;
  const wrong = names.find((name) => [...name].length < 2 || [...name].length > 100);
  return wrong === undefined ? null : `“${[...wrong].slice(0, 20).join('')}”不像单位名称，请写 2 到 100 个字的全称。`;
}

export const answerForm = form(
  {
    answeredOn: day('答复日期', { required: '请填写答复日期。' }),
    letter: text('意见编号', { max: 40 }),
  },
  ({ letter }) =>
    letter && idOf(letter) === null ? { letter: '请填写登记簿里的编号，例如 YJ-0000123；没有意见的不填。' } : {},
);
