import { choices, form, text, whole } from '../../platform/form.ts';
import { type Role, roles } from '../caller.ts';
import { scopeNames } from './scopes.ts';

export const longestDays = 365;
export const mostTokens = 20;

export const tokenForm = form({
  name: text('用途', { required: '请写明给什么程序用，例如“OA 报送”。', min: 2, max: 60 }),
  scopes: choices('可以办理', scopeNames, { required: '请选择程序可以办理什么。' }),
  days: whole('有效天数', { required: true, min: 1, max: longestDays }),
});

/** A post in force, as the rules need it. */
export interface OwnPost {
  id: number;
  role: Role;
}

/** Why this token may not be issued, or null. */
export function whyNotToken(wanted: {
  suspended: boolean;
  posts: number[];
  days: number;
  held: OwnPost[];
  /** Tokens of the person that are in force. */
  living: number;
  secondFactor: boolean;
  needSecondFactor: Role[];
}): string | null {
  const { suspended, posts, days, held, living, secondFactor, needSecondFactor } = wanted;
  if (suspended) return '这个账号已停用，不能签发令牌。';
  if (posts.length === 0) return '请选择令牌以哪个岗位办理。';
  if (posts.some((post) => !held.some(({ id }) => id === post)))
    return '所选岗位不是本人现在的岗位，请刷新页面重新选择。';
  if (!(days >= 1 && days <= longestDays)) return `令牌的有效期是 1 到 ${longestDays} 天。`;
  if (living >= mostTokens) return `有效的令牌已有 ${living} 个，请先撤销不用的。`;
  const guarded = held.find(({ id, role }) => posts.includes(id) && needSecondFactor.includes(role));
  if (guarded && !secondFactor)
    return `${roles[guarded.role]}须用动态码：请先设置动态码并用它登录，再申请这个岗位的令牌。`;
  return null;
}
