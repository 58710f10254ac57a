import { choice, choices, day, form, rowId, text } from '../../platform/form.ts';
import { type Role, roles } from '../caller.ts';

/** 三员: each of them another person, and none of them drafts or clears documents (GB/T 22239-2019). */
export const administrators: Role[] = ['system', 'security', 'audit'];
export const isAdministrator = (role: Role) => administrators.includes(role);
const roleNames = Object.keys(roles) as Role[];

export const reasonsToSuspend = ['调离', '退休', '长期离岗', '停职', '账号安全'] as const;
export type ReasonToSuspend = (typeof reasonsToSuspend)[number];

export const personForm = form({
  account: text('账号', {
    required: true,
    max: 40,
    pattern: /^[a-z0-9._-]{2,40}$/,
    wrong: '账号用 2 到 40 个小写字母、数字、点、横线或下划线，例如 zhang.wei。',
  }),
  name: text('姓名', { required: true, max: 40 }),
  unit: rowId('单位', { required: true }),
  title: text('职务', { max: 60 }),
});

export const postForm = form({
  unit: rowId('单位', { required: true }),
  role: choice('岗位', roleNames, { required: true }),
});
export const endPostForm = form({ post: rowId('岗位', { required: true }) });
export const suspendForm = form({ reason: choice('停用原因', reasonsToSuspend, { required: true }) });
export const endSessionForm = form({ session: rowId('登录', { required: true }) });
export const endDeputyForm = form({ deputy: rowId('代理', { required: true }) });
export const secondFactorRolesForm = form({ roles: choices('岗位', roleNames) });
export const codeForm = form({ code: text('动态码', { required: true, max: 20 }) });
export const deputyForm = form(
  {
    deputy: rowId('代理人', { required: true }),
    fromOn: day('开始日期', { required: true }),
    untilOn: day('结束日期', { required: true }),
    reason: text('原因', { required: true, max: 100 }),
  },
  ({ fromOn, untilOn }) => ({ untilOn: untilOn! < fromOn! ? '结束日期不能早于开始日期。' : null }),
);

export const wrongCode = '动态码不对或已经用过。请等手机上出现新的 6 位数字再输入；手机的时间要准。';

/** Who does it and to whom, as the rules need them. */
export interface Subject {
  id: number;
  suspended: boolean;
  roles: Role[];
}

/** Why this person may not be given this post, or null. `by` is null for the system itself. */
export function whyNotGivePost(by: number | null, person: Subject, role: Role): string | null {
  if (by === person.id) return '不能给自己授予岗位，请由另一位安全管理员办理。';
  if (person.suspended) return '该账号已停用，请先恢复账号，再授予岗位。';
  const others = person.roles.filter((held) => held !== role);
  if (isAdministrator(role) && others.some(isAdministrator)) {
    return '系统管理员、安全管理员、审计员必须由三个人分别担任，该同志已担任其中之一。';
  }
  if (isAdministrator(role) && others.length > 0) {
    return `${roles[role]}不能兼任办文岗位，请先免去该同志的${others.map((held) => roles[held]).join('、')}岗位。`;
  }
  if (others.some(isAdministrator)) return '该同志是管理员，不能兼任办文岗位，请另选一人。';
  return null;
}

/** What an administrator does to a person and never to themself: ends a post, suspends, resets. */
export function whyNotOwn(by: number | null, person: number, deed: string): string | null {
  return by === person ? `不能${deed}，请由另一位安全管理员办理。` : null;
}

/** Why this colleague may not stand in for the person, or null. */
export function whyNotDeputy(
  person: Subject,
  deputy: Subject,
  period: { untilOn: string; today: string },
): string | null {
  if (person.id === deputy.id) return '代理人不能是本人，请选择一位同事。';
  if (deputy.suspended) return '所选同事的账号已停用，请另选一人。';
  if (person.roles.some(isAdministrator)) return '管理员的职责不能由他人代理，请由安全管理员另行授予岗位。';
  if (person.roles.length === 0) return '您目前没有可以代理的岗位。';
  if (deputy.roles.some(isAdministrator)) return '所选同事是管理员，不能代理办文岗位，请另选一人。';
  if (period.untilOn < period.today) return '结束日期已经过去，请改为今天或以后的日期。';
  return null;
}

/** Where to go after signing in: a page of the console on this very site, or the desk (no open redirect). */
export function safeNext(next: string | undefined): string {
  if (!next || next.length > 2000 || !/^\/staff(?:[/?]|$)/.test(next) || /[\\\s]|\p{Cc}/u.test(next)) return '/staff';
  const url = new URL(next, 'http://here.invalid');
  if (url.origin !== 'http://here.invalid' || !/^\/staff(?:\/|$)/.test(url.pathname)) return '/staff';
  if (/^\/staff\/(?:sign-|second-factor)/.test(url.pathname)) return '/staff';
  return url.pathname + url.search;
}

/** What still has to happen before a session may be used for work. */
export type Owes = 'nothing' | 'code' | 'password' | 'enrol';

/** The code first: whoever has only the password must not change it. */
export function owes(session: {
  factorSet: boolean;
  factorShown: boolean;
  factorRequired: boolean;
  mustChange: boolean;
}): Owes {
  if (session.factorSet && !session.factorShown) return 'code';
  if (session.mustChange) return 'password';
  return session.factorRequired && !session.factorSet ? 'enrol' : 'nothing';
}

/** Which addresses of the console are open to a session that still owes something; null when all are. */
export const openWhile: Record<Owes, { path: string; open: RegExp } | null> = {
  nothing: null,
  code: { path: '/staff/second-factor', open: /^\/staff\/second-factor$/ },
  password: { path: '/staff/account/password', open: /^\/staff\/account\/password$/ },
  enrol: { path: '/staff/account/second-factor', open: /^\/staff\/account\/second-factor(?:\/(?:start|confirm))?$/ },
};
